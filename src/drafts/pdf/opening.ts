import type { DraftDocument } from '../document.ts';
import type { Canvas } from './canvas.ts';
import type { Piece } from './flow.ts';
import { keptWithNext, textPieces } from './text-pieces.ts';
import { bodyWidth, colors, page, type } from './theme.ts';

const padding = 9;

/** Title, subtitle and the framed notice that this is a draft; here it is text, in the page header only decoration. */
export function openingPieces(canvas: Canvas, document: DraftDocument): Piece[] {
  const title = canvas.tag(canvas.root, 'H1');
  const pieces = keptWithNext(
    textPieces(canvas, { text: document.title, tag: title, style: type.title }),
  );
  if (document.subtitle !== null) {
    const tag = canvas.tag(canvas.root, 'P');
    const box = { text: document.subtitle, tag, style: type.subtitle, spaceBefore: 4 };
    pieces.push(...keptWithNext(textPieces(canvas, box)));
  }
  return [...pieces, noticePiece(canvas, document.watermark)];
}

function noticePiece(canvas: Canvas, text: string): Piece {
  const tag = canvas.tag(canvas.root, 'P');
  const lines = canvas.lines(text, type.notice, bodyWidth - 2 * padding).slice(0, 8);
  const height = lines.length * type.notice.leading + 2 * padding;
  return {
    height,
    spaceBefore: 14,
    draw(top) {
      canvas.decorate(() => {
        canvas.pdf
          .rect(page.left, top, bodyWidth, height)
          .lineWidth(1)
          .fillAndStroke(colors.tint, colors.accent);
      });
      canvas.write(tag, () => {
        for (const [index, line] of lines.entries()) {
          const at = { x: page.left + padding, top: top + padding + index * type.notice.leading };
          canvas.text(line, at, type.notice);
        }
      });
    },
  };
}
