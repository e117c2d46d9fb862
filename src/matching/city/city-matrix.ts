import type { Quarter } from '../../quarters/quarter.ts';
import type { NeedWithMatches } from '../need-case.ts';
import { compareCounts, countsOf, type GroupCounts } from './match-summary.ts';
import type { Match } from '../match.ts';
import { ownRows } from '../order/match-nesting.ts';

/** Programmes × quarters (or needs of one quarter), counted. */

export interface CityMatch {
  need: NeedWithMatches;
  match: Match;
  /** From 1, within the group of its need. */
  position: number;
}

export interface ProgrammeRow {
  slug: string;
  shortTitle: string;
  /** Of all its needs; a window belongs to the programme. */
  matches: readonly CityMatch[];
  /** Of federal lines that stand beneath it: shown with it, not counted. */
  lines: readonly CityMatch[];
  counts: GroupCounts;
}

/** Every pair that was asked for, by need and in the order of its matches. */
export function pairsOf(
  needs: readonly NeedWithMatches[],
  isAsked: (match: Match) => boolean,
): CityMatch[] {
  return needs.flatMap((need) => {
    const positions = new Map<Match['group'], number>();
    return need.matches.flatMap((match): CityMatch[] => {
      // A federal line has the place of its strand, as on the page of the need.
      const step = match.beneath === null ? 1 : 0;
      const position = (positions.get(match.group) ?? 0) + step;
      positions.set(match.group, position);
      return isAsked(match) ? [{ need, match, position }] : [];
    });
  });
}

/** Those with a row of their own, which are the ones that count. */
export function ownPairs(pairs: readonly CityMatch[]): CityMatch[] {
  return ownRows(pairs, ({ need: { need }, match: { slug, beneath } }) => ({
    slug: `${need.id} ${slug}`,
    beneath: beneath === null ? null : `${need.id} ${beneath}`,
  }));
}

/** Those with a match: where most can be had now first, then after a call, then what needs more. */
export function programmeRows(pairs: readonly CityMatch[]): ProgrammeRow[] {
  const bySlug = new Map<string, CityMatch[]>();
  const own = new Set(ownPairs(pairs));
  const lines = pairs.filter((pair) => !own.has(pair));
  for (const pair of own) {
    const known = bySlug.get(pair.match.slug);
    if (known) known.push(pair);
    else bySlug.set(pair.match.slug, [pair]);
  }
  const rows = [...bySlug].map(([slug, matches]): ProgrammeRow => {
    const shortTitle = matches[0]?.match.compiled.programme.shortTitle ?? slug;
    return {
      ...{ slug, shortTitle, matches },
      lines: lines.filter(({ match }) => match.beneath === slug),
      counts: countsOf(matches.map(({ match }) => match)),
    };
  });
  return rows.sort(
    (a, b) =>
      compareCounts(a.counts, b.counts) ||
      a.shortTitle.localeCompare(b.shortTitle, 'de') ||
      (a.slug < b.slug ? -1 : 1),
  );
}

/** In the order of their names. */
export function quartersOf(needs: readonly NeedWithMatches[]): Quarter[] {
  const byId = new Map(needs.map(({ quarter }) => [quarter.id, quarter]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
}
