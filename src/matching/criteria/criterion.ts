import type { FactBasis } from '../../programmes/fact-field.ts';
import type { AmountLimit, ProgrammeWindow } from '../../programmes/programme.ts';
import type {
  ApplicantCode,
  Confidence,
  CostTypeCode,
  TargetGroupCode,
  TopicCode,
} from '../../programmes/programme-codes.ts';
import type { ConceptStatus, TaskDuty } from '../../quarters/needs/need.ts';
import type { AreaValues } from '../../quarters/profile/profile.ts';
import type { Day, Month } from '../../shared/dates.ts';
import type { ConditionParameters } from './condition-kind.ts';
import type { Truth } from './truth.ts';

/** How a criterion is known: shown beside its result, never part of the test. */
export interface Evidence {
  basis: FactBasis;
  sources: readonly { what: string; href: string | null }[];
  asOf: Month | null;
  confidence: Confidence;
}

/** What each kind of criterion compares; empty lists and null mean "not read" and never pass or fail. */
interface Parameters extends ConditionParameters {
  /** unit: AGS prefix; "" is all of Germany. */
  region: { agsPrefixes: readonly string[] };
  applicant: { applicants: readonly ApplicantCode[]; forwardingAllowed: boolean | null };
  /** `window` null: the strand that decides is not in the catalogue. `strandTitle`: whose window this is, if not its own. */
  window: {
    window: ProgrammeWindow | null;
    windowAsOf: Month | null;
    strandTitle: string | null;
    /** Steps of the procedure, sketch before application; null = not read. */
    stages: number | null;
  };
  topic: { topics: readonly TopicCode[] };
  targetGroup: { targetGroups: readonly TargetGroupCode[] };
  costType: { costTypes: readonly CostTypeCode[] };
  amount: {
    limit: AmountLimit & { per: 'year' | 'application' };
    costTypes: readonly CostTypeCode[];
    /** What is given in any case, before other municipalities get more. */
    ratePercentMax: number | null;
    /** The highest rate named; more than `ratePercentMax` where it is open which of several applies. */
    ratePercentMost: number | null;
    /** The higher ceiling some municipalities get; which ones is not known here. */
    ratePercentMaxWeak: number | null;
  };
  /** unit: months of the whole project. */
  duration: { maxMonths: number };
  /** The window holds the day on which programme or guideline end. */
  programmeEnd: { window: ProgrammeWindow };
  /** unit: percent of the costs the programme looks at. */
  ownShare: {
    /** Less is refused. */
    percentMin: number;
    /** Enough in any case: more than `percentMin` where it is open which rate applies. */
    percentSure: number;
    /** The same for a municipality that is known to be finance-weak. */
    percentSureWeak: number;
    /** What remains for a municipality the state classifies as finance-weak; null = no difference. */
    percentMinWeak: number | null;
    costTypes: readonly CostTypeCode[];
    /** The carrier files and pays: rules of the municipal budget do not apply. */
    isForCarriersOnly: boolean;
  };
}

export type CriterionKind = keyof Parameters;

interface CriterionBase {
  /** Unique within the programme and stable, e.g. `region`, `amount-2`, `area:gebietskulisse`. */
  key: string;
  evidence: Evidence;
  /** Listed conditions that this criterion already tests, in the words of the record. */
  alsoCovers: readonly string[];
  /** Whom to ask when this stays open. */
  contact: string;
}

export type CriterionOf<Kind extends CriterionKind> = {
  [K in Kind]: { kind: K } & Parameters[K] & CriterionBase;
}[Kind];

/** One Fördervoraussetzung as data. */
export type Criterion = CriterionOf<CriterionKind>;

/** What a person said about a condition that no data can test, for one need and one programme. */
export interface Confirmation {
  conditionKey: string;
  result: 'met' | 'notMet';
  /** Who said so, or where it stands. */
  note: string;
  confirmedAt: string;
  /** Set where an authority answered for every need of the municipality. */
  answeredOn?: Day;
}

