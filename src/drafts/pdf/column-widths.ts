import type { TableBlock } from '../document.ts';

interface Wish {
  share: number;
  /** Width of the longest word; below it, words would be cut. */
  least: number;
}

/**
 * Shares the width out as the document asks, but gives a column its longest word where others can spare it: German
 * compounds cut in the middle are hard to read.
 */
export function columnWidths(wishes: Wish[], total: number): number[] {
  const shares = wishes.map((wish) => (wish.share > 0 ? wish.share : 0.01));
  const least = affordable(wishes, total);
  const fixed = new Set<number>();
  for (;;) {
    const left = total - sum(least.filter((_, index) => fixed.has(index)));
    const unit = left / sum(shares.filter((_, index) => !fixed.has(index)));
    const widths = shares.map((share, index) =>
      fixed.has(index) ? (least[index] ?? 0) : share * unit,
    );
    const short = widths.findIndex(
      (width, index) => !fixed.has(index) && width < (least[index] ?? 0),
    );
    // Every round fixes one more column, so this ends.
    if (short === -1) return widths;
    fixed.add(short);
  }
}

/** Cuts the longest wishes first, so that one endless word does not cost all other columns theirs. */
function affordable(wishes: Wish[], total: number): number[] {
  let cap = total * 0.45;
  const capped = () => wishes.map((wish) => Math.min(wish.least, cap));
  while (sum(capped()) > total) cap *= 0.95;
  return capped();
}

/** All texts of one column, its header first. */
export function textsOfColumn(block: TableBlock, column: number): string[] {
  return [block.columns[column]?.header ?? '', ...block.rows.map((row) => row.cells[column] ?? '')];
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
