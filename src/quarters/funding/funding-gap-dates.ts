import { addDays, addMonths, type Day } from '../../shared/dates.ts';
import type { Assumptions } from '../costs/assumption.ts';
import type { Funding } from '../needs/need.ts';

/** A day by which something must be done, and how it is known. */
export interface DueDate {
  /** null = not known; then `guideOn` may say roughly when. */
  on: Day | null;
  /** `assumption`: reckoned from a setting of the municipality; printed as "Annahme". */
  basis: 'entered' | 'programme' | 'assumption' | 'missing';
  /** Of the programme: what must be in by then. */
  what: string | null;
  /** A rough guide where nothing is known; always an assumption. */
  guideOn: Day | null;
  /** The day has passed. */
  isLate: boolean;
  /** Budget only, where it is too late for the first year: the next year that can still be reached. */
  next: { on: Day; year: number } | null;
}

export interface NextDeadline {
  on: Day;
  what: string | null;
}

/** As the municipality assumes. */
export function budgetDayFrom({
  budgetRegistrationMonthDay: { value, basis },
}: Pick<Assumptions, 'budgetRegistrationMonthDay'>): BudgetDay {
  return { monthDay: value, isAssumed: basis === 'annahme' };
}

interface DateContext {
  today: Day;
  deadlineOf: (programmeId: string) => NextDeadline | null;
}

/** By when a municipality wants the money of the next budget year registered. */
export interface BudgetDay {
  /** `MM-DD`. */
  monthDay: string;
  /** No source says so; printed as "Annahme". */
  isAssumed: boolean;
}

/** Rough guide for a continuation without a known deadline: an assumption, programmes differ. */
const guideMonths = 6;

const unknown: DueDate = {
  on: null,
  basis: 'missing',
  what: null,
  guideOn: null,
  isLate: false,
  next: null,
};

/** By when the continuation must be filed: as entered, else the programme's next deadline, else a rough guide. */
export function continuationDate(
  funding: Pick<Funding, 'continuationDueOn' | 'programmeId' | 'untilOn'>,
  { today, deadlineOf }: DateContext,
): DueDate {
  const { continuationDueOn: entered, programmeId, untilOn } = funding;
  if (entered !== null)
    return { ...unknown, on: entered, basis: 'entered', isLate: entered < today };
  const deadline = programmeId === null ? null : deadlineOf(programmeId);
  if (deadline) return { ...unknown, ...deadline, basis: 'programme', isLate: deadline.on < today };
  if (untilOn === null) return unknown;
  const guideOn = monthsBefore(untilOn, guideMonths);
  return { ...unknown, guideOn, isLate: guideOn < today };
}

/** By when the money must be registered: as entered, else the municipality's day in the year before the first one. */
export function budgetDate(
  { budgetDueOn: entered }: Pick<Funding, 'budgetDueOn'>,
  from: Day | null,
  { today, budgetDay }: { today: Day; budgetDay: BudgetDay | null },
): DueDate {
  if (entered === null && (from === null || budgetDay === null)) return unknown;
  const inYear = (year: number): Day | null =>
    budgetDay === null ? null : `${year}-${budgetDay.monthDay}`;
  const firstYear = from === null ? null : Number(from.slice(0, 4));
  const on = entered ?? inYear((firstYear ?? 0) - 1);
  const isLate = on !== null && on < today;
  const thisYear = Number(today.slice(0, 4));
  const reachable = (inYear(thisYear) ?? '') >= today ? thisYear : thisYear + 1;
  const nextOn = inYear(reachable);
  const next =
    isLate && firstYear !== null && nextOn !== null ? { on: nextOn, year: reachable + 1 } : null;
  const isAssumed = entered === null && budgetDay?.isAssumed === true;
  return { ...unknown, on, basis: isAssumed ? 'assumption' : 'entered', isLate, next };
}

/** The last day of the month so many months earlier: 2027-12-31 less six is 2027-06-30. */
function monthsBefore(day: Day, months: number): Day {
  return addDays(`${addMonths(day.slice(0, 7), 1 - months)}-01`, -1);
}
