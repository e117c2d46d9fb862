import type { ApplicantCode } from '../programmes/programme-codes.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { Municipality, Quarter } from '../quarters/quarter.ts';
import type { MatchCase } from './criterion.ts';

/** The side of the need as the criteria see it. */
export function matchCaseOf(
  { need, quarter, municipality }: { need: Need; quarter: Quarter; municipality: Municipality },
  carrierApplicantCode: ApplicantCode | null,
): MatchCase {
  return {
    municipalityAgs: municipality.ags,
    applicants: need.applicants,
    forwarding: need.forwarding,
    carrierApplicantCode,
    topics: need.topics,
    targetGroups: need.targetGroups,
    costItems: need.costItems,
    startMonth: need.startMonth,
    months: need.months,
    areaStatus: quarter.areaStatus,
    confirmations: [],
  };
}
