import { daysBetween, type Day } from '../shared/dates.ts';
import type { DateNoticeKind } from './notice.ts';

/** How many days before a date somebody is told, each stage once. */
export const dateStages = [90, 30, 14, 7, 1] as const;
export type DateStage = (typeof dateStages)[number];

/** Who only follows a programme plans nothing yet and is told later. */
const stagesOf: Partial<Record<DateNoticeKind, readonly DateStage[]>> = {
  followOpens: [14, 1],
  followCloses: [30, 14, 7, 1],
};

/** The stages of a kind of date, the farthest first. */
export function stagesFor(kind: DateNoticeKind): readonly DateStage[] {
  return stagesOf[kind] ?? dateStages;
}

/**
 * The one stage that is due on a day: the nearest that has been reached, so that after a downtime nobody hears of the
 * earlier ones as well. null = still far away, or over. Whole calendar days: no night is longer or shorter here.
 */
export function stageOn(
  dueOn: Day,
  today: Day,
  stages: readonly DateStage[] = dateStages,
): DateStage | null {
  const days = daysBetween(today, dueOn);
  if (days < 0) return null;
  return stages.findLast((stage) => days <= stage) ?? null;
}
