import { conceptStatusLabels } from '../quarter-labels.ts';
import type { Need } from './need.ts';

/** What is there today. Only what somebody said: three lines "keine Angabe" would say no more than none. */
export function presentFacts(need: Need): { label: string; value: string | null }[] {
  const { conceptStatus, conceptNote } = need;
  const status = conceptStatus === null ? null : conceptStatusLabels[conceptStatus];
  return [
    { label: 'Wer dort schon arbeitet', value: need.presentProvider },
    { label: 'Seit wann', value: need.runningSince },
    { label: 'Wer es bezahlt', value: need.paidBy },
    {
      label: 'Konzept',
      value: [status, conceptNote].filter((part) => part !== null).join('. ') || null,
    },
  ].filter(({ value }) => value !== null);
}
