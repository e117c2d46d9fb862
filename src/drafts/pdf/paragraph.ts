import type { ParagraphBlock } from '../document.ts';
import type { Canvas } from './canvas.ts';
import type { Piece } from './flow.ts';
import { textPieces } from './text-pieces.ts';
import { colors, page, space, type } from './theme.ts';

/** Read before the text of a gap, so that it stands out on a grey print and in a screen reader. */
const missingPrefix = 'Zu ergänzen: ';

export function paragraphPieces(canvas: Canvas, block: ParagraphBlock): Piece[] {
  if (block.tone === 'missing') return missingPieces(canvas, block.text);
  const tag = canvas.tag(canvas.root, 'P');
  const style = block.tone === 'note' ? type.note : type.body;
  return textPieces(canvas, { text: block.text, tag, style, spaceBefore: space.block });
}

function missingPieces(canvas: Canvas, text: string): Piece[] {
  const tag = canvas.tag(canvas.root, 'P');
  const start = space.bar + space.barGap;
  const indent = start + canvas.width(missingPrefix, type.strong) + 2;
  const beside = (top: number, height: number) => {
    drawBar(canvas, page.left, { top, height });
  };
  const box = { text, tag, style: type.body, indent, spaceBefore: space.block, beside };
  return textPieces(canvas, box).map((piece, index) => ({
    ...piece,
    draw(top) {
      if (index === 0) {
        canvas.write(tag, () => {
          canvas.text(missingPrefix, { x: page.left + start, top }, type.strong);
        });
      }
      piece.draw(top);
    },
  }));
}

/** The sign of a gap, on paper and in grey: a dark bar to the left of the text. */
export function drawBar(
  canvas: Canvas,
  x: number,
  { top, height }: { top: number; height: number },
): void {
  canvas.pdf.rect(x, top, space.bar, height).fill(colors.ink);
}
