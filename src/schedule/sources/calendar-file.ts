import { berlinDay, isDay, type Day } from '../../shared/dates.ts';
import { SourceError } from '../../shared/errors.ts';
import { wrongDays } from '../sitting.ts';
import { longestName, type FileEntry, type FileProblem, type SittingFile } from './file-entry.ts';

/** Reads the events of a calendar file (RFC 5545), strictly: what is not understood is told, never guessed. */

interface Property {
  line: number;
  name: string;
  parameters: Record<string, string>;
  value: string;
}

/** @throws SourceError for what is no calendar */
export function readCalendarFile(text: string): SittingFile {
  const properties = propertiesOf(text);
  const [first] = properties;
  if (first?.name !== 'BEGIN' || first.value.toUpperCase() !== 'VCALENDAR') {
    throw new SourceError('Die Datei ist kein Kalender: Sie beginnt nicht mit BEGIN:VCALENDAR.');
  }
  const isCancellation = properties.some(
    ({ name, value }) => name === 'METHOD' && value.toUpperCase() === 'CANCEL',
  );
  const read: SittingFile = { entries: [], problems: [] };
  for (const event of eventsOf(properties, read.problems)) {
    const outcome = entryOf(event, isCancellation);
    if ('why' in outcome) read.problems.push(outcome);
    else read.entries.push(outcome);
  }
  read.problems.sort((a, b) => a.line - b.line);
  return read;
}

/** Long lines are folded: a blank at the start continues the line before. */
function propertiesOf(text: string): Property[] {
  const lines: { line: number; text: string }[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/u.test(raw) && last) last.text += raw.slice(1);
    else if (raw !== '') lines.push({ line: index + 1, text: raw });
  }
  return lines.flatMap((one) => propertyOf(one) ?? []);
}

/** `NAME;PARAMETER=value;OTHER="a:b":value` */
function propertyOf({ line, text }: { line: number; text: string }): Property | undefined {
  const head = /^(?<name>[A-Za-z0-9-]+)(?<rest>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):/u.exec(
    text,
  );
  if (!head?.groups) return undefined;
  const parameters: Record<string, string> = {};
  const found = (head.groups['rest'] ?? '').matchAll(
    /;(?<key>[A-Za-z0-9-]+)=(?<value>(?:"[^"]*"|[^";:])*)/gu,
  );
  for (const { groups } of found) {
    parameters[(groups?.['key'] ?? '').toUpperCase()] = (groups?.['value'] ?? '').replaceAll(
      '"',
      '',
    );
  }
  const name = (head.groups['name'] ?? '').toUpperCase();
  return { line, name, parameters, value: text.slice(head[0].length) };
}

interface Event {
  line: number;
  properties: Property[];
}

/** The events without what lies inside them, such as alarms. */
function eventsOf(properties: readonly Property[], problems: FileProblem[]): Event[] {
  const events: Event[] = [];
  const inside: string[] = [];
  let event: Event | null = null;
  for (const property of properties) {
    const component = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN') {
      inside.push(component);
      if (component === 'VEVENT' && event === null) event = { line: property.line, properties: [] };
    } else if (property.name === 'END') {
      inside.pop();
      if (component === 'VEVENT' && event !== null) {
        events.push(event);
        event = null;
      }
    } else if (inside.at(-1) === 'VEVENT') event?.properties.push(property);
  }
  if (event !== null) {
    problems.push({
      line: event.line,
      why: 'Der Termin ist nicht abgeschlossen (END:VEVENT fehlt).',
    });
  }
  return events;
}

function entryOf({ line, properties }: Event, isCancellation: boolean): FileEntry | FileProblem {
  const find = (name: string) => properties.find((one) => one.name === name);
  const name = textOf(find('SUMMARY')?.value ?? '').slice(0, longestName);
  if (name === '') return { line, why: 'Der Termin hat keine Bezeichnung (SUMMARY).' };
  if (find('RRULE') ?? find('RDATE')) {
    return {
      line,
      why: `„${name}“ ist ein Serientermin. Serien werden nicht gelesen; bitte die Sitzungen einzeln ausgeben oder von Hand eintragen.`,
    };
  }
  const start = find('DTSTART');
  if (!start) return { line, why: `„${name}“ nennt kein Datum (DTSTART).` };
  const day = dayOf(start);
  if ('why' in day) return { line, why: `„${name}“: ${day.why}` };
  const wrong = wrongDays({ sitsOn: day.on, submissionOn: null });
  if (wrong.sitsOn) return { line, why: `„${name}“: ${wrong.sitsOn}` };
  const isCancelled = isCancellation || find('STATUS')?.value.trim().toUpperCase() === 'CANCELLED';
  return { line, name, on: day.on, submissionOn: null, isCancelled };
}

/** Escaped signs back to what they stand for; a line break is a blank in a name. */
function textOf(escaped: string): string {
  return escaped
    .replaceAll(/\\(.)/gu, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

const here =
  /(Europe\/Berlin|W\. Europe Standard Time|Europe\/(Vienna|Zurich|Paris|Amsterdam|Brussels))$/u;

/** The Berlin day of a date, a local time or a time in UTC. */
function dayOf({ value, parameters }: Property): { on: Day } | { why: string } {
  const text = value.trim();
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/u.exec(text);
  if (!parts) return { why: `„${text.slice(0, 40)}“ ist kein Datum, das sich lesen lässt.` };
  const [, year = '', month = '', date = '', hour, minute, second = '00', utc] = parts;
  const on = `${year}-${month}-${date}`;
  if (!isDay(on)) return { why: `Den Tag ${date}.${month}.${year} gibt es nicht.` };
  const zone = parameters['TZID'];
  if (hour !== undefined && zone !== undefined && utc === undefined && !here.test(zone)) {
    return { why: `Die Zeitzone „${zone.slice(0, 60)}“ ist nicht bekannt.` };
  }
  if (utc === undefined || hour === undefined) return { on };
  const instant = new Date(`${on}T${hour}:${minute ?? '00'}:${second}Z`);
  return Number.isNaN(instant.getTime())
    ? { why: `„${text}“ ist keine Uhrzeit, die es gibt.` }
    : { on: berlinDay(instant) };
}
