/** Small German text work: numbers, percentages, lists, folding for comparison. */

/** Making a format takes a hundred times as long as using it. */
const numberFormats = new Map<number, Intl.NumberFormat>();
const percentFormat = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

/** `2.1` with one decimal → `2,1`. */
export function formatNumber(value: number, decimals = 0): string {
  const format =
    numberFormats.get(decimals) ??
    new Intl.NumberFormat('de-DE', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  numberFormats.set(decimals, format);
  return format.format(value);
}

/** `80` → `80 %`, `0.5` → `0,5 %`; as many decimals as needed, two at most. */
export function formatPercent(percent: number): string {
  return `${percentFormat.format(percent)} %`;
}

/** `['a', 'b', 'c']` → `a, b und c`. */
export function joinGerman(items: readonly string[], last: 'und' | 'oder' = 'und'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

/**
 * The form in which two spellings of a word are the same: NFC and NFD, ä and ae, ß and ss, upper and lower case.
 * Only for comparing; never shown.
 */
export function foldGerman(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('de-DE')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

/** Folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return foldGerman(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One line of at most so many characters, cut between words; "…" says that something is missing. */
export function clipText(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 2);
  const atWord = cut.lastIndexOf(' ') > most / 2 ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
  // Half a character (the first half of a surrogate pair) is no text.
  return `${atWord.replace(/[\s,;:.–\-\uD800-\uDBFF]+$/u, '')} …`;
}
