import type { MatchState } from './criterion-state.ts';

/** What people decided about a match: one row per need and programme, and every step can be taken back. */

export const reasonCodes = [
  'topic',
  'amount',
  'ownShare',
  'effort',
  'otherFunding',
  'carrier',
  'deadline',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonLabels: Record<ReasonCode, string> = {
  topic: 'passt fachlich nicht',
  amount: 'zu kleiner Betrag',
  ownShare: 'Eigenanteil nicht leistbar',
  effort: 'Aufwand zu hoch',
  otherFunding: 'andere Finanzierung gefunden',
  carrier: 'Träger will nicht',
  deadline: 'Frist nicht zu schaffen',
  other: 'Sonstiges',
};

export type DecisionState = 'remembered' | 'dismissed';

/** A match has no row of its own: need and programme name it. */
export interface MatchKey {
  needId: string;
  programmeId: string;
}

/** The two as one text, for maps and things of the audit trail. */
export const matchId = ({ needId, programmeId }: MatchKey): string => `${needId}/${programmeId}`;

/** What a person may change. */
export interface DecisionContent {
  state: DecisionState | null;
  reasonCode: ReasonCode | null;
  note: string | null;
  /** What every criterion said when the match was dismissed. */
  dismissedAs: MatchState | null;
  reopenedAt: string | null;
  reopenedBecause: string | null;
  assignedToId: string | null;
  handedTo: string | null;
  handedAt: string | null;
  /** Why, and what is to be done there; stands in the cover text that a person copies. */
  handedNote: string | null;
  sharedWithId: string | null;
  sharedAt: string | null;
  /** What the carrier is told; the other note stays inside. */
  sharedNote: string | null;
}

export interface MatchDecision extends MatchKey, DecisionContent {
  municipalityId: string;
  decidedById: string;
  decidedAt: string;
  version: number;
  /** Names as they are now. */
  decidedByName: string | null;
  assignedToName: string | null;
  sharedWithName: string | null;
}

export const nothingDecided: DecisionContent = {
  state: null,
  reasonCode: null,
  note: null,
  dismissedAs: null,
  reopenedAt: null,
  reopenedBecause: null,
  assignedToId: null,
  handedTo: null,
  handedAt: null,
  handedNote: null,
  sharedWithId: null,
  sharedAt: null,
  sharedNote: null,
};

/** What of a decision can be taken back by itself. */
export const takeBackParts = ['state', 'assignment', 'handover', 'sharing'] as const;
export type TakeBackPart = (typeof takeBackParts)[number];

/** One step of a person. */
export type DecisionStep =
  | { step: 'remember'; note: string | null }
  | { step: 'dismiss'; reasonCode: ReasonCode; note: string | null }
  | { step: 'takeBack'; part: TakeBackPart }
  | { step: 'assign'; personId: string }
  | { step: 'handOver'; department: string; note: string | null }
  | { step: 'share'; organisationId: string; note: string | null };

/** What stands after a step; a new decision ends the story of the last one. */
export function contentAfter(
  before: DecisionContent,
  step: DecisionStep,
  { now, matchState }: { now: string; matchState: MatchState },
): DecisionContent {
  const fresh = {
    ...before,
    reasonCode: null,
    note: null,
    dismissedAs: null,
    reopenedAt: null,
    reopenedBecause: null,
  };
  switch (step.step) {
    case 'remember':
      return { ...fresh, state: 'remembered', note: step.note };
    case 'dismiss': {
      const { reasonCode, note } = step;
      return { ...fresh, state: 'dismissed', reasonCode, note, dismissedAs: matchState };
    }
    case 'assign':
      return { ...before, assignedToId: step.personId };
    case 'handOver':
      return { ...before, handedTo: step.department, handedAt: now, handedNote: step.note };
    case 'share': {
      const { organisationId, note } = step;
      return { ...before, sharedWithId: organisationId, sharedAt: now, sharedNote: note };
    }
    case 'takeBack':
      return takenBack(before, fresh, step.part);
  }
}

function takenBack(
  before: DecisionContent,
  fresh: DecisionContent,
  part: TakeBackPart,
): DecisionContent {
  switch (part) {
    case 'state':
      return { ...fresh, state: null };
    case 'assignment':
      return { ...before, assignedToId: null };
    case 'handover':
      return { ...before, handedTo: null, handedAt: null, handedNote: null };
    case 'sharing':
      return { ...before, sharedWithId: null, sharedAt: null, sharedNote: null };
  }
}

/** Whether accounts of a carrier have to be told. */
export const changesSharing = (step: DecisionStep): boolean =>
  step.step === 'share' || (step.step === 'takeBack' && step.part === 'sharing');

/** The steps as they stand in the address. */
export const decisionSteps = [
  'merken',
  'verwerfen',
  'zuruecknehmen',
  'zuweisen',
  'abgeben',
  'teilen',
] as const;
export type DecisionStepName = (typeof decisionSteps)[number];

/** What was typed, by field. */
export interface DecisionValues {
  reason: string;
  note: string;
  person: string;
  department: string;
  organisation: string;
}

export const departmentLimit = 120;

/** What a person may change of a decision, without its names and version. */
export function contentOf(decision: DecisionContent): DecisionContent {
  return {
    state: decision.state,
    reasonCode: decision.reasonCode,
    note: decision.note,
    dismissedAs: decision.dismissedAs,
    reopenedAt: decision.reopenedAt,
    reopenedBecause: decision.reopenedBecause,
    assignedToId: decision.assignedToId,
    handedTo: decision.handedTo,
    handedAt: decision.handedAt,
    handedNote: decision.handedNote,
    sharedWithId: decision.sharedWithId,
    sharedAt: decision.sharedAt,
    sharedNote: decision.sharedNote,
  };
}
