import { expect } from 'chai';
import { compileCatalogue } from '../../src/matching/compiled/compiled-catalogue.ts';
import {
  compileCriteria,
  type CompiledProgramme,
} from '../../src/matching/criteria/compile-criteria.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { groupInOrder, toMatch, type Match } from '../../src/matching/match.ts';
import { matchProgramme } from '../../src/matching/verdict.ts';
import { manyNeeds, manyProgrammes, seedProgrammes } from '../bench/matching-world.ts';
import { indicators } from '../bench/condition-world.ts';
import { needCase, on } from './samples.ts';

const needs = manyNeeds(25, 5);
const seeded = seedProgrammes().map((programme) =>
  compileCriteria(programme, () => undefined, { indicators }),
);

/** What the page of a need shows, by slug and in order. */
function shown(programmes: readonly CompiledProgramme[], matchCase: MatchCase): Match[] {
  const matches = programmes.map((compiled) =>
    toMatch({ id: compiled.programme.slug, compiled }, { matchCase, confirmations: [], on }),
  );
  const { groups, doesNotFit } = groupInOrder(matches);
  return [...groups.flatMap((group) => group.matches), ...doesNotFit];
}

/** Without the sentences that are only made when somebody reads them. */
const plain = (matches: readonly Match[]): unknown => JSON.parse(JSON.stringify(matches));

describe('laws of matching', () => {
  const programmes = manyProgrammes(240, 3);
  const [unrelated, ...others] = programmes.toReversed();
  if (!unrelated) throw new Error('the world holds no programme');

  it('an unrelated programme changes no verdict of the compiled catalogue', () => {
    const without = compileCatalogue(others, on);
    const withIt = compileCatalogue([...others.slice(0, 50), unrelated, ...others.slice(50)], on);
    for (const need of needs) {
      const before = without.verdictsOf(need);
      const after = withIt.verdictsOf(need);
      for (const index of others.keys()) {
        const place = index < 50 ? index : index + 1;
        expect(withIt.verdictAt(after, place)).to.equal(without.verdictAt(before, index));
      }
    }
  });

  it('an unrelated programme changes neither group, reasons nor order of the others', () => {
    for (const need of needs.slice(0, 8)) {
      const before = shown(others, need);
      const after = shown([unrelated, ...others], need).filter(
        ({ slug }) => slug !== unrelated.programme.slug,
      );
      expect(plain(after)).to.deep.equal(plain(before));
    }
  });

  it('a programme for all of Germany fits a quarter in NRW region-wise', () => {
    const nationwide = [...programmes, ...seeded].filter(({ programme }) =>
      programme.regions.includes(''),
    );
    expect(nationwide.length).to.be.greaterThan(50);
    for (const compiled of nationwide) {
      for (const municipalityAgs of ['05316000', '05154036', null]) {
        const { results } = matchProgramme(compiled, needCase({ municipalityAgs }), on);
        const region = results.find(({ kind }) => kind === 'region');
        expect(region?.result, compiled.programme.slug).to.equal('met');
      }
    }
  });

  for (const [title, catalogue] of [
    ['the random', programmes],
    ['the seeded', seeded],
  ] as const) {
    it(`every "passt nicht" of ${title} catalogue names what is not met, and where that stands`, () => {
      let refused = 0;
      for (const compiled of catalogue) {
        for (const need of needs) {
          const { verdict, results } = matchProgramme(compiled, need, on);
          if (verdict !== 'doesNotFit') continue;
          refused += 1;
          const named = compiled.criteria.filter(
            (_criterion, index) => results[index]?.result === 'notMet',
          );
          expect(named).not.to.deep.equal([]);
          for (const { evidence, key } of named) {
            const isSourced = evidence.sources.length > 0 || evidence.basis !== 'gelesen';
            expect(isSourced, `${compiled.programme.slug} ${key}`).to.equal(true);
          }
        }
      }
      expect(refused).to.be.greaterThan(100);
    });
  }
});
