import type { FieldView } from '../../http/page-parts.ts';
import type { DecisionChoices } from './match-decision-service.ts';
import {
  departmentLimit,
  reasonCodes,
  reasonLabels,
  type DecisionValues,
} from './match-decision.ts';

/** The fields of each step on the page of a match. */

export const noValues: DecisionValues = {
  reason: '',
  note: '',
  person: '',
  department: '',
  organisation: '',
};

const noteField = (values: DecisionValues, hint: string): FieldView => ({
  name: 'remark',
  label: 'Notiz',
  kind: 'textarea',
  rows: 2,
  maxLength: 1000,
  hint,
  value: values.note,
});

const inside = 'Nur in der Verwaltung zu sehen. Bitte keine Namen von Privatpersonen.';

export const rememberFields = (values: DecisionValues): FieldView[] => [noteField(values, inside)];

export const dismissFields = (values: DecisionValues): FieldView[] => [
  {
    name: 'reason',
    label: 'Grund',
    kind: 'select',
    required: true,
    value: values.reason,
    hint: 'Der Treffer kommt nur wieder, wenn sich etwas Entscheidendes ändert: eine Voraussetzung, eine Frist, ein Betrag.',
    options: [
      { value: '', label: 'Bitte wählen' },
      ...reasonCodes.map((code) => ({ value: code, label: reasonLabels[code] })),
    ],
  },
  noteField(values, `Bei „Sonstiges“ nötig. ${inside}`),
];

export const assignFields = (values: DecisionValues, { people }: DecisionChoices): FieldView[] => [
  {
    name: 'person',
    label: 'Person',
    kind: 'select',
    required: true,
    value: values.person,
    hint: 'Konten der Sozialverwaltung dieser Kommune. Die Person erhält einen Hinweis.',
    options: [
      { value: '', label: 'Bitte wählen' },
      ...people.map(({ id, name }) => ({ value: id, label: name })),
    ],
  },
];

export const handoverFields = (
  values: DecisionValues,
  { departments }: DecisionChoices,
): FieldView[] => [
  {
    name: 'department',
    label: 'Fachbereich',
    kind: 'text',
    required: true,
    maxLength: departmentLimit,
    value: values.department,
    suggestions: departments,
    hint: 'Vorgeschlagen werden die bekannten Fachbereiche; eine andere Stelle können Sie eintragen. Danach erscheinen hier Quick-Check und Quartiersblatt zum Drucken und ein Begleittext. Es wird nichts versendet.',
  },
  {
    ...noteField(
      values,
      'Warum, und was dort zu tun ist. Steht auch im Begleittext. Bitte keine Namen von Privatpersonen.',
    ),
    label: 'Grund der Abgabe',
  },
];

/** A match is shared with one carrier at a time: who shares again must know what that ends. */
const replacesText = (sharedWith: string | null): string =>
  sharedWith === null
    ? ''
    : `Zurzeit geteilt mit: ${sharedWith}. Ein anderer Träger tritt an diese Stelle, dort ist der Treffer dann nicht mehr zu sehen. `;

export const shareFields = (
  values: DecisionValues,
  { organisations }: DecisionChoices,
  sharedWith: string | null,
): FieldView[] => [
  {
    name: 'organisation',
    label: 'Träger',
    kind: 'select',
    required: true,
    value: values.organisation,
    hint:
      organisations.length === 0
        ? 'Für diese Kommune ist noch kein Träger eingetragen. Eine Person mit der Rolle Administration kann ihn unter „Organisationen“ anlegen.'
        : `${replacesText(sharedWith)}Konten dieses Trägers sehen dann Bedarf (Titel), Quartier, Programm, Ergebnis mit Gründen und den Hinweis unten; keine Kosten und keine internen Notizen.`,
    options: [
      { value: '', label: 'Bitte wählen' },
      ...organisations.map(({ id, name, hasAccount }) => ({
        value: id,
        label: hasAccount ? name : `${name} (noch ohne Konto)`,
      })),
    ],
  },
  { ...noteField(values, 'Das liest der Träger.'), label: 'Hinweis an den Träger' },
];
