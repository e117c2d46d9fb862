import type { Generated } from 'kysely';
import type { AccountTables } from './schema-accounts.ts';
import type { FollowingTables } from './schema-following.ts';
import type { ImportTables } from './schema-imports.ts';
import type { JobTables } from './schema-jobs.ts';
import type { MatchingTables } from './schema-matching.ts';
import type { ProfileTables } from './schema-profiles.ts';
import type { ProjectTables } from './schema-projects.ts';

/**
 * The tables as Kysely sees them. Conventions (architecture rule 11): ids are UUIDv7 text, days `YYYY-MM-DD`,
 * instants UTC ISO text, money integer cents, booleans 0/1, JSON as text only where it is never searched.
 */
type Flag = 0 | 1;

export interface Sourced {
  sourceTitle: string | null;
  sourceUrl: string | null;
}

/** Rows a person may change: `version` counts saves, `editedAt` is null as long as only the seed wrote the row. */
interface Editable {
  version: Generated<number>;
  editedAt: string | null;
}

export interface MunicipalityTable {
  id: string;
  key: string;
  ags: string;
  name: string;
  stateName: string;
  leadDepartment: string;
  createdAt: string;
}

export interface DistrictTable extends Sourced {
  id: string;
  municipalityId: string;
  key: string;
  name: string;
  kind: string;
  parentId: string | null;
}

export interface QuarterTable extends Sourced, Editable {
  id: string;
  municipalityId: string;
  districtId: string;
  /** Unique per installation, because `/quartiere/:slug` names no municipality. */
  slug: string;
  name: string;
  description: string;
  areaSozialeStadt: Flag | null;
  areaIsek: Flag | null;
  areaNote: string | null;
}

export interface OrganisationTable extends Sourced {
  id: string;
  municipalityId: string;
  key: string;
  name: string;
  shortName: string;
  kind: string;
  applicantCode: string | null;
  isAgwMember: Flag;
}

export interface CommitteeTable extends Sourced {
  id: string;
  municipalityId: string;
  key: string;
  name: string;
  shortName: string;
  kind: string;
  consultationOrder: number | null;
  districtId: string | null;
  version: Generated<number>;
  /** Since when it does not exist any more. */
  retiredAt: string | null;
}

export interface NeedTable extends Sourced, Editable {
  id: string;
  municipalityId: string;
  quarterId: string;
  key: string;
  title: string;
  description: string;
  buildingBlock: string | null;
  topicsJson: string;
  targetGroupsJson: string;
  applicantsJson: string;
  forwarding: Flag | null;
  carrierId: string | null;
  startMonth: string | null;
  months: number | null;
  duty: string | null;
  origin: string;
  priority: string | null;
  /** Who already works there, since when, paid by whom: as the file says it. */
  presentProvider: string | null;
  runningSince: string | null;
  paidBy: string | null;
  conceptStatus: string | null;
  conceptNote: string | null;
  /** What the city or the carrier can bring up itself; null = not said. */
  ownShareCentsPerYear: number | null;
  withdrawnAt: string | null;
}

export interface CostItemTable extends Sourced {
  id: string;
  needId: string;
  key: string;
  position: number;
  label: string;
  costType: string;
  amountCentsPerYear: number | null;
  calculation: string;
  basis: string;
  /** How the amount comes about (`quarters/costs/cost-plan.ts`); null = a yearly amount entered as such. */
  planJson: string | null;
}

export interface FundingTable extends Sourced {
  id: string;
  needId: string;
  key: string;
  label: string;
  extent: string;
  untilOn: string | null;
  note: string | null;
  status: Generated<string>;
  origin: Generated<string>;
  programmeId: string | null;
  carrierId: string | null;
  fromOn: string | null;
  postsFilled: number | null;
  postsVacant: number | null;
  /** Ids of the cost items it pays for; null = the whole need. */
  coversJson: string | null;
  continuationDueOn: string | null;
  budgetDueOn: string | null;
}

export interface ProgrammeTable extends Editable {
  id: string;
  slug: string;
  title: string;
  /** seed, import (made from a source), person (entered by hand). */
  origin: Generated<string>;
  /** null = for everybody; otherwise this municipality's own programme. */
  municipalityId: string | null;
  /** Set where a person found this to be the same programme as another one; it is then no longer listed. */
  mergedIntoId: string | null;
  /** The whole record as in `programmes/programme.ts`; read into memory, never searched by SQL. */
  recordJson: string;
  createdAt: string;
  updatedAt: string;
}

/** What a person confirmed of a condition that no data can test, for one need. */
export interface ConditionConfirmationTable {
  needId: string;
  programmeId: string;
  conditionKey: string;
  /** `met` or `notMet`. */
  result: string;
  note: string;
  confirmedAt: string;
  /** Who said so; null for answers from before there were accounts. */
  personId: string | null;
}

/** What the seed wrote, so that it can be repeated: a row whose hash changed and that no person edited is updated. */
export interface SeedRowTable {
  kind: string;
  key: string;
  rowId: string;
  hash: string;
}

export interface Schema
  extends
    AccountTables,
    ProjectTables,
    JobTables,
    ImportTables,
    FollowingTables,
    ProfileTables,
    MatchingTables {
  municipality: MunicipalityTable;
  district: DistrictTable;
  quarter: QuarterTable;
  organisation: OrganisationTable;
  committee: CommitteeTable;
  need: NeedTable;
  costItem: CostItemTable;
  funding: FundingTable;
  programme: ProgrammeTable;
  conditionConfirmation: ConditionConfirmationTable;
  seedRow: SeedRowTable;
}
