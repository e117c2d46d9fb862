import { scaleLinear } from 'd3-scale';
import type { ChartBlock } from '../document.ts';

export const barHeight = 10;
const barGap = 2;
export const groupGap = 8;

/** A bar in points, relative to the left edge of the bar area; a missing value has no width. */
export interface Bar {
  series: number;
  left: number;
  width: number;
  top: number;
  label: string;
}

export interface BarGroup {
  label: string;
  top: number;
  bars: Bar[];
}

/** Where zero lies and how the groups stand beneath each other; pure, so that it can be tested without a PDF. */
export function layOutBars(
  block: ChartBlock,
  rows: ChartBlock['rows'],
  width: number,
): { groups: BarGroup[]; zero: number } {
  // All rows of the block share one scale, also where the chart is cut over pages.
  const values = block.rows.flatMap((row) => row.values.filter(isNumber));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const x = scaleLinear([low, high > low ? high : low + 1], [0, width]);
  const zero = x(0);
  const groups = rows.map((row, rowIndex) => ({
    label: row.label,
    top: rowIndex * groupHeight(block),
    bars: block.series.map((_, series): Bar => {
      const value = row.values[series] ?? null;
      const end = isNumber(value) ? x(value) : zero;
      return {
        series,
        left: Math.min(zero, end),
        width: Math.abs(end - zero),
        top: series * (barHeight + barGap),
        label: isNumber(value) ? (row.valueLabels[series] ?? String(value)) : 'k. A.',
      };
    }),
  }));
  return { groups, zero };
}

/** Height of one row of the chart with the gap after it; two lines of its label always fit. */
export function groupHeight(block: ChartBlock): number {
  return Math.max(block.series.length * (barHeight + barGap), 24) + groupGap;
}

function isNumber(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
