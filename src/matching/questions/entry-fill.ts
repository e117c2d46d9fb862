import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader } from '../../programmes/form-reader.ts';
import type { NeedCostSave } from '../../quarters/costs/cost-item-service.ts';
import { parseFinanceForm } from '../../quarters/finances/finance-entry.ts';
import type { FinanceDraft } from '../../quarters/finances/municipal-finances.ts';
import type { NeedSave } from '../../quarters/needs/need-edit-service.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { Organisation } from '../../quarters/quarter.ts';
import { costFieldNames, readCostFill } from './cost-fill.ts';
import { isFilled, rowFieldName, valuesByRow } from './entry-values.ts';
import { fillFields, readFill, type FillableField } from './missing-field.ts';

/** What was typed into the rows of an entry, read row by row; rows that say nothing, or nothing new, are left out. */

export interface PostedEntry {
  values: PostedValues;
  /** As they were on the page, by need, quarter or municipality. */
  versions: ReadonlyMap<string, number>;
}

export interface ReadRows<Save> {
  saves: Save[];
  errors: FieldErrors;
  /** Rows whose need or quarter is not there (any more). */
  lost: string[];
}

/** A version that no row has: whoever posts none is told that it is another one by now. */
const versionOf = ({ versions }: PostedEntry, id: string): number => versions.get(id) ?? -1;

export function readNeedRows(
  field: FillableField,
  posted: PostedEntry,
  { needs, organisations }: { needs: readonly Need[]; organisations: readonly Organisation[] },
): ReadRows<NeedSave> {
  const byId = new Map(needs.map((need) => [need.id, need]));
  const names = fillFields[field].shapes.map(({ name }) => name);
  return readRows(posted, names, (id, row) => {
    const need = byId.get(id);
    if (!need) return null;
    const own = organisations.filter((one) => one.municipalityId === need.municipalityId);
    const { change, errors } = readFill(field, row, { before: need, organisations: own });
    const draft = { ...need, ...change };
    const isNew = JSON.stringify(draft) !== JSON.stringify(need);
    const save = { id, draft, expectedVersion: versionOf(posted, id) };
    return { errors, save: isNew ? save : null };
  });
}

/** Rows are cost items here; those of one need are saved under its one version. */
export function readCostRows(posted: PostedEntry, needs: readonly Need[]): ReadRows<NeedCostSave> {
  const items = new Map(
    needs.flatMap((need) => need.costItems.map((item) => [item.id, { need, item }] as const)),
  );
  const { saves, ...rest } = readRows(posted, costFieldNames, (id, row) => {
    const found = items.get(id);
    if (!found) return null;
    const { draft, errors } = readCostFill(found.item, row);
    return { errors, save: draft && { needId: found.need.id, itemId: id, draft } };
  });
  const byNeed = new Map<string, typeof saves>();
  for (const save of saves) byNeed.set(save.needId, [...(byNeed.get(save.needId) ?? []), save]);
  return {
    ...rest,
    saves: [...byNeed].map(([needId, found]) => ({
      needId,
      expectedVersion: versionOf(posted, needId),
      items: found.map(({ itemId, draft }) => ({ itemId, draft })),
    })),
  };
}

export interface AreaFill {
  quarterId: string;
  isInside: boolean;
  expectedVersion: number;
}

export function readAreaRows(
  field: 'sozialeStadt' | 'isek',
  posted: PostedEntry,
  quarterIds: readonly string[],
): ReadRows<AreaFill> {
  return readRows(posted, [field], (quarterId, row) => {
    if (!quarterIds.includes(quarterId)) return null;
    const choice = createFormReader(row).choice(field, ['ja', 'nein']);
    const expectedVersion = versionOf(posted, quarterId);
    const save = choice && { quarterId, isInside: choice === 'ja', expectedVersion };
    return { errors: {}, save };
  });
}

export interface FinanceFill {
  municipalityId: string;
  draft: FinanceDraft;
  expectedVersion: number;
}

export function readFinanceRows(
  posted: PostedEntry,
  municipalityIds: readonly string[],
  fields: readonly string[],
): ReadRows<FinanceFill> {
  return readRows(posted, fields, (municipalityId, row) => {
    if (!municipalityIds.includes(municipalityId)) return null;
    const parsed = parseFinanceForm(row);
    if (!parsed.ok) return { errors: parsed.errors, save: null };
    const { draft } = parsed;
    const save = { municipalityId, draft, expectedVersion: versionOf(posted, municipalityId) };
    return { errors: {}, save: draft.value === null ? null : save };
  });
}

function readRows<Save>(
  { values }: PostedEntry,
  fields: readonly string[],
  read: (id: string, row: PostedValues) => { save: Save | null; errors: FieldErrors } | null,
): ReadRows<Save> {
  const found: ReadRows<Save> & { errors: Record<string, string> } = {
    saves: [],
    errors: {},
    lost: [],
  };
  for (const [id, row] of valuesByRow(values, fields)) {
    if (!isFilled(row)) continue;
    const one = read(id, row);
    if (!one) {
      found.lost.push(id);
      continue;
    }
    for (const [name, text] of Object.entries(one.errors)) {
      found.errors[rowFieldName(name, id)] = text;
    }
    if (one.save) found.saves.push(one.save);
  }
  return found;
}
