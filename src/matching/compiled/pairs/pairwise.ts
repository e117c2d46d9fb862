import type { ConditionTest, LeafTest } from '../../../programmes/condition-test.ts';
import type { Day } from '../../../shared/dates.ts';
import type { TestData } from '../../criteria/condition-kind.ts';
import { conditionTruth } from '../../criteria/condition-logic.ts';
import type { Criterion, MatchCase } from '../../criteria/criterion.ts';
import { truthOf } from '../../criteria/criterion-tests.ts';
import { ranks } from '../../criteria/truth.ts';
import { addBit, bitSet, eachBitExcept, removeBit, type Words } from '../bit-set.ts';
import type { Verdicts } from '../compiled-catalogue.ts';
import { verdictKey } from '../criterion-key.ts';
import { leafLenses } from '../criterion-lens.ts';
import type { Look } from '../look.ts';
import { createAnswers, type Question } from './answers.ts';
import { createLimits } from './limits.ts';
import {
  createAnew,
  createRows,
  sightOfFigures,
  sightOfLook,
  sightOfNothing,
  sightOfParts,
  type TestSource,
} from './rows.ts';
import { createShares } from './shares.ts';
import { createSums } from './sums.ts';

/** Criteria that are tested need by need, and only where nothing else refuses. */
export function createPairwise(size: number, on: Day) {
  const answers = createAnswers();
  const sums = createSums();
  const limits = createLimits(sums);
  const shares = createShares(sums);
  const tests = createTestSources();
  const questionsOf: Question[][] = Array.from({ length: size }, () => []);
  const programmes = bitSet(size);

  function questionOf(criterion: Criterion): Question {
    if ('data' in criterion) return conditionQuestion(criterion.test, criterion.data);
    const name = verdictKey(criterion);
    switch (criterion.kind) {
      case 'amount':
        return answers.asked(name, limits, () => limits.add(criterion));
      case 'ownShare':
        return answers.asked(name, shares, () => shares.add(criterion));
      default:
        return answers.asked(name, tests.anew, () =>
          tests.anew.add((matchCase) => truthOf(criterion, matchCase, on)),
        );
    }
  }

  /** A condition made of others: many have the same parts, and what a part looks at is the same in many needs. */
  function conditionQuestion(test: ConditionTest, data: TestData): Question {
    switch (test.kind) {
      case 'anyOf':
      case 'allOf':
        return answers.joined(
          test.kind,
          test.tests.map((part) => conditionQuestion(part, data)),
        );
      case 'not':
        return answers.joined(test.kind, [conditionQuestion(test.test, data)]);
      default:
        return leafQuestion(test, data);
    }
  }

  function leafQuestion(test: LeafTest, data: TestData): Question {
    const source = tests.of(test.kind);
    // Only these look at what else is known of the programme.
    const isOfData = source === tests.anew || test.kind === 'indicator';
    return answers.asked(JSON.stringify([test, isOfData ? data : null]), source, () =>
      source.add((matchCase) => conditionTruth(test, { matchCase, on, data })),
    );
  }

  return {
    add(programme: number, criterion: Criterion): void {
      const question = questionOf(criterion);
      // Parts of conditions are mostly known from earlier needs: where they refuse, no sum has to be worked out.
      if ('data' in criterion) questionsOf[programme]?.unshift(question);
      else questionsOf[programme]?.push(question);
      addBit(programmes, programme);
    },

    /** Adds what these criteria refuse or leave open to the verdicts for a need, in these words. */
    addTo(
      { doesNotFit, toClarify }: Verdicts,
      { matchCase, among }: { matchCase: MatchCase; among: Words },
    ): void {
      sums.begin(matchCase);
      answers.begin(matchCase);
      eachBitExcept(programmes, { but: doesNotFit, among }, (programme) => {
        const worst = answers.worstOf(questionsOf[programme] ?? []);
        if (worst === ranks.unknown) addBit(toClarify, programme);
        if (worst !== ranks.notMet) return;
        addBit(doesNotFit, programme);
        removeBit(toClarify, programme);
      });
    },
  };
}

/** Where the tests of conditions are asked, by what they look at. */
function createTestSources() {
  const anew = createAnew();
  const figures = createRows(sightOfFigures);
  const nothing = createRows(sightOfNothing);
  const parts = {
    topic: createRows(sightOfParts('topics')),
    targetGroup: createRows(sightOfParts('targetGroups')),
  };
  const byLook = new Map<Look, TestSource>();

  function ofLook(look: Look): TestSource {
    const source = byLook.get(look) ?? createRows(sightOfLook(look));
    byLook.set(look, source);
    return source;
  }

  return {
    anew,
    of(kind: LeafTest['kind']): TestSource {
      if (kind === 'indicator') return figures;
      if (kind === 'topic' || kind === 'targetGroup') return parts[kind];
      const lens = leafLenses[kind];
      if (lens.by === 'view') return ofLook(lens.look);
      return lens.by === 'nothing' ? nothing : anew;
    },
  };
}
