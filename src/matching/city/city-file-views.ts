import type { ListRow } from '../../http/lists.ts';
import { costPerYear } from '../../quarters/needs/need.ts';
import type { MatchesOnDay, NeedWithMatches } from '../need-case.ts';
import { ownPairs, pairsOf, programmeRows, type CityMatch } from './city-matrix.ts';
import { askedNeeds, isAskedMatch, type CityQuery } from './city-query.ts';
import { bestShown } from './city-need-views.ts';
import { matchGroupLabels } from '../order/match-group.ts';
import { verdictTag } from '../match-labels.ts';
import { countsOf, openQuestionsText } from './match-summary.ts';

/** Rows of the files: every pair of programme and need, or every need with its best programmes. */
export function cityRows(city: MatchesOnDay, query: CityQuery): ListRow[] {
  const needs = askedNeeds(city, query);
  if (query.table === 'bedarfe') return needs.map((need) => needRow(need, query));
  const pairs = pairsOf(needs, (match) => isAskedMatch(match, query));
  return programmeRows(pairs).flatMap(({ matches, lines }) => [...matches, ...lines].map(pairRow));
}

function pairRow({ need: { need, quarter }, match, position }: CityMatch): ListRow {
  const { programme } = match.compiled;
  const { coverage } = match.result;
  return {
    slug: match.slug,
    shortTitle: programme.shortTitle,
    level: programme.level,
    needId: need.id,
    needTitle: need.title,
    isDemo: need.origin === 'demo',
    quarter: quarter.name,
    quarterSlug: quarter.slug,
    verdict: match.result.verdict,
    verdictLabel: verdictTag(match.result.verdict, match.group).text,
    group: match.group,
    groupLabel: match.group === null ? null : matchGroupLabels[match.group],
    position,
    beneath: match.beneath,
    windowState: match.window.state,
    ceilingGrantCents: coverage.ceilingGrantCents,
    ceilingPer: coverage.per,
    ceilingSharePercent: coverage.sharePercent,
    toClarify: openQuestionsText(match),
  };
}

function needRow(city: NeedWithMatches, query: CityQuery): ListRow {
  const { need, quarter } = city;
  const pairs = ownPairs(pairsOf([city], (match) => isAskedMatch(match, query)));
  const best = Array.from({ length: bestShown }, (_, place) => {
    const pair = pairs[place];
    return [
      [`best${place + 1}`, pair?.match.slug ?? null],
      [`best${place + 1}Verdict`, pair?.match.result.verdict ?? null],
    ] as const;
  });
  return {
    id: need.id,
    title: need.title,
    isDemo: need.origin === 'demo',
    quarter: quarter.name,
    quarterSlug: quarter.slug,
    costCentsPerYear: need.costItems.length === 0 ? null : costPerYear(need).centsPerYear,
    ...countsOf(pairs.map(({ match }) => match)),
    hasNoMatchAtAll: city.matches.length === 0,
    ...Object.fromEntries(best.flat()),
  };
}
