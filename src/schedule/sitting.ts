import type { Source } from '../quarters/needs/need.ts';
import type { Day } from '../shared/dates.ts';
import type { Committee } from './committee.ts';
import type { KnownLeadTimes } from './lead-time.ts';

export const sittingOrigins = ['person', 'import', 'demo'] as const;
export type SittingOrigin = (typeof sittingOrigins)[number];

/** What a person says about a sitting. */
export interface SittingDraft {
  committeeId: string;
  sitsOn: Day;
  /** Last day for papers; null = the lead time of the municipality counts. */
  submissionOn: Day | null;
  note: string | null;
}

/** Sitzung of a committee, as kept; cancelled, never deleted. */
export interface KeptSitting extends SittingDraft {
  id: string;
  municipalityId: string;
  origin: SittingOrigin;
  source: Source | null;
  cancelledAt: string | null;
  version: number;
}

/** Sittings with what is needed to show them. */
export interface SittingCalendar {
  sittings: readonly KeptSitting[];
  committees: readonly Committee[];
  /** Of the municipality; counts where a sitting names no day for papers. */
  leadOf: (municipalityId: string) => KnownLeadTimes;
}
