import { cityMatchesPath } from '../matching/match-paths.ts';
import { needOnQuarterPath, needPath, projectPath } from '../paths.ts';
import type { Programme } from '../programmes/programme.ts';
import { gapPlace } from '../quarters/funding/funding-gap-words.ts';
import type { FundingReport } from '../quarters/funding/funding-report.ts';
import { fundingLabel } from '../quarters/funding/funding-words.ts';
import type { QuarterPortfolio } from '../quarters/quarter-dossier.ts';
import { costPerYear, shortNeedTitle, type Need } from '../quarters/needs/need.ts';
import { needStateOn, stateOfProject } from '../quarters/needs/need-state.ts';
import { addDays, formatDay, type Day } from '../shared/dates.ts';
import { joinGerman } from '../shared/text.ts';
import type { UpcomingDeadline } from './deadlines.ts';

/** Something a person can do next, with the page where it is done. */
export interface Hint {
  text: string;
  detail: string;
  href: string;
}

/** More than this nobody reads. */
export const hintLimit = 7;

const nearDays = 90;
const endingDays = 365;

export interface HintFacts {
  portfolio: QuarterPortfolio;
  report: FundingReport;
  deadlines: readonly UpcomingDeadline[];
  /** The open needs a programme is a match of. */
  matchesOf: (programme: Programme) => readonly Need[];
  today: Day;
  /** False for those who only read: for them it is news, not a task. */
  canEdit: boolean;
}

/** All hints, the most urgent kind first: drafts, near deadlines, ending money, then what is missing. */
export function hintsOf(facts: HintFacts): Hint[] {
  return [...draftHints(facts), ...deadlineHints(facts), ...endingHints(facts), ...gapHints(facts)];
}

function draftHints({ portfolio, canEdit }: HintFacts): Hint[] {
  return portfolio.projects
    .filter((project) => stateOfProject[project.status] === 'draft')
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .map(({ id, title }) => ({
      text: `${canEdit ? 'Entwurf weiterschreiben' : 'Entwurf in Arbeit'}: ${title}`,
      detail: 'noch nicht eingereicht',
      href: projectPath(id),
    }));
}

function deadlineHints({ deadlines, today, matchesOf }: HintFacts): Hint[] {
  const near = deadlines.filter(
    ({ on, programme }) => on <= addDays(today, nearDays) && matchesOf(programme).length > 0,
  );
  const count = new Set(near.flatMap(({ programme }) => matchesOf(programme))).size;
  if (count === 0) return [];
  const needs = count === 1 ? '1 offener Bedarf' : `${count} offene Bedarfe`;
  return [
    {
      text: `${needs} mit Treffern, deren Frist in ${nearDays} Tagen endet`,
      detail: `${near.length === 1 ? '1 Programm' : `${near.length} Programme`}, nächste Frist ${formatDay(near[0]?.on ?? today)}; was jeweils noch zu klären ist, zeigen die Treffer`,
      href: cityMatchesPath({ ansicht: 'programme' }),
    },
  ];
}

/** Needs that nobody pays for yet, not even in part. */
export function openNeeds(
  { needs, projects }: Pick<QuarterPortfolio, 'needs' | 'projects'>,
  today: Day,
): Need[] {
  return needs.filter((need) => {
    const own = projects.filter((project) => project.needId === need.id);
    return ['open', 'draft'].includes(needStateOn(need, own, today).kind);
  });
}

/** Only what nothing granted follows on; an unknown end is a question of its own. */
function endingHints({ report, today }: HintFacts): Hint[] {
  return report.gaps.flatMap(({ gap, quarter }): Hint[] => {
    const place = gapPlace(gap, quarter.name);
    const detail = fundingLabel(gap.funding);
    const href = needPath(gap.need.id);
    if (gap.endsOn === null) {
      return [{ text: `Ende der Finanzierung klären: ${place}`, detail, href }];
    }
    if (gap.endsOn > addDays(today, endingDays)) return [];
    const end = `${detail} endet am ${formatDay(gap.endsOn)}`;
    return [{ text: `Anschlussfinanzierung klären: ${place}`, detail: end, href }];
  });
}

function gapHints({ portfolio }: HintFacts): Hint[] {
  return placedNeeds(portfolio).flatMap(({ need, name, href }) => {
    const { missing } = costPerYear(need);
    const hints: Hint[] = [];
    if (need.startMonth === null) {
      hints.push({
        text: `Beginn fehlt: ${name}`,
        detail: 'Ohne Beginn lässt sich keine Frist und kein Haushaltsjahr prüfen',
        href,
      });
    }
    if (missing.length > 0) {
      const labels = joinGerman(missing.map((item) => item.label));
      hints.push({ text: `Kosten unvollständig: ${name}`, detail: `ohne Betrag: ${labels}`, href });
    }
    return hints;
  });
}

/** Needs in the order of their quarters, with a short name and the place where they are described. */
function placedNeeds({
  quarters,
  needs,
}: QuarterPortfolio): { need: Need; name: string; href: string }[] {
  return quarters.flatMap((quarter) =>
    needs
      .filter((need) => need.quarterId === quarter.id)
      .map((need) => ({
        need,
        name: `${quarter.name}, ${shortNeedTitle(need)}`,
        href: needOnQuarterPath(quarter.slug, need.key),
      })),
  );
}
