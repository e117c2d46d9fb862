import { needPath, programmePath } from '../paths.ts';
import type { Programme } from '../programmes/programme.ts';
import { fundingLabel } from '../quarters/funding/funding-words.ts';
import { gapPlace } from '../quarters/funding/funding-gap-words.ts';
import { isFollowed } from '../quarters/funding/funding-gap.ts';
import type { FundingEntry, FundingReport } from '../quarters/funding/funding-report.ts';
import { shortNeedTitle } from '../quarters/needs/need.ts';
import { daysBetween, formatDay, type Day } from '../shared/dates.ts';
import type { UpcomingDeadline } from './deadlines.ts';

/** One day by which something happens or must be done. */
export interface DateView {
  on: Day;
  day: string;
  left: string;
  isNear: boolean;
  /** "Antragsfrist", "Ende der Finanzierung" … */
  kind: string;
  title: string;
  href: string;
  details: string[];
}

interface KnownDate {
  on: Day;
  kind: string;
  title: string;
  href: string;
  details: string[];
}

const nearDays = 14;

/** Deadlines of the catalogue, ends of money, continuation and budget dates in one list, nearest first. */
export function dateList(
  {
    report,
    deadlines,
    today,
  }: { report: FundingReport; deadlines: readonly UpcomingDeadline[]; today: Day },
  touches: (programme: Programme) => string | null,
): DateView[] {
  return [
    ...deadlines.map((deadline) => deadlineDate(deadline, touches)),
    ...report.fundings.flatMap(fundingDates),
    ...assumedBudgetDates(report),
  ]
    .filter(({ on }) => on >= today)
    .sort((a, b) => a.on.localeCompare(b.on) || a.title.localeCompare(b.title, 'de'))
    .map((date) => ({
      ...date,
      day: formatDay(date.on),
      left: daysLeft(daysBetween(today, date.on)),
      isNear: daysBetween(today, date.on) <= nearDays,
    }));
}

function deadlineDate(
  { programme, on, time, what }: UpcomingDeadline,
  touches: (programme: Programme) => string | null,
): KnownDate {
  const precise = [what, time === null ? null : `bis ${time} Uhr`].filter(Boolean).join(', ');
  return {
    on,
    kind: 'Antragsfrist',
    title: programme.shortTitle,
    href: programmePath(programme.slug),
    details: [precise, touches(programme) ?? ''].filter((text) => text !== ''),
  };
}

function fundingDates({ need, quarter, funding, isDemo }: FundingEntry): KnownDate[] {
  if (funding.status !== 'granted') return [];
  const title = `${quarter.name}, ${shortNeedTitle(need)}${isDemo ? ' (Demo)' : ''}`;
  const common = { title, href: needPath(need.id) };
  const label = fundingLabel(funding);
  const isCovered = isFollowed(need, funding);
  const dates: KnownDate[] = [];
  if (funding.untilOn !== null) {
    const follows = isCovered ? 'Anschluss ist bewilligt' : 'danach ist nicht alles bewilligt';
    dates.push({
      ...common,
      on: funding.untilOn,
      kind: 'Ende der Finanzierung',
      details: [label, follows],
    });
  }
  if (funding.continuationDueOn !== null && !isCovered) {
    dates.push({
      ...common,
      on: funding.continuationDueOn,
      kind: 'Fortsetzungsantrag',
      details: [label],
    });
  }
  if (funding.budgetDueOn !== null) {
    dates.push({
      ...common,
      on: funding.budgetDueOn,
      kind: 'Anmeldung zum Haushalt',
      details: [label],
    });
  }
  return dates;
}

/** Where nobody entered a day, the municipality's usual one; says that it is assumed. */
function assumedBudgetDates({ gaps }: FundingReport): KnownDate[] {
  return gaps.flatMap(({ gap, quarter }): KnownDate[] => {
    const { on, basis } = gap.budget;
    if (on === null || basis !== 'assumption') return [];
    return [
      {
        on,
        kind: 'Anmeldung zum Haushalt',
        title: gapPlace(gap, quarter.name),
        href: needPath(gap.need.id),
        details: [`${fundingLabel(gap.funding)}; Annahme`],
      },
    ];
  });
}

function daysLeft(days: number): string {
  if (days === 0) return 'heute';
  return days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
}
