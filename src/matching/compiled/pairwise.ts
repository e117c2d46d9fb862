import type { ConditionTest, LeafTest } from '../../programmes/condition-test.ts';
import type { Day } from '../../shared/dates.ts';
import { createAnswers, type Answer, type Sight } from './answers.ts';
import { addBit, bitSet, eachBitExcept, removeBit, type Words } from './bit-set.ts';
import type { Verdicts } from './compiled-catalogue.ts';
import type { TestData } from '../criteria/condition-kind.ts';
import { conditionTruth } from '../criteria/condition-logic.ts';
import type { Criterion, MatchCase } from '../criteria/criterion.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { leafLenses } from './criterion-lens.ts';
import { verdictKey } from './kind-table.ts';
import { looks } from './look.ts';
import { allOfEach, anyOfEach, not } from '../criteria/truth.ts';

/** Criteria that are tested need by need, and only where nothing else refuses; equal ones once for a need. */
export function createPairwise(size: number, on: Day) {
  const answers = createAnswers();
  const answersOf: Answer[][] = Array.from({ length: size }, () => []);
  const programmes = bitSet(size);

  function answerOf(criterion: Criterion): Answer {
    if ('data' in criterion) return conditionAnswer(criterion.test, criterion.data);
    return answers.answerTo(verdictKey(criterion), wholeNeed, (matchCase) =>
      truthOf(criterion, matchCase, on),
    );
  }

  /** A condition made of others: many have the same parts, and what a part looks at is the same in many needs. */
  function conditionAnswer(test: ConditionTest, data: TestData): Answer {
    switch (test.kind) {
      case 'anyOf': {
        const parts = test.tests.map((part) => conditionAnswer(part, data));
        return () => anyOfEach(parts, given);
      }
      case 'allOf': {
        const parts = test.tests.map((part) => conditionAnswer(part, data));
        return () => allOfEach(parts, given);
      }
      case 'not': {
        const part = conditionAnswer(test.test, data);
        return () => not(part());
      }
      default:
        return leafAnswer(test, data);
    }
  }

  function leafAnswer(test: LeafTest, data: TestData): Answer {
    const sight = sightOf(test);
    const name = JSON.stringify([test, sight === figures || sight === wholeNeed ? data : null]);
    return answers.answerTo(name, sight, (matchCase) =>
      conditionTruth(test, { matchCase, on, data }),
    );
  }

  return {
    add(programme: number, criterion: Criterion): void {
      const answer = answerOf(criterion);
      // Parts of conditions are mostly known from earlier needs: where they refuse, no sum has to be worked out.
      if ('data' in criterion) answersOf[programme]?.unshift(answer);
      else answersOf[programme]?.push(answer);
      addBit(programmes, programme);
    },

    /** Adds what these criteria refuse or leave open to the verdicts for a need, in the words that are still open. */
    addTo({ doesNotFit, toClarify }: Verdicts, of: { matchCase: MatchCase; open: Words }): void {
      answers.begin(of.matchCase);
      eachBitExcept(programmes, { but: doesNotFit, among: of.open }, (programme) => {
        for (const answer of answersOf[programme] ?? []) {
          const truth = answer();
          if (truth === 'unknown') addBit(toClarify, programme);
          if (truth !== 'notMet') continue;
          addBit(doesNotFit, programme);
          removeBit(toClarify, programme);
          break;
        }
      });
    },
  };
}

/** Every need is asked anew. */
const wholeNeed: Sight = {
  name: 'whole need',
  key: null,
  view: (matchCase) => matchCase,
};
/** Needs of one quarter hold the same figures. */
const figures: Sight = {
  name: 'figures',
  key: (matchCase) => matchCase.figures,
  view: (matchCase) => ({ figures: matchCase.figures }),
};
const nothing: Sight = { name: 'nothing', key: () => '', view: () => ({}) };

function sightOf({ kind }: LeafTest): Sight {
  if (kind === 'indicator') return figures;
  if (kind === 'topic') return looks.topics;
  if (kind === 'targetGroup') return looks.targetGroups;
  const lens = leafLenses[kind];
  if (lens.by === 'view') return lens.look;
  return lens.by === 'nothing' ? nothing : wholeNeed;
}

function given(answer: Answer): ReturnType<Answer> {
  return answer();
}
