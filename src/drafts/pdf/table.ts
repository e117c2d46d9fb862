import type { TableBlock } from '../document.ts';
import type { Canvas, Tag } from './canvas.ts';
import { drawCells, rowHeight, rowPieces, type Cell } from './cells.ts';
import { columnWidths, textsOfColumn } from './column-widths.ts';
import type { Piece } from './flow.ts';
import { unbreakableParts } from './lines.ts';
import { keptWithNext, textPieces } from './text-pieces.ts';
import { bodyWidth, colors, page, space, type, type TextStyle } from './theme.ts';

/** Less than the text area of any page, so that a row and the repeated head always fit. */
const maxRowHeight = (page.bottom - page.headerTop) * 0.6;
const maxHeadHeight = (page.bottom - page.headerTop) * 0.2;
const maxTogether = (page.bottom - page.headerTop) * 0.35;

interface Grid {
  canvas: Canvas;
  block: TableBlock;
  columns: { x: number; width: number; align: 'left' | 'right' }[];
}

/** Caption, head (repeated on every page as decoration), rows, notes. The first cell of a row is its header. */
export function tablePieces(canvas: Canvas, block: TableBlock): Piece[] {
  const grid: Grid = { canvas, block, columns: placeColumns(canvas, block) };
  const table = canvas.tag(canvas.root, 'Table');
  const caption = textPieces(canvas, {
    text: block.caption,
    tag: canvas.tag(table, 'Caption'),
    style: type.caption,
    spaceBefore: space.beforeFigure,
  });
  const head = headPieces(grid, canvas.tag(table, 'THead'));
  const rows = bodyPieces(grid, canvas.tag(table, 'TBody'));
  const opening = keptWithNext([...caption, { height: 3, draw: () => undefined }, ...head]);
  return [...opening, ...keptRows(rows, block.notes.length > 0), ...notePieces(grid)];
}

/** A short table is not torn; of a long one the first two rows, and the last two with the notes, stay together. */
function keptRows(rows: Piece[], hasNotes: boolean): Piece[] {
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  const isShort = height < maxTogether;
  return rows.map((row, index) => {
    const fromEnd = rows.length - 1 - index;
    const keepWithNext = fromEnd === 0 ? hasNotes : isShort || index === 0 || fromEnd === 1;
    return { ...row, keepWithNext };
  });
}

function headPieces(grid: Grid, parent: Tag): Piece[] {
  const row = grid.canvas.tag(parent, 'TR');
  const texts = grid.block.columns.map((column) => column.header);
  const cells = cellsOf(grid, { texts, style: type.tableHead }).map((cell) => ({
    ...cell,
    tag: grid.canvas.tag(row, 'TH', { scope: 'Column' }),
  }));
  return rowPieces(grid.canvas, cells, {
    padding: space.cellVertical,
    maxHeight: maxRowHeight,
    beneath: (part) => {
      drawHeadGround(grid.canvas, part);
    },
  });
}

function bodyPieces(grid: Grid, parent: Tag): Piece[] {
  const { canvas, block } = grid;
  const onNewPage = repeatedHead(grid);
  return block.rows.flatMap((row) => {
    const line = canvas.tag(parent, 'TR');
    const style = row.emphasis ? type.cellStrong : type.cell;
    const cells = cellsOf(grid, { texts: row.cells, style }).map((cell, index) => ({
      ...cell,
      tag: index === 0 ? canvas.tag(line, 'TH', { scope: 'Row' }) : canvas.tag(line, 'TD'),
    }));
    const pieces = rowPieces(canvas, cells, {
      padding: space.cellVertical,
      maxHeight: maxRowHeight,
      beneath({ top, height, isFirst, isLast }) {
        if (row.emphasis && isFirst) rule(canvas, top, { width: 0.9, color: colors.ink });
        if (isLast) rule(canvas, top + height, { width: 0.4, color: colors.hairline });
      },
    });
    return onNewPage === undefined ? pieces : pieces.map((piece) => ({ ...piece, onNewPage }));
  });
}

/** The head once more, as an artifact: it has been read already. A head that would eat the page is not repeated. */
function repeatedHead(grid: Grid): Piece['onNewPage'] {
  const texts = grid.block.columns.map((column) => column.header);
  const cells = cellsOf(grid, { texts, style: type.tableHead });
  const height = rowHeight(cells, space.cellVertical);
  if (height > maxHeadHeight) return undefined;
  return {
    height,
    draw(top) {
      grid.canvas.decorate(() => {
        drawHeadGround(grid.canvas, { top, height });
        drawCells(grid.canvas, cells, top + space.cellVertical);
      }, 'Pagination');
    },
  };
}

function notePieces({ canvas, block }: Grid): Piece[] {
  return block.notes.flatMap((text, index) => {
    const tag = canvas.tag(canvas.root, 'P');
    return textPieces(canvas, { text, tag, style: type.small, spaceBefore: index === 0 ? 5 : 1 });
  });
}

function cellsOf(
  { canvas, columns }: Grid,
  { texts, style }: { texts: string[]; style: TextStyle },
): Cell[] {
  return columns.map(({ x, width, align }, index) => {
    const cellStyle = align === 'right' ? { ...style, tabular: true } : style;
    return {
      tag: null,
      lines: canvas.lines(texts[index] ?? '', cellStyle, width),
      style: cellStyle,
      x,
      width,
      align,
    };
  });
}

function placeColumns(canvas: Canvas, block: TableBlock): Grid['columns'] {
  const padding = 2 * space.cell;
  const wishes = block.columns.map(({ share }, index) => {
    const words = textsOfColumn(block, index).flatMap(unbreakableParts);
    // Bold is the widest a cell can get; words beyond this length are cut in any case.
    const widths = words.map((word) =>
      canvas.width(word.slice(0, 40), { ...type.cellStrong, tabular: true }),
    );
    return { share, least: widths.reduce((most, width) => Math.max(most, width), 0) + padding + 1 };
  });
  let x = page.left;
  return columnWidths(wishes, bodyWidth).map((width, index) => {
    const column = {
      x: x + space.cell,
      width: width - padding,
      align: block.columns[index]?.align ?? 'left',
    };
    x += width;
    return column;
  });
}

function drawHeadGround(canvas: Canvas, { top, height }: { top: number; height: number }): void {
  canvas.pdf.rect(page.left, top, bodyWidth, height).fill(colors.tint);
  rule(canvas, top + height, { width: 0.9, color: colors.accent });
}

function rule(
  canvas: Canvas,
  top: number,
  { width, color }: { width: number; color: string },
): void {
  canvas.pdf
    .moveTo(page.left, top)
    .lineTo(page.left + bodyWidth, top)
    .lineWidth(width)
    .strokeColor(color)
    .stroke();
}
