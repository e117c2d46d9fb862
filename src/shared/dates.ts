import { z } from 'zod';

/**
 * Days, months and instants. A day is a Berlin calendar day as `YYYY-MM-DD`, a month `YYYY-MM`, an instant UTC ISO
 * text. Arithmetic is done in UTC on the numbers of the day, so that neither the time zone of the machine nor a
 * daylight-saving night can move it.
 */
export type Day = string;
export type Month = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Whether the text is a day that exists (`2027-02-30` does not). */
export function isDay(text: string): text is Day {
  const parts = dayPattern.exec(text);
  if (!parts) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether the text is a month between the years 1990 and 2100. */
export function isMonth(text: string): text is Month {
  return /^(19[9]\d|20\d\d|2100)-(0[1-9]|1[0-2])$/u.test(text);
}

/** The month somebody typed: `07/2027`, `7/2027`, `7.2027`, `2027-07` or `2027-7`; undefined if it is none. */
export function parseMonth(text: string): Month | undefined {
  const [, first = '', firstYear] = /^(\d{1,2})[./](\d{4})$/u.exec(text) ?? [];
  const [, lastYear = '', last = ''] = /^(\d{4})-(\d{1,2})$/u.exec(text) ?? [];
  const month =
    firstYear === undefined
      ? `${lastYear}-${last.padStart(2, '0')}`
      : `${firstYear}-${first.padStart(2, '0')}`;
  return isMonth(month) ? month : undefined;
}

export const day = z.string().refine(isDay, 'Bitte ein Datum angeben, das es gibt.');

function utcOf(date: Day): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dayOf(utcMilliseconds: number): Day {
  return new Date(utcMilliseconds).toISOString().slice(0, 10);
}

const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const berlinTime = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});

/** The calendar day in Berlin at an instant. */
export function berlinDay(instant: Date): Day {
  return berlin.format(instant);
}

/** The instant at which a Berlin day begins, summer and winter time alike. */
export function startOfBerlinDay(date: Day): Date {
  const inSummerTime = new Date(`${date}T00:00:00+02:00`);
  return berlinDay(inSummerTime) === date ? inSummerTime : new Date(`${date}T00:00:00+01:00`);
}

export function addDays(date: Day, days: number): Day {
  return dayOf(utcOf(date) + days * 86_400_000);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000);
}

export function addMonths(month: Month, months: number): Month {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1];
  const total = year * 12 + index + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

/** Whole months from the month of `from` to the month of `to`, both counted: 2027-07 to 2027-12 is six. */
export function monthsInclusive(from: Month, to: Month): number {
  const index = (month: Month): number =>
    Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from) + 1;
}

/** The last day of the period that starts on the first of `month` and lasts `months` months. */
export function lastDayOfPeriod(month: Month, months: number): Day {
  return addDays(firstDayOf(addMonths(month, months)), -1);
}

/** `2026-11-22` → `22.11.2026`. */
export function formatDay(date: Day): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** The day in Berlin of a stored instant: `2026-11-28T23:30:00.000Z` → `29.11.2026`. */
export function formatDayOf(instant: string): string {
  return formatDay(berlinDay(new Date(instant)));
}

/** `2027-07` → `07/2027`. */
export function formatMonth(month: Month): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** A year, month or day as its source gave it: `2027`, `02/2027`, `15.02.2027`. */
export function formatCoarseDate(date: string): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatMonth(date) : formatDay(date);
}

/** `22.11.2026, 18:05 Uhr`, Berlin time. */
export function formatInstant(instant: Date): string {
  return `${formatDay(berlinDay(instant))}, ${berlinTime.format(instant)} Uhr`;
}
