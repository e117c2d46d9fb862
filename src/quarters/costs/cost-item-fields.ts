import type { FieldView } from '../../http/page-parts.ts';
import type { FieldErrors } from '../../http/posted.ts';
import { costTypeCodes } from '../../programmes/programme-codes.ts';
import { costTypeLabels } from '../../programmes/programme-labels.ts';
import { formatCents } from '../../shared/money.ts';
import { costBasisLabels } from '../quarter-labels.ts';
import type { Reckoning } from './cost-calculation-post.ts';
import type { CostValues } from './cost-item-values.ts';
import { postShapes, type CostShape, type CostShapeGroup } from './cost-post-fields.ts';
import type { PlanKind } from './cost-plan.ts';

export interface FieldGroup {
  /** null = the first group, which needs no heading. */
  legend: string | null;
  fields: FieldView[];
}

/** The fields of a kind, in the order in which one fills them in. */
export function costFieldGroups(
  kind: PlanKind,
  { values, errors, use }: { values: CostValues; errors: FieldErrors; use: Reckoning },
): FieldGroup[] {
  const fill = (shape: CostShape): FieldView => ({
    ...shape,
    value: values[shape.name],
    error: errors[shape.name] ?? null,
  });
  return shapesOf(kind, use).map(({ legend, shapes }) => ({
    legend,
    fields: shapes.map(fill),
  }));
}

const options = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
  codes.map((code) => ({ value: code, label: labels[code] }));

function shapesOf(kind: PlanKind, use: Reckoning): CostShapeGroup[] {
  const head: CostShapeGroup = {
    legend: null,
    shapes: [
      { name: 'label', label: 'Bezeichnung', kind: 'text', required: true, maxLength: 300 },
      {
        name: 'costType',
        label: 'Kostenart',
        kind: 'select',
        required: true,
        options: options(costTypeCodes, costTypeLabels),
      },
    ],
  };
  if (kind === 'post') return [head, ...postShapes(use.payTables), known(false)];
  head.shapes.push(...flatShapes(kind, use));
  return [head, known(kind !== 'overhead')];
}

/** How well it is known. */
function known(withBasis: boolean): CostShapeGroup {
  const basis: CostShape = {
    name: 'inputBasis',
    label: 'Wie die Angaben bekannt sind',
    kind: 'select',
    required: true,
    options: [
      { value: '', label: 'nach der Quelle: mit Quelle abgeleitet, ohne Quelle Annahme' },
      ...options(['belegt', 'abgeleitet', 'annahme'], costBasisLabels),
    ],
  };
  return {
    legend: 'Quelle und Hinweis',
    shapes: [
      ...(withBasis ? [basis] : []),
      {
        name: 'sourceTitle',
        label: 'Quelle',
        kind: 'text',
        hint: 'Zum Beispiel: Angebot vom 03.11.2026. Ohne Quelle gilt der Betrag als Annahme.',
        maxLength: 500,
      },
      {
        name: 'sourceUrl',
        label: 'Adresse der Quelle',
        kind: 'text',
        hint: 'Beginnt mit https://',
        maxLength: 1000,
      },
      {
        name: 'note',
        label: 'Hinweis',
        kind: 'text',
        hint: 'Steht am Ende der Berechnung. Bitte keine Namen und keine Entgeltstufen.',
        maxLength: 1000,
      },
    ],
  };
}

type SettingKey = 'centsPerResident' | 'centsPerAssembly' | 'materialCentsPerYear';

function flatShapes(kind: Exclude<PlanKind, 'post'>, { assumptions }: Reckoning): CostShape[] {
  const own = (name: 'amount' | 'unitAmount', label: string, key: SettingKey): CostShape => {
    const { value, basis } = assumptions[key];
    const mark = basis === 'annahme' ? ' (Annahme)' : '';
    const hint = `Leer lassen für den Ansatz der Kommune: ${formatCents(value)}${mark}`;
    return { name, label, kind: 'money', hint };
  };
  switch (kind) {
    case 'perYear':
      return [{ name: 'amount', label: 'Betrag je Jahr', kind: 'money' }];
    case 'material':
      return [own('amount', 'Betrag je Jahr', 'materialCentsPerYear')];
    case 'once':
      return [{ name: 'amount', label: 'Betrag', kind: 'money' }, onceMonth];
    case 'perResident':
      return [
        { name: 'residents', label: 'Einwohnerinnen und Einwohner', kind: 'number' },
        residentsAsOf,
        own('unitAmount', 'Betrag je Einwohner und Jahr', 'centsPerResident'),
      ];
    case 'perEvent':
      return [
        { name: 'events', label: 'Anzahl im Jahr', kind: 'number' },
        countedUnit,
        own('unitAmount', 'Betrag je Stück', 'centsPerAssembly'),
      ];
    case 'overhead':
      return [];
  }
}

const onceMonth: CostShape = {
  name: 'month',
  label: 'Monat',
  kind: 'month',
  hint: 'Monat und Jahr, zum Beispiel 07/2027. Leer lassen für den Beginn des Bedarfs',
};

const residentsAsOf: CostShape = {
  name: 'residentsAsOf',
  label: 'Stand und Quelle der Zahl',
  kind: 'text',
  hint: 'Zum Beispiel: 31.12.2025, Melderegister',
  maxLength: 500,
};

const countedUnit: CostShape = {
  name: 'unit',
  label: 'Was gezählt wird',
  kind: 'text',
  hint: 'Leer lassen für Versammlungen',
  maxLength: 100,
};
