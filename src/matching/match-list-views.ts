import type { ListRow } from '../http/lists.ts';
import type { PageView } from '../http/page-parts.ts';
import { listAs, matchesPath, matchPath, needPath, needsPath, quarterPath } from '../paths.ts';
import { describeOwnShare } from '../quarters/needs/need-own-share.ts';
import { costPerYear, type Need } from '../quarters/needs/need.ts';
import { formatDay } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { joinGerman } from '../shared/text.ts';
import type { FindCheck } from './fact-check.ts';
import {
  dismissedView,
  setAsideDismissed,
  type DismissedView,
} from './decisions/dismissed-views.ts';
import { decisionRowView } from './decisions/match-decision-views.ts';
import type { MatchDecision } from './decisions/match-decision.ts';
import { matchGroupsView, summaryText, type MatchGroupsView } from './match-group-views.ts';
import { verdictTag } from './match-labels.ts';
import { matchOrderPath, missingFactsPath, trialPath } from './match-paths.ts';
import { inOrder, orderColumns, sharedColumns } from './match-rows.ts';
import type { GroupedMatches } from './match.ts';
import type { NeedMatches } from './match-service.ts';
import { topicGaps, type TopicGaps } from './order/topic-gaps.ts';
import { datumTitle } from './questions/missing-fact-words.ts';
import { missingFacts } from './questions/missing-facts.ts';
import { toClarifyText } from './question-views.ts';
import { reasonViews } from './reason-views.ts';
import { trialQueryOf } from './trial/trial-values.ts';

export interface MatchListView extends PageView, MatchGroupsView {
  quarterName: string;
  quarterHref: string;
  isDemo: boolean;
  costs: string;
  onText: string;
  csvHref: string;
  jsonHref: string;
  /** How many stand in each group, in words. */
  summary: string;
  /** What the need lacks that most matches wait for. */
  mostHelpful: { text: string; href: string } | null;
  /** What the need is about and nobody known pays for. */
  gaps: TopicGaps | null;
  trialHref: string;
  orderHref: string;
  dismissed: DismissedView;
}

/** What people decided about the matches of the need. */
export interface ListDecisions {
  decisions: readonly MatchDecision[];
  canDecide: boolean;
}

/** The page of all matches of a need; what was dismissed stands by itself. */
export function matchListView(all: NeedMatches, decided: ListDecisions): MatchListView {
  const { left: matches, dismissed } = setAsideDismissed(all, decided.decisions);
  const { need, quarter, municipality, on, weights, findCheck } = matches;
  return {
    title: `Passende Programme: ${need.title}`,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: need.title, href: needPath(need.id) },
      { label: 'Treffer', href: null },
    ],
    quarterName: `${quarter.name}, ${municipality.name}`,
    quarterHref: quarterPath(quarter.slug),
    isDemo: need.origin === 'demo',
    costs: `${costsText(need)}, eigene Mittel ${describeOwnShare(need) ?? 'nicht angegeben'}`,
    onText: formatDay(on),
    csvHref: listAs(matchesPath(need.id), 'csv'),
    jsonHref: listAs(matchesPath(need.id), 'json'),
    summary: summaryText(matches, dismissed.length),
    mostHelpful: mostHelpful(matches),
    gaps: topicGaps(all, need),
    trialHref: trialPath(trialQueryOf(need, quarter)),
    orderHref: matchOrderPath(),
    ...matchGroupsView(matches, {
      ...{ on, weights, findCheck },
      hrefOf: (slug) => matchPath(need.id, slug),
      // The need's own page has no field for what the municipality or the quarter lacks; this page has all of them.
      needHref: missingFactsPath({ bedarf: need.id }),
      decisionOf: ({ programmeId, slug, compiled }) =>
        decisionRowView(
          decided.decisions.find((decision) => decision.programmeId === programmeId),
          {
            ...{ needId: need.id, slug, title: compiled.programme.shortTitle },
            ...{ canDecide: decided.canDecide, backTo: 'liste' },
          },
        ),
    }),
    dismissed: dismissedView(dismissed, { needId: need.id, ...decided }),
  };
}

/** The first of what the page "Was müsste man wissen?" asks the own house for this need. */
function mostHelpful({ groups, ...place }: NeedMatches): MatchListView['mostHelpful'] {
  const open = groups.flatMap(({ group, matches }) => (group === 'ended' ? [] : matches));
  const facts = missingFacts({ needs: [{ ...place, matches: open }] });
  const helpful = facts.find(({ answerer }) => answerer === 'house');
  if (!helpful) return null;
  const count = new Set(helpful.waiting.map(({ slug }) => slug)).size;
  return {
    text: `${datumTitle(helpful.datum)} (offen bei ${count === 1 ? 'einem Programm' : `${count} Programmen`})`,
    href: missingFactsPath({ bedarf: place.need.id }),
  };
}

/** "27.900,00 € je Jahr", as a lower bound where an item has no amount. */
export function costsText(need: Pick<Need, 'costItems'>): string {
  if (need.costItems.length === 0) return 'noch nicht beziffert';
  const { centsPerYear, missing } = costPerYear(need);
  if (missing.length === 0) return `${formatCents(centsPerYear)} je Jahr`;
  const open = joinGerman(missing.map((item) => item.label));
  return `mindestens ${formatCents(centsPerYear)} je Jahr (noch ohne: ${open})`;
}

/** Rows of `.csv`: the same, the criteria as text. */
export function matchCsvRows(matches: GroupedMatches & { findCheck: FindCheck }): ListRow[] {
  return [...inOrder(matches)].map(({ match, position }) => ({
    ...sharedColumns(match, position),
    verdictLabel: verdictTag(match.result.verdict, match.group).text,
    toClarify: toClarifyText(match),
    ...orderColumns(match, matches.weights),
    criteria: reasonViews(match, matches.findCheck)
      .map(({ label, mark, text }) => `${label} ${mark}: ${text}`)
      .join(' | '),
  }));
}
