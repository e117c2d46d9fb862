import { limitGaps } from '../projects/plan-gaps.ts';
import { budgetYears } from '../projects/project.ts';
import type { Block } from './document.ts';
import { missing } from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';
import { yearsOf } from './draft-content-years.ts';

/** What the plan asks for beyond the limits of the programme, always with both figures, as in "Was fehlt?". */
export function limitWarnings(draft: PrintableFacts): Block[] {
  const { period, programme } = draft;
  const years =
    period === null
      ? yearsOf(draft).map((year) => ({ year, months: 12 }))
      : budgetYears(period.startMonth, period.months);
  return limitGaps(draft, programme, years).map(({ text }) => missing(text));
}
