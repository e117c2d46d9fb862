import { expect } from 'chai';
import { scopeOfInstallation, scopeOfNobody, type Scope } from '../../src/accounts/scope.ts';
import { coverageOf } from '../../src/matching/coverage.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { Need } from '../../src/quarters/needs/need.ts';
import { needCase } from '../matching/samples.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { counter, sampleFacts } from './sample-facts.ts';

/** What a project takes from a need: invented amounts never become money. */
function costItemsOf(need: Need): Need['costItems'] {
  return need.costItems.map((item) =>
    need.origin === 'demo' && item.source === null ? { ...item, amountCentsPerYear: null } : item,
  );
}

describe('one truth of money: match and project', () => {
  let app: TestApp;
  let scope: Scope;

  before(async () => {
    app = await testApp();
    scope = scopeOfInstallation(await app.services.stores.quarters.listMunicipalityIds());
  });

  after(() => app.close());

  it('the ceiling of the match is the grant of the prefilled project, for every need and programme', async () => {
    let [compared, withGrant] = [0, 0];
    const entries = await app.services.catalogue.list(scopeOfNobody());
    for (const need of await app.services.stores.needs.listNeeds(scope)) {
      for (const { programme } of entries) {
        const project = prefillProject(sampleFacts({ need, programme }), counter());
        const isSamePeriod =
          project.startMonth === need.startMonth && project.months === need.months;
        if (!isSamePeriod) continue;
        const { startMonth, months } = need;
        const matchCase = needCase({ costItems: costItemsOf(need), startMonth, months });
        const coverage = coverageOf(programme, matchCase);
        const grant = project.financing.find(({ kind }) => kind === 'grant');
        const cents = grant?.amounts.reduce((sum, { amountCents }) => sum + amountCents, 0) ?? 0;
        const ceiling = coverage.ceilingGrantCents ?? coverage.grantOnKnownCents;
        const said = grant?.amounts.length === 0 ? null : cents;
        expect(said, `${need.key} × ${programme.slug}`).to.equal(ceiling);
        compared += 1;
        if (said !== null && said > 0) withGrant += 1;
      }
    }
    expect(compared).to.be.greaterThan(1000);
    expect(withGrant).to.be.greaterThan(500);
  });

  it('Zusammenhalt stärken for the Quartiersmanagement Manfort: 67.434,03 € in both', async () => {
    const needs = await app.services.stores.needs.listNeeds(scope);
    const need = needs.find(({ title }) => title === 'Quartiersmanagement Manfort');
    const slug = 'zusammenhalt-staerken-menschen-verbinden';
    const { match } = await app.services.matching.matchOfNeed(scope, {
      needId: need?.id ?? '',
      slug,
    });
    expect(match.result.coverage.ceilingGrantCents).to.equal(6_743_403);
    const { programme } = match.compiled;
    const facts = need ? sampleFacts({ need, programme }) : sampleFacts();
    const { costs, financing } = prefillProject(facts, counter());
    const grant = financing.find(({ kind }) => kind === 'grant');
    expect(grant?.amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)).to.equal(
      6_743_403,
    );
    expect(grant?.calculation).to.contain('Für NRW (stärker entwickelte Region) vermutlich 40 %');
    const open = costs.filter(({ isEligible }) => !isEligible);
    expect(open.map(({ costType }) => costType)).to.deep.equal(['sachkosten', 'verfuegungsmittel']);
    for (const { calculation } of open) expect(calculation).to.contain('Pauschale prüfen');
  });
});
