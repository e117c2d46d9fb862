import type { Day } from '../../shared/dates.ts';
import { answeredCriterion, answeredFinding } from './answered-questions.ts';
import { amountTruth, testAmount } from './amount-test.ts';
import { testArea, testConfirmed, testTested } from './condition-tests.ts';
import { conditionTruth } from './condition-logic.ts';
import { fundableSum } from './costs.ts';
import { readOutReason, unrefused, withoutRefusal } from './read-out.ts';
import {
  changeText,
  missingOf,
  type Criterion,
  type CriterionKind,
  type CriterionOf,
  type CriterionResult,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';
import { testApplicant } from './applicant-test.ts';
import { ownShareTruth, testOwnShare } from './own-share-test.ts';
import { testDuration, testProgrammeEnd, testRegion, testWindow } from './frame-tests.ts';
import type { Truth } from './truth.ts';
import { testCostType, testTargetGroup, testTopic } from './subject-tests.ts';

type Tests = {
  [K in CriterionKind]: (criterion: CriterionOf<K>, matchCase: MatchCase, on: Day) => Finding;
};

/** Each kind and its test: a forgotten kind does not compile. */
const tests: Tests = {
  region: testRegion,
  applicant: testApplicant,
  window: testWindow,
  topic: testTopic,
  targetGroup: testTargetGroup,
  costType: testCostType,
  amount: testAmount,
  duration: testDuration,
  programmeEnd: testProgrammeEnd,
  ownShare: testOwnShare,
  area: testArea,
  document: testConfirmed,
  condition: testConfirmed,
  concept: testTested,
  indicator: testTested,
  novelty: testTested,
  voluntary: testTested,
  accompanying: testTested,
  quota: testTested,
  partner: testTested,
  financeWeak: testTested,
  combination: testTested,
};

function find<K extends CriterionKind>(
  criterion: CriterionOf<K>,
  matchCase: MatchCase,
  on: Day,
): Finding {
  const test: Tests[K] = tests[criterion.kind];
  return test(criterion, matchCase, on);
}

/** With what the authority answered where the data leaves it open. */
function settled(criterion: Criterion, matchCase: MatchCase, on: Day): Finding {
  const finding = find(answeredCriterion(criterion, matchCase), matchCase, on);
  return answeredFinding(criterion, finding, { matchCase, on });
}

/** Whether a criterion is fulfilled for one need on a day; nothing is put into words. */
export function truthOf(criterion: Criterion, matchCase: MatchCase, on: Day): Truth {
  // What people said comes first; where nobody said anything, the test alone decides.
  if (matchCase.confirmations.length === 0) {
    if ('data' in criterion) {
      return conditionTruth(criterion.test, { matchCase, on, data: criterion.data });
    }
    if (criterion.kind === 'ownShare') {
      return ownShareTruth(criterion, matchCase, () =>
        fundableSum(matchCase, criterion.costTypes, 'year'),
      );
    }
    if (criterion.kind === 'amount') {
      const costs = fundableSum(matchCase, criterion.costTypes, criterion.limit.per);
      return unrefused(criterion, amountTruth(criterion, costs, matchCase.finances.isWeak));
    }
  }
  return withoutRefusal(criterion, settled(criterion, matchCase, on)).result;
}

/** Tests one criterion for one need on a day, with the reason. */
export function testCriterion(
  criterion: Criterion,
  matchCase: MatchCase,
  on: Day,
): CriterionResult {
  const found = findingOf(criterion, matchCase, on);
  const { kind, key } = criterion;
  return {
    kind,
    key,
    result: found.result,
    reason: found.reason(),
    missing: missingOf(found),
    toChange: changeText(found),
  };
}

/** The same, put into words where somebody reads it: views on thousands of pairs only count most of them. */
export function testWordedLater(
  criterion: Criterion,
  matchCase: MatchCase,
  on: Day,
): CriterionResult {
  return new WordedLater(criterion, findingOf(criterion, matchCase, on));
}

/** Each text is made once: equal criteria of many programmes share one result, and are read as often. */
class WordedLater implements CriterionResult {
  readonly kind: CriterionKind;
  readonly key: string;
  readonly result: Truth;
  /** Dropped as soon as it is in words. */
  #found: Finding | null;
  #reason = '';
  #missing: Missing | null = null;
  #toChange: string | null = null;

  constructor({ kind, key }: Criterion, found: Finding) {
    this.kind = kind;
    this.key = key;
    this.result = found.result;
    this.#found = found;
  }

  get reason(): string {
    if (this.#found) this.#word(this.#found);
    return this.#reason;
  }

  get missing(): Missing | null {
    if (this.#found) this.#word(this.#found);
    return this.#missing;
  }

  get toChange(): string | null {
    if (this.#found) this.#word(this.#found);
    return this.#toChange;
  }

  #word(found: Finding): void {
    this.#reason = found.reason();
    this.#missing = missingOf(found);
    this.#toChange = changeText(found);
    this.#found = null;
  }
}

function findingOf(criterion: Criterion, matchCase: MatchCase, on: Day): Finding {
  return readOutReason(criterion, withoutRefusal(criterion, settled(criterion, matchCase, on)));
}
