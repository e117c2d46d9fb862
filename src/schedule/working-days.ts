import { getHolidays } from 'feiertagejs';
import { addDays, type Day } from '../shared/dates.ts';

/** Working days of the administration in Nordrhein-Westfalen: Monday to Friday, without the state's public holidays. */

const holidaysByYear = new Map<string, ReadonlySet<Day>>();

function holidaysOf(year: string): ReadonlySet<Day> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  // `date` is noon UTC; the library's own `dateString` is read in the machine's zone and one day late in New Zealand.
  const days = new Set(getHolidays(year, 'NW').map(({ date }) => date.toISOString().slice(0, 10)));
  holidaysByYear.set(year, days);
  return days;
}

export function isHoliday(day: Day): boolean {
  return holidaysOf(day.slice(0, 4)).has(day);
}

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** The day itself if people work then, else the last working day before it. */
export function workingDayOnOrBefore(day: Day): Day {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** So many working days before a day; zero is the last working day on or before it. */
export function workingDaysBefore(day: Day, count: number): Day {
  let candidate = workingDayOnOrBefore(day);
  for (let left = count; left > 0; left -= 1) {
    candidate = workingDayOnOrBefore(addDays(candidate, -1));
  }
  return candidate;
}

/** Working days from a day (not counted) to a later one (counted); zero where it is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
