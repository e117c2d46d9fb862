import { describeWhom } from '../criteria/criterion.ts';
import { matchGroups, type MatchGroup } from '../order/match-group.ts';
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

/** How a group stands in an address. */
export const groupCodes: Record<Exclude<MatchGroup, 'ended'>, string> = {
  now: 'jetzt',
  clarify: 'anruf',
  clarifyMore: 'mehreres',
  nextRound: 'naechste-runde',
  supplementary: 'ergaenzend',
};

export type OpenGroup = keyof typeof groupCodes;
/** In the order of the page: what brings money soonest first. */
export const openGroups = matchGroups.filter((group) => group !== 'ended');

/** How many matches stand in each group. */
export type GroupCounts = Record<OpenGroup, number>;

/** Only the group is read: nothing is put into words for it. */
export function countsOf(matches: readonly Pick<Match, 'group'>[]): GroupCounts {
  const counts = { now: 0, clarify: 0, clarifyMore: 0, nextRound: 0, supplementary: 0 };
  for (const { group } of matches) if (group !== null && group !== 'ended') counts[group] += 1;
  return counts;
}

/** More of the better group first. */
export function compareCounts(a: GroupCounts, b: GroupCounts): number {
  const decides = openGroups.find((group) => a[group] !== b[group]);
  return decides === undefined ? 0 : b[decides] - a[decides];
}
