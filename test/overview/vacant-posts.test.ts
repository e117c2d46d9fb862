import { load } from 'cheerio';
import { expect } from 'chai';
import { gapReportView } from '../../src/overview/gap-report-views.ts';
import { filterPortfolio, readOverviewQuery } from '../../src/overview/overview-filter.ts';
import { overviewView } from '../../src/overview/overview-views.ts';
import { fundingReport } from '../../src/quarters/funding/funding-report.ts';
import type { Funding } from '../../src/quarters/needs/need.ts';
import type { QuarterPortfolio } from '../../src/quarters/quarter-dossier.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';
import { sampleFunding } from '../support/needs.ts';

const today = '2026-11-28';

describe('posts that are vacant', () => {
  let context: TestApp;
  let portfolio: QuarterPortfolio;

  before(async () => {
    context = await testApp();
    const { services } = context;
    portfolio = await services.quarterService.getPortfolio(await installationScope(services));
  });
  after(() => context.close());

  const withFundings = (...fundings: Partial<Funding>[]): QuarterPortfolio => ({
    ...portfolio,
    needs: portfolio.needs.slice(0, fundings.length).map((need, at) => ({
      ...need,
      fundings: [sampleFunding({ id: `f${at}`, ...fundings[at] })],
    })),
  });

  it('are found beside every state, once the money runs; a tile counts them', () => {
    const asked = withFundings(
      { postsFilled: 1, postsVacant: 0.5 },
      { postsFilled: 0, postsVacant: 1 },
      { extent: 'teilweise', postsFilled: 0.5, postsVacant: 0.5 },
      { postsFilled: 1, postsVacant: 0 },
      { fromOn: '2027-07-01', postsVacant: 1 },
      { status: 'applied', postsVacant: 1 },
      { untilOn: '2026-11-27', postsVacant: 1 },
    );
    const found = (stand: string) => {
      const query = readOverviewQuery({ stand }, asked);
      return filterPortfolio(asked, query, today).needs.map(({ fundings }) => fundings[0]?.id);
    };
    expect(found('stellen-unbesetzt')).to.deep.equal(['f0', 'f1', 'f2']);
    expect(found('unbesetzt')).to.deep.equal(['f1']);
    const { stateCounts, filter } = overviewView(asked, [], { today, canEdit: true });
    const tile = stateCounts.find(({ text }) => text === '3 mit unbesetzten Stellen');
    expect(tile?.href).to.contain('stand=stellen-unbesetzt');
    expect(stateCounts.map(({ text }) => text)).to.include('1 unbesetzt');
    const state = filter.fields.find(({ name }) => name === 'stand');
    expect(state?.options?.map(({ value }) => value)).to.include('stellen-unbesetzt');
  });

  const words: [Partial<Funding>, string][] = [
    [{ fromOn: '2027-07-01', postsFilled: 0, postsVacant: 1 }, 'bewilligt ab 01.07.2027'],
    [{ fromOn: '2026-11-28', postsFilled: 0, postsVacant: 1 }, 'unbesetzt'],
    [{ fromOn: null }, 'bewilligt'],
    [{ status: 'applied', postsVacant: 1 }, 'beantragt'],
    [{ untilOn: '2026-11-27' }, 'beendet'],
  ];
  for (const [change, expected] of words) {
    it(`the report says ${expected}, as the page of the need does`, () => {
      const report = fundingReport(withFundings(change), [], today);
      expect(gapReportView(report).fundings.map(({ state }) => state)).to.deep.equal([expected]);
    });
  }

  it('a bar of money that has not begun is not drawn as vacant', () => {
    const later = { fromOn: '2027-07-01', untilOn: '2028-06-30', postsVacant: 1 };
    const [entry] = fundingReport(withFundings(later), [], today).fundings;
    expect(entry?.fill).to.equal('granted');
  });

  it('a field of the matrix leads to the matches and to the need itself', async () => {
    const $ = load((await context.staff.get('/').expect(200)).text);
    const named = $('.fp-matrix a[href^="/bedarfe/"]').filter((_, link) =>
      /^\/bedarfe\/[^/]+$/u.test($(link).attr('href') ?? ''),
    );
    expect(named.length).to.equal(portfolio.needs.length);
    expect(named.text()).to.contain('Bedarf: Quartiersmanagement');
  });
});
