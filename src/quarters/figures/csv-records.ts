import { SourceError } from '../../shared/errors.ts';

/** One record of a CSV text. */
export interface CsvRecord {
  /** On which it ends, from one, as an editor counts. */
  line: number;
  cells: string[];
}

/** No cell that a person filled in is longer. */
const longestCell = 256 * 1024;

/**
 * Cuts a text into records (RFC 4180): records may differ in width, and a quotation mark within a plain cell is a sign
 * like others. One pass, whatever the text is: `csv-parse`, which reads the dumps, makes an error with a stack of every
 * record that is not as wide as the first, and with 40,000 of them would hold the house up for seconds.
 * @param sign one character between two cells
 * @param mostCells a record with more is cut after one more, so that its reader can refuse it
 * @throws SourceError where a cell does not end
 */
export function* csvRecords(
  text: string,
  { sign, mostCells }: { sign: string; mostCells: number },
): Generator<CsvRecord> {
  const nextSign = seeker(text, sign);
  const nextBreak = seeker(text, '\n');
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cells: string[] = [];
    for (let isOpen = true; isOpen && cells.length <= mostCells;) {
      const quoted = text[at] === '"' ? quotedCell(text, at, line) : null;
      const from = quoted?.end ?? at;
      const end = Math.min(nextSign(from), nextBreak(from));
      if (end - at > longestCell) throw unreadable(line, 'eine Zelle ist zu lang');
      cells.push(quoted ? joined(quoted, text.slice(from, end)) : plain(text.slice(at, end)));
      line += quoted?.breaks ?? 0;
      isOpen = text[end] === sign;
      at = end + 1;
    }
    yield { line, cells };
    line += 1;
  }
}

/** Where a sign stands next, or the end of the text; asked from left to right it looks at every place once. */
function seeker(text: string, sign: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const place = text.indexOf(sign, from);
      found = place < 0 ? text.length : place;
    }
    return found;
  };
}

interface QuotedCell {
  inside: string;
  /** After the closing mark. */
  end: number;
  breaks: number;
}

function quotedCell(text: string, at: number, line: number): QuotedCell {
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) throw unreadable(line, 'ein Anführungszeichen ist nicht geschlossen');
  const inside = text.slice(at + 1, close);
  return {
    inside: inside.replaceAll('""', '"'),
    end: close + 1,
    breaks: inside.split('\n').length - 1,
  };
}

/** What stands behind the closing mark shows that the marks belong to the text: `"Soziale Stadt" 2024`. */
function joined({ inside }: QuotedCell, rest: string): string {
  const more = plain(rest);
  return more === '' ? inside : `"${inside}"${more}`;
}

/** Without the first half of a Windows line break. */
const plain = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const unreadable = (line: number, why: string): SourceError =>
  new SourceError(`Die Datei ist keine lesbare CSV-Tabelle (ab Zeile ${line}: ${why}).`);
