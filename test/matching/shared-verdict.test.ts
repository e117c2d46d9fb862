import { expect } from 'chai';
import { sharedDetailView } from '../../src/matching/decisions/shared-detail-views.ts';
import { sharedMatchRow } from '../../src/matching/decisions/shared-match-views.ts';
import type { SharedMatch } from '../../src/matching/decisions/shared-match-service.ts';
import { sharedSentence } from '../../src/matching/decisions/shared-sentence.ts';
import { sharedVerdict } from '../../src/matching/decisions/shared-verdict.ts';
import { inOrder } from '../../src/matching/match-rows.ts';
import type { Match } from '../../src/matching/match.ts';
import { matchGroups } from '../../src/matching/order/match-group.ts';
import { combine } from '../../src/matching/verdict.ts';
import { installationScope, testApp, testInstant, type TestApp } from '../support/app.ts';

const on = '2026-11-22';

describe('what a carrier reads of a whole match', () => {
  let app: TestApp;
  let shared: SharedMatch[];

  before(async () => {
    app = await testApp();
    const scope = await installationScope(app.services);
    const [need] = await app.services.stores.needs.listNeeds(scope);
    const all = await app.services.matching.matchesOfNeed(scope, need?.id ?? '');
    shared = [...inOrder(all)].map(({ match }) => ({
      shared: {
        ...{ needId: all.need.id, programmeId: match.programmeId, sharedNote: null },
        ...{ municipalityId: all.municipality.id, sharedAt: testInstant, assignedToId: null },
      },
      found: { ...all, on, match },
    }));
  });
  after(() => app.close());

  const isShown = (match: Match, place: number): boolean => {
    const criterion = match.compiled.criteria[place];
    return criterion !== undefined && sharedSentence(criterion, 'met', on).isShown;
  };
  /** The same match, had the house found out otherwise about what it keeps to itself. */
  const otherInside = (one: SharedMatch, result: 'met' | 'notMet' | 'unknown'): SharedMatch => {
    const { match } = one.found;
    const results = match.result.results.map((found, place) =>
      isShown(match, place) ? found : { ...found, result, reason: '250.000 €' },
    );
    const verdict = combine(results);
    const changed = { ...match, result: { ...match.result, results, verdict } };
    return { ...one, found: { ...one.found, match: changed } };
  };
  const inGroup = (one: SharedMatch, group: Match['group']): SharedMatch => ({
    ...one,
    found: { ...one.found, match: { ...one.found.match, group } },
  });
  const read = (one: SharedMatch): string =>
    JSON.stringify([sharedMatchRow(one, new Map()), sharedDetailView({ ...one, answers: [] })]);

  it('is the same whatever the house found out about costs, own share and budget', () => {
    expect(shared.length).to.be.greaterThan(50);
    const inner = shared.filter(({ found: { match } }) =>
      match.compiled.criteria.some((_, place) => !isShown(match, place)),
    );
    expect(inner.length).to.be.greaterThan(20);
    for (const one of inner) {
      const said = (['met', 'notMet', 'unknown'] as const).map((result) =>
        read(otherInside(one, result)),
      );
      expect(new Set(said).size, one.found.match.slug).to.equal(1);
    }
  });

  it('is the same in every group, because "Ergänzend" bounds the costs', () => {
    for (const one of shared) {
      const said = [...matchGroups, null].map((group) => read(inGroup(one, group)));
      expect(new Set(said).size, one.found.match.slug).to.equal(1);
    }
  });

  it('follows what is shown, and says where that is not all', () => {
    for (const { found } of shared) {
      const { match } = found;
      const places = match.result.results.filter((_, place) => isShown(match, place));
      const { verdict, tag } = sharedVerdict(match, on);
      expect(verdict).to.equal(combine(places));
      const isPart = places.length < match.result.results.length;
      expect(tag.text.endsWith('soweit hier gezeigt')).to.equal(verdict === 'fits' && isPart);
    }
  });
});
