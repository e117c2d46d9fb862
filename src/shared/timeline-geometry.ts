import { daysBetween, type Day } from './dates.ts';

/** A picture of periods over years, for screen and paper alike: what is to be drawn, and where. Pure. */

/** How a bar is filled; told apart by pattern and lightness, and always said in words as well. */
export type TimelineFill = 'granted' | 'partly' | 'vacant' | 'applied' | 'gap';

export interface TimelineBar {
  fill: TimelineFill;
  /** null = begins before, or ends after, anything that is known. */
  from: Day | null;
  until: Day | null;
}

export interface TimelineRow {
  label: string;
  /** The state in words, e.g. "bewilligt bis 31.12.2027". */
  detail: string;
  bars: readonly TimelineBar[];
}

export interface Timeline {
  title: string;
  /** Alternative text: says what can be seen. */
  description: string;
  firstYear: number;
  lastYear: number;
  today: Day;
  /** What today's line is called. */
  todayLabel: string;
  fillNames: readonly { fill: TimelineFill; name: string }[];
  groups: readonly { label: string; rows: readonly TimelineRow[] }[];
}

export interface TimelineSizes {
  width: number;
  /** Left of the bars. */
  labelWidth: number;
  headHeight: number;
  groupHeight: number;
  rowHeight: number;
  barHeight: number;
}

export interface PlacedBar {
  fill: TimelineFill;
  x: number;
  width: number;
  /** Reaches beyond the picture, or its end is not known. */
  isOpenStart: boolean;
  isOpenEnd: boolean;
}

export interface TimelineLayout {
  height: number;
  years: { label: string; x: number; width: number }[];
  /** null where today lies outside the years shown. */
  todayX: number | null;
  groups: {
    label: string;
    y: number;
    rows: { label: string; detail: string; y: number; barY: number; bars: PlacedBar[] }[];
  }[];
}

/** The years that show these days and today, at most so many before and after today's. */
export function yearsAround(
  days: readonly (Day | null)[],
  today: Day,
  { before, after }: { before: number; after: number },
): { firstYear: number; lastYear: number } {
  const now = Number(today.slice(0, 4));
  const years = [now, ...days.flatMap((day) => (day === null ? [] : [Number(day.slice(0, 4))]))];
  return {
    firstYear: Math.max(Math.min(...years), now - before),
    lastYear: Math.min(Math.max(...years, now + 1), now + after),
  };
}

/** Where everything stands; bars outside the years shown are left out, those that reach beyond are cut and say so. */
export function layOutTimeline(timeline: Timeline, sizes: TimelineSizes): TimelineLayout {
  const { firstYear, lastYear, today } = timeline;
  const { labelWidth, headHeight, groupHeight, rowHeight, barHeight } = sizes;
  const axis = axisOf(timeline, sizes);
  const yearNumbers = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  let y = headHeight;
  const groups = timeline.groups.map(({ label, rows }) => {
    const top = y;
    y += groupHeight;
    return {
      label,
      y: top,
      rows: rows.map((row) => {
        const rowTop = y;
        y += rowHeight;
        return {
          label: row.label,
          detail: row.detail,
          y: rowTop,
          barY: rowTop + (rowHeight - barHeight) / 2,
          bars: row.bars.flatMap((bar) => placeBar(bar, axis) ?? []),
        };
      }),
    };
  });
  const todayX = today >= axis.first && today <= axis.last ? axis.at(today) : null;
  return {
    height: y,
    todayX,
    years: yearNumbers.map((year) => {
      const x = axis.at(`${year}-01-01`);
      const end = year === lastYear ? sizes.width : axis.at(`${year + 1}-01-01`);
      return { label: String(year), x, width: end - x };
    }),
    groups,
  };

  function axisOf({ firstYear: begin, lastYear: end }: Timeline, { width }: TimelineSizes): Axis {
    const [first, last] = [`${begin}-01-01`, `${end}-12-31`];
    const perDay = (width - labelWidth) / (daysBetween(first, last) + 1);
    return {
      first,
      last,
      end: width,
      at: (day) => labelWidth + daysBetween(first, day) * perDay,
      perDay,
    };
  }
}

interface Axis {
  first: Day;
  last: Day;
  end: number;
  perDay: number;
  /** The left edge of a day. */
  at: (day: Day) => number;
}

/** A bar reaches from the beginning of its first to the end of its last day. */
function placeBar({ fill, from, until }: TimelineBar, axis: Axis): PlacedBar | null {
  if (from !== null && from > axis.last) return null;
  if (until !== null && (until < axis.first || (from !== null && until < from))) return null;
  const isOpenStart = from === null || from < axis.first;
  const isOpenEnd = until === null || until > axis.last;
  const x = axis.at(isOpenStart ? axis.first : from);
  const end = isOpenEnd ? axis.end : axis.at(until) + axis.perDay;
  return { fill, x, width: end - x, isOpenStart, isOpenEnd };
}
