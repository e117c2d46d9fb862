import { costPerYear, type Need } from '../quarters/needs/need.ts';
import { formatCents } from '../shared/money.ts';
import type { Coverage } from './coverage.ts';

/**
 * unit: cents a year of the costs that nothing of this grant pays, even if all of its ceiling came. null where costs or
 * ceiling are not known, or where nothing remains.
 */
export function remainingCentsPerYear(
  need: Pick<Need, 'costItems' | 'months'>,
  { ceilingGrantCents, per }: Coverage,
): number | null {
  const { centsPerYear, missing } = costPerYear(need);
  if (need.costItems.length === 0 || missing.length > 0) return null;
  if (ceilingGrantCents === null) return null;
  const years = per === 'year' || need.months === null ? 1 : need.months / 12;
  const remaining = Math.floor(centsPerYear - ceilingGrantCents / years);
  return remaining > 0 ? remaining : null;
}

/** The ceiling is no promise. null where it is not known. */
export function remainingText(
  need: Pick<Need, 'costItems' | 'months'>,
  coverage: Coverage,
): string | null {
  const cents = remainingCentsPerYear(need, coverage);
  if (cents === null) return null;
  // What could raise the ceiling is open: then this sum is no lower bound.
  const isLeast = coverage.mayRise.length === 0;
  const sum = `${isLeast ? 'mindestens ' : ''}${formatCents(cents)}`;
  const open = isLeast ? '' : '; weniger, wenn die Klärung einen höheren Betrag ergibt';
  return `Nach dieser Förderung blieben im Jahr ${sum} anders zu bezahlen${open}. Gerechnet mit dem Höchstbetrag; er ist eine Obergrenze, keine Zusage.`;
}
