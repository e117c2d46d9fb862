import type { PageView, StatusTag } from '../http/page-parts.ts';
import { programmePath, programmesPath } from '../paths.ts';
import type { CatalogueEntry } from '../programmes/catalogue-service.ts';
import type { Programme } from '../programmes/programme.ts';
import {
  needStateKinds,
  needStateOn,
  needStateSigns,
  needStateWords,
} from '../quarters/needs/need-state.ts';
import type { Notice } from '../reminders/notice.ts';
import type { QuarterPortfolio } from '../quarters/quarter-dossier.ts';
import { daysBetween, formatCoarseDate, formatDay, type Day } from '../shared/dates.ts';
import { noticeBlock, type NoticeBlock } from './notice-block.ts';
import { upcomingDeadlines, upcomingRounds } from './deadlines.ts';
import { matrixViews, type MatrixView } from './matrix-views.ts';
import { hintLimit, hintsOf, openNeeds, type Hint } from './overview-hints.ts';

export interface OverviewView extends PageView {
  lead: string;
  isEmpty: boolean;
  /** Headings are only needed where there is more than one municipality. */
  hasSeveral: boolean;
  matrices: MatrixView[];
  stateCounts: StatusTag[];
  hintsHeading: string;
  hints: Hint[];
  hintCountText: string | null;
  notices: NoticeBlock | null;
  deadlines: DateView[];
  rounds: { when: string; certainty: string; title: string; href: string }[];
  programmesHref: string;
}

interface DateView {
  on: Day;
  day: string;
  left: string;
  isNear: boolean;
  title: string;
  href: string;
  what: string | null;
  touches: string | null;
}

const deadlineLimit = 6;
const roundLimit = 4;
const nearDays = 14;

/** The page "where do my quarters stand?" for one day. */
export function overviewView(
  portfolio: QuarterPortfolio,
  entries: readonly CatalogueEntry[],
  { today, canEdit, notices = [] }: { today: Day; canEdit: boolean; notices?: readonly Notice[] },
): OverviewView {
  const concerning = entries
    .filter((entry) => concerns(entry, portfolio))
    .map(({ programme }) => programme);
  const deadlines = upcomingDeadlines(concerning, today);
  const hints = hintsOf({ portfolio, deadlines, today, canEdit });
  const open = openNeeds(portfolio, today);
  const matrices = matrixViews(portfolio, today);
  const touches = (programme: Programme): string | null => {
    const count = open.filter((need) =>
      need.topics.some((topic) => programme.topics.includes(topic)),
    ).length;
    if (count === 0) return null;
    return count === 1
      ? 'gleiches Thema wie 1 offener Bedarf'
      : `gleiches Thema wie ${count} offene Bedarfe`;
  };
  return {
    title: 'Wo stehen meine Quartiere?',
    breadcrumbs: [],
    lead: `Stand ${formatDay(today)}. Jedes Feld zeigt, wie ein Bedarf finanziert ist, und führt zu den passenden Programmen.`,
    isEmpty: matrices.length === 0,
    hasSeveral: matrices.length > 1,
    matrices,
    stateCounts: stateCounts(portfolio, today),
    hintsHeading: canEdit ? 'Was jetzt zu tun ist' : 'Was gerade offen ist',
    hints: hints.slice(0, hintLimit),
    hintCountText:
      hints.length > hintLimit ? `Die ersten ${hintLimit} von ${hints.length} Hinweisen` : null,
    notices: noticeBlock(notices, today),
    deadlines: deadlines.slice(0, deadlineLimit).map(({ programme, on, time, what }) => ({
      on,
      day: formatDay(on),
      left: daysLeft(daysBetween(today, on)),
      isNear: daysBetween(today, on) <= nearDays,
      title: programme.shortTitle,
      href: programmePath(programme.slug),
      what: [what, time === null ? null : `bis ${time} Uhr`].filter(Boolean).join(', ') || null,
      touches: touches(programme),
    })),
    rounds: upcomingRounds(concerning, today)
      .slice(0, roundLimit)
      .map(({ programme, opens, certainty }) => ({
        when: `ab ${formatCoarseDate(opens)}`,
        certainty: certainty === 'known' ? 'angekündigt' : 'voraussichtlich',
        title: programme.shortTitle,
        href: programmePath(programme.slug),
      })),
    programmesHref: programmesPath({ offen: '1' }),
  };
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

function daysLeft(days: number): string {
  if (days === 0) return 'heute';
  return days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
}

function stateCounts({ needs, projects }: QuarterPortfolio, today: Day): StatusTag[] {
  const kinds = needs.map((need) => {
    const own = projects.filter((project) => project.needId === need.id);
    return needStateOn(need, own, today).kind;
  });
  return needStateKinds
    .map((kind) => ({ kind, count: kinds.filter((k) => k === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => ({
      ...needStateSigns[kind],
      text: `${count} ${needStateWords[kind]}`,
    }));
}
