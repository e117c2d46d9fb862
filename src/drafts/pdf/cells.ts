import type { Canvas, Tag } from './canvas.ts';
import type { Piece } from './flow.ts';
import type { TextStyle } from './theme.ts';

/** One cell of a row: broken text at its place. `tag` is null where the row repeats what was already read. */
export interface Cell {
  tag: Tag | null;
  lines: string[];
  style: TextStyle;
  x: number;
  width: number;
  align: 'left' | 'right';
}

interface RowBox {
  padding: number;
  /** Room a row may take on an empty page; a taller one is cut. */
  maxHeight: number;
  /** Backgrounds and rules, drawn beneath the text inside an artifact. */
  beneath?: (part: { top: number; height: number; isFirst: boolean; isLast: boolean }) => void;
}

/** Lines per piece of a row that is taller than a page. */
const linesPerSlice = 6;

/** A row as one piece; only a row taller than a page becomes several. */
export function rowPieces(canvas: Canvas, cells: Cell[], box: RowBox): Piece[] {
  const lineCount = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const height = rowHeight(cells, box.padding);
  const perSlice = height > box.maxHeight ? linesPerSlice : lineCount;
  const sliceCount = Math.ceil(lineCount / perSlice);
  return Array.from({ length: sliceCount }, (_, index) => {
    const part = cells.map((cell) => ({
      ...cell,
      lines: cell.lines.slice(index * perSlice, (index + 1) * perSlice),
    }));
    const isFirst = index === 0;
    const isLast = index === sliceCount - 1;
    const top = isFirst ? box.padding : 0;
    const sliceHeight = rowHeight(part, 0) + top + (isLast ? box.padding : 0);
    return {
      height: sliceHeight,
      draw(y) {
        canvas.decorate(() => box.beneath?.({ top: y, height: sliceHeight, isFirst, isLast }));
        drawCells(canvas, part, y + top);
      },
    };
  });
}

export function rowHeight(cells: Cell[], padding: number): number {
  return Math.max(...cells.map((cell) => cell.lines.length * cell.style.leading), 0) + 2 * padding;
}

export function drawCells(canvas: Canvas, cells: Cell[], top: number): void {
  for (const cell of cells) {
    const draw = () => {
      for (const [index, line] of cell.lines.entries()) {
        const slack =
          cell.align === 'right' ? cell.width - canvas.width(line.trimEnd(), cell.style) : 0;
        canvas.text(line, { x: cell.x + slack, top: top + index * cell.style.leading }, cell.style);
      }
    };
    if (cell.tag === null) draw();
    else if (cell.lines.some((line) => line !== '')) canvas.write(cell.tag, draw);
  }
}
