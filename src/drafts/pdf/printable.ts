/** Printed for what the font has no glyph for: a word with a question mark can be asked about, an empty box cannot. */
const replacement = '?';

/** Spaces and hyphens Fira Sans lacks, and what looks the same; the no-break kinds stay no-break. */
const lookalikes: Record<string, string> = {
  '\t': ' ',
  '\u2007': '\u00a0',
  '\u202f': '\u00a0',
  '\u2010': '-',
  '\u2011': '-',
  '\u2028': '\n',
  '\u2029': '\n',
};

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** Well-formed NFC text without control characters and invisible marks; line breaks as `\n`. For metadata and alternative texts. */
export function cleaned(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/\r\n?|\u0085|\v|\f/g, '\n')
    .normalize('NFC')
    .replaceAll(/[\t\u2007\u2010\u2011\u2028\u2029\u202f]/g, (found) => lookalikes[found] ?? found)
    .replaceAll(/[\u2000-\u2006\u2008-\u200a\u205f\u3000]/g, ' ')
    .replaceAll(/(?<!\p{L})\u00ad|\u00ad(?!\p{L})/gu, '')
    .replaceAll(/(?![\n\u00ad\u200d])[\p{Cc}\p{Cf}\p{Cn}\p{Co}]/gu, '');
}

/** `cleaned` text in which every visible character that `covers` denies is replaced: by its plain form (㎡ → m2) or by `?`. */
export function printable(text: string, covers: (codePoint: number) => boolean): string {
  const isCovered = (part: string) =>
    Array.from(part).every((character) => covers(character.codePointAt(0) ?? 0));
  let result = '';
  for (const { segment: cluster } of graphemes.segment(cleaned(text))) {
    // Joiners hold an emoji together until here, so that it is replaced once; nothing else of ours needs them.
    const segment = cluster.replaceAll('\u200d', '');
    if (segment === '\n' || isCovered(segment)) {
      result += segment;
      continue;
    }
    const plain = segment.normalize('NFKC');
    if (plain !== '') result += isCovered(plain) ? plain : replacement;
  }
  return result;
}
