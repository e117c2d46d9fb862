import { isDay, type Day } from '../shared/dates.ts';

/** The first day on or after `on` with this `MM-DD`; null for the 29th of February, which does not come every year. */
export function nextYearlyDay(monthDay: string, on: Day): Day | null {
  if (!isDay(`2023-${monthDay}`)) return null;
  const thisYear = `${on.slice(0, 4)}-${monthDay}`;
  return thisYear >= on
    ? thisYear
    : `${String(Number(on.slice(0, 4)) + 1).padStart(4, '0')}-${monthDay}`;
}
