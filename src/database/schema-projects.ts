import type { Generated } from 'kysely';
import type { Sourced } from './schema.ts';

/** The tables of projects; conventions as in `schema.ts`. */
type Flag = 0 | 1;

export interface ProjectTable {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  status: string;
  filingRoute: string;
  title: string;
  startMonth: string;
  months: number;
  /** Whom the grant is for or passed on to; named here as soon as it differs from the need's carrier. */
  carrierId: string | null;
  /** Since when the G.I.B. may see it; null = not released. */
  releasedAt: string | null;
  /** Who is told when a date comes near; null = everybody of the Sozialverwaltung. */
  responsibleId: string | null;
  version: Generated<number>;
  createdAt: string;
  updatedAt: string;
}

export interface ProjectSectionTable {
  projectId: string;
  key: string;
  text: string;
  /** 1 as soon as a person saved it: from then on nothing generated may replace it. */
  isEdited: Flag;
}

/** One row of the cost plan or of the finance plan; its amounts by budget year stand in `projectAmount`. */
export interface ProjectLineTable extends Sourced {
  id: string;
  projectId: string;
  side: string;
  kind: string;
  position: number;
  label: string;
  calculation: string;
  basis: string;
  /** Cost lines: whether the programme funds this kind of cost. Always 1 for rows of the finance plan. */
  isEligible: Flag;
}

export interface ProjectAmountTable {
  lineId: string;
  year: number;
  amountCents: number;
}

/** Never changed and never deleted; `withdrawnAt` alone may be set later. */
export interface CommentTable {
  id: string;
  projectId: string;
  municipalityId: string;
  personId: string;
  text: string;
  visibility: string;
  /** With which organisation a comment `carrier` is shared: a later carrier does not read it. */
  carrierId: string | null;
  createdAt: string;
  withdrawnAt: string | null;
}

/** A text of a project as it was before somebody saved another one. */
export interface ProjectTextVersionTable {
  id: string;
  projectId: string;
  key: string;
  text: string;
  /** Who replaced it. */
  personId: string;
  visibility: string;
  carrierId: string | null;
  /** When it was replaced. */
  createdAt: string;
}

export interface ProjectTables {
  project: ProjectTable;
  projectSection: ProjectSectionTable;
  projectLine: ProjectLineTable;
  projectAmount: ProjectAmountTable;
  comment: CommentTable;
  projectTextVersion: ProjectTextVersionTable;
}
