import { addMonths, formatDay, type Day, type Month } from '../shared/dates.ts';
import { sittingPath } from './schedule-paths.ts';
import type { SittingCalendar } from './sitting.ts';
import { submissionOf } from './sitting-words.ts';

/** What stands in the calendar: dates of several rooms, in one shape. */

export const calendarKinds = [
  'sitzung',
  'abgabe',
  'frist',
  'ende',
  'fortsetzung',
  'haushalt',
] as const;
export type CalendarKind = (typeof calendarKinds)[number];

export const calendarKindLabels: Record<CalendarKind, string> = {
  sitzung: 'Sitzung',
  abgabe: 'Abgabe der Vorlage',
  frist: 'Antragsfrist',
  ende: 'Ende der Finanzierung',
  fortsetzung: 'Fortsetzungsantrag',
  haushalt: 'Anmeldung zum Haushalt',
};

export interface CalendarEntry {
  /** The same on every day, so that a calendar program updates instead of doubling. */
  id: string;
  on: Day;
  kind: CalendarKind;
  title: string;
  details: readonly string[];
  href: string | null;
  isCancelled: boolean;
  isDemo: boolean;
}

/** How far the calendar looks ahead, months. */
export const calendarMonths = 18;

export const isCalendarKind = (text: unknown): text is CalendarKind =>
  calendarKinds.some((kind) => kind === text);

/** Sittings from a day on, each with the last day for papers where it takes place. */
export function sittingEntries(calendar: SittingCalendar, today: Day): CalendarEntry[] {
  return calendar.sittings.flatMap((sitting): CalendarEntry[] => {
    const { id, sitsOn, note, cancelledAt, origin, committeeId, municipalityId } = sitting;
    const committee = calendar.committees.find((one) => one.id === committeeId);
    const [isCancelled, isDemo] = [cancelledAt !== null, origin === 'demo'];
    const title = committee?.shortName ?? 'Sitzung';
    const common = { title, href: sittingPath(id), isCancelled, isDemo };
    const submission = submissionOf(sitting, calendar.leadOf(municipalityId));
    const named = committee && committee.name !== title ? [committee.name] : [];
    const sits: CalendarEntry = {
      ...{ ...common, id: `sitzung-${id}`, on: sitsOn, kind: 'sitzung' },
      details: [...named, ...(note === null ? [] : [note])],
    };
    const paper: CalendarEntry = {
      ...{ ...common, id: `abgabe-${id}`, on: submission.on, kind: 'abgabe' },
      details: [
        `für die Sitzung am ${formatDay(sitsOn)}`,
        ...(submission.isWorkedOut ? [submission.words.replace(/^\S+ \(|\)$/gu, '')] : []),
      ],
    };
    return (isCancelled ? [sits] : [paper, sits]).filter(({ on }) => on >= today);
  });
}

/** Nearest first, up to the horizon. */
export function inCalendarOrder(
  entries: readonly CalendarEntry[],
  today: Day,
  kind: CalendarKind | null,
): CalendarEntry[] {
  const end = `${addMonths(today.slice(0, 7), calendarMonths)}-31`;
  return entries
    .filter((entry) => entry.on >= today && entry.on <= end)
    .filter((entry) => kind === null || entry.kind === kind)
    .toSorted(
      (a, b) =>
        a.on.localeCompare(b.on) || a.title.localeCompare(b.title, 'de') || (a.id < b.id ? -1 : 1),
    );
}

const monthName = new Intl.DateTimeFormat('de-DE', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-12` → "Dezember 2026". */
export const monthTitle = (month: Month): string =>
  monthName.format(new Date(`${month}-01T00:00:00Z`));
