import type { PostedValues } from '../../http/posted.ts';
import { textOf } from '../../programmes/programme-form-values.ts';
import { centsToInput } from '../../shared/money.ts';
import { formatPlainNumber } from '../../shared/text.ts';
import type { NeedDraft } from './need-draft.ts';

/** The fields of the need form as they are posted, and its lists of aims and measures. */

export const rowGroups = {
  aims: ['text', 'indicatorId', 'baseline', 'baselineLabel', 'target', 'targetYear'],
  measures: ['title', 'detail'],
} as const;
export type RowGroup = keyof typeof rowGroups;
export type Row = Readonly<Record<string, string>>;

const rowGroupNames = Object.keys(rowGroups) as RowGroup[];

export const rowName = (group: RowGroup, index: number, field: string): string =>
  `${group}-${index}-${field}`;

export function valuesOfNeed(draft: NeedDraft): PostedValues {
  const forwarding = draft.forwarding === null ? '' : draft.forwarding ? 'ja' : 'nein';
  return {
    title: draft.title,
    description: draft.description,
    buildingBlock: draft.buildingBlock ?? '',
    topics: draft.topics,
    targetGroups: draft.targetGroups,
    applicants: draft.applicants,
    forwarding,
    carrierId: draft.carrierId ?? '',
    startMonth: draft.startMonth ?? '',
    months: draft.months === null ? '' : String(draft.months),
    duty: draft.duty ?? '',
    priority: draft.priority ?? '',
    presentProvider: draft.presentProvider ?? '',
    runningSince: draft.runningSince ?? '',
    paidBy: draft.paidBy ?? '',
    conceptStatus: draft.conceptStatus ?? '',
    conceptNote: draft.conceptNote ?? '',
    ownShareCentsPerYear: centsToInput(draft.ownShareCentsPerYear),
    ...flat('aims', draft.aims),
    ...flat('measures', draft.measures),
  };
}

/** The rows of a list with their numbers in the form, empty ones included. */
export function rowsOf(values: PostedValues, group: RowGroup): { index: number; row: Row }[] {
  const pattern = new RegExp(`^${group}-(\\d{1,3})-`, 'u');
  const indexes = Object.keys(values).flatMap((name) => {
    const found = pattern.exec(name);
    return found ? [Number(found[1])] : [];
  });
  return [...new Set(indexes)]
    .sort((a, b) => a - b)
    .map((index) => ({ index, row: rowAt(values, group, index) }));
}

export const isEmptyRow = (row: Row): boolean => Object.values(row).every((value) => value === '');

/**
 * Buttons that add, remove or move a row without saving: the values with that change, undefined for the button that
 * saves. Moving changes places, never numbers, so that errors stay at their fields.
 */
export function withRowAction(values: PostedValues): PostedValues | undefined {
  const [, verb, name, number] =
    /^zeile-(neu|weg|hoch|runter):([a-z]+)(?::(\d{1,3}))?$/u.exec(textOf(values, 'aktion')) ?? [];
  const group = rowGroupNames.find((one) => one === name);
  if (group === undefined) return undefined;
  const rows = rowsOf(values, group);
  const at = rows.findIndex(({ index }) => index === Number(number));
  if (verb === 'neu') {
    const empty = Object.fromEntries(rowGroups[group].map((field) => [field, '']));
    return { ...values, ...flatAt(group, (rows.at(-1)?.index ?? -1) + 1, empty) };
  }
  const row = rows[at];
  if (!row) return values;
  if (verb === 'weg') {
    const start = rowName(group, row.index, '');
    return Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith(start)));
  }
  const other = rows[verb === 'hoch' ? at - 1 : at + 1];
  if (!other) return values;
  return {
    ...values,
    ...flatAt(group, row.index, other.row),
    ...flatAt(group, other.index, row.row),
  };
}

function rowAt(values: PostedValues, group: RowGroup, index: number): Row {
  return Object.fromEntries(
    rowGroups[group].map((field) => [field, textOf(values, rowName(group, index, field))]),
  );
}

const flatAt = (group: RowGroup, index: number, row: Row): Record<string, string> =>
  Object.fromEntries(
    rowGroups[group].map((field) => [rowName(group, index, field), row[field] ?? '']),
  );

function flat(group: RowGroup, rows: readonly object[]): Record<string, string> {
  const shown = (value: unknown): string =>
    typeof value === 'number' ? formatPlainNumber(value) : typeof value === 'string' ? value : '';
  return Object.assign(
    {},
    ...rows.map((row, index) => {
      const texts = Object.entries(row).map(([field, value]) => [field, shown(value)] as const);
      return flatAt(group, index, Object.fromEntries(texts));
    }),
  ) as Record<string, string>;
}
