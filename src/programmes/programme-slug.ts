import { wordsOf } from '../shared/text.ts';

/** Addresses below `/programme/` that are pages of their own. */
const reserved = [
  'neu',
  'pruefen',
  'vergleich',
  'einlesen',
  'aenderungen',
  'gefolgt',
  'gemerkte-suchen',
];

/** The start of an address made of a title: `Förderung „Starke Kinder“` → `foerderung-starke-kinder`. */
export function slugStart(title: string): string {
  const slug = wordsOf(title)
    .map((word) => word.replaceAll(/[^a-z0-9]/gu, ''))
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 80)
    .replace(/-+$/u, '');
  return slug === '' ? 'programm' : slug;
}

/** The start itself, or with the first number that nobody has. */
export function freeSlug(start: string, taken: readonly string[]): string {
  const used = new Set([...taken, ...reserved]);
  let slug = start;
  for (let number = 2; used.has(slug); number += 1) slug = `${start}-${number}`;
  return slug;
}
