/** How a quarter is named inside a sentence, and how a text that names one quarter comes to name another. */

/** "in Manfort", "im Wohnpark Steinbüchel". */
export function inQuarter(name: string): string {
  return /^(Wohnpark|Park|Viertel|Quartier|Ortsteil)\b/u.test(name) ? `im ${name}` : `in ${name}`;
}

export function fillPlace(text: string, quarterName: string): string {
  return text
    .replaceAll('{in-quartier}', inQuarter(quarterName))
    .replaceAll('{quartier}', quarterName);
}

/** The name in a text as a word of its own: "Steinbüchel" is not meant by "Wohnpark Steinbüchel". */
function nameIn(name: string, longer: readonly string[]): RegExp {
  const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const before = longer
    .filter((other) => other !== name && other.endsWith(name))
    .map((other) => `(?<!${escaped(other.slice(0, -name.length))})`)
    .join('');
  return new RegExp(
    `${before}(?<![\\p{L}-])(?:(?<in>\\b[Ii][nm]) )?${before}${escaped(name)}(?![\\p{L}]|-\\p{L})`,
    'gu',
  );
}

export interface Places {
  from: string;
  to: string;
  /** Names of all quarters of the municipality. */
  all: readonly string[];
}

/** Names the other quarter instead: "Bürgerversammlungen in Manfort" → "… im Wohnpark Steinbüchel". */
export function renamePlace(text: string, { from, to, all }: Places): string {
  return text.replace(nameIn(from, all), (_found, preposition: string | undefined) => {
    if (preposition === undefined) return to;
    const renamed = inQuarter(to);
    return preposition.startsWith('I') ? `I${renamed.slice(1)}` : renamed;
  });
}

/**
 * A text for another quarter. A sentence that names the blueprint together with another quarter or with a year tells
 * what is the case there: it is left out, because nobody knows whether it holds elsewhere.
 */
export function adaptText(text: string, places: Places): { text: string; leftOut: string[] } {
  const names = (sentence: string, name: string): boolean =>
    new RegExp(nameIn(name, places.all).source, 'u').test(sentence);
  const isReport = (sentence: string): boolean =>
    names(sentence, places.from) &&
    (/\b(19|20)\d{2}\b/u.test(sentence) ||
      places.all.some((name) => name !== places.from && names(sentence, name)));
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const kept = sentences.filter((sentence) => !isReport(sentence));
  const leftOut = sentences.filter(isReport);
  // Without anything left out the text keeps its line breaks.
  const rest = leftOut.length === 0 ? text : kept.join(' ');
  return { text: renamePlace(rest, places), leftOut };
}
