import type { CostTypeCode } from '../programmes/programme-codes.ts';
import type { Criterion, CriterionKind, MatchCase } from './criterion.ts';

/**
 * What a kind of criterion looks at. The tests alone say what a criterion means; a lens says which cases the test cannot
 * tell apart, so that its result is worked out once for all of them. `test/matching/fast-path.test.ts` holds every lens
 * against the tests: a lens that leaves out something the test looks at is found there.
 */
export type Lens =
  /** The need has no say in it; what people confirmed is looked at apart. */
  | { by: 'nothing' }
  /** Cases with the same key have equal results; `view` is all that the test needs of them. */
  | { by: 'view'; key: (matchCase: MatchCase) => string; view: (matchCase: MatchCase) => View }
  /** The result is the "one is enough" (`anyOf`) of the results for each value of a list; an empty list stands for itself. */
  | { by: 'parts'; of: 'topics' | 'targetGroups' }
  /** Sums of money differ from need to need: tested one by one, and only where nothing else refuses. */
  | { by: 'pair' };

/** A need of which nothing was entered. */
export const emptyCase: MatchCase = {
  municipalityAgs: null,
  applicants: [],
  forwarding: null,
  carrierApplicantCode: null,
  topics: [],
  targetGroups: [],
  costItems: [],
  startMonth: null,
  months: null,
  areaStatus: { sozialeStadt: null, isek: null, note: null },
  duty: null,
  conceptStatus: null,
  running: { provider: null, since: null, paidBy: null },
  ownShareCentsPerYear: null,
  finances: { isWeak: null, isProvisional: null },
  partners: [],
  fundedProjects: [],
  figures: { quarter: [], city: [], state: [] },
  confirmations: [],
};

/** What is shown of a case; the rest is taken as not entered. */
export type View = Partial<MatchCase>;

export function caseOf(view: View): MatchCase {
  return { ...emptyCase, ...view };
}

/** Each kind and its lens: a forgotten kind does not compile. */
const lenses: Record<CriterionKind, Lens> = {
  region: {
    by: 'view',
    key: ({ municipalityAgs }) => municipalityAgs ?? '',
    view: ({ municipalityAgs }) => ({ municipalityAgs }),
  },
  applicant: {
    by: 'view',
    key: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode }) =>
      `${kreisSign(municipalityAgs)} ${applicants.join()} ${forwarding} ${carrierApplicantCode}`,
    view: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode }) => ({
      municipalityAgs: kreisSign(municipalityAgs),
      applicants,
      forwarding,
      carrierApplicantCode,
    }),
  },
  window: { by: 'nothing' },
  topic: { by: 'parts', of: 'topics' },
  targetGroup: { by: 'parts', of: 'targetGroups' },
  costType: {
    by: 'view',
    key: ({ costItems }) => costTypesOf(costItems).join(),
    view: ({ costItems }) => ({ costItems: costTypesOf(costItems).map(itemOfType) }),
  },
  amount: { by: 'pair' },
  duration: {
    by: 'view',
    key: ({ months }) => `${months}`,
    view: ({ months }) => ({ months }),
  },
  programmeEnd: {
    by: 'view',
    key: ({ startMonth, months }) => `${startMonth} ${months}`,
    view: ({ startMonth, months }) => ({ startMonth, months }),
  },
  area: {
    by: 'view',
    key: ({ areaStatus: { sozialeStadt, isek, note } }) => `${sozialeStadt} ${isek} ${note}`,
    view: ({ areaStatus }) => ({ areaStatus }),
  },
  document: { by: 'nothing' },
  condition: { by: 'nothing' },
};

/** How a criterion looks at a need. */
export function lensOf(criterion: Criterion): Lens {
  const isCeiling =
    criterion.kind === 'amount' &&
    criterion.limit.of === 'grant' &&
    criterion.limit.bound === 'max';
  // The most a programme pays refuses nobody (`amount-test.ts`), only its words depend on the need.
  return isCeiling ? { by: 'nothing' } : lenses[criterion.kind];
}

/** Of the key, who may file looks only at whether the city is a Kreis of its own. */
function kreisSign(ags: string | null): string | null {
  if (ags === null) return null;
  return ags.endsWith('000') ? '00000000' : '00000001';
}

/** Each kind of cost once, in a fixed order. */
function costTypesOf(items: MatchCase['costItems']): CostTypeCode[] {
  return [...new Set(items.map(({ costType }) => costType))].sort();
}

function itemOfType(costType: CostTypeCode): MatchCase['costItems'][number] {
  return { label: '', costType, amountCentsPerYear: null };
}
