import { expect } from 'chai';
import { mean, ndcg10 } from '../../bench/ndcg.ts';
import { judgedDocuments } from '../../bench/relevance-corpus.ts';
import { queryKinds, readJudgedQueries } from '../../bench/relevance-set.ts';
import { builtBytes, searchFrom } from '../../bench/search-engine.ts';

/**
 * The quality of the search is pinned: on the judged programmes alone, without guidelines and without foreign ones. The
 * floors are what was measured in November 2026, less a margin for an honest change of one rule; who lifts the quality
 * lifts the floor.
 */
const floor = 0.855;
const heldOutFloor = 0.83;

describe('the relevance set', () => {
  const documents = judgedDocuments({ isFull: false });
  const queries = readJudgedQueries();

  it('has at least 80 queries, of every kind', () => {
    expect(queries.length).to.be.at.least(80);
    for (const kind of queryKinds) {
      expect(
        queries.some((query) => query.kind === kind),
        kind,
      ).to.equal(true);
    }
  });

  it('judges only programmes that are there, each once for a query', () => {
    const slugs = new Set(documents.map(({ slug }) => slug));
    expect(slugs.size).to.equal(documents.length);
    const unknown = queries.flatMap(({ grades }) =>
      [...grades.keys()].filter((slug) => !slugs.has(slug)),
    );
    expect(unknown).to.deep.equal([]);
  });

  it('asks every query once', () => {
    const texts = queries.map(({ text }) => text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).to.deep.equal([]);
  });
});

describe('the quality of the search', () => {
  const search = searchFrom(builtBytes(judgedDocuments({ isFull: false })));
  const scored = readJudgedQueries().map((query) => ({
    ...query,
    score: ndcg10(
      search.ask(query.text).hits.map(({ slug }) => slug),
      query.grades,
    ),
  }));

  it('stays above its floor', () => {
    expect(mean(scored.map(({ score }) => score))).to.be.at.least(floor);
  });

  it('stays above its floor for the queries that nobody tuned it for', () => {
    const heldOut = scored.filter(({ isHeldOut }) => isHeldOut);
    expect(mean(heldOut.map(({ score }) => score))).to.be.at.least(heldOutFloor);
  });

  it('finds nothing for nonsense', () => {
    const nonsense = scored.filter(({ kind }) => kind === 'nonsense');
    expect(nonsense.map(({ score }) => score)).to.deep.equal(nonsense.map(() => 1));
  });
});

describe('ndcg10', () => {
  const grades = new Map([
    ['best', 3],
    ['good', 2],
  ]);

  it('is 1 for the ideal order, less for any other, 0 for nothing', () => {
    expect(ndcg10(['best', 'good'], grades)).to.equal(1);
    // (2² − 1 + (2³ − 1) / log2(3)) / (2³ − 1 + (2² − 1) / log2(3)), by hand
    expect(ndcg10(['good', 'best'], grades)).to.be.closeTo(0.834, 0.001);
    expect(ndcg10([], grades)).to.equal(0);
  });

  it('looks at ten places', () => {
    const others = Array.from({ length: 10 }, (_, at) => `other-${at}`);
    expect(ndcg10([...others, 'best'], grades)).to.equal(0);
  });

  it('asks for an empty answer where nothing answers', () => {
    expect(ndcg10([], new Map())).to.equal(1);
    expect(ndcg10(['best'], new Map())).to.equal(0);
  });
});
