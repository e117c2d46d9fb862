import { describeWhom } from '../criteria/criterion.ts';
import type { MatchGroup } from '../order/match-group.ts';
import type { Match } from '../match.ts';

/** What a match comes to in a few words, for views on many of them. */

export interface OpenQuestion {
  what: string;
  /** Whom to ask, in words. */
  whom: string;
}

/** What is open and who can say it; the same question once. */
export function openQuestions({ compiled, result }: Match): OpenQuestion[] {
  const open = result.results.flatMap(({ missing }, index): OpenQuestion[] => {
    if (missing === null) return [];
    const contact = compiled.criteria[index]?.contact ?? '';
    return [{ what: missing.what, whom: describeWhom(missing.whom, contact) }];
  });
  return open.filter(
    ({ what, whom }, index) =>
      open.findIndex((other) => other.what === what && other.whom === whom) === index,
  );
}

/** What is open, put together for each whom to ask. */
export interface QuestionsTo {
  whom: string;
  what: string;
}

/** In the order in which each is first asked. */
export function questionsByWhom(match: Match): QuestionsTo[] {
  const byWhom = new Map<string, string[]>();
  for (const { what, whom } of openQuestions(match)) {
    byWhom.set(whom, [...(byWhom.get(whom) ?? []), what]);
  }
  return [...byWhom].map(([whom, what]) => ({ whom, what: what.join(' · ') }));
}

/** "Fördersatz (Landesjugendamt) · Dauer des Bedarfs (Ihre Verwaltung …)"; null where nothing is open. */
export function openQuestionsText(match: Match): string | null {
  const open = openQuestions(match);
  return open.length === 0 ? null : open.map(({ what, whom }) => `${what} (${whom})`).join(' · ');
}

/** The sentences of what speaks against it. */
export function refusals({ result }: Match): string[] {
  return result.results.flatMap(({ result: truth, reason }) =>
    truth === 'notMet' ? [reason] : [],
  );
}

/** Something may still come of it; what has ended is kept as a blueprint only. */
export function isOpenMatch({ group }: Pick<Match, 'group'>): boolean {
  return group !== null && group !== 'ended';
}

/** How an open match stands, in one word for tables. */
export const matchStandings = ['fits', 'toClarify', 'nextRound'] as const;
export type MatchStanding = (typeof matchStandings)[number];

/** Only the date speaks against those of a next round, whatever else is open. */
export function standingOf({ group, result }: Pick<Match, 'group' | 'result'>): MatchStanding {
  if (group === 'nextRound') return 'nextRound';
  return result.verdict === 'fits' ? 'fits' : 'toClarify';
}

/** How a group stands in an address. */
export const groupCodes: Record<Exclude<MatchGroup, 'ended'>, string> = {
  now: 'jetzt',
  clarify: 'anruf',
  clarifyMore: 'mehreres',
  nextRound: 'naechste-runde',
  supplementary: 'ergaenzend',
};
