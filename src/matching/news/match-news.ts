import type { NewsKind } from './match-change.ts';

/** Neues: what became of a match, told once. */
export interface MatchNews {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  kind: NewsKind;
  reason: string;
  happenedAt: string;
}

/** Everybody of the Sozialverwaltung, where a person's id could stand. */
export const everybody = 'all';

/** News that stand in no notice yet. */
export interface PendingNews extends MatchNews {
  /** A person's id, or everybody. */
  pendingFor: string;
}
