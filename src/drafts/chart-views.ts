import { scaleLinear } from 'd3-scale';
import type { ChartBlock } from './document.ts';

/** A chart with its geometry in units of the viewBox: one small figure per row, all on one scale. */
export interface ChartView {
  kind: 'chart';
  title: string;
  description: string;
  unit: string;
  source: string;
  legend: { name: string; className: string }[];
  rows: { label: string; bars: BarView[]; viewBox: string }[];
}

export interface BarView {
  y: number;
  width: number;
  height: number;
  className: string;
  label: string;
  labelX: number;
  labelY: number;
}

const width = 320;
const roomForLabel = 64;
const bar = { height: 18, gap: 6 };
const classNames = ['fp-compare__bar--quarter', 'fp-compare__bar--city'];

export function chartView(block: ChartBlock): ChartView {
  const values = block.rows.flatMap((row) => row.values.filter((value) => value !== null));
  const x = scaleLinear([0, Math.max(1, ...values)], [0, width - roomForLabel]);
  const height = block.series.length * (bar.height + bar.gap);
  return {
    kind: 'chart',
    title: block.title,
    description: block.description,
    unit: block.unit,
    source: block.source,
    legend: block.series.map(({ name }, index) => ({ name, className: classNames[index] ?? '' })),
    rows: block.rows.map((row) => ({
      label: row.label,
      viewBox: `0 0 ${width} ${height}`,
      bars: block.series.map((_, index) => {
        const value = row.values[index] ?? null;
        const end = value === null ? 0 : x(Math.max(0, value));
        const y = index * (bar.height + bar.gap);
        return {
          y,
          width: end,
          height: bar.height,
          className: classNames[index] ?? '',
          label: value === null ? 'k. A.' : (row.valueLabels[index] ?? String(value)),
          labelX: end + 6,
          labelY: y + bar.height - 4,
        };
      }),
    })),
  };
}
