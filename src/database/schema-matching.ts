import type { Generated } from 'kysely';
import type { Sourced } from './schema.ts';

/** The tables of sittings, of decisions on matches and of what matching knew last; conventions as in `schema.ts`. */

export interface SittingTable extends Sourced {
  id: string;
  municipalityId: string;
  committeeId: string;
  sitsOn: string;
  /** Last day for papers; null = the lead time of the municipality counts. */
  submissionOn: string | null;
  note: string | null;
  /** `person`, `import` or `demo`. */
  origin: string;
  cancelledAt: string | null;
  version: Generated<number>;
  createdAt: string;
  updatedAt: string;
}

export interface MatchDecisionTable {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  /** `remembered`, `dismissed`; null = neither (any more). */
  state: string | null;
  reasonCode: string | null;
  note: string | null;
  /** What each criterion said when the match was dismissed. */
  criteriaJson: string | null;
  /** When a dismissed match came back, and which criterion changed. */
  reopenedAt: string | null;
  reopenedBecause: string | null;
  assignedToId: string | null;
  /** Department it was handed to. */
  handedTo: string | null;
  handedAt: string | null;
  handedNote: string | null;
  sharedWithId: string | null;
  sharedAt: string | null;
  /** What the carrier is told; the note of the decision stays inside. */
  sharedNote: string | null;
  decidedById: string;
  decidedAt: string;
  version: Generated<number>;
}

export interface MatchedNeedTable {
  needId: string;
  municipalityId: string;
  fingerprint: string;
  matchedAt: string;
}

export interface MatchedProgrammeTable {
  programmeId: string;
  municipalityId: string;
  fingerprint: string;
}

/** What matching found last; pairs that are refused for more than their window have no row. */
export interface KnownMatchTable {
  needId: string;
  programmeId: string;
  verdict: string;
  matchGroup: string | null;
  resultsJson: string;
}

export interface MatchNewsTable {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  kind: string;
  reason: string;
  /** Of the state that is told; the same news is told once. */
  fingerprint: string;
  happenedAt: string;
  /** A person's id, or `all`, while the notice is not written; null = no notice, or it is written. */
  pendingFor: string | null;
}

/** What an authority said about a condition; holds for every need of the municipality. */
export interface ProgrammeAnswerTable {
  id: string;
  municipalityId: string;
  programmeId: string;
  conditionKey: string;
  /** `met` or `notMet`. */
  result: string;
  note: string;
  sourceUrl: string | null;
  answeredOn: string;
  personId: string | null;
  version: Generated<number>;
  updatedAt: string;
}

export interface ProgrammeExampleTable {
  id: string;
  programmeId: string;
  key: string;
  title: string;
  /** `fits`, `toClarify` or `doesNotFit`. */
  expected: string;
  caseJson: string;
  why: string;
  /** `seed` or `person`. */
  origin: string;
  position: number;
  version: Generated<number>;
  createdAt: string;
  updatedAt: string;
}

/** One per need, programme, carrier and question: the last one counts. */
export interface CarrierAnswerTable {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  organisationId: string;
  questionKey: string;
  /** `met` or `notMet`. */
  result: string;
  note: string;
  proposedById: string;
  proposedAt: string;
  /** `open`, `accepted`, `declined`. */
  state: string;
  declineReason: string | null;
  decidedById: string | null;
  decidedAt: string | null;
  version: Generated<number>;
}

export interface MatchingTables {
  sitting: SittingTable;
  matchDecision: MatchDecisionTable;
  matchedNeed: MatchedNeedTable;
  matchedProgramme: MatchedProgrammeTable;
  knownMatch: KnownMatchTable;
  matchNews: MatchNewsTable;
  programmeAnswer: ProgrammeAnswerTable;
  programmeExample: ProgrammeExampleTable;
  carrierAnswer: CarrierAnswerTable;
}
