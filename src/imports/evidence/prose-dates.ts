import { isDay, type Day } from '../../shared/dates.ts';

/** A calendar date in a sentence. */
export interface ProseDate {
  start: number;
  end: number;
  /** null: the sentence gives no year. */
  on: Day | null;
  /** `MM-DD`. */
  monthDay: string;
}

const monthNumbers: Record<string, string> = {
  jan: '01',
  jän: '01',
  feb: '02',
  mär: '03',
  mae: '03',
  apr: '04',
  mai: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  okt: '10',
  nov: '11',
  dez: '12',
};
const monthNames =
  'Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\\.|Feb\\.|Febr\\.|Aug\\.|Sept\\.|Okt\\.|Nov\\.|Dez\\.';
/** Four digits or none: a cut or two-digit year makes no date at all. */
const datePattern = new RegExp(
  `(?<![\\d.,])(?<day>\\d{1,2})\\.\\s{0,2}(?:(?<month>\\d{1,2})\\.(?:\\s?(?<year>\\d{4})(?![\\d.]\\d|\\d))?(?!\\s?\\d)|(?<name>${monthNames})(?![\\p{L}])(?:\\s(?<namedYear>\\d{4})(?!\\d))?(?!\\s?\\d))`,
  'gu',
);
/** What stands before a section number or a citation. */
const notADate =
  /(?:Nr\.|Nrn\.|Nummern?|Ziffern?|Ziff\.|Punkt|Punkte|Abschnitt|Abschn\.|Kapitel|Kap\.|Absatz|Abs\.|Artikel|Art\.|Anlage|Buchstabe|§§?|Teil|Tz\.|Kennziffer|Version)\s{0,2}$/u;
const connected = /^\s*(?:,|und|oder|sowie|beziehungsweise|bzw\.|\/|und zum|oder zum|und der)\s*$/u;

/**
 * Every date that exists in a sentence, in order. A date without a year takes that of the date it is joined to ("bis
 * zum 20.04. und 15.09.2026"); next to an unconnected year it is dropped, because cutting its year would make it recur.
 */
export function findDates(text: string): ProseDate[] {
  const found: ProseDate[] = [];
  for (const match of text.matchAll(datePattern)) {
    if (notADate.test(text.slice(Math.max(0, match.index - 14), match.index))) continue;
    const date = readDate(match, text);
    if (date) found.push(date);
  }
  return withJoinedYears(found, text);
}

function readDate(match: RegExpExecArray, text: string): ProseDate | null {
  const { day = '', month, name, year, namedYear } = match.groups ?? {};
  const number = month ?? monthNumbers[name?.slice(0, 3).toLocaleLowerCase('de-DE') ?? ''] ?? '';
  const monthDay = `${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const start = match.index;
  let end = start + match[0].length;
  let given = year ?? namedYear;
  const ofYear = /^ des Jahres (?<year>\d{4})(?!\d)/u.exec(text.slice(end, end + 20));
  if (given === undefined && ofYear) {
    given = ofYear.groups?.['year'];
    end += ofYear[0].length;
  }
  if (given === undefined) {
    // "6.9." at the beginning of a line is a section; the 29th of February does not come every year.
    const isSection = month !== undefined && start === 0;
    return isDay(`2023-${monthDay}`) && !isSection ? { start, end, on: null, monthDay } : null;
  }
  const on = `${given}-${monthDay}`;
  return isDay(on) && given > '1949' && given < '2100' ? { start, end, on, monthDay } : null;
}

function withJoinedYears(dates: readonly ProseDate[], text: string): ProseDate[] {
  const joined: ProseDate[] = [];
  for (const date of dates.toReversed()) {
    const next = joined[0];
    const isJoined = next !== undefined && connected.test(text.slice(date.end, next.start));
    const year = isJoined ? (next.on?.slice(0, 4) ?? null) : null;
    joined.unshift(
      date.on === null && year !== null ? { ...date, on: `${year}-${date.monthDay}` } : date,
    );
  }
  const hasYear = /(?<!\d)(?:19|20)\d\d(?!\d)/u.test(text);
  return joined.filter(({ on }) => on !== null || !hasYear);
}

/** `HH:MM` right after a date or, where the sentence has only this one, anywhere in it; 24 Uhr is no time of day. */
export function timeOf(text: string, date: ProseDate, isOnlyDate: boolean): string | null {
  const near =
    /^[\s,(]{0,3}(?:um |bis |spätestens |bis spätestens )?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?Uhr/u;
  const any = /(?<![\d:.])(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?Uhr/u;
  const match =
    near.exec(text.slice(date.end, date.end + 40)) ?? (isOnlyDate ? any.exec(text) : null);
  if (!match) return null;
  const { hour = '', minute = '00' } = match.groups ?? {};
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}
