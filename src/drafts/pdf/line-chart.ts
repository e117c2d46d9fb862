import { placeLines, type LinePanel, type PlacedLines } from '../../shared/line-geometry.ts';
import type { LineChartBlock } from '../document.ts';
import { fromBottom, setAttributes, type Canvas, type Tag } from './canvas.ts';
import type { Piece } from './flow.ts';
import { drawLines } from './line-drawing.ts';
import { keptWithNext, textPieces } from './text-pieces.ts';
import { bodyWidth, page, space, type } from './theme.ts';

const gap = 20;
const panelWidth = (bodyWidth - gap) / 2;
/** Leaves room for the "…" of what was cut. */
const textWidth = panelWidth - 12;
const figureHeight = 99;
/** Room for the numbers at the left, "Quartier 21,4 %" at the right, the years beneath. */
const margin = { left: 30, right: 66, top: 9, bottom: 16 };
/** A longer title or note is cut: it must not push a picture off its page. */
const mostLines = { title: 2, note: 8 };

/** Title, two panels beside each other per row, source. Screen readers get each panel's title, description and notes. */
export function lineChartPieces(canvas: Canvas, block: LineChartBlock): Piece[] {
  const title = textPieces(canvas, {
    text: block.title,
    tag: canvas.tag(canvas.root, 'P'),
    style: type.caption,
    spaceBefore: space.beforeFigure,
  });
  const rows = Array.from({ length: Math.ceil(block.panels.length / 2) }, (_, index) =>
    rowPiece(canvas, block.panels.slice(index * 2, index * 2 + 2)),
  );
  const last = rows.at(-1);
  if (last !== undefined) last.keepWithNext = true;
  const source = textPieces(canvas, {
    text: block.source,
    tag: canvas.tag(canvas.root, 'P'),
    style: type.small,
    spaceBefore: 3,
  });
  return [...keptWithNext(title), ...rows, ...source];
}

function rowPiece(canvas: Canvas, panels: readonly LinePanel[]): Piece {
  const prepared = panels.map((panel) => preparePanel(canvas, panel));
  // Pictures of one row stand on one line, however long their titles are.
  const titleHeight =
    Math.max(...prepared.map(({ title }) => title.length)) * type.cellStrong.leading;
  const noteHeight = Math.max(...prepared.map(({ notes }) => notes.length)) * type.small.leading;
  return {
    height: titleHeight + figureHeight + noteHeight + 2,
    spaceBefore: 10,
    draw(top) {
      for (const [index, one] of prepared.entries()) {
        drawPanel(canvas, one, {
          left: page.left + index * (panelWidth + gap),
          top,
          figureTop: top + titleHeight,
        });
      }
    },
  };
}

interface PreparedPanel {
  panel: LinePanel;
  title: string[];
  notes: string[];
  tags: { title: Tag; figure: Tag; notes: Tag | null };
}

function preparePanel(canvas: Canvas, panel: LinePanel): PreparedPanel {
  const mark = panel.isDemo ? ' (Demo-Wert)' : '';
  const title = `${panel.title}${mark}`;
  const tags = {
    title: canvas.tag(canvas.root, 'P'),
    figure: canvas.tag(canvas.root, 'Figure', { alt: `${title}. ${panel.description}` }),
    notes: panel.notes.length === 0 ? null : canvas.tag(canvas.root, 'P'),
  };
  return {
    panel,
    title: cut(canvas.lines(title, type.cellStrong, textWidth), mostLines.title),
    notes: cut(
      panel.notes.flatMap((note) => canvas.lines(note, type.small, textWidth)),
      mostLines.note,
    ),
    tags,
  };
}

function drawPanel(
  canvas: Canvas,
  { panel, title, notes, tags }: PreparedPanel,
  at: { left: number; top: number; figureTop: number },
): void {
  const { left, top, figureTop } = at;
  const bottom = figureTop + figureHeight;
  canvas.write(tags.title, () => {
    for (const [index, line] of title.entries()) {
      const lineTop = top + index * type.cellStrong.leading;
      canvas.text(line, { x: left, top: lineTop }, type.cellStrong);
    }
  });
  const box = [left, fromBottom(bottom), left + panelWidth, fromBottom(figureTop)];
  setAttributes(tags.figure, { O: 'Layout', Placement: 'Block', BBox: box });
  canvas.write(tags.figure, () => {
    drawLines(canvas, placedAt(panel, left, figureTop), left + panelWidth);
  });
  if (tags.notes === null) return;
  canvas.write(tags.notes, () => {
    for (const [index, line] of notes.entries()) {
      canvas.text(line, { x: left, top: bottom + index * type.small.leading }, type.small);
    }
  });
}

/** In points of the page, so that the path data can be drawn as it is. */
function placedAt(panel: LinePanel, left: number, top: number): PlacedLines {
  return placeLines(panel, {
    width: left + panelWidth,
    height: top + figureHeight,
    margin: { ...margin, left: left + margin.left, top: top + margin.top },
    labelGap: type.small.leading,
    mostTicks: 5,
  });
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').trimEnd()} …`];
}
