import type { Missing } from '../projects/missing-marks.ts';
import type { Block } from './document.ts';
import { gapsIn, heading, list, paragraph } from './draft-content-blocks.ts';

/** Anhang C: the same list as "Was fehlt?" of the project; see missing-points.ts. */
export function missingBlocks(points: readonly Missing[]): Block[] {
  const count = points.length;
  return [
    heading(1, 'Anhang C: Was fehlt'),
    paragraph(
      count === 0
        ? 'Es fehlt keine Angabe.'
        : `Vor der Einreichung ${count === 1 ? 'ist ein Punkt' : `sind ${count} Punkte`} offen:`,
    ),
    ...(count === 0 ? [] : [list(points.map(({ text }) => text))]),
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
    case 'timeline':
      return [
        block.title,
        ...block.groups.flatMap(({ label, rows }) => [
          label,
          ...rows.flatMap((row) => [row.label, row.detail]),
        ]),
      ];
    case 'chart':
      return [
        block.title,
        ...block.rows.flatMap(({ label, valueLabels }) => [label, ...valueLabels]),
        block.source,
      ];
    case 'lineChart':
      return [
        block.title,
        ...block.panels.flatMap(({ title, notes }) => [title, ...notes]),
        block.source,
      ];
    case 'checklist':
      return block.items.map(({ text }) => text);
    case 'signature':
      return block.lines;
  }
}
