import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { cityMatchesPath } from '../matching/match-paths.ts';
import { overviewMatrixCsvPath, overviewPath, programmePath, programmesPath } from '../paths.ts';
import type { CatalogueEntry } from '../programmes/catalogue-service.ts';
import type { Programme } from '../programmes/programme.ts';
import { fundingReport, type FundingReport } from '../quarters/funding/funding-report.ts';
import { hasVacantPosts } from '../quarters/funding/funding-states.ts';
import {
  needStateKinds,
  needStateOn,
  needStateSigns,
  needStateWords,
} from '../quarters/needs/need-state.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { Notice } from '../reminders/notice.ts';
import type { QuarterPortfolio } from '../quarters/quarter-dossier.ts';
import { formatCoarseDate, formatDay, type Day } from '../shared/dates.ts';
import { budgetView, type BudgetView } from './budget-views.ts';
import { dateList, type DateView } from './date-list.ts';
import { gapBlock, type GapBlock } from './gap-block.ts';
import { noticeBlock, type NoticeBlock } from './notice-block.ts';
import { upcomingDeadlines, upcomingRounds } from './deadlines.ts';
import { openMatchesOf, openMatchesText, type MatchedNeeds } from './matched-needs.ts';
import { matrixViews, type MatrixView } from './matrix-views.ts';
import {
  filterFields,
  filterPortfolio,
  isFiltered,
  overviewParameters,
  wholeOverview,
  type OverviewQuery,
} from './overview-filter.ts';
import { hintLimit, hintsOf, openNeeds, type Hint } from './overview-hints.ts';

export interface OverviewView extends PageView {
  lead: string;
  /** Where the quarters stand, in a few sentences. */
  answers: string[];
  isEmpty: boolean;
  /** Headings are only needed where there is more than one municipality. */
  hasSeveral: boolean;
  filter: {
    action: string;
    fields: FieldView[];
    isFiltered: boolean;
    resetHref: string;
    csvHref: string;
  };
  matrices: MatrixView[];
  stateCounts: (StatusTag & { href: string })[];
  budget: BudgetView | null;
  gaps: GapBlock | null;
  hintsHeading: string;
  hints: Hint[];
  hintCountText: string | null;
  notices: NoticeBlock | null;
  dates: DateView[];
  laterDates: DateView[];
  rounds: { when: string; certainty: string; title: string; href: string }[];
  programmesHref: string;
  cityMatchesHref: string;
}

const dateLimit = 8;
const laterLimit = 20;
const roundLimit = 4;

export interface OverviewContext {
  today: Day;
  canEdit: boolean;
  notices?: readonly Notice[];
  query?: OverviewQuery;
  /** Without it, no deadline says for how many needs it matters. */
  matched?: MatchedNeeds;
}

/** The page "where do my quarters stand?" for one day. */
export function overviewView(
  portfolio: QuarterPortfolio,
  entries: readonly CatalogueEntry[],
  { today, canEdit, notices = [], query = wholeOverview, matched = new Map() }: OverviewContext,
): OverviewView {
  const concerning = entries
    .filter((entry) => concerns(entry, portfolio))
    .map(({ programme }) => programme);
  const deadlines = upcomingDeadlines(concerning, today);
  const asked = filterPortfolio(portfolio, query, today);
  const report = fundingReport(asked, entries, today);
  const matchesOf = openNeedsOf(entries, matched, openNeeds(asked, today));
  const hints = hintsOf({ portfolio: asked, report, deadlines, today, canEdit, matchesOf });
  const dates = dateList({ report, deadlines, today }, (one) =>
    openMatchesText(matchesOf(one).length),
  );
  const budget = budgetView(asked, today);
  const matrices = matrixViews(asked, today, query);
  return {
    title: 'Wo stehen meine Quartiere?',
    breadcrumbs: [],
    lead: `Stand ${formatDay(today)}. Jedes Feld zeigt, wie ein Bedarf finanziert ist, und führt zu den passenden Programmen.`,
    answers: budget === null ? [] : [budget.answer, gapAnswer(report)],
    isEmpty: portfolio.quarters.length === 0,
    hasSeveral: portfolio.municipalities.length > 1,
    filter: {
      action: overviewPath(),
      fields: filterFields(query, portfolio),
      isFiltered: isFiltered(query),
      resetHref: overviewPath(),
      csvHref: overviewMatrixCsvPath(overviewParameters(query)),
    },
    matrices,
    stateCounts: stateCounts(asked, query, today),
    budget,
    gaps: gapBlock(report),
    hintsHeading: canEdit ? 'Was jetzt zu tun ist' : 'Was gerade offen ist',
    hints: hints.slice(0, hintLimit),
    hintCountText:
      hints.length > hintLimit ? `Die ersten ${hintLimit} von ${hints.length} Hinweisen` : null,
    notices: noticeBlock(notices, today),
    dates: dates.slice(0, dateLimit),
    laterDates: dates.slice(dateLimit, dateLimit + laterLimit),
    rounds: upcomingRounds(concerning, today)
      .slice(0, roundLimit)
      .map(({ programme, opens, certainty }) => ({
        when: `ab ${formatCoarseDate(opens)}`,
        certainty: certainty === 'known' ? 'angekündigt' : 'voraussichtlich',
        title: programme.shortTitle,
        href: programmePath(programme.slug),
      })),
    programmesHref: programmesPath({ offen: '1' }),
    cityMatchesHref: cityMatchesPath({ baustein: query.block ?? '' }),
  };
}

