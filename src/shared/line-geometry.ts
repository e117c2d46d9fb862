import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** A picture of values over the years, ready to be drawn on a page or on paper. */
export interface LinePanel {
  title: string;
  /** What can be seen, for those who do not see it. */
  description: string;
  isDemo: boolean;
  /** Every year of the picture with the word beneath it, e.g. 2021 → "2021/22". */
  years: readonly { at: number; label: string }[];
  /** At most one value per year; a run is a line, a single point stands alone, between runs the line is broken. */
  series: readonly LineSeries[];
  /** Beneath the picture: the trend, what breaks a line, what is not in it. */
  notes: readonly string[];
}

export interface LineSeries {
  name: string;
  runs: readonly (readonly LineValue[])[];
}

export interface LineValue {
  at: number;
  value: number;
  /** "21,4 %". */
  label: string;
}

export interface PlacedLines {
  /** Left and right edge of the drawing area, and its top and bottom. */
  area: { left: number; right: number; top: number; bottom: number };
  /** Height of the value zero. */
  zero: number;
  /** Bare numbers: the unit stands beside the title. */
  yTicks: { label: string; y: number }[];
  xTicks: { label: string; x: number }[];
  series: {
    name: string;
    /** One per line, as SVG path data; pdfkit draws the same. */
    paths: string[];
    points: { x: number; y: number; label: string }[];
    /** At the last point, moved apart from the other series' words where they would touch. */
    end: { x: number; y: number; label: string } | null;
  }[];
}

export interface LineBox {
  width: number;
  height: number;
  /** Room for the numbers at the left, the last values at the right, half a line above, the years beneath. */
  margin: { left: number; right: number; top: number; bottom: number };
  /** Least distance of two end labels. */
  labelGap: number;
  /** Words of years that fit beneath the picture. */
  mostTicks: number;
}

/** A picture on a page, in units of its viewBox. */
export const screenBox: LineBox = {
  width: 320,
  height: 150,
  margin: { left: 38, right: 104, top: 12, bottom: 24 },
  labelGap: 17,
  mostTicks: 4,
};

/** On one scale that begins at zero: a cut scale would make a small change look large. */
export function placeLines(
  { years, series }: Pick<LinePanel, 'years' | 'series'>,
  { width, height, margin, labelGap, mostTicks }: LineBox,
): PlacedLines {
  const area = {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const values = series.flatMap(({ runs }) => runs.flat().map(({ value }) => value));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const y = scaleLinear([low, high > low ? high : low + 1], [area.bottom, area.top]).nice(3);
  const [first, last] = [years[0]?.at ?? 0, years.at(-1)?.at ?? 0];
  // One year alone stands in the middle.
  const x = scaleLinear([first, last], [area.left + 6, area.right - 6]);
  const place = ({ at, value, label }: LineValue) => ({
    x: round(first === last ? (area.left + area.right) / 2 : x(at)),
    y: round(y(value)),
    label,
  });
  const path = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  );
  const placed = series.map(({ name, runs }) => {
    const points = runs.map((run) => run.map(place));
    return {
      name,
      paths: points.filter((run) => run.length > 1).map((run) => path(run) ?? ''),
      points: points.flat(),
    };
  });
  const ends = spreadApart(
    placed.map(({ points }) => points.at(-1)?.y ?? null),
    { gap: labelGap, low: area.top, high: area.bottom },
  );
  return {
    area,
    zero: round(y(0)),
    yTicks: y.ticks(3).map((value) => ({ label: tickText(value), y: round(y(value)) })),
    xTicks: shownTicks(years, mostTicks).map((year) => ({
      label: year.label,
      x: place({ ...year, value: 0 }).x,
    })),
    series: placed.map((one, index) => {
      const [end, at] = [one.points.at(-1), ends[index]];
      return { ...one, end: end && typeof at === 'number' ? { ...end, y: at } : null };
    }),
  };
}

/**
 * Heights at which words stand beside their points without touching: in the order of the points, at least `gap` apart,
 * as near to them as that allows; null stays null.
 */
export function spreadApart(
  heights: readonly (number | null)[],
  { gap, low, high }: { gap: number; low: number; high: number },
): (number | null)[] {
  const sorted = heights
    .flatMap((height, index) => (height === null ? [] : [{ height, index }]))
    .sort((a, b) => a.height - b.height || a.index - b.index);
  // Pushed down from above, then the whole pushed up from below where it left the picture.
  let floor = -Infinity;
  for (const one of sorted) {
    one.height = Math.max(one.height, floor, low);
    floor = one.height + gap;
  }
  let ceiling = high;
  for (const one of sorted.toReversed()) {
    one.height = Math.min(one.height, ceiling);
    ceiling = one.height - gap;
  }
  const result: (number | null)[] = heights.map(() => null);
  for (const { height, index } of sorted) result[index] = round(height);
  return result;
}

/** The years whose words fit beneath a picture: all of them, or every second, third … counted from the last. */
export function shownTicks<Tick>(ticks: readonly Tick[], most: number): Tick[] {
  const step = Math.max(1, Math.ceil(ticks.length / most));
  return ticks.filter((_, index) => (ticks.length - 1 - index) % step === 0);
}

function tickText(value: number): string {
  return new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }).format(value);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
