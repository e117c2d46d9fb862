import { stemmer } from '@orama/stemmers/german';

/**
 * German words as the search sees them. Two spellings of a word, and its inflected forms, share one stem:
 * `Häuser`, `Haeuser` and decomposed `Häuser` are all `haus`.
 */

/** A word in a text, with its place for highlighting. */
export interface TextWord {
  /** Lower-case, composed, with umlauts: see `normaliseWord`. */
  word: string;
  start: number;
  end: number;
}

/** Words too common to mean anything: they are neither indexed nor asked for. */
const stopWords = new Set(
  (
    'aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim bis bzw da dabei ' +
    'damit daran das dass dazu dem den denen der deren des dessen die dies diese diesem diesen dieser dieses doch ' +
    'durch ein eine einem einen einer eines er es etwa etc für ggf hat haben hier ihr ihre ihrem ihren ihrer im in ' +
    'innen ist ja je jede jedem jeden jeder jedes kann kein keine können mit muss müssen nach nicht noch nur ob oder ' +
    'ohne sein seine seinen seiner sich sie sind so soll sollen sowie um und uns unser unter vom von vor war was wenn ' +
    'werden wie wir wird wo wurde wurden zu zum zur zwischen über gibt geld fördermittel förderprogramm ' +
    'förderprogramme programm programme suche brauche möchte will lassen bekommen kriegen bezahlen bezahlt leute bitte'
  ).split(' '),
);

/** What is longer is no German word. */
const longestWord = 80;

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in order, without stop words and single letters. */
export function wordsWithPlaces(text: string): TextWord[] {
  const found: TextWord[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = normaliseWord(match[0]);
    if (word.length < 2 || stopWords.has(word)) continue;
    found.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/**
 * One spelling per word: composed, lower-case, ss for ß, umlauts for ae/oe/ue (not in `aue`, `eue`, `que`, as in
 * Frauen, neue, Quelle), other accents dropped.
 */
export function normaliseWord(surface: string): string {
  const composed = surface.normalize('NFC').toLowerCase();
  // Nearly all words need no more than this.
  if (/^[a-zäöü]+$/u.test(composed) && !/[aou]e/u.test(composed)) return composed;
  return composed
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-zäöü0-9]/gu, (letter) => letter.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .replaceAll(/ae/gu, 'ä')
    .replaceAll(/oe/gu, 'ö')
    .replaceAll(/(?<![aeq])ue/gu, 'ü');
}

/**
 * The stem of a normalised word. Words of up to three letters and words with digits are names (KIM, FGZ, 16i): they
 * stay as they are.
 */
export function stemOf(word: string): string {
  if (word.length <= 3 || word.length > longestWord || /\d/u.test(word)) return plain(word);
  return stemmer(word);
}

function plain(word: string): string {
  return word.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');
}
