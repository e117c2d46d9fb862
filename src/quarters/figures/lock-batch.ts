import type { Suppression } from './secrecy.ts';

const rowsPerStatement = 500;

/** One statement for many rows: locking them one by one held the database for more than half a second. */
export function lockBatches(
  locks: readonly { id: string; why: Suppression }[],
): { ids: string[]; why: Suppression }[] {
  const batches: { ids: string[]; why: Suppression }[] = [];
  for (const { id, why } of locks) {
    const open = batches.findLast((batch) => batch.why === why);
    if (open && open.ids.length < rowsPerStatement) open.ids.push(id);
    else batches.push({ ids: [id], why });
  }
  return batches;
}
