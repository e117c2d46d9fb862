import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import {
  listAs,
  matchPath,
  needPath,
  needsPath,
  programmePath,
  programmesPath,
  quarterPath,
} from '../../paths.ts';
import { windowStateOn } from '../../programmes/window-state.ts';
import { windowTag } from '../../programmes/window-tag.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import { formatDay } from '../../shared/dates.ts';
import { coverageText } from '../coverage-text.ts';
import { matchGroupLabels, matchGroups, type MatchGroup } from '../order/match-group.ts';
import { costsText } from '../match-list-views.ts';
import { windowTagOf } from '../match-row-views.ts';
import { verdictTag } from '../match-labels.ts';
import { programmeNeedsPath } from '../match-paths.ts';
import { isOpenMatch, questionsByWhom, refusals, type QuestionsTo } from './match-summary.ts';
import { possibleUse, type NeedMatch, type ProgrammeNeeds } from './programme-needs.ts';
import { useSentence, whyNone } from './programme-needs-words.ts';
import { askedOf, needsFields, needsParameters, type NeedsQuery } from './programme-needs-query.ts';

export interface ProgrammeNeedsView extends PageView {
  answer: string;
  programmeHref: string;
  window: StatusTag;
  onText: string;
  csvHref: string;
  jsonHref: string;
  filter: { action: string; fields: FieldView[]; isFiltered: boolean; resetHref: string };
  empty: { heading: string; text: string; actionLabel: string; actionHref: string } | null;
  groups: NeedGroupView[];
}

interface NeedGroupView {
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
  refusals: string[];
}

const groupLeads: Record<MatchGroup, string> = {
  now: 'Für diese Bedarfe sind alle Fördervoraussetzungen erfüllt, Anträge sind möglich.',
  clarify:
    'Nichts spricht dagegen, aber ein oder zwei Angaben sind offen. Was und wer es weiß, steht dabei.',
  clarifyMore: 'Nichts spricht dagegen, aber mehr als zwei Angaben sind offen.',
  nextRound: 'Zurzeit sind keine Anträge möglich; sonst spricht nichts dagegen.',
  supplementary: 'Deckt weniger als 10 % der Kosten: als Ergänzung zu einem anderen Programm.',
  ended: 'Nicht mehr zu beantragen; als Vorbild und für Ansprechpersonen.',
};

/** The page: which quarters and needs a programme could pay for, and why not the others. */
export function programmeNeedsView(
  { programme, on, needs }: ProgrammeNeeds,
  query: NeedsQuery,
): ProgrammeNeedsView {
  const asked = askedOf(needs, query);
  const parameters = needsParameters(query);
  const [first] = needs;
  const path = programmeNeedsPath(programme.slug);
  return {
    title: `Bedarfe für: ${programme.shortTitle}`,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: programme.shortTitle, href: programmePath(programme.slug) },
      { label: 'Bedarfe', href: null },
    ],
    answer: useSentence(possibleUse(asked), asked.length),
    programmeHref: programmePath(programme.slug),
    window: first
      ? windowTagOf(first.match, on)
      : windowTag(windowStateOn(programme.window, on), on),
    onText: formatDay(on),
    csvHref: listAs(path, 'csv', parameters),
    jsonHref: listAs(path, 'json', parameters),
    filter: {
      action: path,
      fields: needsFields(needs, query),
      isFiltered: query.quarterSlug !== null || query.group !== null,
      resetHref: path,
    },
    empty: emptyState(asked, { isPart: asked.length < needs.length, resetHref: path }),
    groups: groupViews(asked),
  };
}

function emptyState(
  needs: readonly NeedMatch[],
  { isPart, resetHref }: { isPart: boolean; resetHref: string },
): ProgrammeNeedsView['empty'] {
  if (needs.length === 0 && isPart) {
    return {
      heading: 'Kein Bedarf in dieser Auswahl',
      text: 'In dieser Gruppe steht zurzeit keiner; vielleicht hat sich etwas geändert.',
      actionLabel: 'Alle Bedarfe zu diesem Programm',
      actionHref: resetHref,
    };
  }
  if (needs.length === 0) {
    return {
      heading: 'Noch kein Bedarf',
      text: 'Hier ist noch kein Bedarf eingetragen, der sich mit dem Programm vergleichen ließe.',
      actionLabel: 'Zu den Bedarfen',
      actionHref: needsPath(),
    };
  }
  if (needs.some(({ match }) => isOpenMatch(match))) return null;
  return {
    heading: 'Für keinen Bedarf',
    text: whyNone(needs),
    actionLabel: 'Andere offene Programme suchen',
    actionHref: programmesPath({ offen: '1' }),
  };
}

function groupViews(needs: readonly NeedMatch[]): NeedGroupView[] {
  const groups = matchGroups.map((group): NeedGroupView => {
    const own = needs.filter(({ match }) => match.group === group);
    return {
      id: group,
      heading: matchGroupLabels[group],
      lead: groupLeads[group],
      ...shown(own, group === 'ended'),
    };
  });
  const refused = needs.filter(({ match }) => match.group === null);
  const doesNotFit: NeedGroupView = {
    id: 'passt-nicht',
    heading: 'Passt nicht',
    lead: 'Mindestens eine Fördervoraussetzung ist nicht erfüllt; welche, steht dabei.',
    ...shown(refused, true),
  };
  return [...groups, doesNotFit].filter(({ count }) => count > 0);
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

function rowView({ need, match }: NeedMatch): ProgrammeNeedRow {
  const { result, group, slug } = match;
  return {
    title: need.title,
    href: matchPath(need.id, slug),
    needHref: needPath(need.id),
    isDemo: need.origin === 'demo',
    verdict: verdictTag(result.verdict, group),
    costs: costsText(need),
    coverage: isOpenMatch(match) ? coverageText(result.coverage) : null,
    questions: isOpenMatch(match) ? questionsByWhom(match) : [],
    refusals: refusals(match),
  };
}
