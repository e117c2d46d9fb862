import type { Generated } from 'kysely';

/** The tables of saved searches, followed programmes and the link watch; conventions as in `schema.ts`. */
type Flag = 0 | 1;

/** Gemerkte Suche: a question to the catalogue that a person wants to hear about. */
export interface SavedSearchTable {
  id: string;
  municipalityId: string;
  personId: string;
  title: string;
  /** The canonical query string of the list page, without `?`; unique per person. */
  query: string;
  createdAt: string;
  /** When the hits of the beginning were noted; null = not yet, then they are noted without a notice. */
  notedAt: string | null;
  /** Day and version of the catalogue it was last asked for; the same again brings nothing new. */
  askedFor: string | null;
}

/** A programme that was a hit at least once. */
export interface SavedSearchHitTable {
  searchId: string;
  programmeId: string;
  firstSeenAt: string;
  /** null = found, but not yet told. */
  toldAt: string | null;
}

/** Somebody follows a programme. */
export interface ProgrammeFollowTable {
  /** UUIDv7: changes with a greater id came after it. */
  id: string;
  municipalityId: string;
  personId: string;
  programmeId: string;
  since: string;
  /** Id of the latest change that was told. */
  toldUntilId: string;
}

/** What was found at an official address. One row per address, however many programmes name it. */
export interface LinkCheckTable {
  url: string;
  /** ok, moved, failing, broken, unknown: see `link-watch/link-check.ts`. */
  state: string;
  /** missing, softMissing, unreachable; null where there is none. */
  problem: string | null;
  /** Status of the last answer; null where there was none. */
  status: number | null;
  finalUrl: string | null;
  /** German, why; empty where all is well. */
  reason: string;
  checkedAt: string;
  okAt: string | null;
  firstFailedAt: string | null;
  lastFailedOn: string | null;
  /** Days on which it failed in a row. */
  failures: number;
  healedAt: string | null;
}

/** One row: whether the link watch is on. */
export interface LinkWatchTable {
  key: string;
  isEnabled: Flag;
  version: Generated<number>;
  updatedAt: string;
}

export interface FollowingTables {
  savedSearch: SavedSearchTable;
  savedSearchHit: SavedSearchHitTable;
  programmeFollow: ProgrammeFollowTable;
  linkCheck: LinkCheckTable;
  linkWatch: LinkWatchTable;
}
