import { load } from 'cheerio';
import { expect } from 'chai';
import { openNeeds } from '../../src/overview/overview-hints.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const count = /Treffer für \d+ offenen? Bedarfe?/u;

describe('needs beside a deadline', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
  });
  after(() => app.close());

  /** What is said beside every programme that is named with a count, by its address. */
  const countsOn = async (path: string): Promise<Map<string, string>> => {
    const $ = load((await app.staff.get(path).expect(200)).text);
    const found = $('main a[href^="/programme/"]')
      .toArray()
      .flatMap((link): [string, string][] => {
        const words = count.exec($(link).closest('li, tr, .fp-calendar__row').text())?.[0];
        return words === undefined ? [] : [[$(link).attr('href') ?? '', words]];
      });
    return new Map(found);
  };

  it('are counted in the calendar as on the Lage: the open needs a programme is a match of', async () => {
    const lage = await countsOn('/');
    const calendar = await countsOn('/kalender');
    expect(lage.size).to.be.greaterThan(2);
    for (const [href, words] of lage) expect(calendar.get(href), href).to.equal(words);
  });

  it('are as many as the open needs among the matches', async () => {
    const scope = await installationScope(app.services);
    const [city, portfolio] = await Promise.all([
      app.services.cityMatches.matchesOfCity(scope),
      app.services.quarterService.getPortfolio(scope),
    ]);
    const open = new Set(openNeeds(portfolio, app.services.clock.today()).map(({ id }) => id));
    const slug = 'zusammenhalt-staerken-menschen-verbinden';
    const own = city.needs.filter(
      ({ need, matches }) => open.has(need.id) && matches.some((match) => match.slug === slug),
    );
    expect(open.size).to.be.lessThan(portfolio.needs.length);
    expect((await countsOn('/')).get(`/programme/${slug}`)).to.equal(
      `Treffer für ${own.length} offene Bedarfe`,
    );
  });
});
