import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AskedNeeds } from './asked-needs.ts';
import type { Verdict } from '../verdict.ts';

/** What a new datum did to the matches of a municipality; a match that is refused is no longer among them. */
export interface MatchEffect {
  fitsNow: number;
  fitsNoMore: number;
  /** Still to be clarified, with fewer questions. */
  fewerQuestions: number;
}

export function effectBetween(before: AskedNeeds, after: AskedNeeds): MatchEffect {
  const [was, is] = [statesOf(before), statesOf(after)];
  const effect = { fitsNow: 0, fitsNoMore: 0, fewerQuestions: 0 };
  for (const [key, now] of is) {
    const old = was.get(key);
    if (now.verdict === 'fits' && old?.verdict !== 'fits') effect.fitsNow += 1;
    else if (!old) continue;
    else if (now.verdict === 'doesNotFit' && old.verdict !== now.verdict) effect.fitsNoMore += 1;
    else if (now.verdict === old.verdict && now.open < old.open) effect.fewerQuestions += 1;
  }
  for (const key of was.keys()) if (!is.has(key)) effect.fitsNoMore += 1;
  return effect;
}

interface State {
  verdict: Verdict;
  open: number;
}

function statesOf({ needs }: AskedNeeds): Map<string, State> {
  return new Map(
    needs.flatMap(({ need, matches }) =>
      matches.map(({ slug, result }): [string, State] => [
        `${need.id} ${slug}`,
        {
          verdict: result.verdict,
          open: result.results.filter((one) => one.result === 'unknown').length,
        },
      ]),
    ),
  );
}

/** "3 Treffer passen jetzt. Ein Treffer passt nicht mehr." */
export function effectText({ fitsNow, fitsNoMore, fewerQuestions }: MatchEffect): string {
  const parts = [
    ...(fitsNow > 0 ? [`${matches(fitsNow, 'passt', 'passen')} jetzt.`] : []),
    ...(fitsNoMore > 0 ? [`${matches(fitsNoMore, 'scheidet', 'scheiden')} aus.`] : []),
    ...(fewerQuestions > 0
      ? [`${matches(fewerQuestions, 'hat', 'haben')} eine offene Frage weniger.`]
      : []),
  ];
  return parts.length === 0 ? 'An den Treffern hat sich nichts geändert.' : parts.join(' ');
}

const matches = (count: number, one: string, many: string): string =>
  count === 1 ? `Ein Treffer ${one}` : `${count} Treffer ${many}`;

/** Nobody outside this process can make a number up; after a restart the page says nothing. */
const key = randomBytes(32);
const sealOf = (numbers: string, personId: string): string =>
  createHmac('sha256', key).update(`${numbers} ${personId}`).digest('base64url');

/** How an effect stands in the address of the page that tells it to this person, sealed. */
export function effectQuery(
  { fitsNow, fitsNoMore, fewerQuestions }: MatchEffect,
  personId: string,
): string {
  const numbers = [fitsNow, fitsNoMore, fewerQuestions].join('-');
  return `${numbers}.${sealOf(numbers, personId)}`;
}

/** null for anything else than what `effectQuery` makes for this person. */
export function effectFrom(asked: unknown, personId: string): MatchEffect | null {
  if (typeof asked !== 'string') return null;
  const [numbers = '', seal = ''] = asked.split('.');
  const [said, known] = [Buffer.from(seal), Buffer.from(sealOf(numbers, personId))];
  if (said.length !== known.length || !timingSafeEqual(said, known)) return null;
  const [fitsNow = 0, fitsNoMore = 0, fewerQuestions = 0] = numbers.split('-').map(Number);
  return { fitsNow, fitsNoMore, fewerQuestions };
}
