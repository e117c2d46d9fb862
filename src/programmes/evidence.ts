import type { Day } from '../shared/dates.ts';
import type { FactField } from './fact-field.ts';

/**
 * Evidence: a fact that a program found in the prose of a source, with the literal sentence it stands in. Prefer no
 * fact to a wrong one. A person confirms or rejects it; a changed sentence reopens it.
 */
export type EvidenceValue =
  /** "bis zu 80 Prozent": a ceiling; `isCeiling` false: "beträgt 60 Prozent". */
  | { kind: 'rate'; percent: number; isCeiling: boolean }
  | {
      kind: 'amount';
      bound: 'min' | 'max';
      amountCents: number;
      of: 'grant' | 'costs';
      per: 'year' | 'application' | 'other';
      /** Reference quantity in the words of the sentence, e.g. "je Bildungsscheck". */
      what: string;
    }
  | { kind: 'deadline'; on: Day; time: string | null; what: string | null }
  /** `MM-DD`, comes back every year. */
  | { kind: 'yearlyDeadline'; monthDay: string; what: string | null }
  | { kind: 'rolling' }
  /** End of the guideline: never an application deadline. */
  | { kind: 'validUntil'; on: Day }
  | { kind: 'status'; status: 'closed' | 'paused' | 'unclear' };

export type EvidenceKind = EvidenceValue['kind'];

export const evidenceKinds = [
  'status',
  'deadline',
  'yearlyDeadline',
  'rolling',
  'validUntil',
  'rate',
  'amount',
] as const satisfies readonly EvidenceKind[];

export interface FoundEvidence {
  value: EvidenceValue;
  /** Literal, as in the plain text of the source. */
  sentence: string;
  /** Which text of the source: a `SectionField`, or `statusNote`. */
  sourceField: string;
  /** Where the sentence begins in that plain text. */
  offset: number;
}

/** read = automatisch ausgelesen; confirmed = geprüft; expired = abgelaufen (the sentence is gone); rejected = verworfen. */
export const evidenceStates = ['read', 'confirmed', 'expired', 'rejected'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

export interface Evidence extends FoundEvidence {
  id: string;
  programmeId: string;
  state: EvidenceState;
  readAt: string;
  checkedById: string | null;
  checkedAt: string | null;
}

/** Which fact of a programme each kind of evidence supports. */
export const factOfEvidence: Record<EvidenceKind, FactField> = {
  status: 'window',
  deadline: 'window',
  yearlyDeadline: 'window',
  rolling: 'window',
  validUntil: 'window',
  rate: 'rate',
  amount: 'limits',
};
