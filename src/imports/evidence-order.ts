import type { FoundEvidence } from '../programmes/evidence.ts';
import { sectionFields } from './source-record.ts';

/**
 * The order in which `findEvidence` yields, also for evidence that was stored and changed since: where statements
 * contradict each other, the first one decides.
 */
export function inSourceOrder<Found extends FoundEvidence>(evidence: readonly Found[]): Found[] {
  // The note in the head is no section and comes first.
  const place = ({ sourceField }: Found): number =>
    sectionFields.findIndex((field) => field === sourceField);
  return evidence.toSorted((a, b) => place(a) - place(b) || a.offset - b.offset);
}
