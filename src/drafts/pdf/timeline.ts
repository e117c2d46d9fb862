import {
  layOutTimeline,
  type Timeline,
  type TimelineLayout,
} from '../../shared/timeline-geometry.ts';
import type { TimelineBlock } from '../document.ts';
import { fromBottom, setAttributes, type Canvas } from './canvas.ts';
import type { Piece } from './flow.ts';
import { keptWithNext, textPieces } from './text-pieces.ts';
import { bodyWidth, colors, page, space, type } from './theme.ts';
import { fillTimelineBar } from './timeline-fills.ts';

const sizes = {
  width: bodyWidth,
  labelWidth: bodyWidth * 0.42,
  headHeight: 28,
  groupHeight: 18,
  rowHeight: 28,
  barHeight: 11,
};
const maxHeight = (page.bottom - page.headerTop) * 0.8;
const swatch = { width: 18, height: 8 };

/** Title, legend, and the picture on as many pages as it needs; the years stand above each part of it. */
export function timelinePieces(canvas: Canvas, block: TimelineBlock): Piece[] {
  const title = textPieces(canvas, {
    text: block.title,
    tag: canvas.tag(canvas.root, 'P'),
    style: type.caption,
    spaceBefore: space.beforeFigure,
  });
  const parts = partsOf(block);
  const figures = parts.map((part, index) => {
    const which = parts.length > 1 ? ` (Teil ${index + 1} von ${parts.length})` : '';
    return figurePiece(canvas, part, block.description + which);
  });
  return [...keptWithNext(title), ...figures];
}

/** Groups that fit a page; a group that is too long goes on under its name. */
function partsOf(block: Timeline): Timeline[] {
  const parts: Timeline['groups'][number][][] = [[]];
  let height = sizes.headHeight;
  for (const { label, rows } of block.groups) {
    const perPart = Math.floor(
      (maxHeight - sizes.headHeight - sizes.groupHeight) / sizes.rowHeight,
    );
    for (let at = 0; at < rows.length; at += perPart) {
      const group = { label, rows: rows.slice(at, at + perPart) };
      const needed = sizes.groupHeight + group.rows.length * sizes.rowHeight;
      if (height + needed > maxHeight) {
        parts.push([]);
        height = sizes.headHeight;
      }
      parts.at(-1)?.push(group);
      height += needed;
    }
  }
  return parts.map((groups) => ({ ...block, groups }));
}

function figurePiece(canvas: Canvas, part: Timeline, alt: string): Piece {
  const figure = canvas.tag(canvas.root, 'Figure', { alt });
  const layout = layOutTimeline(part, sizes);
  const legendHeight = type.cell.leading + 6;
  const height = legendHeight + layout.height + 4;
  return {
    height,
    spaceBefore: 3,
    draw(top) {
      const box = [page.left, fromBottom(top + height), page.left + bodyWidth, fromBottom(top)];
      setAttributes(figure, { O: 'Layout', Placement: 'Block', BBox: box });
      canvas.write(figure, () => {
        drawLegend(canvas, part, top);
        drawAxis(canvas, layout, { top: top + legendHeight, todayLabel: part.todayLabel });
        for (const group of layout.groups) drawGroup(canvas, group, top + legendHeight);
      });
    },
  };
}

function drawLegend(canvas: Canvas, { fillNames }: Timeline, top: number): void {
  let x = page.left;
  for (const { fill, name } of fillNames) {
    fillTimelineBar(canvas, fill, { x, ...swatch, top: top + 2 });
    canvas.text(name, { x: x + swatch.width + 5, top }, type.cell);
    x += swatch.width + canvas.width(name, type.cell) + 19;
  }
}

function drawAxis(
  canvas: Canvas,
  { years, todayX, height }: TimelineLayout,
  { top, todayLabel }: { top: number; todayLabel: string },
): void {
  for (const { label, x } of years) {
    line(canvas, { x: page.left + x, top: top + 12, bottom: top + height }, colors.hairline);
    canvas.text(label, { x: page.left + x + 3, top: top + 13 }, type.small);
  }
  if (todayX === null) return;
  const x = page.left + todayX;
  line(canvas, { x, top: top + 10, bottom: top + height }, colors.ink);
  const room = page.left + bodyWidth - canvas.width(todayLabel, type.small);
  canvas.text(todayLabel, { x: Math.min(x, room), top }, type.small);
}

function drawGroup(canvas: Canvas, group: TimelineLayout['groups'][number], top: number): void {
  const labelWidth = sizes.labelWidth - 8;
  canvas.text(group.label, { x: page.left, top: top + group.y + 3 }, type.cellStrong);
  for (const row of group.rows) {
    const texts = [
      { text: row.label, style: type.cell, at: 3 },
      { text: row.detail, style: type.small, at: 15 },
    ];
    for (const { text, style, at } of texts) {
      const [first = '', ...more] = canvas.lines(text, style, labelWidth - 8);
      const shown = more.length > 0 ? `${first.trimEnd()} …` : first;
      canvas.text(shown, { x: page.left, top: top + row.y + at }, style);
    }
    for (const { fill, x, width } of row.bars) {
      const box = { x: page.left + x, top: top + row.barY, width, height: sizes.barHeight };
      fillTimelineBar(canvas, fill, box);
    }
  }
}

function line(
  { pdf }: Canvas,
  { x, top, bottom }: { x: number; top: number; bottom: number },
  color: string,
): void {
  pdf.moveTo(x, top).lineTo(x, bottom).lineWidth(0.7).strokeColor(color).stroke();
}
