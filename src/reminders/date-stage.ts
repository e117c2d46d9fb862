import { daysBetween, type Day } from '../shared/dates.ts';

/** How many days before a date somebody is told, each stage once. */
export const dateStages = [90, 30, 14, 7, 1] as const;
export type DateStage = (typeof dateStages)[number];

/**
 * The one stage that is due on a day: the nearest that has been reached, so that after a downtime nobody hears of the
 * earlier ones as well. null = still far away, or over. Whole calendar days: no night is longer or shorter here.
 */
export function stageOn(dueOn: Day, today: Day): DateStage | null {
  const days = daysBetween(today, dueOn);
  if (days < 0) return null;
  return dateStages.findLast((stage) => days <= stage) ?? null;
}
