import type { Block, DraftDocument } from './document.ts';

/**
 * About how high a document becomes on paper, in points, from the number of its characters: enough to choose how much
 * of it goes on one page before anything is drawn. It errs on the high side. Pure.
 */

/** From below the page header to the foot of an A4 page (`pdf/theme.ts`). */
export const pageHeight = 690;

/** Characters that surely fit one line, and the height of a line. */
const lineOf = {
  title: { characters: 36, height: 26 },
  subtitle: { characters: 76, height: 17 },
  notice: { characters: 84, height: 15 },
  body: { characters: 86, height: 15 },
  value: { characters: 50, height: 15 },
  item: { characters: 77, height: 15 },
  note: { characters: 96, height: 12.5 },
  heading: { characters: 58, height: 19 },
  /** Of a table, over its whole width. */
  cell: { characters: 104, height: 12 },
  small: { characters: 118, height: 11 },
} as const;

function heightOf(text: string, { characters, height }: { characters: number; height: number }) {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / characters)), 0);
  return lines * height;
}

export function estimatedHeight({ title, subtitle, watermark, blocks }: DraftDocument): number {
  const opening =
    heightOf(title, lineOf.title) +
    (subtitle === null ? 0 : 4 + heightOf(subtitle, lineOf.subtitle)) +
    heightOf(watermark, lineOf.notice) +
    32;
  return blocks.reduce((sum, block) => sum + blockHeight(block), opening);
}

/** A chart is not meant for one page; it counts as a whole one. */
function blockHeight(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return heightOf(block.text, lineOf.heading) + 18;
    case 'paragraph':
      return heightOf(block.text, block.tone === 'note' ? lineOf.note : lineOf.body) + 9;
    case 'facts':
      return block.rows.reduce((sum, { value }) => sum + heightOf(value, lineOf.value) + 7, 9);
    case 'list':
      return block.items.reduce((sum, item) => sum + heightOf(item, lineOf.item) + 3, 6);
    case 'checklist':
      return block.items.reduce((sum, { text }) => sum + heightOf(text, lineOf.item) + 3, 6);
    case 'signature':
      return 80;
    case 'table':
      return tableHeight(block);
    case 'timeline':
    case 'chart':
    case 'lineChart':
      return pageHeight;
  }
}

function tableHeight({ columns, rows, notes }: Extract<Block, { kind: 'table' }>): number {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const heights = rows.map(({ cells }) => {
    const lines = cells.map((cell, index) => {
      const { characters, height } = lineOf.cell;
      const part = (columns[index]?.share ?? 0) / shares;
      return heightOf(cell, { characters: Math.max(8, characters * part - 3), height });
    });
    return Math.max(...lines) + 7;
  });
  const foot = notes.reduce((sum, text) => sum + heightOf(text, lineOf.small) + 1, 4);
  return heights.reduce((sum, height) => sum + height, 13 + 14 + 3 + 19) + foot;
}
