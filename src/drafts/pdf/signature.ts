import type { SignatureBlock } from '../document.ts';
import type { Canvas } from './canvas.ts';
import type { Piece } from './flow.ts';
import { bodyWidth, colors, page, space, type } from './theme.ts';

const columnGap = 28;
const columnWidth = (bodyWidth - columnGap) / 2;

/** Lines to sign on, two beside each other, each with its label beneath; a pair is never torn. */
export function signaturePieces(canvas: Canvas, block: SignatureBlock): Piece[] {
  const pairs = Array.from({ length: Math.ceil(block.lines.length / 2) }, (_, index) =>
    block.lines.slice(2 * index, 2 * index + 2),
  );
  return pairs.map((labels) => {
    const columns = labels.map((label, index) => ({
      tag: canvas.tag(canvas.root, 'P'),
      lines: canvas.lines(label, type.note, columnWidth).slice(0, 12),
      x: page.left + index * (columnWidth + columnGap),
    }));
    const lineCount = Math.max(...columns.map((column) => column.lines.length));
    return {
      height: space.signature + 4 + lineCount * type.note.leading,
      draw(top) {
        const lineTop = top + space.signature;
        for (const { tag, lines, x } of columns) {
          canvas.decorate(() => {
            canvas.pdf.moveTo(x, lineTop).lineTo(x + columnWidth, lineTop);
            canvas.pdf.lineWidth(0.7).strokeColor(colors.ink).stroke();
          });
          canvas.write(tag, () => {
            for (const [index, line] of lines.entries()) {
              canvas.text(line, { x, top: lineTop + 4 + index * type.note.leading }, type.note);
            }
          });
        }
      },
    };
  });
}
