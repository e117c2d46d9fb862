import type { FactsBlock } from '../document.ts';
import type { Canvas, Tag } from './canvas.ts';
import { rowPieces, type Cell } from './cells.ts';
import type { Piece } from './flow.ts';
import { drawBar } from './paragraph.ts';
import { bodyWidth, colors, page, space, type } from './theme.ts';

const labelWidth = bodyWidth * 0.34;
const gap = 14;
/** A row of labels and values beyond half a page may be cut. */
const maxHeight = (page.bottom - page.headerTop) / 2;

/** Labels and values as in a form: a table of two columns whose labels are row headers. */
export function factsPieces(canvas: Canvas, block: FactsBlock): Piece[] {
  const table = canvas.tag(canvas.root, 'Table');
  return block.rows.flatMap((row, index) => {
    const cells = factCells(canvas, table, row);
    const pieces = rowPieces(canvas, cells, {
      padding: space.cellVertical,
      maxHeight,
      beneath({ top, height, isLast }) {
        if (row.missing)
          drawBar(canvas, page.left + labelWidth + 2, { top: top + 2, height: height - 4 });
        if (isLast) hairline(canvas, top + height);
      },
    });
    return pieces.map((piece, slice) => ({
      ...piece,
      spaceBefore: index === 0 && slice === 0 ? space.block : 0,
    }));
  });
}

function factCells(canvas: Canvas, table: Tag, row: FactsBlock['rows'][number]): Cell[] {
  const line = canvas.tag(table, 'TR');
  const style = row.missing ? type.strong : type.body;
  const width = bodyWidth - labelWidth - gap;
  return [
    {
      tag: canvas.tag(line, 'TH', { scope: 'Row' }),
      lines: canvas.lines(row.label, type.label, labelWidth),
      style: type.label,
      x: page.left,
      width: labelWidth,
      align: 'left',
    },
    {
      tag: canvas.tag(line, 'TD'),
      lines: canvas.lines(row.value, style, width),
      style,
      x: page.left + labelWidth + gap,
      width,
      align: 'left',
    },
  ];
}

function hairline(canvas: Canvas, top: number): void {
  canvas.pdf
    .moveTo(page.left, top)
    .lineTo(page.left + bodyWidth, top)
    .lineWidth(0.4)
    .strokeColor(colors.hairline)
    .stroke();
}
