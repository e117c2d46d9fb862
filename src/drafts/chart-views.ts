import { barSpans, type BarSpan } from '../shared/bar-geometry.ts';
import type { ChartBlock } from './document.ts';

/** A chart with its geometry in units of the viewBox: one small figure per row, all on one scale. */
export interface ChartView {
  kind: 'chart';
  title: string;
  description: string;
  unit: string;
  source: string;
  legend: { name: string; className: string }[];
  rows: { label: string; description: string; bars: BarView[]; viewBox: string }[];
}

export interface BarView {
  x: number;
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
  const perRow = block.series.length;
  // All rows share one scale, as in the PDF.
  const spans = barSpans(
    block.rows.flatMap((row) => block.series.map((_, index) => row.values[index] ?? null)),
    width - roomForLabel,
  );
  return {
    kind: 'chart',
    title: block.title,
    description: block.description,
    unit: block.unit,
    source: block.source,
    legend: block.series.map(({ name }, index) => ({ name, className: classNames[index] ?? '' })),
    rows: block.rows.map((row, rowIndex) => ({
      label: row.label,
      viewBox: `0 0 ${width} ${perRow * (bar.height + bar.gap)}`,
      description: row.valueLabels
        .map((label, index) => `${block.series[index]?.name ?? ''} ${label}`)
        .join(', '),
      bars: block.series.map((_, index) =>
        barView(spans[rowIndex * perRow + index] ?? null, {
          index,
          label: row.valueLabels[index] ?? '',
        }),
      ),
    })),
  };
}

function barView(
  span: BarSpan | null,
  { index, label }: { index: number; label: string },
): BarView {
  const y = index * (bar.height + bar.gap);
  return {
    x: span?.left ?? 0,
    y,
    width: span?.width ?? 0,
    height: bar.height,
    className: classNames[index] ?? '',
    label: span === null ? 'k. A.' : label,
    labelX: (span ? span.left + span.width : 0) + 6,
    labelY: y + bar.height - 4,
  };
}
