import type { Cell } from './figure-table.ts';

/**
 * What a cell of figures says. Zero, nothing, "no statement" and "locked" are four different things:
 * `empty` an empty cell; `noStatement` "k. A.", "…"; `locked` ".", "x", "gesperrt"; `unclear` what must not be guessed.
 */
export type CellFigure =
  | { kind: 'number'; value: number; isPercent: boolean; decimals: number }
  | { kind: 'empty' | 'noStatement' | 'locked' }
  | { kind: 'unclear'; why: string };

/** How a file writes its numbers: with comma or dot before the decimals; `unknown` where no cell shows it. */
export type NumberStyle = 'german' | 'english' | 'unknown' | 'mixed';

const locked = /^([.xX*•·]|gesperrt|geheim|geheim gehalten|anonymisiert|unterdrückt)$/iu;
const noStatement =
  /^(k\. ?A\.?|kA|keine Angaben?|n\. ?v\.?|nicht verfügbar|liegt nicht vor|\.{3}|…|\/|n\/a)$/iu;
const dash = /^[-–—−]$/u;

const digits = /^\d+$/u;
/** One separator before exactly three digits, and no zero in front: thousands or decimals, nobody can say. */
const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/u;
const german = /^(\d{1,3}(\.\d{3}){2,}|\d{1,3}(\.\d{3})+,\d+|\d+,\d+)$/u;
const english = /^(\d{1,3}(,\d{3}){2,}|\d{1,3}(,\d{3})+\.\d+|\d+\.\d+)$/u;

/** Which style the numbers of a file show, by those that can be read in one way only. */
export function numberStyleOf(cells: Iterable<Cell>): NumberStyle {
  let [isGerman, isEnglish] = [false, false];
  for (const cell of cells) {
    if (cell.kind !== 'text') continue;
    const { text } = unsigned(cell.text);
    if (ambiguous.test(text)) continue;
    isGerman ||= german.test(text);
    isEnglish ||= english.test(text);
  }
  if (isGerman && isEnglish) return 'mixed';
  if (isGerman) return 'german';
  return isEnglish ? 'english' : 'unknown';
}

/** Whether a number could only be read with the style of the others. */
export function isAmbiguous(cell: Cell): boolean {
  return cell.kind === 'text' && ambiguous.test(unsigned(cell.text).text);
}

export function readFigure(cell: Cell, style: NumberStyle): CellFigure {
  switch (cell.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'number':
      return fromNumber(cell.value, cell.isPercent);
    case 'day':
      return unclear('ist ein Datum, keine Zahl (Excel macht aus „1.5“ gern den 1. Mai)');
    case 'error':
      return unclear(
        cell.text === 'Formel'
          ? 'ist eine Formel ohne Ergebnis'
          : `enthält den Fehlerwert ${cell.text}`,
      );
    case 'text':
      return fromText(cell.text, style);
  }
}

function fromNumber(value: number, isPercent: boolean): CellFigure {
  if (!Number.isFinite(value)) return unclear('ist keine Zahl');
  // 0.123 shown as 12,3 %: the hundredfold, without the noise of binary fractions.
  const shown = isPercent ? Number((value * 100).toPrecision(12)) : value;
  return { kind: 'number', value: shown, isPercent, decimals: decimalsOf(shown) };
}

function fromText(whole: string, style: NumberStyle): CellFigure {
  if (locked.test(whole)) return { kind: 'locked' };
  if (noStatement.test(whole)) return { kind: 'noStatement' };
  if (dash.test(whole)) {
    return unclear(
      'enthält nur einen Strich. Er heißt in amtlichen Tabellen genau null, anderswo keine Angabe: bitte 0 eintragen oder leer lassen',
    );
  }
  const { text, sign, isPercent } = unsigned(whole);
  const plain = plainNumber(text, style);
  if (plain === null) {
    return unclear(
      style === 'mixed'
        ? 'lässt sich mit Punkt oder Komma auf zwei Weisen lesen, und die Datei verwendet beide Schreibweisen'
        : 'lässt sich auf zwei Weisen lesen (Tausender oder Dezimalstellen), und keine andere Zahl der Datei zeigt, welche gilt',
    );
  }
  if (plain === undefined) return unclear(`${quoted(whole)}ist keine Zahl`);
  const value = sign * Number(plain);
  return { kind: 'number', value, isPercent, decimals: decimalsOf(plain) };
}

/** With a dot before the decimals and without groups; null where two readings are possible, undefined where none is. */
function plainNumber(text: string, style: NumberStyle): string | null | undefined {
  if (digits.test(text)) return text;
  if (ambiguous.test(text)) {
    if (style !== 'german' && style !== 'english') return null;
    const isGroup = text.includes('.') === (style === 'german');
    return isGroup ? text.replace(/[.,]/u, '') : text.replace(',', '.');
  }
  if (german.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return english.test(text) ? text.replaceAll(',', '') : undefined;
}

/** Sign and percent sign apart; blanks and apostrophes that group thousands dropped. */
function unsigned(whole: string): { text: string; sign: 1 | -1; isPercent: boolean } {
  const isPercent = /%$|v\. ?H\.$/u.test(whole);
  const bare = whole.replace(/ ?(%|v\. ?H\.)$/u, '');
  const isNegative = /^[-–−]/u.test(bare);
  const number = bare.replace(/^[-–−+] ?/u, '');
  const isGrouped = /^\d{1,3}([ '’]\d{3})+([.,]\d+)?$/u.test(number);
  return {
    text: isGrouped ? number.replaceAll(/[ '’]/gu, '') : number,
    sign: isNegative ? -1 : 1,
    isPercent,
  };
}

/** Only words are repeated: a digit, or a number in words, could be a small count. */
function quoted(text: string): string {
  const isWord = /^[\p{L} .-]{2,40}$/u.test(text) && !numberWord.test(text);
  return isWord ? `„${text}“ ` : '';
}

const numberWord =
  /ein|zw[eoö]|drei|vier|fünf|fuenf|sechs|sieb|acht|neun|zehn|elf|hundert|\b[ivxlc]+\b/iu;

function decimalsOf(value: number | string): number {
  const text = typeof value === 'number' ? String(value) : value;
  return text.includes('e') ? 12 : (text.split('.')[1] ?? '').length;
}

function unclear(why: string): CellFigure {
  return { kind: 'unclear', why };
}
