import { expect } from 'chai';
import { compileCatalogue } from '../../src/matching/compiled/compiled-catalogue.ts';
import type { Confirmation, MatchCase } from '../../src/matching/criteria/criterion.ts';
import { createNeedColumns } from '../../src/matching/compiled/need-columns.ts';
import { createReasons } from '../../src/matching/compiled/reasons.ts';
import { combine, testAll } from '../../src/matching/verdict.ts';
import { manyNeeds, manyProgrammes } from '../bench/matching-world.ts';
import { on, readOf } from './samples.ts';

/** Pairs of the comparison; `FAST_PATH_NEEDS=1700` makes a million of them. */
const needCount = Number(process.env['FAST_PATH_NEEDS'] ?? 60);

describe('the compiled catalogue beside the plain evaluator', () => {
  const programmes = manyProgrammes(600, 41);
  const needs = manyNeeds(needCount, 44);
  const plain = (index: number, matchCase: MatchCase) => {
    const programme = programmes[index];
    if (!programme) throw new RangeError(`no programme ${index}`);
    return testAll(programme, matchCase, on);
  };

  it(`gives the same verdict for ${programmes.length * needs.length} random pairs`, () => {
    const catalogue = compileCatalogue(programmes, on);
    const seen = { fits: 0, toClarify: 0, doesNotFit: 0 };
    for (const need of needs) {
      const verdicts = catalogue.verdictsOf(need);
      for (const index of programmes.keys()) {
        const expected = combine(plain(index, need));
        seen[expected] += 1;
        if (catalogue.verdictAt(verdicts, index) !== expected) {
          expect(catalogue.verdictAt(verdicts, index), pairOf(index, need)).to.equal(expected);
        }
      }
    }
    // A comparison of refusals alone would say little.
    expect(seen.toClarify).to.be.greaterThan(100);
    expect(seen.fits).to.be.greaterThan(0);
  });

  it('gives the same for one programme and all needs', () => {
    const columns = createNeedColumns(needs, on);
    for (const [index, programme] of programmes.entries()) {
      const found = columns.truthsOf(programme);
      for (const [place, need] of needs.entries()) {
        const results = plain(index, need).map(({ result }) => result);
        const expected = results.includes('notMet')
          ? 'notMet'
          : results.includes('unknown')
            ? 'unknown'
            : 'met';
        if (found[place] !== expected) {
          expect(found[place], pairOf(index, need)).to.equal(expected);
        }
      }
    }
  });

  it('gives the same reasons, word for word', () => {
    const reasons = createReasons(programmes, on);
    for (const need of needs.slice(0, 12)) {
      const reasonsOf = reasons(need);
      for (const index of programmes.keys()) {
        expect(reasonsOf(index).map(readOf)).to.deep.equal(plain(index, need).map(readOf));
      }
    }
  });

  it('what people confirmed counts for its programme alone', () => {
    const catalogue = compileCatalogue(programmes, on);
    const [need] = needs;
    const asked = programmes.findIndex(({ criteria }) =>
      criteria.some((criterion) => criterion.kind === 'condition'),
    );
    const condition = programmes[asked]?.criteria.find(
      (criterion) => criterion.kind === 'condition',
    );
    if (!need || condition?.kind !== 'condition') throw new Error('the sample has no condition');
    const said: Confirmation = {
      conditionKey: condition.conditionKey,
      result: 'notMet',
      note: 'Telefonat',
      confirmedAt: '2026-11-20T10:00:00.000Z',
    };
    const before = catalogue.verdictsOf(need);
    const after = catalogue.verdictsOf(need, new Map([[asked, [said]]]));
    for (const index of programmes.keys()) {
      const expected = index === asked ? 'doesNotFit' : catalogue.verdictAt(before, index);
      expect(catalogue.verdictAt(after, index)).to.equal(expected);
    }
  });

  function pairOf(index: number, need: MatchCase): string {
    return `${programmes[index]?.programme.slug ?? ''}: ${JSON.stringify(need)}`;
  }
});
