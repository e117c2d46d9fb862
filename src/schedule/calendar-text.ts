import { addDays, type Day } from '../shared/dates.ts';
import { calendarKindLabels, type CalendarEntry } from './calendar.ts';

/**
 * The calendar as a file other programs read (RFC 5545): whole days, lines of at most 75 octets.
 * @param madeAt UTC instant
 */
export function calendarText(entries: readonly CalendarEntry[], madeAt: Date): string {
  const stamp = `${madeAt.toISOString().replaceAll(/[-:]/gu, '').slice(0, 15)}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foerderpfad//Kalender//DE',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Förderpfad',
    ...entries.flatMap((entry) => eventLines(entry, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(entry: CalendarEntry, stamp: string): string[] {
  const { id, on, kind, title, details, isCancelled, isDemo } = entry;
  const demo = isDemo ? ' (Demo)' : '';
  return [
    'BEGIN:VEVENT',
    `UID:${id}@foerderpfad`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${escaped(`${calendarKindLabels[kind]}: ${title}${demo}`)}`,
    ...(details.length === 0 ? [] : [`DESCRIPTION:${escaped(details.join('; '))}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (day: Day): string => day.replaceAll('-', '');

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`).replaceAll(/\r\n?|\n/gu, '\\n');

/** Cut between signs, never within one. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    // The blank that marks a continuation counts.
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, octets] = ['', 0];
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
