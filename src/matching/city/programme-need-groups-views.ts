import type { StatusTag } from '../../http/page-parts.ts';
import { matchPath, needPath, quarterPath } from '../../paths.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import { coverageText } from '../coverage-text.ts';
import { groupLeads } from '../group-leads.ts';
import { verdictTag } from '../match-labels.ts';
import { costsText } from '../match-list-views.ts';
import type { Match } from '../match.ts';
import { missingFactsPath } from '../match-paths.ts';
import { matchGroupLabels, matchGroups } from '../order/match-group.ts';
import { questionsByWhom, refusals, type QuestionsTo } from './match-summary.ts';
import { isPossible, type NeedMatch } from './programme-needs.ts';

export interface ProgrammeLink {
  title: string;
  href: string;
}

export interface NeedGroupView {
  id: string;
  heading: string;
  lead: string;
  count: number;
  /** What has ended or does not fit opens on demand; the summary says how many. */
  summary: string | null;
  quarters: { name: string; href: string; needs: ProgrammeNeedRow[] }[];
}

export interface ProgrammeNeedRow {
  title: string;
  /** The page of the match. */
  href: string;
  needHref: string;
  isDemo: boolean;
  verdict: StatusTag;
  costs: string;
  /** What could be paid at most; null where it does not fit. */
  coverage: string | null;
  questions: QuestionsTo[];
  /** Where one enters what the house itself has to say; null where it is not asked. */
  entryHref: string | null;
  refusals: string[];
  /** The state strand it stands beneath. */
  strand: ProgrammeLink | null;
  /** Federal lines beneath it. */
  lines: ProgrammeLink[];
}

/** Needs of a programme under the headings of matches; what does not fit and what was dismissed last. */
export function needGroups(needs: readonly NeedMatch[]): NeedGroupView[] {
  const left = needs.filter(({ isDismissed }) => !isDismissed);
  const groups = matchGroups.map((group): NeedGroupView => {
    const own = left.filter(({ match }) => match.group === group);
    return {
      id: group,
      heading: matchGroupLabels[group],
      lead: groupLeads[group],
      ...shown(own, group === 'ended'),
    };
  });
  const refused = left.filter(({ match }) => match.group === null);
  const doesNotFit: NeedGroupView = {
    id: 'passt-nicht',
    heading: 'Passt nicht',
    lead: 'Mindestens eine Fördervoraussetzung ist nicht erfüllt; welche, steht dabei.',
    ...shown(refused, true),
  };
  const dismissed: NeedGroupView = {
    id: 'verworfen',
    heading: 'Verworfen',
    lead: 'Zählen nicht mit. Sie kommen wieder, wenn sich etwas ändert, das die Entscheidung ändern könnte.',
    ...shown(
      needs.filter(({ isDismissed }) => isDismissed),
      true,
    ),
  };
  return [...groups, doesNotFit, dismissed].filter(({ count }) => count > 0);
}

function shown(needs: readonly NeedMatch[], isCollapsed: boolean) {
  const quarters = new Map<string, Quarter>(needs.map(({ quarter }) => [quarter.id, quarter]));
  return {
    count: needs.length,
    summary: isCollapsed
      ? `${needs.length === 1 ? 'Einen Bedarf' : `${needs.length} Bedarfe`} zeigen`
      : null,
    quarters: [...quarters.values()].map(({ id, name, slug }) => ({
      name,
      href: quarterPath(slug),
      needs: needs.filter(({ quarter }) => quarter.id === id).map(rowView),
    })),
  };
}

function rowView(one: NeedMatch): ProgrammeNeedRow {
  const { need, match, strand, lines } = one;
  const { result, group, slug } = match;
  const linkOf = (other: Match) => ({
    title: other.compiled.programme.shortTitle,
    href: matchPath(need.id, other.slug),
  });
  return {
    title: need.title,
    href: matchPath(need.id, slug),
    needHref: needPath(need.id),
    isDemo: need.origin === 'demo',
    verdict: verdictTag(result.verdict, group),
    costs: costsText(need),
    coverage: isPossible(one) ? coverageText(result.coverage) : null,
    questions: isPossible(one) ? questionsByWhom(match) : [],
    entryHref:
      isPossible(one) && result.results.some(({ missing }) => missing?.whom === 'need')
        ? missingFactsPath({ bedarf: need.id })
        : null,
    refusals: refusals(match),
    strand: strand && linkOf(strand),
    lines: lines.map(linkOf),
  };
}
