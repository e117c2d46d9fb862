import type { Condition, Programme } from '../../programmes/programme.ts';
import { quoted } from '../../shared/text.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { Evidence } from '../criteria/criterion.ts';

/**
 * Open conditions as one would ask them on the telephone. A yes must mean "met", because that is how the answer is
 * kept; therefore a quoted condition is asked as "erfüllt … ?" and not as "gilt … ?".
 */

/** What matching leaves open, by its beginning and end; the first that fits counts. */
const openQuestions: readonly [RegExp, string][] = [
  [/^ob ein Angebot für (.+) gefördert wird$/u, 'Fördern Sie auch ein Angebot für $1?'],
  [
    /^ob die Weiterleitung an einen Träger erlaubt ist$/u,
    'Darf die Kommune die Förderung an einen Träger weiterleiten?',
  ],
  [/^ob und bis wann Anträge möglich sind$/u, 'Sind zurzeit Anträge möglich, und bis wann?'],
  [
    /^ob über den (.+) hinaus gefördert wird$/u,
    'Fördern Sie auch ein Vorhaben, das über den $1 hinaus läuft?',
  ],
  [/^ob (.+) gefördert wird$/u, 'Fördern Sie auch $1?'],
  [/^ob die Pauschale auch (.+) deckt$/u, 'Deckt die Pauschale auch $1?'],
  [/^welche Kosten gefördert werden$/u, 'Welche Kosten fördern Sie?'],
  [/^welche Themen gefördert werden$/u, 'Welche Themen fördern Sie?'],
  [/^wer den Antrag stellen darf$/u, 'Wer darf den Antrag stellen?'],
  [/^bis wann (.+) einzureichen ist$/u, 'Bis wann ist $1 einzureichen?'],
  [/^Fördersatz$/u, 'Wie hoch ist der Fördersatz?'],
  [/^Fördergebiet$/u, 'Für welches Gebiet gilt das Programm?'],
  [/^Zielgruppe des Programms$/u, 'Für welche Zielgruppen ist das Programm da?'],
  [/^(?:ob|welche|wer|wie|bis wann) /u, 'Können Sie uns sagen, $&'],
];

/** "Fördern Sie auch ein Angebot für Familien?" @param what as matching says it, its first letter small or large */
export function openQuestionWords(what: string): string {
  const small = /^(?:Ob|Welche|Wer|Wie|Bis wann) /u.test(what)
    ? `${what.slice(0, 1).toLocaleLowerCase('de-DE')}${what.slice(1)}`
    : what;
  for (const [pattern, words] of openQuestions) {
    if (!pattern.test(small)) continue;
    const asked = small.replace(pattern, words);
    return asked.endsWith('?') ? asked : `${asked}?`;
  }
  return `Was gilt hier: ${small}?`;
}

/** "Erfüllt ein Vorhaben wie unseres die Voraussetzung „…“?" */
export function conditionWords({ text, kind }: Pick<Condition, 'text' | 'kind'>): string {
  const quote = quoted(text);
  if (kind === 'gebiet') return `Erfüllt der Ort unseres Vorhabens die Voraussetzung ${quote}?`;
  if (kind === 'indikator') return `Erfüllt unser Quartier die Voraussetzung ${quote}?`;
  return `Erfüllt ein Vorhaben wie unseres die Voraussetzung ${quote}?`;
}

/** What the municipality asks itself: "Trifft bei uns zu: „Kreis oder kreisfreie Stadt mit KI“?" */
export function ownQuestionWords(text: string): string {
  return text.startsWith('Ob ') ? `${text}?` : `Trifft bei uns zu: ${quoted(text)}?`;
}

/** Whether yes or no is an answer, be it one that can be kept or one to be noted in the record. */
export const isYesOrNo = (text: string): boolean =>
  !/^(?:Welche|Wer|Wie|Bis wann|Fördersatz|Fördergebiet|Zielgruppe des|Betrag)/u.test(text);

/** A question in plain words, with what it rests on in the record of one programme. */
export interface AskedWords {
  words: string;
  /** The condition as the record has it, and what it means; empty where nobody wrote a condition down. */
  quote: string;
  /** Titles of the sources; empty where none is noted. */
  sources: readonly string[];
  /** null where no criterion asks any more. */
  evidence: Evidence | null;
}

/** @param key of a condition, or of an open question (`answered-questions.ts`, `missing-datum.ts`) */
export function askedWords(key: string, text: string, compiled: CompiledProgramme): AskedWords {
  const condition = compiled.programme.conditions.find((one) => one.key === key);
  const criterion = compiled.criteria.find(
    (one) =>
      ('conditionKey' in one && one.conditionKey === key) ||
      key.startsWith(`${one.key}?`) ||
      key.startsWith(`${one.key}!`),
  );
  const sources = [...new Set(criterion?.evidence.sources.map(({ what }) => what) ?? [])];
  const evidence = criterion?.evidence ?? null;
  if (!condition) return { words: openQuestionWords(text), quote: '', sources, evidence };
  return { words: conditionWords(condition), quote: quoteOf(condition), sources, evidence };
}

function quoteOf({ text, reading }: Programme['conditions'][number]): string {
  return reading === '' || reading === text ? `„${text}“` : `„${text}“: ${reading}`;
}
