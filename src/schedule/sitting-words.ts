import type { StatusTag } from '../http/page-parts.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { KnownLeadTimes } from './lead-time.ts';
import type { KeptSitting } from './sitting.ts';
import { workingDaysBefore } from './working-days.ts';

/** The last day for papers, and whether somebody said so or the lead time counts. */
export interface SubmissionDay {
  on: Day;
  /** Worked out from the lead time, which may itself be assumed. */
  isWorkedOut: boolean;
  words: string;
}

export function submissionOf(
  { sitsOn, submissionOn }: Pick<KeptSitting, 'sitsOn' | 'submissionOn'>,
  { lead, basis }: KnownLeadTimes,
): SubmissionDay {
  if (submissionOn !== null) {
    return { on: submissionOn, isWorkedOut: false, words: formatDay(submissionOn) };
  }
  const on = workingDaysBefore(sitsOn, lead.submissionWorkingDays);
  const why = `${lead.submissionWorkingDays} Arbeitstage vorher`;
  const words = `${formatDay(on)} (${basis === 'annahme' ? `Annahme: ${why}` : why})`;
  return { on, isWorkedOut: true, words };
}

/** null where nothing is to be said: it takes place. */
export function sittingTag({
  cancelledAt,
  origin,
}: Pick<KeptSitting, 'cancelledAt' | 'origin'>): StatusTag | null {
  if (cancelledAt !== null) return { tone: 'warning', text: 'abgesagt', symbol: '✗' };
  return origin === 'demo' ? { tone: 'neutral', text: 'Demo-Wert', symbol: '' } : null;
}
