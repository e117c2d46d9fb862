import { load } from 'cheerio';
import { expect } from 'chai';
import { unknownPoints } from '../../src/matching/order/match-order.ts';
import { listAs, matchesPath } from '../../src/paths.ts';
import { testApp, type TestApp } from '../support/app.ts';

const path = '/treffer/reihenfolge';
const weights = { topic: '0', cost: '10', ownShare: '0', date: '0', effort: '0' };

interface Row {
  slug: string;
  group: string | null;
  position: number;
  orderPoints: number;
  orderParts: { part: string; points: number | null; weight: number; contribution: number }[];
}

describe(path, () => {
  let site: TestApp;
  let needId: string;
  before(async () => {
    site = await testApp();
    const need = await site.database.db
      .selectFrom('need')
      .select('id')
      .where('buildingBlock', '=', 'participation')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    needId = need.id;
  });
  after(() => site.close());

  const page = async () => load((await site.staff.get(path).expect(200)).text);
  const rows = async () =>
    (await site.staff.get(listAs(matchesPath(needId), 'json')).expect(200)).body as Row[];

  it('says that the weights are assumed, what each part means, and shows what they do', async () => {
    const $ = await page();
    expect($('main').text()).to.contain('Annahme').and.contain('Was das ausmacht');
    const parts = $('tbody th').map((_, cell) => $(cell).text());
    expect(parts.get()).to.deep.equal([
      'Fachliche Passung',
      'Gedeckte Kosten',
      'Eigenanteil',
      'Erreichbarer Termin',
      'Aufwand',
    ]);
    expect($('ol li').length).to.be.greaterThan(1);
  });

  it('422 keeps what was typed and links to the fields; nothing at all is no order', async () => {
    const typed = { ...weights, topic: 'viel', date: '11', version: '0' };
    const $ = load((await site.staff.post(path, typed).expect(422)).text);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.deep.equal(['#f-topic', '#f-date']);
    expect($('#f-topic').val()).to.equal('viel');
    await site.staff.post(path, { ...weights, cost: '0', version: '0' }).expect(422);
  });

  it('a change orders every list anew, is recorded, and 409 shows both texts to the second', async () => {
    const sorted = (list: readonly Row[]): boolean =>
      list.every((row, index) => {
        const next = list[index + 1];
        return next?.group !== row.group || next.orderPoints <= row.orderPoints;
      });
    const ownRows = async () =>
      (await rows()).filter((row) => !('beneath' in row && row.beneath !== null));
    const before = await ownRows();
    expect(sorted(before)).to.equal(true);
    const note = 'Beschluss der Steuerungsrunde';
    await site.staff.post(path, { ...weights, note, version: '0' }).expect(303);
    const after = await ownRows();
    expect(sorted(after)).to.equal(true);
    expect(after.map(({ slug }) => slug)).not.to.deep.equal(before.map(({ slug }) => slug));
    for (const { orderPoints, orderParts } of after) {
      const cost = orderParts.find(({ part }) => part === 'cost');
      expect(orderPoints).to.equal((cost?.points ?? unknownPoints) * 10);
    }
    const $ = await page();
    expect($('main').text()).to.contain(note).and.contain('Mit der Vorgabe');
    expect($('.fp-history').text()).to.contain('Gedeckte Kosten 10');

    const stale = await site.staff
      .post(path, { ...weights, effort: '3', version: '0' })
      .expect(409);
    const conflict = load(stale.text)('.fp-conflict').text();
    expect(conflict).to.contain('Aufwand').and.contain(note);
    expect(load(stale.text)('#f-effort').val()).to.equal('3');
  });

  it('goes back to the default', async () => {
    await site.staff.post(`${path}/zuruecksetzen`, { version: '7' }).expect(409);
    await site.staff.post(`${path}/zuruecksetzen`, { version: '1' }).expect(303);
    expect((await page())('main').text()).to.contain('Es gilt die Vorgabe');
  });

  it('the Rechnungsprüfung reads and changes nothing', async () => {
    const auditor = await site.as('auditor');
    const $ = load((await auditor.get(path).expect(200)).text);
    expect($('form[action="/treffer/reihenfolge"]')).to.have.lengthOf(0);
    await auditor.post(path, { ...weights, version: '0' }).expect(403);
  });
});
