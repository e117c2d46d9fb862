import { endPassedBy } from '../programmes/programme-end.ts';
import type { Programme } from '../programmes/programme.ts';
import type { Need } from '../quarters/needs/need.ts';
import {
  addMonths,
  firstDayOf,
  formatDay,
  formatMonth,
  type Day,
  type Month,
} from '../shared/dates.ts';

export interface Period {
  startMonth: Month;
  months: number;
}

interface PeriodFacts {
  need: Pick<Need, 'startMonth' | 'months'>;
  programme: Pick<Programme, 'finance' | 'window'>;
  today: Day;
}

/** Assumed where nobody named a length; the text says so. */
const assumedMonths = 12;

/** The period of the need, cut to what the programme funds; what is missing or past is assumed and said to be. */
export function proposePeriod({ need, programme, today }: PeriodFacts): Period {
  const most = programme.finance.maxMonths ?? Number.POSITIVE_INFINITY;
  return {
    startMonth:
      need.startMonth !== null && firstDayOf(need.startMonth) > today
        ? need.startMonth
        : earliestStart(today),
    months: Math.min(need.months ?? assumedMonths, most),
  };
}

/** What a reader has to know about the proposed period, as sentences; empty where the need says it all. */
export function periodRemarks(facts: PeriodFacts): string[] {
  const { need, programme, today } = facts;
  const remarks: string[] = [];
  const start: Month | null = need.startMonth;
  if (start === null || firstDayOf(start) <= today) {
    const why =
      start === null
        ? 'im Bedarf steht keiner'
        : `der Beginn des Bedarfs, ${formatMonth(start)}, ist vorbei`;
    remarks.push(`[Angabe fehlt: Beginn bestätigen; ${why}]`);
  }
  if (need.months === null) {
    remarks.push('[Angabe fehlt: Laufzeit bestätigen; im Bedarf steht keine]');
  }
  const { maxMonths } = programme.finance;
  if (need.months !== null && maxMonths !== null && need.months > maxMonths) {
    remarks.push(
      `Der Bedarf umfasst ${need.months} Monate; das Programm fördert nach der Quelle höchstens ${maxMonths} Monate.`,
    );
  }
  const end = endPassedBy(programme, proposePeriod(facts));
  if (end !== null) {
    remarks.push(
      `Der Zeitraum reicht über das Ende des Programms am ${formatDay(end)} hinaus; ob darüber hinaus gefördert wird, ist beim Fördergeber zu klären.`,
    );
  }
  return remarks;
}

/** First of a month at least three months away: nothing may begin before it is granted. */
function earliestStart(today: Day): Month {
  return addMonths(today.slice(0, 7), today.endsWith('-01') ? 3 : 4);
}
