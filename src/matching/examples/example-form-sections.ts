import type { FieldView } from '../../http/page-parts.ts';
import { costTypeCodes } from '../../programmes/programme-codes.ts';
import {
  applicantLabels,
  costTypeLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import type { Programme } from '../../programmes/programme.ts';
import { askedConditions, conditionField, costField } from './example-form-values.ts';
import { verdictLabels } from '../match-labels.ts';

/** The fields of an example's form, in their sections. */

export type FieldShape = Omit<FieldView, 'value' | 'error'>;
export interface ExampleSection {
  id: string;
  heading: string;
  lead: string | null;
  shapes: FieldShape[];
}

type Options = NonNullable<FieldView['options']>;
const optionsOf = (labels: Readonly<Record<string, string>>): Options =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const notSaid = { value: '', label: 'nicht bekannt' };
const choice = (name: string, label: string, options: Options): FieldShape => ({
  name,
  label,
  kind: 'select',
  options: [notSaid, ...options],
});
const yesNo: Options = [
  { value: 'ja', label: 'ja' },
  { value: 'nein', label: 'nein' },
];
const boxes = (
  name: string,
  label: string,
  labels: Readonly<Record<string, string>>,
): FieldShape => ({
  name,
  label,
  kind: 'checkbox',
  options: optionsOf(labels),
});
const text = (name: string, label: string, hint?: string): FieldShape => ({
  name,
  label,
  kind: 'text',
  maxLength: 500,
  ...(hint === undefined ? {} : { hint }),
});

const result: ExampleSection = {
  id: 'ergebnis',
  heading: 'Das Beispiel',
  lead: null,
  shapes: [
    { name: 'title', label: 'Titel', kind: 'text', required: true, maxLength: 200 },
    {
      name: 'expected',
      label: 'Erwartetes Ergebnis',
      kind: 'select',
      required: true,
      options: optionsOf(verdictLabels),
    },
    {
      name: 'why',
      label: 'Begründung',
      kind: 'textarea',
      rows: 3,
      required: true,
      maxLength: 1000,
    },
    {
      name: 'on',
      label: 'Stichtag',
      kind: 'date',
      hint: 'An diesem Tag wird geprüft, damit ein Antragszeitraum, der später endet, das Beispiel nicht ändert. Leer: heute.',
    },
  ],
};

const need: ExampleSection = {
  id: 'bedarf',
  heading: 'Der Bedarf',
  lead: 'Was leer bleibt, ist nicht bekannt. Es wird nie angenommen.',
  shapes: [
    boxes('topics', 'Themen', topicLabels),
    boxes('targetGroups', 'Zielgruppen', targetGroupLabels),
    boxes('applicants', 'Wer den Antrag stellen würde', applicantLabels),
    choice('forwarding', 'Die Stadt leitet an einen Träger weiter', yesNo),
    choice('carrier', 'Rechtsform des Trägers', optionsOf(applicantLabels)),
    boxes('partners', 'Weitere Partner', applicantLabels),
    { name: 'start', label: 'Beginn', kind: 'month' },
    { name: 'months', label: 'Dauer', kind: 'number', suffix: 'Monate' },
  ],
};

const costs: ExampleSection = {
  id: 'kosten',
  heading: 'Kosten je Jahr',
  lead: 'Ein Betrag genügt; ein Haken ohne Betrag heißt: noch nicht beziffert.',
  shapes: [
    boxes('costKinds', 'Kostenarten', costTypeLabels),
    ...costTypeCodes.map((kind): FieldShape => ({
      name: costField(kind),
      label: `Betrag: ${costTypeLabels[kind]}`,
      kind: 'money',
    })),
    { name: 'ownShare', label: 'Eigenmittel je Jahr', kind: 'money' },
  ],
};

const place: ExampleSection = {
  id: 'ort',
  heading: 'Ort, Konzept und was schon läuft',
  lead: null,
  shapes: [
    text(
      'ags',
      'Amtlicher Gemeindeschlüssel',
      'Acht Ziffern, zum Beispiel 05316000 für Leverkusen',
    ),
    choice('sozialeStadt', 'Gebiet „Sozialer Zusammenhalt“ / „Soziale Stadt“', yesNo),
    choice('isek', 'Gebiet eines ISEK', yesNo),
    choice('weak', 'Kommune gilt als finanzschwach', yesNo),
    choice('provisional', 'Vorläufige Haushaltsführung', yesNo),
    choice('duty', 'Aufgabe', [
      { value: 'freiwillig', label: 'freiwillig' },
      { value: 'pflicht', label: 'Pflichtaufgabe' },
    ]),
    choice('concept', 'Konzept', [
      { value: 'none', label: 'keines' },
      { value: 'inPreparation', label: 'in Vorbereitung' },
      { value: 'exists', label: 'liegt vor' },
      { value: 'councilApproved', label: 'vom Rat beschlossen' },
    ]),
    text('provider', 'Wer dort schon arbeitet', '„niemand“ sagt, dass es niemanden gibt'),
    text('since', 'Seit wann', '„noch nicht begonnen“ sagt, dass nichts läuft'),
    text('paidBy', 'Wer es bezahlt', '„niemand“ sagt, dass es niemand bezahlt'),
  ],
};

/** Each condition that only a person can settle, or that a person may settle against its test. */
function confirmed(programme: Programme): ExampleSection[] {
  const asked = askedConditions(programme);
  if (asked.length === 0) return [];
  return [
    {
      id: 'bestaetigt',
      heading: 'Fördervoraussetzungen im Beispiel',
      lead: 'Was hier bestätigt ist, zählt mehr als jede automatische Prüfung.',
      shapes: asked.map(({ key, text: condition }) =>
        choice(conditionField(key), condition, [
          { value: 'met', label: 'erfüllt' },
          { value: 'notMet', label: 'nicht erfüllt' },
        ]),
      ),
    },
  ];
}

export const exampleSections = (programme: Programme): ExampleSection[] => [
  result,
  need,
  costs,
  place,
  ...confirmed(programme),
];