/** Facts of the municipality's budget; null = not said. */
export interface MunicipalFinances {
  /** By the state's own classification of the year. */
  isWeak: boolean | null;
  /** Vorläufige Haushaltsführung (§ 82 GO NRW): no new voluntary spending. */
  isProvisional: boolean | null;
}

/** A project or funding of the municipality under a programme of the catalogue. */
export interface FundedProject {
  programmeId: string;
  label: string;
  state: 'applied' | 'granted';
}

/** The side of the need as plain data; empty lists and null mean "not entered". */
export interface MatchCase {
  municipalityAgs: string | null;
  applicants: readonly ApplicantCode[];
  /** true: the city files and passes the grant on; false: the city does it itself; null: not decided. */
  forwarding: boolean | null;
  carrierApplicantCode: ApplicantCode | null;
  topics: readonly TopicCode[];
  targetGroups: readonly TargetGroupCode[];
  costItems: readonly {
    label: string;
    costType: CostTypeCode;
    amountCentsPerYear: number | null;
    /** By budget year, where they differ; else the yearly amount by months. */
    amounts?: readonly { year: number; amountCents: number }[];
  }[];
  startMonth: Month | null;
  months: number | null;
  areaStatus: { sozialeStadt: boolean | null; isek: boolean | null; note: string | null };
  /** Voluntary or mandatory by law. */
  duty: TaskDuty | null;
  conceptStatus: ConceptStatus | null;
  /** Who already works there, since when and paid by whom; null = not said. */
  running: { provider: string | null; since: string | null; paidBy: string | null };
  /** What the city or the carrier can bring up itself. */
  ownShareCentsPerYear: number | null;
  finances: MunicipalFinances;
  /** Legal forms of the organisations that take part. */
  partners: readonly ApplicantCode[];
  /** What the municipality already has or asked for, for quotas. */
  fundedProjects: readonly FundedProject[];
  /** Of the quarter, its city and the state; a locked value has none. */
  figures: Required<AreaValues>;
  /** Those of the programme that is being tested. */
  confirmations: readonly Confirmation[];
}

/** Who can say what is missing: the city in its own need, the funder, or whoever works on it, in doubt with the funder. */
export type Whom = 'need' | 'funder' | 'self';

/** What must be clarified, and by whom. */
export interface Missing {
  what: string;
  whom: Whom;
}

/** Whom to ask, in words; `contact` is that of the criterion. */
export function describeWhom(whom: Whom, contact: string): string {
  if (whom === 'need') return 'Ihre Verwaltung (eigene Angaben ergänzen)';
  return whom === 'funder' ? contact : `Sie selbst, im Zweifel ${contact}`;
}

/**
 * The outcome of one test, before it knows which criterion it belongs to. The sentence is only made for those results
 * that somebody looks at: of a hundred million verdicts nobody reads the reasons.
 */
export interface Finding {
  result: Truth;
  /** A full German sentence with the figures that were used. */
  reason: () => string;
  missing: Missing | null | (() => Missing);
  /** Of what is not met: what would have to change, a short German phrase; null = nothing the city could do about it. */
  toChange: string | null | (() => string | null);
}

export interface CriterionResult {
  kind: CriterionKind;
  key: string;
  result: Truth;
  reason: string;
  missing: Missing | null;
  /** As in `Finding`, in words. */
  toChange: string | null;
}

type Reason = Finding['reason'];
export const met = (reason: Reason): Finding => ({
  result: 'met',
  reason,
  missing: null,
  toChange: null,
});
export const notMet = (reason: Reason, toChange: Finding['toChange'] = null): Finding => ({
  result: 'notMet',
  reason,
  missing: null,
  toChange,
});
export const unknown = (reason: Reason, missing: Missing | (() => Missing)): Finding => ({
  result: 'unknown',
  reason,
  missing,
  toChange: null,
});

export function missingOf({ missing }: Pick<Finding, 'missing'>): Missing | null {
  return typeof missing === 'function' ? missing() : missing;
}

export function changeText({ toChange }: Pick<Finding, 'toChange'>): string | null {
  return typeof toChange === 'function' ? toChange() : toChange;
}
