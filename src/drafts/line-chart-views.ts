import {
  placeLines,
  screenBox,
  type LinePanel,
  type PlacedLines,
} from '../shared/line-geometry.ts';
import type { LineChartBlock } from './document.ts';

/** Lines over the years with their geometry, one small picture per panel. */
export interface LineChartView {
  kind: 'lineChart';
  title: string;
  source: string;
  panels: { id: string; panel: LinePanel; placed: PlacedLines }[];
}

/** @param id unique in the document */
export function lineChartView(
  { title, source, panels }: LineChartBlock,
  id: string,
): LineChartView {
  return {
    kind: 'lineChart',
    title,
    source,
    panels: panels.map((panel, index) => ({
      id: `${id}-${index}`,
      panel,
      placed: placeLines(panel, screenBox),
    })),
  };
}
