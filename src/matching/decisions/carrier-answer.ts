import type { FieldErrors } from '../../http/posted.ts';
import type { MatchKey } from './match-decision.ts';

/** What a carrier answers to a question of a match that is shared with it: a proposal until staff decide about it. */
export const carrierAnswerStates = ['open', 'accepted', 'declined'] as const;
export type CarrierAnswerState = (typeof carrierAnswerStates)[number];

export interface CarrierAnswer extends MatchKey {
  id: string;
  municipalityId: string;
  organisationId: string;
  organisationName: string;
  /** Of `carrier-question.ts`. */
  questionKey: string;
  result: 'met' | 'notMet';
  /** How the carrier knows, or what it can bring in. */
  note: string;
  proposedAt: string;
  /** Who of the carrier said so. */
  proposedByName: string;
  state: CarrierAnswerState;
  /** What the carrier is told; only of what was declined. */
  declineReason: string | null;
  decidedAt: string | null;
  /** For staff; the carrier reads only the day. */
  decidedByName: string | null;
  version: number;
}

/** What is typed into the form of the carrier. */
export interface CarrierAnswerValues {
  questionKey: string;
  result: 'met' | 'notMet' | null;
  note: string;
  /** Of the answer that was shown; 0 = there was none. */
  version: number;
}

/** What could not be saved, with what is wrong. */
export interface RejectedCarrierAnswer {
  values: CarrierAnswerValues;
  /** By `result` and `note`. */
  errors: FieldErrors;
  /** Somebody else of the organisation answered, or staff decided, since the form was opened. */
  isStale: boolean;
}

/** The refusal of a proposal that could not be saved. */
export interface RejectedDecline {
  answerId: string;
  reason: string;
  error: string | null;
  isStale: boolean;
}

export const carrierNoteLimit = 1000;
export const declineReasonLimit = 300;

export const carrierResultWords: Record<CarrierAnswer['result'], string> = {
  met: 'ja',
  notMet: 'nein',
};

export const carrierStateWords: Record<CarrierAnswerState, string> = {
  open: 'liegt der Verwaltung vor',
  accepted: 'angenommen',
  declined: 'abgelehnt',
};
