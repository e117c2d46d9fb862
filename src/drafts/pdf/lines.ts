/** Width of a text in points. */
export type Measure = (text: string) => number;

/** The longest parts of a text that must not be torn at a space, hyphen, slash or soft hyphen. */
export function unbreakableParts(text: string): string[] {
  return text.split(/[ \n]+/u).flatMap(partsOfWord);
}

/**
 * Breaks `text` into lines no wider than `width`. A line that ended at a space keeps that space, so that copied and read
 * text does not run together. A part wider than the line is cut; a cut between letters gets a hyphen.
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function partsOfWord(word: string): string[] {
  return word.split(/(?<=[^\s(][-–—/\u00ad])(?=\p{L})/u);
}

function breakParagraph(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => measure(shown(candidate)) <= width;
  for (const word of text.split(/ +/u).filter((part) => part !== '')) {
    for (const [index, part] of partsOfWord(word).entries()) {
      const glue = index === 0 && line !== '' ? ' ' : '';
      if (line !== '' && fits(line + glue + part)) {
        line += glue + part;
        continue;
      }
      if (line !== '') lines.push(shown(line) + glue);
      const cut = fits(part) ? [part] : cutPart(part, width, measure);
      lines.push(...cut.slice(0, -1));
      line = cut.at(-1) ?? '';
    }
  }
  return [...lines, shown(line)];
}

/** A soft hyphen shows only at the end of a line; a no-break space has done its work once the line stands. */
function shown(line: string): string {
  return line
    .replace(/\u00ad$/u, '-')
    .replaceAll('\u00ad', '')
    .replaceAll('\u00a0', ' ');
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

function cutPart(part: string, width: number, measure: Measure): string[] {
  const characters = Array.from(graphemes.segment(part), ({ segment }) => shown(segment));
  const room = width - measure('-');
  const pieces: string[] = [];
  let start = 0;
  while (start < characters.length) {
    if (
      measure(characters.slice(start, start + 400).join('')) <= width &&
      characters.length - start <= 400
    ) {
      pieces.push(characters.slice(start).join(''));
      break;
    }
    const end = goodCut(characters, start, lastFitting(characters, start, { room, measure }));
    const between = (characters[end - 1] ?? '') + (characters[end] ?? '');
    pieces.push(characters.slice(start, end).join('') + (/^\p{L}{2}$/u.test(between) ? '-' : ''));
    start = end;
  }
  return pieces;
}

/** End (exclusive) of what fits from `start`; always at least one character, so that a narrow column cannot loop. */
function lastFitting(
  characters: string[],
  start: number,
  { room, measure }: { room: number; measure: Measure },
): number {
  let end = start;
  let used = 0;
  while (end < characters.length) {
    used += measure(characters[end] ?? '');
    if (used > room && end > start) break;
    end += 1;
  }
  return Math.min(end, Math.max(start + 1, characters.length - 1));
}

/** German syllables mostly begin with one consonant before a vowel: move the cut back a little to such a place. */
function goodCut(characters: string[], start: number, end: number): number {
  for (let at = end; at > Math.max(start + 3, end - 6); at -= 1) {
    const around = characters.slice(at - 1, at + 2).join('');
    const startsSyllable = /^[^\sbcdpqst-][bdfghjklmnprstvwxz][aeiouyäöü]$/iu.test(around);
    if (startsSyllable && characters.length - at > 2) return at;
  }
  return end;
}
