import { applicantCodes, type ApplicantCode } from '../programmes/programme-codes.ts';
import type { IndicatorValue } from '../quarters/figures/indicator.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { Municipality, Organisation, Quarter } from '../quarters/quarter.ts';
import type {
  Confirmation,
  FundedProject,
  MatchCase,
  MunicipalFinances,
} from './criteria/criterion.ts';

/** Whose need it is. */
export interface NeedPlace {
  need: Need;
  quarter: Quarter;
  municipality: Municipality;
}

/** A need as the criteria see it, with what people said of it. */
export interface SaidCase {
  matchCase: MatchCase;
  /** Of this need, whatever the programme. */
  confirmations: readonly (Confirmation & { programmeId: string })[];
}

/** The need with what people said of it and this programme. */
export function caseFor(programmeId: string, { matchCase, confirmations }: SaidCase): MatchCase {
  if (confirmations.length === 0) return matchCase;
  const own = confirmations.filter((said) => said.programmeId === programmeId);
  return { ...matchCase, confirmations: own };
}

/** What is known around the needs of a municipality. */
export interface Surroundings {
  organisations: readonly Organisation[];
  finances: MunicipalFinances;
  /** Of every need of the municipality. */
  fundedProjects: readonly FundedProject[];
  valuesOf: ValuesOf;
}

/** Figures of an area. */
type ValuesOf = (areaKind: IndicatorValue['areaKind'], areaId: string) => readonly IndicatorValue[];

/** Each need asks for three areas of hundreds. */
export function valuesByArea(values: readonly IndicatorValue[]): ValuesOf {
  const known = new Map<string, IndicatorValue[]>();
  for (const value of values) {
    const key = `${value.areaKind} ${value.areaId}`;
    const same = known.get(key);
    if (same) same.push(value);
    else known.set(key, [value]);
  }
  return (areaKind, areaId) => known.get(`${areaKind} ${areaId}`) ?? [];
}

/** The side of the need as the criteria see it, without what people confirmed. */
export function matchCaseOf(place: NeedPlace, around: Surroundings): MatchCase {
  const { need, quarter, municipality } = place;
  const carrier = around.organisations.find(({ id }) => id === need.carrierId);
  const carrierCode = applicantCodes.find((known) => known === carrier?.applicantCode) ?? null;
  const { valuesOf } = around;
  return {
    municipalityAgs: municipality.ags,
    applicants: need.applicants,
    forwarding: need.forwarding,
    carrierApplicantCode: carrierCode,
    topics: need.topics,
    targetGroups: need.targetGroups,
    costItems: need.costItems,
    startMonth: need.startMonth,
    months: need.months,
    areaStatus: quarter.areaStatus,
    duty: need.duty,
    conceptStatus: need.conceptStatus,
    running: {
      provider: need.presentProvider,
      since: need.runningSince,
      paidBy: need.paidBy,
    },
    ownShareCentsPerYear: need.ownShareCentsPerYear,
    finances: around.finances,
    partners: partnersOf(carrierCode),
    fundedProjects: around.fundedProjects,
    figures: {
      quarter: valuesOf('quarter', quarter.id),
      city: valuesOf('municipality', municipality.id),
      state: valuesOf('state', stateKey(municipality)),
    },
    confirmations: [],
  };
}

/** A carrier that is named is a free carrier, whatever its legal form. */
export function partnersOf(carrier: ApplicantCode | null): ApplicantCode[] {
  return carrier === null ? [] : [...new Set<ApplicantCode>(['freier-traeger', carrier])];
}

/** The AGS prefix under which values of the state are kept. */
export function stateKey({ ags }: Pick<Municipality, 'ags'>): string {
  return ags.slice(0, 2);
}

/** What the municipality has under programmes of the catalogue. */
export function fundedProjectsOf(needs: readonly Need[]): FundedProject[] {
  return needs.flatMap(({ title, fundings }) =>
    fundings.flatMap(({ programmeId, label, status }) =>
      programmeId === null ? [] : [{ programmeId, label: `${label} (${title})`, state: status }],
    ),
  );
}
