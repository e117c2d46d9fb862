import type { HeadingBlock } from '../document.ts';
import type { Canvas } from './canvas.ts';
import type { Piece } from './flow.ts';
import { printable } from './printable.ts';
import { keptWithNext, textPieces } from './text-pieces.ts';
import { space, type } from './theme.ts';

const styles = { 1: type.heading1, 2: type.heading2, 3: type.heading3 };

/** Bookmarks beside the document, nested as the headings are. */
export type Bookmarks = ReturnType<typeof createBookmarks>;

export function createBookmarks(canvas: Canvas) {
  const path: PDFKit.PDFOutline[] = [canvas.pdf.outline];
  return {
    add(level: 1 | 2 | 3, text: string, top: number): void {
      path.length = Math.min(path.length, level);
      const parent = path.at(-1);
      // pdfkit measures "left" from the right edge; its types know "expanded" only.
      const options = { expanded: level === 1, top: top - 12, left: canvas.pdf.page.width };
      if (parent !== undefined) path.push(parent.addItem(text, options));
    },
  };
}

/** The document title is H1, so a block of level 1 is H2. A heading never stands alone at the end of a page. */
export function headingPieces(canvas: Canvas, block: HeadingBlock, bookmarks: Bookmarks): Piece[] {
  const tag = canvas.tag(canvas.root, `H${block.level + 1}`);
  const style = styles[block.level];
  const spaceBefore = space.beforeHeading[block.level];
  const lines = textPieces(canvas, { text: block.text, tag, style, spaceBefore });
  const pieces = keptWithNext(lines).map((piece, index) => ({
    ...piece,
    draw(top: number) {
      if (index === 0)
        bookmarks.add(
          block.level,
          printable(block.text, () => true),
          top,
        );
      piece.draw(top);
    },
  }));
  return [
    ...pieces,
    { height: space.afterHeading - space.block, keepWithNext: true, draw: nothing },
  ];
}

function nothing(): void {
  // Takes back part of the distance every block begins with.
}
