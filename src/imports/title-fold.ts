import { foldGerman } from '../shared/text.ts';

/** Titles as they can be compared: the export loses quotation marks and dashes (format specification, section 6.4). */
const lostSigns = /[?„“”"–—-]/gu;

/** The form in which the export's title and the page's title of one programme are equal. */
export function foldTitle(title: string): string {
  return foldGerman(title.replaceAll(lostSigns, ' ')).replaceAll(/\s+/gu, ' ').trim();
}

/** The words of a folded title that say something; those of one or two letters do not. */
export function significantWords(foldedTitle: string): ReadonlySet<string> {
  return new Set(foldedTitle.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

/** Share of common words, 0 to 1 (Dice). */
export function wordSimilarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return (2 * common) / (one.size + other.size);
}
