import type { FieldView } from '../../http/page-parts.ts';
import type { FieldErrors } from '../../http/posted.ts';
import type { FormValues } from '../../programmes/programme-form-values.ts';
import type { Day } from '../../shared/dates.ts';
import type { Need } from '../needs/need.ts';
import type { Organisation } from '../quarter.ts';
import { offeredYears } from './funding-years.ts';

type Shape = Omit<FieldView, 'value' | 'error'>;

interface GroupShape {
  heading: string;
  text: string | null;
  fields: Shape[];
}

/** The fields of a funding in the order in which a person has the facts at hand: what, when, how much, how it goes on. */
export function fundingFieldGroups(
  { need, organisations }: { need: Need; organisations: readonly Organisation[] },
  { values, errors }: { values: FormValues; errors: FieldErrors },
  { today, programmes }: { today: Day; programmes: readonly string[] },
): { heading: string; text: string | null; fields: FieldView[] }[] {
  const groups: GroupShape[] = [
    { heading: 'Was bezahlt', text: null, fields: whatFields(organisations, programmes) },
    { heading: 'Zeitraum und Stellen', text: null, fields: periodFields },
    {
      heading: 'Beträge je Haushaltsjahr',
      text: 'Was bewilligt oder beantragt ist. Ein leeres Feld heißt „nicht bekannt“ und zählt nicht als gedeckt.',
      fields: amountFields(values, need, today),
    },
    { heading: 'Was damit bezahlt wird', text: null, fields: coverFields(need) },
    { heading: 'Wie es weitergeht', text: null, fields: continuationFields },
    { heading: 'Nachweis', text: null, fields: sourceFields },
  ];
  return groups
    .filter(({ fields }) => fields.length > 0)
    .map((group) => ({
      ...group,
      fields: group.fields.map((shape) => ({
        ...shape,
        value: values[shape.name] ?? '',
        error: errors[shape.name] ?? null,
      })),
    }));
}

function whatFields(
  organisations: readonly Organisation[],
  programmes: readonly string[],
): Shape[] {
  return [
    {
      name: 'label',
      label: 'Bezeichnung',
      kind: 'text',
      required: true,
      maxLength: 200,
      hint: 'Zum Beispiel: Landesmittel „Zusammen im Quartier“',
    },
    ...kindFields,
    {
      name: 'programme',
      label: 'Programm des Katalogs',
      kind: 'text',
      maxLength: 300,
      hint: 'Einen Vorschlag auswählen oder den ganzen Namen eingeben; leer, wenn es keines gibt',
      suggestions: programmes,
    },
    {
      name: 'carrierId',
      label: 'Träger',
      kind: 'select',
      options: [
        { value: '', label: 'nicht angegeben' },
        ...organisations.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ];
}

const kindFields: Shape[] = [
  {
    name: 'status',
    label: 'Stand',
    kind: 'radios',
    required: true,
    options: [
      { value: 'granted', label: 'bewilligt' },
      { value: 'applied', label: 'beantragt', hint: 'Zählt nirgends als Geld.' },
    ],
  },
  {
    name: 'extent',
    label: 'Umfang',
    kind: 'radios',
    required: true,
    options: [
      { value: 'voll', label: 'finanziert den ganzen Bedarf' },
      { value: 'teilweise', label: 'finanziert einen Teil' },
    ],
  },
];

const periodFields: Shape[] = [
  { name: 'fromOn', label: 'Von', kind: 'date' },
  { name: 'untilOn', label: 'Bis', kind: 'date', hint: 'Leer, wenn das Ende nicht bekannt ist' },
  {
    name: 'postsFilled',
    label: 'Besetzte Stellen',
    kind: 'number',
    hint: 'In vollen Stellen, eine halbe ist 0,5',
  },
  { name: 'postsVacant', label: 'Unbesetzte Stellen', kind: 'number' },
];

const continuationFields: Shape[] = [
  {
    name: 'continuationDueOn',
    label: 'Fortsetzungsantrag bis',
    kind: 'date',
    hint: 'Wann der Antrag auf Fortsetzung spätestens gestellt sein muss',
  },
  {
    name: 'budgetDueOn',
    label: 'Anmeldung zum Haushalt bis',
    kind: 'date',
    hint: 'Wann die Mittel für die Zeit danach angemeldet sein müssen',
  },
];

const sourceFields: Shape[] = [
  { name: 'note', label: 'Hinweis', kind: 'textarea', rows: 4 },
  {
    name: 'sourceTitle',
    label: 'Quelle',
    kind: 'text',
    maxLength: 500,
    hint: 'Zum Beispiel: Bescheid vom 03.11.2026',
  },
  {
    name: 'sourceUrl',
    label: 'Adresse der Quelle',
    kind: 'text',
    maxLength: 1000,
    hint: 'Beginnt mit https://',
  },
];

function amountFields(values: FormValues, need: Need, today: Day): Shape[] {
  return offeredYears(values, need, today).map((year) => ({
    name: `amount-${year}`,
    label: String(year),
    kind: 'money',
  }));
}

function coverFields({ costItems }: Need): Shape[] {
  if (costItems.length === 0) return [];
  return [
    {
      name: 'covers',
      label: 'Bezahlte Kostenpositionen',
      kind: 'checkbox',
      hint: 'Keine ausgewählt: der Bedarf im Ganzen',
      options: costItems.map(({ id, label }) => ({ value: id, label })),
    },
  ];
}
