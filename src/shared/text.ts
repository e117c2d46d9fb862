/** Small German text work: numbers, percentages, lists, folding for comparison. */

// Making a format takes many times as long as using it.
const percents = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const numberFormats = new Map<number, Intl.NumberFormat>();

/** `2.1` with one decimal → `2,1`. */
export function formatNumber(value: number, decimals = 0): string {
  // Where nothing is grouped and nothing rounded the text is the same, in a fifth of the time.
  if (value > 0 && value < 1000 && Number.isInteger(value * 10 ** decimals)) {
    return value.toFixed(decimals).replace('.', ',');
  }
  const known = numberFormats.get(decimals);
  const format =
    known ??
    new Intl.NumberFormat('de-DE', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  if (known === undefined) numberFormats.set(decimals, format);
  return format.format(value);
}

/** `80` → `80 %`, `0.5` → `0,5 %`; as many decimals as needed, two at most. */
export function formatPercent(percent: number): string {
  // Matching words rates by the hundred thousand; the general format takes ten times as long for the same text.
  if (Number.isInteger(percent) && percent >= 0 && percent < 1000) return `${percent} %`;
  return `${percents.format(percent)} %`;
}

/** In German quotation marks; those within become single ones: `Programm „Neu“` → `„Programm ‚Neu‘“`. */
export const quoted = (text: string): string =>
  `„${text.replaceAll('„', '‚').replaceAll('“', '‘')}“`;

/** `['a', 'b', 'c']` → `a, b und c`. */
export function joinGerman(items: readonly string[], last: 'und' | 'oder' = 'und'): string {
  return joinWords(items, (item) => item, last);
}

/** The same of codes and their labels: `['kita'], { kita: 'Kitas' }` → `Kitas`. */
export function joinLabels<Code extends string>(
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
  last: 'und' | 'oder' = 'und',
): string {
  return joinWords(codes, (code) => labels[code], last);
}

/** By code unit, the same on every machine: for keys, slugs and days, never for words that people read. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function joinWords<Item>(
  items: readonly Item[],
  wordOf: (item: Item) => string,
  last: 'und' | 'oder',
): string {
  let text = '';
  // Without a list of the words in between: matching makes such texts by the hundred thousand.
  let index = 0;
  for (const item of items) {
    if (index > 0) text += index < items.length - 1 ? ', ' : ` ${last} `;
    text += wordOf(item);
    index += 1;
  }
  return text;
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

/** A number as somebody types it into a field: `1234.5` → `1234,5`, without grouping. */
export function formatPlainNumber(value: number): string {
  return String(value).replace('.', ',');
}

/** `17,5`, `17.5`, `1.234` and `1.234,5`; undefined where it is no number of zero or more. */
export function parseGermanNumber(text: string): number | undefined {
  const plain = text.replaceAll(/\s/gu, '');
  if (/^\d{1,3}(\.\d{3})+(,\d{1,4})?$/u.test(plain)) {
    return Number(plain.replaceAll('.', '').replace(',', '.'));
  }
  return /^\d{1,9}([.,]\d{1,4})?$/u.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}
