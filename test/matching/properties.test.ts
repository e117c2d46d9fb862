import { expect } from 'chai';
import { totalCosts } from '../../src/matching/criteria/costs.ts';
import { matchProgramme, type MatchResult } from '../../src/matching/verdict.ts';
import { termsFor } from '../../src/programmes/grant-ceiling.ts';
import { blankCriterion, blankNeed } from './blanks.ts';
import { cases } from './random-pairs.ts';
import { on } from './samples.ts';

const silentSteps = [
  'toClarify → fits',
  'doesNotFit → fits',
  'fits → doesNotFit',
  'unknown → met',
  'notMet → met',
  'met → notMet',
];

/** Neither the verdict nor any single criterion may get an answer out of a value that was taken away. */
function expectNoSilentAnswer(before: MatchResult, after: MatchResult, what: unknown): void {
  const steps = [
    `${before.verdict} → ${after.verdict}`,
    ...before.results.map(
      ({ result }, index) => `${result} → ${after.results[index]?.result ?? ''}`,
    ),
  ];
  const silent = steps.filter((step) => silentSteps.includes(step));
  if (silent.length > 0) expect.fail(`${silent.join(', ')}: ${JSON.stringify(what)}`);
}

describe('matching as a whole', () => {
  it('draws all three verdicts in these tests', () => {
    const seen = new Set(
      [...cases(1)].map(({ compiled, need }) => matchProgramme(compiled, need, on).verdict),
    );
    expect([...seen].sort()).to.deep.equal(['doesNotFit', 'fits', 'toClarify']);
  });

  it('never answers silently when an input of the need is taken away (case 4)', () => {
    for (const { compiled, need } of cases(2)) {
      const before = matchProgramme(compiled, need, on);
      for (const blanked of blankNeed(need)) {
        expectNoSilentAnswer(before, matchProgramme(compiled, blanked, on), { need, blanked });
      }
    }
  });

  it('never answers silently when a value of a criterion was not read', () => {
    for (const { compiled, need } of cases(3)) {
      const before = matchProgramme(compiled, need, on);
      for (const criterion of compiled.criteria) {
        const blanked = blankCriterion(criterion);
        if (!blanked) continue;
        const criteria = compiled.criteria.map((each) => (each === criterion ? blanked : each));
        expectNoSilentAnswer(before, matchProgramme({ ...compiled, criteria }, need, on), {
          criterion,
          need,
        });
      }
    }
  });

  it('does not depend on the order of the criteria, and is the same on every run (case 9)', () => {
    for (const { compiled, need } of cases(4)) {
      const forward = matchProgramme(compiled, need, on);
      const criteria = compiled.criteria.toReversed();
      const backward = matchProgramme({ ...compiled, criteria }, need, on);
      expect(backward.verdict).to.equal(forward.verdict);
      expect(backward.results.toReversed()).to.deep.equal(forward.results);
      expect(matchProgramme(compiled, need, on)).to.deep.equal(forward);
    }
  });

  it('names at least one failed criterion wherever it says no, and all of them (case 2)', () => {
    for (const { compiled, need } of cases(5)) {
      const { verdict, results } = matchProgramme(compiled, need, on);
      expect(results).to.have.length(compiled.criteria.length);
      expect(results.some(({ result }) => result === 'notMet')).to.equal(verdict === 'doesNotFit');
      for (const { reason } of results) expect(reason).not.to.equal('');
    }
  });

  it('never names a ceiling above the rate of the costs that are known', () => {
    let named = 0;
    for (const { compiled, need } of cases(6)) {
      const { ceilingGrantCents: ceiling, per } = matchProgramme(compiled, need, on).coverage;
      if (ceiling === null) continue;
      const { isWeak } = need.finances;
      const rate = termsFor(compiled.programme, isWeak).finance.ratePercentMax ?? 100;
      expect(ceiling).to.be.at.most((totalCosts(need, per).lowCents * rate) / 100);
      named += 1;
    }
    expect(named).to.be.greaterThan(100);
  });
});
