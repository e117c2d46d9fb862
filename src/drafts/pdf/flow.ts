import type { Canvas } from './canvas.ts';
import { page } from './theme.ts';

/** The smallest thing that is never torn by a page break: a line, a table row, a chart. */
export interface Piece {
  height: number;
  draw: (top: number) => void;
  /** Dropped at the top of a page. */
  spaceBefore?: number;
  /** Stays on the same page as the piece after it. */
  keepWithNext?: boolean;
  /** Drawn first where this piece opens a new page: the repeated head of a table. */
  onNewPage?: { height: number; draw: (top: number) => void };
}

/** Lays the pieces out from `top` down to the foot of the page, on as many pages as they need. */
export function placePieces(canvas: Canvas, pieces: Piece[], top: number): void {
  canvas.addPage();
  let y = top;
  const isEmpty = () => y === top;
  const startPage = (first: Piece) => {
    canvas.addPage();
    y = top;
    if (first.onNewPage !== undefined) {
      first.onNewPage.draw(y);
      y += first.onNewPage.height;
    }
  };
  for (const group of groupKept(pieces)) {
    const [first] = group;
    if (first !== undefined && !isEmpty() && y + heightOf(group) > page.bottom) startPage(first);
    for (const piece of group) {
      // Only in a group taller than a page: then keeping together is given up, never the page's edge.
      const needed = y + (piece.spaceBefore ?? 0) + piece.height;
      if (piece !== first && !isEmpty() && needed > page.bottom) startPage(piece);
      if (!isEmpty()) y += piece.spaceBefore ?? 0;
      piece.draw(y);
      y += piece.height;
    }
  }
  canvas.close();
}

function groupKept(pieces: Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  for (const piece of pieces) {
    group.push(piece);
    if (piece.keepWithNext === true) continue;
    groups.push(group);
    group = [];
  }
  return group.length > 0 ? [...groups, group] : groups;
}

function heightOf(group: Piece[]): number {
  return group.reduce((sum, piece) => sum + piece.height + (piece.spaceBefore ?? 0), 0);
}
