import type { FieldView } from '../http/page-parts.ts';
import type { FieldErrors } from '../http/posted.ts';
import { dropTestField, type ConditionTestTexts } from './condition-test-views.ts';
import { conditionKinds, conditionTesters } from './programme-codes.ts';
import {
  rowGroups,
  rowName,
  rowsOf,
  type FormValues,
  type RowGroup,
} from './programme-form-values.ts';
import { conditionKindLabels, testerLabels } from './programme-labels.ts';

/** A list of the form with its rows; buttons add and remove rows without saving. */
export interface RowGroupView {
  id: string;
  heading: string;
  emptyText: string;
  addLabel: string;
  addValue: string;
  rows: {
    legend: string;
    hidden: { name: string; value: string }[];
    fields: FieldView[];
    removeValue: string;
  }[];
}

interface RowsState {
  values: FormValues;
  errors: FieldErrors;
  tests: ConditionTestTexts;
}

type FieldShape = Pick<FieldView, 'label' | 'kind'> &
  Partial<Pick<FieldView, 'hint' | 'options' | 'required' | 'rows' | 'maxLength'>>;

interface GroupShape {
  heading: string;
  /** Of one row. */
  legend: string;
  emptyText: string;
  addLabel: string;
  /** Fields that are shown; the others are carried along. */
  fields: Readonly<Record<string, FieldShape>>;
}

const select = (label: string, options: Record<string, string>): FieldShape => ({
  label,
  kind: 'select',
  required: true,
  options: Object.entries(options).map(([value, text]) => ({ value, label: text })),
});

const shapes: Record<RowGroup, GroupShape> = {
  limits: {
    heading: 'Beträge und Grenzen',
    legend: 'Grenze',
    emptyText: 'Keine Grenze eingetragen: Die Seite sagt dann „Quelle nennt keine Grenze“.',
    addLabel: 'Grenze hinzufügen',
    fields: {
      bound: select('Art', { max: 'höchstens', min: 'mindestens' }),
      amount: { label: 'Betrag', kind: 'money', required: true },
      of: select('Betrifft', { grant: 'die Förderung', costs: 'die Gesamtkosten' }),
      per: select('Bezug', { application: 'je Antrag', year: 'je Jahr', other: 'anderer Bezug' }),
      what: { label: 'In den Worten der Quelle', kind: 'text', required: true, maxLength: 500 },
    },
  },
  deadlines: {
    heading: 'Fristen',
    legend: 'Frist',
    emptyText: 'Keine Frist eingetragen. Das Ende einer Richtlinie ist keine Frist.',
    addLabel: 'Frist hinzufügen',
    fields: {
      on: { label: 'Tag', kind: 'date', required: true },
      time: { label: 'Uhrzeit', kind: 'text', maxLength: 10 },
      what: { label: 'Was eingereicht wird', kind: 'text', maxLength: 500 },
    },
  },
  yearly: {
    heading: 'Fristen, die jedes Jahr wiederkehren',
    legend: 'Jährliche Frist',
    emptyText: 'Keine jährliche Frist eingetragen.',
    addLabel: 'Jährliche Frist hinzufügen',
    fields: {
      day: {
        label: 'Tag und Monat, zum Beispiel 31.03.',
        kind: 'text',
        required: true,
        maxLength: 10,
      },
      what: { label: 'Was eingereicht wird', kind: 'text', maxLength: 500 },
    },
  },
  conditions: {
    heading: 'Fördervoraussetzungen und Hinweise',
    legend: 'Voraussetzung',
    emptyText: 'Keine Voraussetzung eingetragen.',
    addLabel: 'Voraussetzung hinzufügen',
    fields: {
      text: { label: 'Voraussetzung', kind: 'textarea', rows: 3, required: true, maxLength: 2000 },
      kind: select(
        'Art',
        Object.fromEntries(conditionKinds.map((kind) => [kind, conditionKindLabels[kind]])),
      ),
      effect: select('Wirkung', {
        blocking: 'ohne sie keine Förderung',
        informative: 'nur ein Hinweis',
      }),
      testedBy: {
        label: 'Wird schon geprüft durch',
        kind: 'select',
        hint: 'Was ein Kriterium dieses Formulars schon prüft, wird nicht noch einmal gefragt.',
        options: [
          { value: '', label: 'nichts: eine Person bestätigt es' },
          ...conditionTesters.map((code) => ({ value: code, label: testerLabels[code] })),
        ],
      },
      reading: {
        label: 'Warum so eingeordnet',
        kind: 'text',
        hint: 'Zum Beispiel: „Die Richtlinie sagt ‚muss‘.“',
        required: true,
        maxLength: 1000,
      },
    },
  },
  contacts: {
    heading: 'Stellen, die Auskunft geben',
    legend: 'Stelle',
    emptyText: 'Keine Stelle eingetragen. Bitte Ämter eintragen, keine Namen von Personen.',
    addLabel: 'Stelle hinzufügen',
    fields: {
      name: { label: 'Stelle', kind: 'text', required: true, maxLength: 500 },
      department: { label: 'Abteilung', kind: 'text', maxLength: 500 },
      address: { label: 'Anschrift', kind: 'textarea', rows: 3 },
      phone: { label: 'Telefon', kind: 'text', maxLength: 60 },
      email: { label: 'E-Mail', kind: 'email', maxLength: 200 },
      website: { label: 'Website', kind: 'text', maxLength: 1000 },
    },
  },
  sources: {
    heading: 'Quellen',
    legend: 'Quelle',
    emptyText: 'Noch keine Quelle eingetragen.',
    addLabel: 'Quelle hinzufügen',
    fields: {
      what: {
        label: 'Titel der Quelle',
        kind: 'text',
        hint: 'Zum Beispiel: Richtlinie des Rates vom 12.05.2026',
        required: true,
        maxLength: 500,
      },
      url: { label: 'Adresse', kind: 'text', maxLength: 1000 },
    },
  },
};

export function rowGroupView(group: RowGroup, { values, errors, tests }: RowsState): RowGroupView {
  const shape = shapes[group];
  return {
    id: `liste-${group}`,
    heading: shape.heading,
    emptyText: shape.emptyText,
    addLabel: shape.addLabel,
    addValue: `zeile-neu:${group}`,
    rows: rowsOf(values, group).map(({ index, row }, position) => ({
      legend: `${shape.legend} ${position + 1}`,
      hidden: rowGroups[group]
        .filter((field) => shape.fields[field] === undefined && field !== 'dropTest')
        .map((field) => ({ name: rowName(group, index, field), value: row[field] ?? '' })),
      fields: [
        ...Object.entries(shape.fields).map(([field, part]) => {
          const name = rowName(group, index, field);
          return { ...part, name, value: row[field] ?? '', error: errors[name] ?? null };
        }),
        ...dropTestField(row, rowName(group, index, 'dropTest'), tests),
      ],
      removeValue: `zeile-weg:${group}:${index}`,
    })),
  };
}
