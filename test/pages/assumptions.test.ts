import { load } from 'cheerio';
import { expect } from 'chai';
import { defaultAssumptions } from '../../src/quarters/costs/assumption.ts';
import { testApp, type TestApp } from '../support/app.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ').replaceAll(/\s+/gu, ' ');

describe('/bedarfe/annahmen', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const list = async () => load((await site.staff.get('/bedarfe/annahmen').expect(200)).text);
  const sumOf = async (): Promise<number> => {
    const rows = await site.database.db
      .selectFrom('costItem')
      .select('amountCentsPerYear')
      .execute();
    return rows.reduce((sum, row) => sum + (row.amountCentsPerYear ?? 0), 0);
  };

  it('lists every assumption with its basis; what has no source is called Annahme', async () => {
    const rows = (await site.staff.get('/bedarfe/annahmen.json').expect(200)).body as Record<
      string,
      unknown
    >[];
    expect(rows.map(({ id, value, basis }) => [id, value, basis])).to.deep.equal([
      ['employerAddOnPercent', '28', 'annahme'],
      ['overheadPercent', '20', 'abgeleitet'],
      ['tariffRisePercent', '2,8', 'annahme'],
      ['centsPerResident', '5,00', 'abgeleitet'],
      ['centsPerAssembly', '1.500,00', 'annahme'],
      ['materialCentsPerYear', '5.000,00', 'annahme'],
      ['budgetRegistrationMonthDay', '30.06.', 'annahme'],
    ]);
    const csv = (await site.staff.get('/bedarfe/annahmen.csv').expect(200)).text;
    expect(csv.trim().split('\r\n')).to.have.length(8);
    const text = plain((await list())('main').text());
    expect(text).to.contain('nur ansetzen, wenn die Richtlinie Gemeinkosten zulässt');
    expect(text).to.contain('abgeleitet: Tabelle ab 04/2025 + 2,8 %');
  });

  it('422 keeps what was entered; an address without its source is refused', async () => {
    const typed = { value: 'viel', sourceUrl: 'https://example.org', version: '0' };
    const answer = await site.staff.post('/bedarfe/annahmen/overheadPercent', typed).expect(422);
    const $ = load(answer.text);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.have.members(['#f-value', '#f-sourceTitle']);
    expect($('#f-value').val()).to.equal('viel');
    for (const value of ['31.02.', '29.02.', '30.06.2027']) {
      await site.staff
        .post('/bedarfe/annahmen/budgetRegistrationMonthDay', { value, version: '0' })
        .expect(422);
    }
  });

  it('a change works all costs out anew and tells how many, before and after', async () => {
    const before = await sumOf();
    const typed = { value: '6', sourceTitle: 'Ratsbeschluss', version: '0' };
    await site.staff.post('/bedarfe/annahmen/centsPerResident', typed).expect(303);
    // 7.751 + 6.539 + 4.489 + 1.203 residents, one euro more for each.
    expect((await sumOf()) - before).to.equal(1_998_200);
    const $ = await list();
    expect(plain($('main').text())).to.contain('6,00 €eigener Wert');
    expect(plain($('.fp-history').first().text())).to.match(
      /Verfügungsmittel je Einwohner: 5,00 € → 6,00 €\. 4 Kostenpositionen neu berechnet, zusammen .* → .* je Jahr/u,
    );
    const trail = await site.database.db
      .selectFrom('auditEntry')
      .select(['thingId', 'summary'])
      .where('action', '=', 'need.costsReckoned')
      .execute();
    // One for each of the four needs, and none for the others.
    expect(new Set(trail.map(({ thingId }) => thingId)).size).to.equal(4);
    expect(trail).to.have.length(4);
    expect(trail.map(({ summary }) => plain(summary))).to.include(
      'Kosten neu berechnet: Annahme Verfügungsmittel je Einwohner: 5,00 € → 6,00 €, von 93.890,03 € auf 100.429,03 € je Jahr',
    );
    const amounts = await site.database.db
      .selectFrom('costAmount')
      .innerJoin('costItem', 'costItem.id', 'costAmount.costItemId')
      .select(({ fn }) => fn.sum<number>('amountCents').as('cents'))
      .where('costItem.key', '=', 'verfuegungsmittel')
      .executeTakeFirstOrThrow();
    expect(amounts.cents).to.equal(19_982 * 600 * 3);
  });

  it('without a tariff rise the statement of the employer holds for every year', async () => {
    const typed = { value: '0', version: '0' };
    await site.staff.post('/bedarfe/annahmen/tariffRisePercent', typed).expect(303);
    const personal = await site.database.db
      .selectFrom('costItem')
      .select('amountCentsPerYear')
      .where('label', '=', 'Personalkosten, 0,5 Stelle')
      .execute();
    const amounts = new Set(personal.map((row) => row.amountCentsPerYear));
    expect(amounts).to.deep.equal(new Set([4_250_000]));
  });

  it('409 shows both texts where somebody else saved', async () => {
    const stale = { value: '7', note: 'Zweite', version: '0' };
    const answer = await site.staff.post('/bedarfe/annahmen/centsPerResident', stale).expect(409);
    const text = load(answer.text)('.fp-conflict').text();
    expect(text).to.contain('6,00').and.contain('Zweite').and.contain('Ratsbeschluss');
  });

  it('goes back to the default, and the amounts with it', async () => {
    await site.staff
      .post('/bedarfe/annahmen/centsPerResident/zuruecksetzen', { version: '0' })
      .expect(409);
    const reset = await site.staff
      .post('/bedarfe/annahmen/centsPerResident/zuruecksetzen', { version: '1' })
      .expect(303);
    const said = load((await site.staff.get(String(reset.headers['location']))).text);
    expect(said('[role=status]').text()).to.contain('Die Annahme ist zurückgesetzt');
    const rows = await site.database.db
      .selectFrom('costItem')
      .select('amountCentsPerYear')
      .where('key', '=', 'verfuegungsmittel')
      .execute();
    expect(rows.reduce((sum, row) => sum + (row.amountCentsPerYear ?? 0), 0)).to.equal(
      19_982 * 500,
    );
  });

  it('the source of the default backs no other value', async () => {
    const path = '/bedarfe/annahmen/overheadPercent';
    const form = load((await site.staff.get(path).expect(200)).text);
    expect(plain(form('main').text())).to.contain('Zur Vorgabe: Quelle: KGSt');
    for (const name of ['value', 'sourceTitle', 'sourceUrl', 'note']) {
      expect(form(`#f-${name}`).val() ?? '', name).to.equal('');
    }
    const { source } = defaultAssumptions.overheadPercent;
    const presetSource = { sourceTitle: source?.title ?? '', sourceUrl: source?.url ?? '' };
    const stored: [Record<string, string>, string, string | null][] = [
      [{ value: '25', ...presetSource }, 'annahme', null],
      [{ value: '25' }, 'annahme', null],
      [{ value: '20' }, 'abgeleitet', presetSource.sourceTitle],
      [{ value: '25', sourceTitle: 'Ratsbeschluss' }, 'belegt', 'Ratsbeschluss'],
    ];
    for (const [version, [typed, basis, title]] of stored.entries()) {
      await site.staff.post(path, { ...typed, version: String(version) }).expect(303);
      const rows = (await site.staff.get('/bedarfe/annahmen.json')).body as { id: string }[];
      const found = rows.find(({ id }) => id === 'overheadPercent');
      expect(found).to.include({ value: typed['value'], basis, source: title });
    }
    const again = load((await site.staff.get(path)).text);
    expect(again('#f-sourceTitle').val()).to.equal('Ratsbeschluss');
  });

  it('is read by the Rechnungsprüfung and changed by the Sozialverwaltung only', async () => {
    const auditor = await site.as('auditor');
    const $ = load((await auditor.get('/bedarfe/annahmen').expect(200)).text);
    expect($('main a[href^="/bedarfe/annahmen/"]')).to.have.length(0);
    await auditor.post('/bedarfe/annahmen/centsPerResident', { value: '1' }).expect(403);
    await site.staff.get('/bedarfe/annahmen/erfunden').expect(404);
  });
});
