import type { ListRow } from '../http/lists.ts';
import type { FieldView, PageView } from '../http/page-parts.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import {
  calendarKindLabels,
  calendarKinds,
  calendarMonths,
  inCalendarOrder,
  monthTitle,
  type CalendarEntry,
  type CalendarKind,
} from './calendar.ts';
import {
  calendarFilePath,
  calendarPath,
  committeesPath,
  leadTimesPath,
  sittingFilePath,
  sittingsPath,
} from './schedule-paths.ts';

export interface CalendarView extends PageView {
  lead: string;
  filter: { action: string; field: FieldView };
  countText: string;
  months: {
    title: string;
    id: string;
    rows: {
      day: string;
      weekday: string;
      kind: string;
      title: string;
      href: string | null;
      details: readonly string[];
      isCancelled: boolean;
      isDemo: boolean;
    }[];
  }[];
  files: { label: string; href: string }[];
  links: { label: string; href: string }[];
  /** Where no sitting is known: how to get them in. */
  noSittings: {
    heading: string;
    text: string;
    actionLabel: string | null;
    actionHref: string | null;
  } | null;
}

const weekday = new Intl.DateTimeFormat('de-DE', { weekday: 'short', timeZone: 'UTC' });

export function calendarView(
  entries: readonly CalendarEntry[],
  { today, kind, canEdit }: { today: Day; kind: CalendarKind | null; canEdit: boolean },
): CalendarView {
  const shown = inCalendarOrder(entries, today, kind);
  const months = [...new Set(shown.map(({ on }) => on.slice(0, 7)))];
  const query: Record<string, string> = kind === null ? {} : { art: kind };
  const hasSittings = entries.some((entry) => entry.kind === 'sitzung');
  return {
    title: 'Kalender',
    breadcrumbs: [],
    lead: `Sitzungen mit ihren Abgabetagen, Fristen der Programme, die Ihre Bedarfe betreffen, und das Ende von Finanzierungen: die nächsten ${calendarMonths} Monate ab ${formatDay(today)}.`,
    filter: {
      action: calendarPath(),
      field: {
        name: 'art',
        label: 'Art des Termins',
        kind: 'select',
        value: kind ?? '',
        required: true,
        options: [
          { value: '', label: 'Alle Termine' },
          ...calendarKinds.map((value) => ({ value, label: calendarKindLabels[value] })),
        ],
      },
    },
    countText: shown.length === 1 ? '1 Termin' : `${shown.length} Termine`,
    months: months.map((month) => ({
      title: monthTitle(month),
      id: `monat-${month}`,
      rows: shown.filter(({ on }) => on.startsWith(month)).map((entry) => rowOf(entry, canEdit)),
    })),
    files: (['ics', 'csv', 'json'] as const).map((format) => ({
      label: format === 'ics' ? 'Kalender (.ics)' : format.toUpperCase(),
      href: calendarFilePath(format, query),
    })),
    links: [
      { label: 'Sitzungen', href: sittingsPath() },
      { label: 'Gremien', href: committeesPath() },
      { label: 'Vorlaufzeiten', href: leadTimesPath() },
    ],
    noSittings: hasSittings
      ? null
      : {
          heading: 'Noch keine Sitzungen',
          text: canEdit
            ? 'Importieren Sie den Sitzungskalender des Rates. Ohne ihn lässt sich nicht sagen, ob die Zeit bis zu einer Frist reicht.'
            : 'Ohne den Sitzungskalender des Rates lässt sich nicht sagen, ob die Zeit bis zu einer Frist reicht.',
          actionLabel: canEdit ? 'Sitzungskalender importieren' : null,
          actionHref: canEdit ? sittingFilePath() : null,
        },
  };
}

/** The page of a sitting is a form, for those who may change it. */
function rowOf(
  entry: CalendarEntry,
  canEdit: boolean,
): CalendarView['months'][number]['rows'][number] {
  const { on, kind, title, href, details, isCancelled, isDemo } = entry;
  const isSitting = kind === 'sitzung' || kind === 'abgabe';
  return {
    ...{ title, details, isCancelled, isDemo },
    day: formatDay(on),
    weekday: weekday.format(new Date(`${on}T00:00:00Z`)),
    kind: calendarKindLabels[kind],
    href: isSitting && !canEdit ? null : href,
  };
}

export function calendarRow(entry: CalendarEntry): ListRow {
  const { id, on, kind, title, details, href, isCancelled, isDemo } = entry;
  return {
    id,
    on,
    kind,
    label: calendarKindLabels[kind],
    title,
    details,
    href,
    isCancelled,
    isDemo,
  };
}
