import type { ChecklistBlock, ListBlock } from '../document.ts';
import { setAttributes, type Canvas, type Tag } from './canvas.ts';
import type { Piece } from './flow.ts';
import { textPieces } from './text-pieces.ts';
import { colors, page, space, type } from './theme.ts';

const markerGap = 6;
const boxSize = 8.5;

export function listPieces(canvas: Canvas, block: ListBlock): Piece[] {
  const list = canvas.tag(canvas.root, 'L');
  setAttributes(list, { O: 'List', ListNumbering: block.ordered ? 'Decimal' : 'Disc' });
  const markers = block.items.map((_, index) => (block.ordered ? `${index + 1}.` : '•'));
  const markerWidth = Math.max(10, ...markers.map((marker) => canvas.width(marker, type.body)));
  return block.items.flatMap((text, index) =>
    itemPieces(canvas, list, {
      text,
      marker: markers[index] ?? '',
      isFirst: index === 0,
      markerWidth,
      start: 4,
    }),
  );
}

/** The box is decoration; whether a thing is done is said in words. */
export function checklistPieces(canvas: Canvas, block: ChecklistBlock): Piece[] {
  const list = canvas.tag(canvas.root, 'L');
  setAttributes(list, { O: 'List', ListNumbering: 'None' });
  const words = block.items.map(({ done, mark }) => (done ? 'erledigt' : (mark ?? 'offen')));
  const markerWidth = Math.max(
    ...['erledigt', ...words].map((word) => canvas.width(word, type.strong)),
  );
  return block.items.flatMap(({ text, done }, index) => {
    const marker = words[index] ?? '';
    const item = { text, marker, markerWidth, isFirst: index === 0, start: boxSize + markerGap };
    const [first, ...rest] = itemPieces(canvas, list, item);
    if (first === undefined) return [];
    const draw = (top: number) => {
      canvas.decorate(() => {
        drawBox(canvas, top + (type.body.leading - boxSize) / 2, done);
      });
      first.draw(top);
    };
    return [{ ...first, draw }, ...rest];
  });
}

interface Item {
  text: string;
  marker: string;
  markerWidth: number;
  isFirst: boolean;
  /** Where the marker begins. */
  start: number;
}

function itemPieces(canvas: Canvas, list: Tag, item: Item): Piece[] {
  const tag = canvas.tag(list, 'LI');
  const label = canvas.tag(tag, 'Lbl');
  const body = canvas.tag(tag, 'LBody');
  const indent = item.start + item.markerWidth + markerGap;
  const spaceBefore = item.isFirst ? space.block : space.item;
  const lines = textPieces(canvas, {
    text: item.text,
    tag: body,
    style: type.body,
    indent,
    spaceBefore,
  });
  return lines.map((piece, index) => ({
    ...piece,
    draw(top) {
      if (index === 0) {
        canvas.write(label, () => {
          canvas.text(item.marker, { x: page.left + item.start, top }, type.body);
        });
      }
      piece.draw(top);
    },
  }));
}

function drawBox(canvas: Canvas, top: number, done: boolean): void {
  const { pdf } = canvas;
  pdf.lineWidth(0.8).strokeColor(colors.ink).rect(page.left, top, boxSize, boxSize).stroke();
  if (!done) return;
  pdf
    .moveTo(page.left + 1.8, top + boxSize * 0.55)
    .lineTo(page.left + boxSize * 0.42, top + boxSize - 2)
    .lineTo(page.left + boxSize - 1.4, top + 1.8)
    .lineWidth(1.3)
    .stroke();
}
