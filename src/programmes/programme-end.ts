import { lastDayOfPeriod, type Day, type Month } from '../shared/dates.ts';
import type { Programme } from './programme.ts';

/**
 * The end of the programme, where a period reaches beyond it; else null. It may be the validity of the guideline only,
 * so that this is a question to the funder and never a refusal.
 */
export function endPassedBy(
  { window }: Pick<Programme, 'window'>,
  { startMonth, months }: { startMonth: Month; months: number },
): Day | null {
  const end = window.programmeEndsOn;
  return end !== null && lastDayOfPeriod(startMonth, months) > end ? end : null;
}
