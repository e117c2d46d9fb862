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

/** How an effect stands in the address of the page that tells it. */
export function effectQuery({ fitsNow, fitsNoMore, fewerQuestions }: MatchEffect): string {
  return [fitsNow, fitsNoMore, fewerQuestions].join('-');
}

/** null for anything else than what `effectQuery` makes. */
export function effectFrom(asked: unknown): MatchEffect | null {
  const found = typeof asked === 'string' ? /^(\d{1,5})-(\d{1,5})-(\d{1,5})$/u.exec(asked) : null;
  if (!found) return null;
  const [fitsNow = 0, fitsNoMore = 0, fewerQuestions = 0] = found.slice(1).map(Number);
  return { fitsNow, fitsNoMore, fewerQuestions };
}
