import { load } from 'cheerio';
import { expect } from 'chai';
import { matchPath, programmePath } from '../../src/paths.ts';
import { readSeed, withoutDemo } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { projectRoot } from '../../src/project-root.ts';
import { testApp, type TestApp } from '../support/app.ts';

const slug = 'landesfoerderplan-alter-pflege';

describe('invented sittings of the demonstration', () => {
  let site: TestApp;
  let match: string;

  before(async () => {
    site = await testApp();
    const { id } = await site.database.db
      .selectFrom('need')
      .innerJoin('quarter', 'quarter.id', 'need.quarterId')
      .select('need.id')
      .where('quarter.slug', '=', 'manfort')
      .where('need.buildingBlock', '=', 'implementation')
      .executeTakeFirstOrThrow();
    match = matchPath(id, slug);
  });
  after(() => site.close());

  const page = async (path: string) => load((await site.staff.get(path).expect(200)).text);
  const seed = () => readSeed(`${projectRoot}/data/seed`);

  it('are marked in the calendar, with days for papers, and leave the summer free', async () => {
    const $ = await page('/kalender?art=sitzung');
    const rows = $('.fp-calendar__row').toArray();
    expect(rows.length).to.be.greaterThan(30);
    for (const row of rows) expect($(row).text()).to.contain('Demo-Wert');
    const days = seed().municipalities.flatMap(({ demoSittings }) => demoSittings);
    for (const { sitsOn, submissionOn } of days) {
      expect(['07', '08']).not.to.include(sitsOn.slice(5, 7));
      expect(submissionOn < sitsOn).to.equal(true);
      for (const day of [sitsOn, submissionOn])
        expect(new Date(day).getUTCDay() % 6).not.to.equal(0);
    }
  });

  it('make the plan on the page of a match: what is too late, and the ways with their steps', async () => {
    const $ = await page(match);
    const plan = $('#zeitplan').closest('section');
    expect(plan.text()).to.contain('Die Sitzungen sind erfunden');
    expect(plan.find('.fp-plan__step--past').length).to.be.greaterThan(0);
    expect(plan.find('.fp-plan__step').text()).to.match(/BV I berät/u);
    const ways = plan
      .find('.fp-plan-ways > li')
      .toArray()
      .map((way) => $(way).text());
    expect(ways.length).to.equal(2);
    expect(ways[0]).to.match(/§ 60 Abs\. 1 GO NRW[^]*zur Genehmigung[^]*22\.02\.2027[^]*Annahme/u);
    expect(ways[1]).to.match(/Fristwahrend/u);
    expect($('a[href="#zeitplan"]').length).to.equal(1);
  });

  it('are said in short on the page of the programme and at its deadline in the calendar', async () => {
    const short = (await page(programmePath(slug)))('main').text();
    expect(short).to.match(/Zeitplan bis zur Frist:\s+Die Beratungsfolge reicht nicht mehr/u);
    expect(short).to.contain('Die Sitzungen sind erfunden');
    const $ = await page('/kalender?art=frist');
    const row = $(`.fp-calendar__row:has(a[href="${programmePath(slug)}"])`);
    expect(row.text())
      .to.contain('Die Beratungsfolge reicht nicht mehr')
      .and.contain('Demo-Sitzungen');
  });

  it('are no part of what a real installation starts with', () => {
    const [folder] = withoutDemo(seed()).municipalities;
    expect(folder?.demoSittings).to.deep.equal([]);
  });

  it('count no more as soon as one is entered, and do not come back with the next start', async () => {
    const { db } = site.database;
    const { id } = await db
      .selectFrom('committee')
      .select('id')
      .where('key', '=', 'rat')
      .executeTakeFirstOrThrow();
    const typed = { committeeId: id, sitsOn: '2026-12-18', submissionOn: '2026-12-10' };
    await site.staff.post('/kalender/sitzungen', typed).expect(303);
    const plan = (await page(match))('#zeitplan').closest('section').text();
    expect(plan).not.to.contain('erfunden');
    expect(plan).to.contain('Sitzungen fehlen');
    await db.deleteFrom('sitting').where('origin', '=', 'demo').execute();
    await seedDatabase(db, seed(), new Date('2026-11-28T08:00:00Z'));
    const left = await db.selectFrom('sitting').select('origin').execute();
    expect(left).to.deep.equal([{ origin: 'person' }]);
  });
});