function gapAnswer({ gaps }: FundingReport): string {
  const ending = gaps.filter(({ gap }) => gap.endsOn !== null);
  if (ending.length === 0)
    return 'In den nächsten 24 Monaten endet keine Finanzierung ohne Anschluss.';
  const verb = ending.length === 1 ? 'endet' : 'enden';
  const noun = ending.length === 1 ? '1 Finanzierung' : `${ending.length} Finanzierungen`;
  const demo = ending.some(({ gap }) => gap.isDemo) ? ' (mit Demo-Werten)' : '';
  return `In den nächsten 24 Monaten ${verb} ${noun}, ohne dass ein Anschluss ganz bewilligt ist${demo}.`;
}

/** The open needs a programme is a match of: the same count as in the calendar. */
function openNeedsOf(
  entries: readonly CatalogueEntry[],
  matched: MatchedNeeds,
  open: readonly Need[],
): (programme: Programme) => Need[] {
  const ids = new Map(entries.map(({ id, programme }) => [programme, id]));
  return (programme) => openMatchesOf(matched, ids.get(programme) ?? '', open);
}

/**
 * Most of the catalogue is for other states or other subjects: here only what may be applied for from here, for a
 * topic of some need, or under which there is a project. Where no need names a topic yet, every topic counts.
 */
function concerns(
  { id, programme: { regions, topics } }: CatalogueEntry,
  { municipalities, needs, projects }: QuarterPortfolio,
): boolean {
  if (projects.some(({ programmeId }) => programmeId === id)) return true;
  const isHere = municipalities.some(({ ags }) => regions.some((prefix) => ags.startsWith(prefix)));
  const wanted = needs.flatMap((need) => need.topics);
  return isHere && (wanted.length === 0 || topics.some((topic) => wanted.includes(topic)));
}

function stateCounts(
  { needs, projects }: QuarterPortfolio,
  query: OverviewQuery,
  today: Day,
): OverviewView['stateCounts'] {
  const kinds = needs.map((need) => {
    const own = projects.filter((project) => project.needId === need.id);
    return needStateOn(need, own, today).kind;
  });
  const ofStates = needStateKinds.map((kind) => ({
    asked: kind,
    sign: needStateSigns[kind],
    word: needStateWords[kind],
    count: kinds.filter((k) => k === kind).length,
  }));
  const vacancies = {
    asked: 'vacantPosts' as const,
    sign: needStateSigns.vacant,
    word: 'mit unbesetzten Stellen',
    count: needs.filter(({ fundings }) => hasVacantPosts(fundings, today)).length,
  };
  return [...ofStates, vacancies]
    .filter(({ count }) => count > 0)
    .map(({ asked, sign, word, count }) => ({
      ...sign,
      text: `${count} ${word}`,
      href: overviewPath(overviewParameters({ ...query, state: asked })),
    }));
}
