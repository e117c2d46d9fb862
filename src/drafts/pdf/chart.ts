import type { ChartBlock } from '../document.ts';
import { fillBar } from './bar-fills.ts';
import { fromBottom, setAttributes, type Canvas } from './canvas.ts';
import { barHeight, groupGap, groupHeight, layOutBars, type BarGroup } from './chart-bars.ts';
import type { Piece } from './flow.ts';
import { keptWithNext, textPieces } from './text-pieces.ts';
import { bodyWidth, colors, page, space, type } from './theme.ts';

const labelWidth = bodyWidth * 0.3;
const gap = 10;
const maxFigureHeight = (page.bottom - page.headerTop) * 0.7;
const swatch = { width: 16, height: 8 };

/** Title, one figure (several where the rows fill more than a page), source. Screen readers get the figure's description. */
export function chartPieces(canvas: Canvas, block: ChartBlock): Piece[] {
  const titleTag = canvas.tag(canvas.root, 'P');
  const title = {
    text: block.title,
    tag: titleTag,
    style: type.caption,
    spaceBefore: space.beforeFigure,
  };
  const perFigure = Math.max(1, Math.floor(maxFigureHeight / groupHeight(block)));
  const parts = Array.from({ length: Math.ceil(block.rows.length / perFigure) }, (_, index) =>
    block.rows.slice(index * perFigure, (index + 1) * perFigure),
  );
  const figures = parts.map((rows, index) => {
    const part = parts.length > 1 ? ` (Teil ${index + 1} von ${parts.length})` : '';
    return figurePiece(canvas, block, { rows, alt: block.description + part });
  });
  const source = textPieces(canvas, {
    text: block.source,
    tag: canvas.tag(canvas.root, 'P'),
    style: type.small,
    spaceBefore: 3,
  });
  const last = figures.at(-1);
  if (last !== undefined) last.keepWithNext = true;
  return [...keptWithNext(textPieces(canvas, title)), ...figures, ...source];
}

function figurePiece(
  canvas: Canvas,
  block: ChartBlock,
  part: { rows: ChartBlock['rows']; alt: string },
): Piece {
  const figure = canvas.tag(canvas.root, 'Figure', { alt: part.alt });
  const labels = block.rows.flatMap((row) => [...row.valueLabels, 'k. A.']);
  const widest = labels.reduce((most, label) => Math.max(most, canvas.width(label, type.cell)), 0);
  const valueWidth = Math.min(widest, bodyWidth * 0.25);
  const barsWidth = bodyWidth - labelWidth - gap - valueWidth - 6;
  const { groups, zero } = layOutBars(block, part.rows, barsWidth);
  const legend = legendLines(canvas, block);
  const legendHeight = legend.height + 8;
  const height = legendHeight + part.rows.length * groupHeight(block);
  const barsLeft = page.left + labelWidth + gap;
  return {
    height,
    spaceBefore: 3,
    draw(top) {
      const box = [page.left, fromBottom(top + height), page.left + bodyWidth, fromBottom(top)];
      setAttributes(figure, { O: 'Layout', Placement: 'Block', BBox: box });
      canvas.write(figure, () => {
        legend.draw(top);
        for (const group of groups) {
          drawGroup(canvas, group, { x: barsLeft, top: top + legendHeight + group.top });
        }
        canvas.pdf
          .moveTo(barsLeft + zero, top + legendHeight - 3)
          .lineTo(barsLeft + zero, top + height - groupGap + 3)
          .lineWidth(0.7)
          .strokeColor(colors.ink)
          .stroke();
      });
    },
  };
}

function drawGroup(canvas: Canvas, group: BarGroup, at: { x: number; top: number }): void {
  const lines = canvas.lines(group.label, type.cell, labelWidth);
  const shown = lines.length > 2 ? [lines[0] ?? '', `${(lines[1] ?? '').trimEnd()} …`] : lines;
  for (const [index, line] of shown.entries()) {
    canvas.text(line, { x: page.left, top: at.top + index * type.cell.leading }, type.cell);
  }
  for (const bar of group.bars) {
    const top = at.top + bar.top;
    const x = at.x + bar.left;
    if (bar.width > 0) fillBar(canvas, bar.series, { x, top, width: bar.width, height: barHeight });
    const [label = ''] = canvas.lines(bar.label, type.cell, bodyWidth * 0.25);
    canvas.text(
      label,
      { x: x + bar.width + 4, top: top - (type.cell.leading - barHeight) / 2 },
      type.cell,
    );
  }
}

/** Names beside their patterns, wrapped where they do not fit beside each other; the unit at the end. */
function legendLines(
  canvas: Canvas,
  block: ChartBlock,
): { height: number; draw: (top: number) => void } {
  const entries: { text: string; series: number | null; x: number; line: number }[] = [];
  let x = 0;
  let line = 0;
  const items = [
    ...block.series.map(({ name }, series) => ({ name, series })),
    { name: `Angaben in ${block.unit}`, series: null },
  ];
  for (const { name, series } of items) {
    const [text = ''] = canvas.lines(name, type.cell, bodyWidth - swatch.width - gap);
    const needed = canvas.width(text, type.cell) + (series === null ? 0 : swatch.width + 5);
    if (x > 0 && x + needed > bodyWidth) {
      x = 0;
      line += 1;
    }
    entries.push({ text, series, x, line });
    x += needed + 18;
  }
  const { leading } = type.cell;
  return {
    height: (line + 1) * leading,
    draw(top) {
      for (const entry of entries) {
        const at = { x: page.left + entry.x, top: top + entry.line * leading };
        if (entry.series !== null)
          fillBar(canvas, entry.series, { ...at, ...swatch, top: at.top + 2 });
        const textX = at.x + (entry.series === null ? 0 : swatch.width + 5);
        canvas.text(entry.text, { x: textX, top: at.top }, type.cell);
      }
    },
  };
}
