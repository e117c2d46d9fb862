import { expect } from 'chai';
import { dateList } from '../../src/overview/date-list.ts';
import { fundingReport } from '../../src/quarters/funding/funding-report.ts';
import type { Funding } from '../../src/quarters/needs/need.ts';
import type { QuarterPortfolio } from '../../src/quarters/quarter-dossier.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';
import { sampleFunding } from '../support/needs.ts';

const today = '2026-11-28';

describe('dates of money that ends', () => {
  let context: TestApp;
  let portfolio: QuarterPortfolio;

  before(async () => {
    context = await testApp();
    const { services } = context;
    portfolio = await services.quarterService.getPortfolio(await installationScope(services));
  });
  after(() => context.close());

  const datesWith = (fundings: Partial<Funding>[]) => {
    const needs = portfolio.needs.slice(0, 1).map((need) => ({
      ...need,
      fundings: fundings.map((change, at) => sampleFunding({ id: `f${at}`, ...change })),
    }));
    const report = fundingReport({ ...portfolio, needs }, [], today);
    return dateList({ report, deadlines: [], today }, () => null);
  };
  const kinds = (fundings: Partial<Funding>[]) =>
    datesWith(fundings).map(({ kind, details }) => `${kind}: ${details.at(-1) ?? ''}`);

  it('an end with a granted successor says so and asks for no continuation', () => {
    const ending = { untilOn: '2026-12-31', continuationDueOn: '2026-12-01' };
    expect(kinds([ending, { fromOn: '2027-01-01', untilOn: null }])).to.deep.equal([
      'Ende der Finanzierung: Anschluss ist bewilligt',
    ]);
    expect(kinds([ending])).to.include('Fortsetzungsantrag: Landesmittel');
  });

  it('an end that is years away has no successor because it is far away', () => {
    expect(kinds([{ untilOn: '2030-12-31' }])).to.deep.equal([
      'Ende der Finanzierung: danach ist nicht alles bewilligt',
    ]);
  });
});
