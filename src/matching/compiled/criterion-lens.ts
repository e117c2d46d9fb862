import type { LeafTest } from '../../programmes/condition-test.ts';
import { isCeiling } from '../criteria/amount-test.ts';
import type { Tested } from '../criteria/condition-kind.ts';
import { leavesOf } from '../criteria/condition-criterion.ts';
import type { Criterion, CriterionKind, MatchCase } from '../criteria/criterion.ts';
import { looks, type Look, type View } from './look.ts';

/** Lists of a need of which one value may be enough. */
export type ListedPart = 'topics' | 'targetGroups';

/**
 * What a kind of criterion looks at. The tests alone say what a criterion means; a lens says which cases the test cannot
 * tell apart, so that its result is worked out once for all of them. `test/matching/fast-path.test.ts` holds every lens
 * against the tests: a lens that leaves out something the test looks at is found there.
 */
export type Lens =
  /** The need has no say in it; what people confirmed is looked at apart. */
  | { by: 'nothing' }
  /** Cases with the same key have equal results; what the look shows is all that the test needs of them. */
  | { by: 'view'; look: Look }
  /** The result is the "one is enough" (`anyOf`) of the results for each value of a list; an empty list stands for itself. */
  | { by: 'parts'; of: ListedPart }
  /** Sums of money and figures differ from need to need: tested one by one, and only where nothing else refuses. */
  | { by: 'pair' };

/** Equal for lenses that look at the same. */
export function nameOfLens(lens: Lens): string {
  if (lens.by === 'view') return `view ${lens.look.name}`;
  return lens.by === 'parts' ? `parts ${lens.of}` : lens.by;
}

const nothing: Lens = { by: 'nothing' };
const pair: Lens = { by: 'pair' };
const at = (look: Look): Lens => ({ by: 'view', look });

/** Each test of a condition and its lens: a forgotten test does not compile. */
export const leafLenses: Record<LeafTest['kind'], Lens> = {
  confirm: nothing,
  area: at(looks.area),
  concept: at(looks.concept),
  indicator: pair,
  novelty: at(looks.running),
  voluntary: at(looks.duty),
  accompanying: at(looks.costTypes),
  quota: pair,
  partner: at(looks.partners),
  financeWeak: at(looks.financeWeak),
  // There are too many lists of them to test every criterion for each: asked one by one, where nothing else refuses.
  topic: pair,
  targetGroup: pair,
  costType: at(looks.costTypes),
  applicant: at(looks.applicant),
  months: at(looks.months),
};

/** Each kind and its lens, where it is not made from its parts: a forgotten kind does not compile. */
const lenses: Record<Exclude<CriterionKind, 'combination'>, Lens> = {
  region: at(looks.region),
  applicant: at(looks.applicant),
  window: nothing,
  topic: { by: 'parts', of: 'topics' },
  targetGroup: { by: 'parts', of: 'targetGroups' },
  costType: at(looks.costTypes),
  amount: pair,
  ownShare: pair,
  duration: at(looks.months),
  programmeEnd: at(looks.period),
  document: nothing,
  condition: nothing,
  area: leafLenses.area,
  concept: leafLenses.concept,
  indicator: leafLenses.indicator,
  novelty: leafLenses.novelty,
  voluntary: leafLenses.voluntary,
  accompanying: leafLenses.accompanying,
  quota: leafLenses.quota,
  partner: leafLenses.partner,
  financeWeak: leafLenses.financeWeak,
};

/** How a criterion looks at a need. */
export function lensOf(criterion: Criterion): Lens {
  if (criterion.kind === 'combination') return jointLens(criterion);
  // The most a programme pays refuses nobody (`amount-test.ts`), only its words depend on the need.
  return criterion.kind === 'amount' && isCeiling(criterion) ? nothing : lenses[criterion.kind];
}

/** A combination looks at all that its parts look at; what looks at several things differs from need to need. */
function jointLens({ test }: Tested): Lens {
  const seen = new Map<string, Lens>();
  for (const { kind } of leavesOf(test)) {
    const lens = leafLenses[kind];
    if (lens.by !== 'nothing') seen.set(nameOfLens(lens), lens);
  }
  const [only, ...more] = seen.values();
  return more.length > 0 ? pair : (only ?? nothing);
}

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

/** A case of which only this is known. */
export function caseOf(view: View): MatchCase {
  return { ...emptyCase, ...view };
}
