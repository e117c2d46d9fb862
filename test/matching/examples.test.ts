import { join } from 'node:path';
import { expect } from 'chai';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import { runExample } from '../../src/matching/examples/example.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';

const { programmes, examples, indicators } = readSeed(join(projectRoot, 'data', 'seed'));
const bySlug = new Map(programmes.map((programme) => [programme.slug, programme]));

const compiledOf = (programme: Programme) =>
  compileCriteria(programme, (other) => bySlug.get(other), {
    programmeId: programme.slug,
    indicators,
  });

describe('examples of the seed', () => {
  for (const { slug, examples: list } of examples) {
    const programme = bySlug.get(slug);
    if (!programme) throw new Error(`examples for ${slug}, which is no programme`);
    const compiled = compiledOf(programme);
    for (const example of list) {
      it(`${slug}, ${example.key}: ${example.expected}`, () => {
        const { found, disagreeing } = runExample(example, { id: slug, compiled });
        const reasons = disagreeing.map(({ key, result, reason }) => `${key} ${result}: ${reason}`);
        expect(found, `„${example.title}“\n${reasons.join('\n')}`).to.equal(example.expected);
      });
    }
  }

  it('leave every kind of criterion open once, and refuse by it once', () => {
    const places = examples.flatMap(({ slug, examples: list }) => {
      const programme = bySlug.get(slug);
      if (!programme) return [];
      const compiled = compiledOf(programme);
      return list.flatMap((example) =>
        runExample(example, { id: slug, compiled }).results.map(({ kind, result }) =>
          [kind, result, example.expected].join(' '),
        ),
      );
    });
    const kinds = new Set(
      programmes.flatMap((programme) => compiledOf(programme).criteria.map(({ kind }) => kind)),
    );
    const wanted = [...kinds].flatMap((kind) => [
      `${kind} unknown toClarify`,
      // The end of a guideline is asked about and never refuses.
      ...(kind === 'programmeEnd' ? [] : [`${kind} notMet doesNotFit`]),
    ]);
    expect(wanted.filter((place) => !places.includes(place))).to.deep.equal([]);
  });

  it('stand for every verdict, and name only conditions and indicators that exist', () => {
    const known = new Set(indicators.map(({ id }) => id));
    const all = examples.flatMap(({ examples: list }) => list);
    expect(new Set(all.map(({ expected }) => expected))).to.have.property('size', 3);
    for (const { slug, examples: list } of examples) {
      const keys = new Set(bySlug.get(slug)?.conditions.map(({ key }) => key));
      expect(new Set(list.map(({ key }) => key)).size, slug).to.equal(list.length);
      for (const { key, need } of list) {
        for (const { condition } of need.confirmations ?? []) {
          // Questions that no condition of the record asks have keys in words; the example itself tests that one is asked.
          const isKnown = condition.includes('?ob ') || keys.has(condition);
          expect(isKnown, `${slug}, ${key}: ${condition}`).to.equal(true);
        }
        for (const { indicator } of need.figures ?? []) {
          expect(known.has(indicator), `${slug}, ${key}: ${indicator}`).to.equal(true);
        }
      }
    }
  });
});
