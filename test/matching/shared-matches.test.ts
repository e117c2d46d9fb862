import { expect } from 'chai';
import { load } from 'cheerio';
import type { Person } from '../../src/accounts/person.ts';
import { scopeForPerson, type Scope } from '../../src/accounts/scope.ts';
import { createCaseService } from '../../src/matching/case-service.ts';
import {
  createCompiledEntries,
  type CompiledEntries,
} from '../../src/matching/compiled/compiled-entries.ts';
import { createSharedMatches } from '../../src/matching/decisions/shared-match-service.ts';
import { nothingDecided } from '../../src/matching/decisions/match-decision.ts';
import { sharedMatchesPath } from '../../src/matching/match-paths.ts';
import { inOrder } from '../../src/matching/match-rows.ts';
import { createFrames } from '../../src/schedule/frame-service.ts';
import { fixedClock } from '../../src/shared/clock.ts';
import { installationScope, testApp, testInstant, type TestApp } from '../support/app.ts';
import { readOf } from './samples.ts';

const perNeed = 12;

describe('matches shared with a carrier', () => {
  let app: TestApp;
  let carrier: Person;
  let scope: Scope;
  let needIds: string[];

  before(async () => {
    app = await testApp();
    scope = await installationScope(app.services);
    const people = await app.services.accounts.people.list();
    const [staff, found] = ['staff', 'carrier'].map((role) =>
      people.find((person) => person.role === role),
    );
    if (!staff || !found) throw new Error('no demo accounts');
    carrier = found;
    const { needs, matchDecisions } = app.services.stores;
    needIds = (await needs.listNeeds(scope)).slice(0, 3).map(({ id }) => id);
    const entries = (await app.services.catalogue.list(scope)).slice(0, perNeed);
    for (const needId of needIds) {
      for (const { id: programmeId } of entries) {
        const content = {
          ...nothingDecided,
          sharedWithId: carrier.organisationId,
          sharedAt: testInstant,
        };
        const write = { needId, programmeId, content, decidedById: staff.id, expectedVersion: 0 };
        await matchDecisions.saveDecision(scope, write, testInstant);
      }
    }
  });
  after(() => app.close());

  /** The service with its own parts, which count what is asked of them. */
  function counted() {
    const { stores, catalogue, orderWeights } = app.services;
    const compiledFor = createCompiledEntries({ catalogue, stores });
    const cases = createCaseService(stores);
    const asked = { catalogue: 0, cases: 0 };
    const service = createSharedMatches({
      stores,
      orderWeights,
      clock: fixedClock(testInstant),
      framesFor: createFrames(stores),
      compiledFor: async (reader, on): Promise<CompiledEntries> => ({
        ...(await compiledFor(reader, on)),
        resultsOf: () => {
          asked.catalogue += 1;
          return () => [];
        },
        candidates: () => {
          asked.catalogue += 1;
          return [];
        },
      }),
      cases: {
        casesWhere: (...question) => {
          asked.cases += 1;
          return cases.casesWhere(...question);
        },
      },
    });
    return { service, asked };
  }

  it('loads the needs once, never matches the catalogue, and lets others run between two rows', async () => {
    const { service, asked } = counted();
    const places = await service.listShared(scopeForPerson(carrier));
    expect(places).to.have.length(3 * perNeed);
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const found = await service.matchesOf(places);
    isDone = true;
    expect(found).to.have.length(3 * perNeed);
    expect(asked).to.deep.equal({ catalogue: 0, cases: 1 });
    expect(turns).to.be.at.least(3 * perNeed);
  });

  it('says the same as the list of the house', async () => {
    const { service } = counted();
    const places = await service.listShared(scopeForPerson(carrier));
    for (const needId of needIds) {
      const list = new Map(
        [...inOrder(await app.services.matching.matchesOfNeed(scope, needId))].map(({ match }) => [
          match.programmeId,
          match,
        ]),
      );
      const own = places.filter(({ shared }) => shared.needId === needId);
      for (const { shared, found } of await service.matchesOf(own)) {
        const same = list.get(shared.programmeId);
        expect(found.match.group, found.match.slug).to.equal(same?.group);
        expect(found.match.result.verdict).to.equal(same?.result.verdict);
        expect(found.match.result.results.map(readOf)).to.deep.equal(
          same?.result.results.map(readOf),
        );
      }
    }
  });

  it('shows twenty-five on a page, with the count of all', async () => {
    const visitor = await app.as('carrier');
    const first = load((await visitor.get(sharedMatchesPath()).expect(200)).text);
    expect(first('#anzahl').text()).to.equal('36 geteilte Treffer');
    expect(first('.fp-programme').length).to.equal(25);
    expect(first('.fp-paging').text()).to.include('Seite 1 von 2');
    const href = first('.fp-paging a[rel=next]').attr('href') ?? '';
    const second = load((await visitor.get(href).expect(200)).text);
    expect(second('.fp-programme').length).to.equal(11);
  });
});
