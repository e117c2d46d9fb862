import type { Committee } from './committee.ts';

/** Proposes the committee that a file means by the words of a title. Pure; a person confirms every proposal. */

export interface CommitteeProposal {
  committeeId: string;
  /** By its whole name or short name, or only by some of their words. */
  by: 'name' | 'words';
}

/** `Sitzung des Rates der Stadt Leverkusen` → the Rat; null where none or more than one could be meant. */
export function proposeCommittee(
  title: string,
  committees: readonly Committee[],
): CommitteeProposal | null {
  const words = wordsOf(title);
  const body = bodyOf(words);
  const possible = committees
    .filter(({ retiredAt }) => retiredAt === null)
    .filter((one) => body === null || body === bodyOfCommittee(one));
  const byName = onlyBest(possible, (one) => wholeNameIn(words, one));
  if (byName !== null) {
    const own = topicsOf(byName);
    const isShared = possible.some((one) =>
      [...topicsOf(one)].some((word) => words.includes(word) && !own.has(word)),
    );
    return isShared ? null : { committeeId: byName.id, by: 'name' };
  }
  const rarity = rarityAmong(committees);
  const said = new Set(words);
  const byWords = onlyBest(possible, (one) =>
    one.kind === 'rat' && body === 'rat'
      ? 1
      : [...topicsOf(one)].reduce((sum, word) => sum + (said.has(word) ? rarity(word) : 0), 0),
  );
  return byWords && { committeeId: byWords.id, by: 'words' };
}

function onlyBest(
  committees: readonly Committee[],
  scoreOf: (committee: Committee) => number,
): Committee | null {
  const scored = committees
    .map((committee) => ({ committee, score: scoreOf(committee) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best && best.score !== next?.score ? best.committee : null;
}

/** The longer the words that were found, the surer: "Rat" is in many names, the whole name in one. */
function wholeNameIn(words: readonly string[], { name, shortName }: Committee): number {
  const text = ` ${words.join(' ')} `;
  const found = [name, shortName]
    .map((one) => wordsOf(one).join(' '))
    .filter((one) => one !== '' && text.includes(` ${one} `));
  return Math.max(0, ...found.map((one) => one.length));
}

/** A word that stands in the names of several committees says less about each. */
function rarityAmong(committees: readonly Committee[]): (word: string) => number {
  const topics = committees.filter(({ retiredAt }) => retiredAt === null).map(topicsOf);
  return (word) => 1 / Math.max(1, topics.filter((own) => own.has(word)).length);
}

/** What a name says beside the kind of the body. */
const topicsOf = ({ name, shortName }: Committee): Set<string> =>
  new Set(
    [...wordsOf(name), ...wordsOf(shortName)].filter((word) => !bodies.some((one) => one === word)),
  );

/** From the special to the general: the "Hauptausschuss des Rates" is an Ausschuss. */
const bodies = [
  'unterausschuss',
  'arbeitskreis',
  'kommission',
  'beirat',
  'bezirksvertretung',
  'ausschuss',
  'rat',
] as const;

/** Which kind of body the words name: a Beirat or a Unterausschuss is never the Ausschuss of the same topic. */
function bodyOf(words: readonly string[]): string | null {
  // "Integrationsrat", "Ältestenrat": bodies of their own, whatever else is named.
  const ownCouncil = words.find((word) => /.{3}rat$/u.test(word) && word !== 'beirat');
  return ownCouncil ?? bodies.find((body) => words.includes(body)) ?? null;
}

function bodyOfCommittee({ kind, name }: Committee): string {
  if (kind === 'rat') return 'rat';
  return kind === 'bezirksvertretung'
    ? 'bezirksvertretung'
    : (bodyOf(wordsOf(name)) ?? 'ausschuss');
}

const small = new Set(
  'der die das des dem den und u für in im am zum zur nr stadt gemeinde sitzung ordentliche öffentliche gemeinsame'.split(
    ' ',
  ),
);
const councils = new Set(['stadtrat', 'gemeinderat']);
const boards = new Set(['bv', 'bezirk', 'stadtbezirk']);
const numbers = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The words that tell committees apart: without endings, joined words apart, BV I and BV 1 alike. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLocaleLowerCase('de')
      .replaceAll('ß', 'ss')
      .replaceAll(/\d{1,2}\.\s?\d{1,2}\.(\d{4}|\d{2})?/gu, ' ')
      // "12. Sitzung" counts sittings; "der Stadt Leverkusen" is where, not what.
      .replaceAll(/\d+\.\s*(?=(\p{L}+\s+)?sitzung)/gu, ' ')
      .replaceAll(/\b(stadt|gemeinde)\s+\p{L}+/gu, ' ')
      .split(/[^\p{L}\p{N}]+/u)
      .flatMap((word) => partsOf(word))
      .filter((word) => word !== '' && !small.has(word))
  );
}

function partsOf(word: string): string[] {
  const [, before] = /^(.*?s?)sitzung(?:en)?$/u.exec(word) ?? [];
  if (before !== undefined) return before === '' ? [] : partsOf(before);
  const place = numbers.indexOf(word);
  if (place >= 0) return [String(place + 1)];
  const stem = stemOf(word);
  if (councils.has(stem)) return ['rat'];
  if (boards.has(stem)) return ['bezirksvertretung'];
  const [, topic, body] = /^(.{3,}?)(ausschuss|beirat|kommission)$/u.exec(stem) ?? [];
  if (topic === undefined || body === undefined) return [stem];
  return topic === 'unter' ? ['unterausschuss'] : [stemOf(topic), body];
}

/** Without the endings of case and number: Rates, Rats → Rat; Finanzen, Finanz- → Finanz. */
function stemOf(word: string): string {
  if (small.has(word)) return word;
  return word.replace(/(?<=.{3})(es|en|(?<!s)s|e|n)$/u, '');
}
