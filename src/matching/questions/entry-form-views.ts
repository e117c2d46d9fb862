import type { FieldView, StoredFormView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { financeShapes, valuesOfFact } from '../../quarters/finances/finance-entry.ts';
import { valuesOfNeed } from '../../quarters/needs/need-form-values.ts';
import { missingFactPath, missingFactsPath } from '../match-paths.ts';
import { costShapes } from './cost-fill.ts';
import { isFilled, rowFieldId, rowFieldName, valuesByRow, versionsText } from './entry-values.ts';
import type { FactEntry } from './fact-entry.ts';
import { quarterFieldTitles, rowTitle } from './missing-fact-words.ts';
import { shapesOf, type FieldShape } from './missing-field.ts';
import type { OpenedFacts } from './missing-facts-service.ts';
import type { MissingFact } from './missing-facts.ts';

/** The form of one entry: a field for every row. */
export interface EntryFormView {
  action: string;
  /** The need the page was narrowed to; empty for the whole city. */
  needId: string;
  versions: string;
  isUnsaved: boolean;
  conflict: StoredFormView['conflict'];
  /** Fills empty fields from a percentage of the costs; null for other data than the own share. */
  share: FieldView | null;
  /** What that filled, not saved yet. */
  said: string | null;
}

/** A form that came back. */
export interface EntryFormState {
  key: string;
  values: PostedValues;
  errors: FieldErrors;
  versions: ReadonlyMap<string, number>;
  isStale: boolean;
  said?: string;
}

/** One line to be filled in, with what is stored now. */
export interface StoredRow {
  /** Under which its fields are posted: a need, a cost item, a quarter, a municipality. */
  id: string;
  /** Whose version counts. */
  versionOf: string;
  version: number;
  /** Names the row in the label of its field. */
  title: string;
  shapes: readonly FieldShape[];
  values: PostedValues;
}

/** The lines of a fact; none where it has no field on the spot. */
export function storedRows(fact: MissingFact, opened: OpenedFacts): StoredRow[] {
  const { datum, owner } = fact;
  const title = rowTitle(fact, opened.city);
  if (datum.of === 'need' && owner.kind === 'need') {
    const one = opened.city.needs.find(({ need }) => need.id === owner.needId);
    if (!one) return [];
    const { need } = one;
    const row = { id: need.id, versionOf: need.id, version: need.version, title };
    if (datum.field !== 'costs') {
      const own = opened.organisations.filter(
        ({ municipalityId }) => municipalityId === need.municipalityId,
      );
      return [{ ...row, shapes: shapesOf(datum.field, own), values: valuesOfNeed(need) }];
    }
    return need.costItems
      .filter(({ amountCentsPerYear }) => amountCentsPerYear === null)
      .map((item) => ({
        ...{ ...row, id: item.id, title: `„${item.label}“, ${title}` },
        ...{ shapes: costShapes(item), values: {} },
      }));
  }
  if (datum.of === 'quarter' && owner.kind === 'quarter') {
    const quarter = opened.quarters.get(owner.quarterId);
    if (!quarter) return [];
    const known = quarter.areaStatus[datum.field];
    const value = known === null ? '' : known ? 'ja' : 'nein';
    return [
      {
        ...{ id: quarter.id, versionOf: quarter.id, version: quarter.version, title },
        shapes: [areaShape(datum.field, quarter.areaStatus.note)],
        values: { [datum.field]: value },
      },
    ];
  }
  if (datum.of !== 'municipality' || owner.kind !== 'municipality') return [];
  const { municipalityId: id } = owner;
  const stored = opened.finances.get(id)?.[datum.field];
  if (!stored) return [];
  const row = { id, versionOf: id, version: stored.version, title };
  return [{ ...row, shapes: financeShapes, values: valuesOfFact(stored) }];
}

function areaShape(field: 'sozialeStadt' | 'isek', note: string | null): FieldShape {
  return {
    name: field,
    label: quarterFieldTitles[field],
    kind: 'radios',
    required: true,
    ...(note === null ? {} : { hint: `Zum Quartier ist vermerkt: ${note}` }),
    options: [
      { value: 'ja', label: 'ja' },
      { value: 'nein', label: 'nein' },
    ],
  };
}

/** The fields of a row: what was typed, else what is stored. */
export function rowFields(
  { id, title, shapes, values }: StoredRow,
  { key }: Pick<FactEntry, 'key'>,
  form: EntryFormState | undefined,
): FieldView[] {
  return shapes.map((shape) => {
    const name = rowFieldName(shape.name, id);
    return {
      ...shape,
      name,
      id: rowFieldId(key, name),
      label: shapes.length === 1 ? title : `${shape.label}: ${title}`,
      // No field of a long list has to be filled in.
      required: true,
      value: (form ? form.values[name] : values[shape.name]) ?? '',
      error: form?.errors[name] ?? null,
    };
  });
}

/** null where no row has a field. */
export function entryForm(
  entry: FactEntry,
  rows: readonly StoredRow[],
  { needId, form }: { needId: string | null; form: EntryFormState | undefined },
): EntryFormView | null {
  if (!rows.some(({ shapes }) => shapes.length > 0)) return null;
  const isShare = entry.datum.of === 'need' && entry.datum.field === 'ownShareCentsPerYear';
  return {
    action: missingFactPath(entry.key),
    needId: needId ?? '',
    versions: versionsText(new Map(rows.map(({ versionOf, version }) => [versionOf, version]))),
    isUnsaved: form !== undefined,
    conflict: form?.isStale === true ? conflictOf(rows, form) : null,
    share: isShare ? shareField(form) : null,
    said: form?.said ?? null,
  };
}

function shareField(form: EntryFormState | undefined): FieldView {
  const typed = form?.values['anteil'];
  return {
    name: 'anteil',
    label: 'Eigenanteil als Anteil an den Kosten im Jahr',
    kind: 'number',
    suffix: '%',
    required: true,
    maxLength: 6,
    value: typeof typed === 'string' ? typed : '',
    error: form?.errors['anteil'] ?? null,
  };
}

/** Both texts of every row that somebody else saved meanwhile. */
function conflictOf(rows: readonly StoredRow[], form: EntryFormState): EntryFormView['conflict'] {
  const names = [...new Set(rows.flatMap(({ shapes }) => shapes.map(({ name }) => name)))];
  const typed = valuesByRow(form.values, names);
  const found = rows.flatMap(({ id, versionOf, version, title, shapes, values }) => {
    const row = typed.get(id);
    if (!row || !isFilled(row) || form.versions.get(versionOf) === version) return [];
    return shapes.map((shape) => ({
      label: shapes.length === 1 ? title : `${shape.label}: ${title}`,
      saved: shownValue(shape, values[shape.name]),
      typed: shownValue(shape, row[shape.name]),
    }));
  });
  return { rows: found.filter((row) => row.saved !== row.typed), reloadHref: missingFactsPath() };
}

function shownValue({ options }: FieldShape, value: PostedValues[string] | undefined): string {
  const codes = typeof value === 'string' ? [value] : (value ?? []);
  const texts = codes.map(
    (code) => options?.find((option) => option.value === code)?.label ?? code,
  );
  const text = texts.filter((one) => one !== '').join(', ');
  return text === '' ? '(leer)' : text;
}
