import type { Generated } from 'kysely';

/** The tables of people, sessions and the audit trail; conventions as in `schema.ts`. */
type Flag = 0 | 1;

export interface PersonTable {
  id: string;
  /** Lower-cased, unique. */
  email: string;
  name: string;
  role: string;
  /** Of staff, auditors and council; others belong to something else. */
  municipalityId: string | null;
  /** Of carriers. */
  organisationId: string | null;
  /** Argon2id in PHC notation; null = signs in by a link first, or is a demo account. */
  passwordHash: string | null;
  isDisabled: Flag;
  /** One per role, made by the demo; never lets anybody in in production. */
  isDemo: Flag;
  absentUntilOn: string | null;
  deputyId: string | null;
  version: Generated<number>;
  createdAt: string;
  updatedAt: string;
}

export interface CoordinatorAssignmentTable {
  personId: string;
  municipalityId: string;
}

/** Rows outlive their session a little, so that a form posted too late is known to be of whom. */
export interface SessionTable {
  /** SHA-256 of the id in the cookie: who reads the database cannot take over a session. */
  idHash: string;
  personId: string;
  dataJson: string;
  createdAt: string;
  lastSeenAt: string;
}

export interface PersonLinkTable {
  id: string;
  /** Null for the very first administrator, who is created by using the link. */
  personId: string | null;
  kind: string;
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

export interface SignInFailureTable {
  /** `address` (the e-mail typed, whether it exists or not) or `source` (where from). */
  kind: string;
  keyHash: string;
  /** For sources the shortened network address; null for e-mail addresses. */
  label: string | null;
  failures: number;
  lastFailedAt: string;
  lockedUntil: string | null;
}

export interface HeldFormTable {
  id: string;
  personId: string;
  path: string;
  bodyJson: string;
  heldAt: string;
  expiresAt: string;
}

/** Append-only: triggers refuse UPDATE and DELETE. Holds ids, no names and no network addresses. */
export interface AuditEntryTable {
  id: string;
  at: string;
  /** Null = the program itself, or somebody who is not signed in. */
  personId: string | null;
  action: string;
  thingKind: string;
  thingId: string | null;
  municipalityId: string | null;
  summary: string;
  changesJson: string;
}

/** From where an audited act came: a table of its own, because it is personal and deleted after some days. */
export interface AuditSourceTable {
  entryId: string;
  address: string;
  recordedAt: string;
}

export interface AccountTables {
  person: PersonTable;
  coordinatorAssignment: CoordinatorAssignmentTable;
  session: SessionTable;
  personLink: PersonLinkTable;
  signInFailure: SignInFailureTable;
  heldForm: HeldFormTable;
  auditEntry: AuditEntryTable;
  auditSource: AuditSourceTable;
}
