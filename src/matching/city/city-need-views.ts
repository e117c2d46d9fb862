import type { StatusTag } from '../../http/page-parts.ts';
import { matchesPath, matchPath, needPath, quarterPath } from '../../paths.ts';
import type { NeedWithMatches } from '../need-case.ts';
import { isAskedMatch, type CityQuery } from './city-query.ts';
import { verdictTag } from '../match-labels.ts';
import { costsText } from '../match-list-views.ts';
import { openQuestions } from './match-summary.ts';
import type { Match } from '../match.ts';
import { withOwnRow } from '../order/match-nesting.ts';

/** A need with its best three matches. */
export interface BestNeedRow {
  title: string;
  href: string;
  isDemo: boolean;
  quarter: string;
  quarterHref: string;
  costs: string;
  best: { title: string; href: string; verdict: StatusTag; question: string | null }[];
  countText: string;
  matchesHref: string;
}

export const bestShown = 3;

export function needTable(needs: readonly NeedWithMatches[], query: CityQuery): BestNeedRow[] {
  return needs.map((one) => {
    const { need, quarter } = one;
    const asked = withOwnRow(one.matches.filter((match) => isAskedMatch(match, query)));
    return {
      title: need.title,
      href: needPath(need.id),
      isDemo: need.origin === 'demo',
      quarter: quarter.name,
      quarterHref: quarterPath(quarter.slug),
      costs: costsText(need),
      best: asked.slice(0, bestShown).map((match) => ({
        title: match.compiled.programme.shortTitle,
        href: matchPath(need.id, match.slug),
        verdict: verdictTag(match.result.verdict, match.group),
        question: questionOf(match),
      })),
      countText: countText(one.matches.length, asked.length),
      matchesHref: matchesPath(need.id),
    };
  });
}

/** The first thing to ask, and how many more there are. */
function questionOf(match: Match): string | null {
  const [first, ...more] = openQuestions(match);
  if (!first) return null;
  return `Zu klären: ${first.what}${more.length === 0 ? '' : ` und ${more.length} weitere`}`;
}

function countText(all: number, asked: number): string {
  if (all === 0) return 'kein Treffer';
  if (asked === 0) return 'kein Treffer in dieser Auswahl';
  return asked === 1 ? '1 Treffer' : `alle ${asked} Treffer`;
}
