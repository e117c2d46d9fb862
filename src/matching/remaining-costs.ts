import { costPerYear, type Need } from '../quarters/needs/need.ts';
import { formatCents } from '../shared/money.ts';
import type { Coverage } from './coverage.ts';

/**
 * unit: cents a year of the costs that nothing of this grant pays, even if all of its ceiling came. null where costs,
 * ceiling or what could raise it are not known, or where nothing remains.
 */
export function remainingCentsPerYear(
  need: Pick<Need, 'costItems' | 'months'>,
  { ceilingGrantCents, per, mayRise }: Coverage,
): number | null {
  const { centsPerYear, missing } = costPerYear(need);
  if (need.costItems.length === 0 || missing.length > 0) return null;
  if (ceilingGrantCents === null || mayRise.length > 0) return null;
  const years = per === 'year' || need.months === null ? 1 : need.months / 12;
  const remaining = Math.floor(centsPerYear - ceilingGrantCents / years);
  return remaining > 0 ? remaining : null;
}

/** A lower bound: the ceiling is no promise. null where it is not known. */
export function remainingText(
  need: Pick<Need, 'costItems' | 'months'>,
  coverage: Coverage,
): string | null {
  const cents = remainingCentsPerYear(need, coverage);
  return cents === null
    ? null
    : `Nach dieser Förderung blieben im Jahr mindestens ${formatCents(cents)} anders zu bezahlen. Gerechnet mit dem Höchstbetrag; er ist eine Obergrenze, keine Zusage.`;
}
