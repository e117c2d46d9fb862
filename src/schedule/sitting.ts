import type { Source } from '../quarters/needs/need.ts';
import type { Day } from '../shared/dates.ts';
import type { Committee } from './committee.ts';
import type { KnownLeadTimes } from './lead-time.ts';

export const sittingOrigins = ['person', 'import', 'demo'] as const;
export type SittingOrigin = (typeof sittingOrigins)[number];

/** Nobody plans beyond, and a mistyped year is seen. */
const years = { first: 2000, last: 2100 };

/** What cannot be right about the days of a sitting, however they came in; German, empty where all is well. */
export function wrongDays({
  sitsOn,
  submissionOn,
}: Pick<SittingDraft, 'sitsOn' | 'submissionOn'>): Partial<
  Record<'sitsOn' | 'submissionOn', string>
> {
  const isFar = (on: Day): boolean =>
    Number(on.slice(0, 4)) < years.first || Number(on.slice(0, 4)) > years.last;
  const far = `Das Jahr liegt nicht zwischen ${years.first} und ${years.last}.`;
  return {
    ...(isFar(sitsOn) ? { sitsOn: far } : {}),
    ...(submissionOn === null
      ? {}
      : submissionOn > sitsOn
        ? { submissionOn: 'Er liegt nach der Sitzung.' }
        : isFar(submissionOn)
          ? { submissionOn: far }
          : {}),
  };
}

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
