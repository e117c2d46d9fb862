import { expect } from 'chai';
import { compileCatalogue } from '../../src/matching/compiled/compiled-catalogue.ts';
import { lensOf } from '../../src/matching/compiled/criterion-lens.ts';
import type { Key } from '../../src/matching/compiled/look-key.ts';
import type { Look } from '../../src/matching/compiled/look.ts';
import { truthOf } from '../../src/matching/criteria/criterion-tests.ts';
import type { Confirmation, Criterion, MatchCase } from '../../src/matching/criteria/criterion.ts';
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

  it('needs that a look cannot tell apart are told the same by every test that looks there', () => {
    const criteriaOf = new Map<Look, Criterion[]>();
    for (const criterion of programmes.flatMap(({ criteria }) => criteria)) {
      const lens = lensOf(criterion);
      if (lens.by !== 'view') continue;
      criteriaOf.set(lens.look, [...(criteriaOf.get(lens.look) ?? []), criterion]);
    }
    let compared = 0;
    for (const [look, criteria] of criteriaOf) {
      const firstOf = new Map<Key, MatchCase>();
      for (const need of manyNeeds(1500, 47)) {
        const first = firstOf.get(look.key(need));
        firstOf.set(look.key(need), first ?? need);
        const criterion = criteria[compared % criteria.length];
        if (!first || !criterion) continue;
        compared += 1;
        const words = `${look.name}: ${JSON.stringify([first, need])}`;
        expect(truthOf(criterion, need, on), words).to.equal(truthOf(criterion, first, on));
      }
    }
    expect(compared).to.be.greaterThan(1000);
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
