import type { TopicCode } from '../programmes/programme-codes.ts';
import type { Day } from '../shared/dates.ts';
import type { CompiledProgramme } from './criteria/compile-criteria.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { CriterionResult, MatchCase } from './criteria/criterion.ts';
import { testCriterion } from './criteria/criterion-tests.ts';
import { allOfEach, type Truth } from './criteria/truth.ts';

export type Verdict = 'fits' | 'toClarify' | 'doesNotFit';

const verdictOf: Record<Truth, Verdict> = {
  met: 'fits',
  unknown: 'toClarify',
  notMet: 'doesNotFit',
};

/** Need × programme on a day: one result per criterion, none left out, whatever the others say. */
export interface MatchResult {
  verdict: Verdict;
  results: readonly CriterionResult[];
  coverage: Coverage;
  commonTopics: readonly TopicCode[];
}

/** Any notMet → doesNotFit, else any unknown → toClarify, else fits. */
export function combine(results: readonly Pick<CriterionResult, 'result'>[]): Verdict {
  return verdictOf[allOfEach(results, ({ result }) => result)];
}

/** Every criterion of a programme for one need, in their order. */
export function testAll(
  { criteria }: CompiledProgramme,
  matchCase: MatchCase,
  on: Day,
): CriterionResult[] {
  return criteria.map((criterion) => testCriterion(criterion, matchCase, on));
}

/** Tests every criterion of a programme for one need; pure, the reference day is a parameter. */
export function matchProgramme(
  compiled: CompiledProgramme,
  matchCase: MatchCase,
  on: Day,
): MatchResult {
  return resultOf(compiled, matchCase, testAll(compiled, matchCase, on));
}

/** What the results of all criteria come to; what the programme covers is worked out where somebody asks for it. */
export function resultOf(
  compiled: CompiledProgramme,
  matchCase: MatchCase,
  results: readonly CriterionResult[],
): MatchResult {
  let coverage: Coverage | undefined;
  return {
    verdict: combine(results),
    results,
    get coverage() {
      return (coverage ??= coverageOf(compiled.programme, matchCase));
    },
    commonTopics: matchCase.topics.filter((topic) => compiled.programme.topics.includes(topic)),
  };
}
