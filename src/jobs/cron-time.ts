import { parse } from 'node-cron';
import { addDays, berlinDay, type Day } from '../shared/dates.ts';

/** When a cron expression of five fields is due in Berlin. node-cron starts the work, this says what is late or next. */

const berlinClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * The Berlin minute `2026-11-22T05:30`: the slot of a tick. The hour that an autumn night repeats gives the same
 * slots twice, so that what is due in it runs once.
 */
export function berlinMinute(instant: Date): string {
  return `${berlinDay(instant)}T${berlinClock.format(instant)}`;
}

/** The latest tick at or before an instant, within the last year. */
export function lastTick(cron: string, upTo: Date): Date | undefined {
  const today = berlinDay(upTo);
  for (let back = 0; back <= 366; back += 1) {
    const due = ticksOn(cron, addDays(today, -back)).filter((tick) => tick <= upTo);
    if (due.length > 0) return due.at(-1);
  }
  return undefined;
}

/** The first tick after an instant, within a year. */
export function nextTick(cron: string, after: Date): Date | undefined {
  const today = berlinDay(after);
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const next = ticksOn(cron, addDays(today, ahead)).find((tick) => tick > after);
    if (next) return next;
  }
  return undefined;
}

/** The ticks of one Berlin day in order; a minute that a spring night skips has none. */
function ticksOn(cron: string, date: Day): Date[] {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(cron);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const isDue =
    dayOfMonth.includes(Number(date.slice(8, 10))) &&
    month.includes(Number(date.slice(5, 7))) &&
    dayOfWeek.includes(weekday);
  if (!isDue) return [];
  return hour.flatMap((h) => minute.flatMap((m) => instantOf(`${date}T${two(h)}:${two(m)}`) ?? []));
}

const two = (count: number): string => String(count).padStart(2, '0');

/** The first instant at which clocks in Berlin show this minute. */
function instantOf(minute: string): Date | undefined {
  return ['+02:00', '+01:00']
    .map((offset) => new Date(`${minute}:00${offset}`))
    .find((instant) => berlinMinute(instant) === minute);
}
