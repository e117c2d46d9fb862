import { financeShapes } from '../../quarters/finances/finance-entry.ts';
import { costFieldNames } from './cost-fill.ts';
import type { Datum } from './missing-datum.ts';
import { fillFields } from './missing-field.ts';

/** The fields an entry is filled in with. */

/** Under this name stands what is wrong with a form as a whole. */
export const wholeForm = 'formular';

export function fieldNames(datum: Datum): readonly string[] {
  if (datum.of === 'quarter') return [datum.field];
  if (datum.of === 'municipality') return financeShapes.map(({ name }) => name);
  if (datum.of !== 'need') return [];
  return datum.field === 'costs'
    ? costFieldNames
    : fillFields[datum.field].shapes.map(({ name }) => name);
}
