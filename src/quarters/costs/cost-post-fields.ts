import type { FieldView } from '../../http/page-parts.ts';
import { paySystemLabels } from './cost-calculation-texts.ts';
import type { CostField } from './cost-item-values.ts';
import { paySystems } from './cost-plan.ts';
import type { PayTables } from './pay-table.ts';

/** A field without what stands in it. */
export type CostShape = Omit<FieldView, 'name' | 'value'> & { name: CostField };

export interface CostShapeGroup {
  /** null = the first group, which needs no heading. */
  legend: string | null;
  shapes: CostShape[];
}

/** The fields of a post. */
export function postShapes(payTables: PayTables): CostShapeGroup[] {
  return [
    { legend: 'Umfang und Beginn', shapes: extentShapes(payTables) },
    { legend: 'Entgelt', shapes: [payBy, ...tableShapes(payTables), ...statedShapes] },
    { legend: 'Gemeinkosten und Pauschale', shapes: [overhead, ...lumpShapes] },
  ];
}

function extentShapes({ fullTimeHours }: PayTables): CostShape[] {
  return [
    {
      name: 'share',
      label: 'Anteil einer vollen Stelle',
      kind: 'number',
      hint: 'Zum Beispiel 0,5; mehrere Stellen zum Beispiel 1,5',
    },
    {
      name: 'hours',
      label: 'oder Stunden je Woche',
      kind: 'number',
      hint: `Geht dem Anteil vor; volle Stelle: ${fullTimeHours.hoursPerWeek} Stunden (Annahme)`,
    },
    {
      name: 'startMonth',
      label: 'Voraussichtlicher Beginn der Stelle',
      kind: 'month',
      hint: 'Monat und Jahr, zum Beispiel 07/2027. Leer lassen für den Beginn des Bedarfs',
    },
  ];
}

const payBy: CostShape = {
  name: 'payBy',
  label: 'Gerechnet wird',
  kind: 'radios',
  required: true,
  options: [
    { value: 'table', label: 'nach Entgelttabelle' },
    { value: 'employer', label: 'mit dem, was der Träger je volle Stelle angibt' },
  ],
};

function tableShapes({ groups }: PayTables): CostShape[] {
  const steps = ['1', '2', '3', '4', '5', '6'];
  return [
    {
      name: 'group',
      label: 'Entgeltgruppe (nach Entgelttabelle)',
      kind: 'select',
      options: [
        { value: '', label: 'bitte wählen' },
        ...groups.map(({ code, label, scale }) => ({ value: code, label: `${label} (${scale})` })),
      ],
    },
    {
      name: 'step',
      label: 'Stufe zu Beginn der Stelle (nach Entgelttabelle)',
      kind: 'select',
      hint: 'Vertraulich: sehen nur die Sozialverwaltung und der anstellende Träger',
      options: [
        { value: '', label: 'noch nicht bekannt' },
        ...steps.map((step) => ({ value: step, label: `Stufe ${step}` })),
      ],
    },
  ];
}

const statedShapes: CostShape[] = [
  {
    name: 'system',
    label: 'Vergütung (Angabe des Trägers)',
    kind: 'select',
    options: paySystems.map((system) => ({ value: system, label: paySystemLabels[system] })),
  },
  {
    name: 'statedAmount',
    label: 'Arbeitgeberbrutto je volle Stelle und Jahr (Angabe des Trägers)',
    kind: 'money',
  },
  {
    name: 'statedBy',
    label: 'Wer das angibt',
    kind: 'text',
    hint: 'Zum Beispiel: Angabe der Diakonie. Wo es steht, kommt unten als Quelle',
    maxLength: 200,
  },
  {
    name: 'statedOn',
    label: 'Stand der Angabe',
    kind: 'text',
    hint: 'Jahr oder Tag, zum Beispiel 2025',
    maxLength: 10,
  },
  {
    name: 'isRaised',
    label: 'Angabe des Trägers jährlich um die angenommene Tarifsteigerung erhöhen',
    kind: 'checkbox',
  },
];

const overhead: CostShape = {
  name: 'withOverhead',
  label: 'Gemeinkosten in dieser Position ansetzen',
  kind: 'checkbox',
  hint: 'Nur ansetzen, wenn die Richtlinie Gemeinkosten zulässt',
};

const lumpShapes: CostShape[] = [
  {
    name: 'lumpAmount',
    label: 'Pauschale des Programms je volle Stelle und Jahr',
    kind: 'money',
    hint: 'Geht den tatsächlichen Kosten vor',
  },
  { name: 'lumpTitle', label: 'Richtlinie der Pauschale', kind: 'text', maxLength: 500 },
  { name: 'lumpUrl', label: 'Adresse der Richtlinie', kind: 'text', maxLength: 1000 },
  {
    name: 'lumpOn',
    label: 'Stand der Richtlinie',
    kind: 'text',
    hint: 'Jahr oder Tag',
    maxLength: 10,
  },
];
