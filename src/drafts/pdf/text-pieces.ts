import type { Canvas, Tag } from './canvas.ts';
import type { Piece } from './flow.ts';
import { bodyWidth, page, type TextStyle } from './theme.ts';

interface TextBox {
  text: string;
  tag: Tag;
  style: TextStyle;
  /** Distance from the left edge of the text area. */
  indent?: number;
  spaceBefore?: number;
  /** Drawn beside every line, inside an artifact: a bar. */
  beside?: (top: number, height: number) => void;
}

/** A text as one piece per line; its first two and last two lines stay together. */
export function textPieces(canvas: Canvas, box: TextBox): Piece[] {
  const { tag, style, beside, indent = 0 } = box;
  const lines = canvas.lines(box.text, style, bodyWidth - indent);
  return lines.map((line, index) => ({
    height: style.leading,
    spaceBefore: index === 0 ? (box.spaceBefore ?? 0) : 0,
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw(top) {
      canvas.write(tag, () => {
        canvas.text(line, { x: page.left + indent, top }, style);
      });
      if (beside === undefined) return;
      canvas.decorate(() => {
        beside(top, style.leading);
      });
    },
  }));
}

/** The same pieces, the last one kept together with what follows. */
export function keptWithNext(pieces: Piece[]): Piece[] {
  return pieces.map((piece) => ({ ...piece, keepWithNext: true }));
}
