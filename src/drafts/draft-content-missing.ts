import type { Block } from './document.ts';
import { gapsIn, heading, list, paragraph } from './draft-content-blocks.ts';

/** Anhang C: everything that is missing, collected from the finished document, so that no gap can be left out. */
export function missingBlocks(blocks: readonly Block[]): Block[] {
  const gaps = gapsOf(blocks);
  return [
    heading(1, 'Anhang C: Was fehlt'),
    gaps.length === 0
      ? paragraph('Es fehlt keine Angabe.')
      : paragraph(
          `Vor der Einreichung ${gaps.length === 1 ? 'fehlt eine Angabe' : `fehlen ${gaps.length} Angaben`}:`,
        ),
    ...(gaps.length === 0 ? [] : [list(gaps)]),
  ];
}

/** Every gap of the blocks once, in the order of the document. */
export function gapsOf(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.flatMap(textsOf).flatMap(gapsIn))];
}

/** Every text of a block. Written out per kind: a new kind that is forgotten here does not compile. */
export function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [
        block.caption,
        ...block.columns.map(({ header }) => header),
        ...block.rows.flatMap(({ cells }) => cells),
        ...block.notes,
      ];
    case 'chart':
      return [
        block.title,
        ...block.rows.flatMap(({ label, valueLabels }) => [label, ...valueLabels]),
        block.source,
      ];
    case 'checklist':
      return block.items.map(({ text }) => text);
    case 'signature':
      return block.lines;
  }
}
