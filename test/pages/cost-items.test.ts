import { load, type CheerioAPI } from 'cheerio';
import { expect } from 'chai';
import { readPdf } from '../drafts/pdf/read-pdf.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ').replaceAll(/\s+/gu, ' ');

const halfPost = {
  label: 'Quartiersmanagement, halbe Stelle',
  costType: 'personal',
  payBy: 'table',
  group: 's12',
  step: '3',
  share: '0,5',
};

describe('cost items of a need', () => {
  let site: TestApp;
  let needId: string;
  before(async () => {
    site = await testApp();
    ({ id: needId } = await site.database.db
      .selectFrom('need')
      .innerJoin('quarter', 'quarter.id', 'need.quarterId')
      .select('need.id')
      .where('slug', '=', 'manfort')
      .where('need.key', '=', 'umsetzung')
      .executeTakeFirstOrThrow());
  });
  after(() => site.close());

  const page = async (role: 'staff' | 'auditor' = 'staff'): Promise<CheerioAPI> =>
    load((await (await site.as(role)).get(`/bedarfe/${needId}`).expect(200)).text);
  const version = async (): Promise<string> => {
    const need = await site.database.db
      .selectFrom('need')
      .select('version')
      .where('id', '=', needId)
      .executeTakeFirstOrThrow();
    return String(need.version);
  };
  const itemHref = async (label: string): Promise<string> =>
    (await page())(`th a:contains("${label}")`).attr('href') ?? '';

  it('are shown by budget year with sums, calculation and what is assumed', async () => {
    const $ = await page();
    const heads = $('#kosten').closest('section').find('table').first().find('thead th');
    expect(heads.map((_, head) => $(head).text()).get()).to.deep.equal([
      'Position',
      '2027',
      '2028',
      '2029',
      '2030',
      'Zusammen',
      'Je Jahr',
    ]);
    const sums = $('.fp-costs__sum td')
      .map((_, cell) => plain($(cell).text()))
      .get();
    expect(sums).to.deep.equal([
      '45.795,49 €',
      '93.100,08 €',
      '94.651,42 €',
      '48.123,10 €',
      '281.670,09 €',
      '93.890,03 €',
    ]);
    const details = plain($('details').text());
    expect(details).to.contain('nach 2025 jährlich 2,8 % (Annahme) Tarifsteigerung');
    expect(details).to.contain('2028: 0,5 Stelle, 12 Monate, Arbeitgeberbrutto: 46.170,90 €');
    expect(details).to.contain('6.539 Einwohner');
  });

  it('422 keeps what was entered and names the fields', async () => {
    const typed = { ...halfPost, label: '', share: 'halb', group: '', lumpAmount: '100' };
    const answer = await site.staff
      .post(`/bedarfe/${needId}/kosten/neu?art=post`, typed)
      .expect(422);
    const $ = load(answer.text);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.have.members(['#f-label', '#f-group', '#f-share', '#f-lumpTitle']);
    expect($('#f-share').val()).to.equal('halb');
    for (const link of links.get()) expect($(link)).to.have.length(1);
  });

  it('can be worked out without saving, with the same post in other groups', async () => {
    const asked = { ...halfPost, version: await version(), aktion: 'berechnen' };
    const answer = await site.staff
      .post(`/bedarfe/${needId}/kosten/neu?art=post`, asked)
      .expect(200);
    const result = plain(load(answer.text)('#ergebnis').text());
    expect(result).to.contain('2027: 19.405,76 €');
    expect(result).to.contain('S 11b').and.contain('E 10').and.contain('Stufe 3');
    expect(result).to.contain('4.719,29 €');
    expect((await page()).text()).to.not.contain(halfPost.label);
  });

  it('are created, changed and removed under the version of the need, with sums in the trail', async () => {
    const posted = { ...halfPost, share: '', hours: '19,5', version: await version() };
    await site.staff.post(`/bedarfe/${needId}/kosten/neu?art=post`, posted).expect(303);
    let $ = await page();
    expect(plain($('.fp-costs__sum').text())).to.contain('69.082,40');
    // The overhead of the need follows its posts.
    expect(plain($('details').text())).to.contain('20 % von 41.862,42 € Personalkosten');
    const href = await itemHref(halfPost.label);

    const stale = { ...halfPost, label: 'Umbenannt', version: posted.version };
    const conflict = load((await site.staff.post(href, stale).expect(409)).text);
    expect(conflict('.fp-conflict').text()).to.contain('Umbenannt').and.contain(halfPost.label);
    await site.staff.post(href, { ...stale, version: await version() }).expect(303);
    $ = await page();
    expect($('th a:contains("Umbenannt")')).to.have.length(1);

    await site.staff.post(`${href}/entfernen`, { version: posted.version }).expect(409);
    await site.staff.post(`${href}/entfernen`, { version: await version() }).expect(303);
    await site.staff.get(href).expect(404);
    expect(plain((await page())('.fp-costs__sum').text())).to.contain('45.795,49');

    const trail = await site.services.stores.audit.listOfThing('need', needId);
    expect(trail.map(({ action }) => action)).to.deep.equal([
      'need.costRemoved',
      'need.costChanged',
      'need.costAdded',
    ]);
    expect(plain(trail[2]?.summary ?? '')).to.match(
      /angelegt\. Bedarf „Quartiersmanagement Manfort“: 93\.890,03 € je Jahr → /u,
    );
    expect(JSON.stringify(trail)).to.not.match(/Stufe|step/u);
  });

  it('what a lump sum leaves open stands at the item and under the sum', async () => {
    const lump = { lumpAmount: '20.000', lumpTitle: 'Richtlinie', label: 'Pauschal bezahlt' };
    const posted = { ...halfPost, ...lump, version: await version() };
    await site.staff.post(`/bedarfe/${needId}/kosten/neu?art=post`, posted).expect(303);
    const $ = await page('auditor');
    // Real cost of 2027: 19.405,76 € (see above), lump sum for six months of half a post: 5.000 €.
    expect(plain($('th:contains("Pauschal bezahlt")').text())).to.contain(
      'davon nicht gedeckt: 14.405,76 € (2027), ',
    );
    const section = plain($('#kosten').closest('section').text());
    expect(section).to.match(/Von Pauschalen nicht gedeckt: [\d.]+,\d\d € je Jahr/u);
    const href = await itemHref('Pauschal bezahlt');
    await site.staff.post(`${href}/entfernen`, { version: await version() }).expect(303);
    expect((await page()).text()).to.not.contain('nicht gedeckt');
  });

  it('what is missing is named, and the sum becomes a lower bound', async () => {
    const asked = { label: 'Beratung', costType: 'honorare', inputBasis: 'annahme' };
    const posted = { ...asked, version: await version() };
    await site.staff.post(`/bedarfe/${needId}/kosten/neu?art=perYear`, posted).expect(303);
    const $ = await page();
    expect($('#kosten').closest('section').text()).to.contain(
      'Ohne Betrag, daher Untergrenze: Beratung.',
    );
    expect($('details').text()).to.contain('Es fehlt: der Betrag je Jahr.');
    const href = await itemHref('Beratung');
    await site.staff.post(`${href}/entfernen`, { version: await version() }).expect(303);
  });

  it('a stored form that comes back unchanged changes no amount', async () => {
    const before = plain((await page())('.fp-costs__sum').text());
    for (const label of [
      'Personalkosten',
      'Gemeinkosten',
      'Material und Räume',
      'Verfügungsmittel',
    ]) {
      const href = await itemHref(label);
      const $ = load((await site.staff.get(href).expect(200)).text);
      const fields: Record<string, string> = {};
      for (const { name, value } of $('form.fp-form').serializeArray()) fields[name] = value;
      await site.staff.post(href, fields).expect(303);
    }
    expect(plain((await page())('.fp-costs__sum').text())).to.equal(before);
  });

  it('an item that fundings pay for is taken out of them, and the last one of a funding stays', async () => {
    const idOf = async (label: string) => (await itemHref(label)).split('/').at(-1) ?? '';
    const [post, rooms] = [await idOf('Personalkosten'), await idOf('Material und Räume')];
    const base = { needId, extent: 'teilweise', status: 'granted', origin: 'eigen' } as const;
    const store = (id: string, covers: string[]) =>
      site.database.db
        .insertInto('funding')
        .values({ ...base, id, key: id, label: `Topf ${id}`, coversJson: JSON.stringify(covers) })
        .execute();
    const coversOf = async (id: string) =>
      (
        await site.services.stores.needs.getNeed(await installationScope(site.services), needId)
      ).fundings.find((funding) => funding.id === id)?.covers;
    await store('zwei', [post, rooms]);
    await store('eins', [rooms]);
    const href = `/bedarfe/${needId}/kosten/${rooms}`;

    let removal = load((await site.staff.get(href).expect(200)).text)('#entfernen').parent();
    expect(removal.text()).to.contain('„Topf eins“').and.contain('zuerst die Finanzierung');
    expect(removal.find('form')).to.have.length(0);
    await site.staff.post(`${href}/entfernen`, { version: await version() }).expect(409);
    expect(await coversOf('eins')).to.deep.equal([rooms]);
    expect(await coversOf('zwei')).to.deep.equal([post, rooms]);

    await site.database.db.deleteFrom('funding').where('id', '=', 'eins').execute();
    removal = load((await site.staff.get(href).expect(200)).text)('#entfernen').parent();
    expect(removal.text()).to.contain('Die Finanzierung „Topf zwei“ bezahlt diese Kostenposition');
    await site.staff.post(`${href}/entfernen`, { version: await version() }).expect(303);
    expect(await coversOf('zwei')).to.deep.equal([post]);
    const [entry] = await site.services.stores.audit.listOfThing('need', needId);
    expect(entry?.summary).to.contain('auch aus der Finanzierung „Topf zwei“');
  });
});

describe('the step of a post', () => {
  let site: TestApp;
  let needId: string;
  let projectPath: string;
  before(async () => {
    site = await testApp();
    const need = await site.database.db
      .selectFrom('need')
      .innerJoin('quarter', 'quarter.id', 'need.quarterId')
      .select(['need.id', 'need.version'])
      .where('slug', '=', 'manfort')
      .where('need.key', '=', 'umsetzung')
      .executeTakeFirstOrThrow();
    needId = need.id;
    await site.staff
      .post(`/bedarfe/${needId}/kosten/neu?art=post`, {
        ...halfPost,
        version: String(need.version),
      })
      .expect(303);
    const made = await site.staff
      .post('/vorhaben', { needId, programmeSlug: 'dhw-quartier' })
      .expect(303);
    projectPath = String(made.headers['location']).split('?')[0] ?? '';
    await site.database.db
      .updateTable('project')
      .set({ releasedAt: '2026-11-22T10:00:00.000Z' })
      .execute();
  });
  after(() => site.close());

  /** The step itself, the table pay of the post and its half. */
  const secret = /Stufe \d|4\.719,29|2\.359,65|4\.851,43|2\.425,72|"step"/u;

  it('is seen by the Sozialverwaltung on the page of the need', async () => {
    const { text } = await site.staff.get(`/bedarfe/${needId}`).expect(200);
    expect(plain(text)).to.match(secret).and.to.contain('vertraulich');
  });

  it('is not in what anybody else reads, nor in what leaves the house', async () => {
    const pages: ['staff' | 'auditor' | 'coordinator', string][] = [
      ['auditor', `/bedarfe/${needId}`],
      ['auditor', '/bedarfe.json'],
      ['auditor', '/quartiere/manfort'],
      ['auditor', projectPath],
      ['coordinator', projectPath],
      ['coordinator', `${projectPath}/entwurf`],
      ['staff', projectPath],
      ['staff', `${projectPath}/entwurf`],
      ['staff', '/vorhaben.json'],
    ];
    for (const [role, path] of pages) {
      const { text } = await (await site.as(role)).get(path).expect(200);
      expect(plain(text), `${role}: ${path}`).to.not.match(secret);
    }
    const draft = plain((await site.staff.get(`${projectPath}/entwurf`)).text);
    expect(draft).to.contain('S 12 (TVöD SuE)');
    const bytes = await site.staff.get(`${projectPath}/entwurf.pdf`).buffer(true).expect(200);
    const pdf = await readPdf(bytes.body as Uint8Array);
    const printed = plain(pdf.pages.map(({ text }) => text).join(' '));
    expect(printed).to.contain('S 12').and.not.match(secret);
    const stored = await site.database.db
      .selectFrom('costItem')
      .leftJoin('costAmount', 'costAmount.costItemId', 'costItem.id')
      .select(['costItem.calculation', 'costAmount.calculation as ofYear'])
      .where('needId', '=', needId)
      .execute();
    expect(plain(JSON.stringify(stored))).to.not.match(secret);
  });

  it('the project takes the amounts by year, because it lasts as long as the need', async () => {
    const project = await site.database.db
      .selectFrom('project')
      .select(['startMonth', 'months'])
      .executeTakeFirstOrThrow();
    expect(project).to.deep.equal({ startMonth: '2027-07', months: 36 });
    const draft = plain((await site.staff.get(projectPath)).text);
    expect(draft).to.contain('19.405,76').and.contain('39.644,53');
    expect(draft).to.contain('nach Haushaltsjahren gerechnet, im Mittel');
  });
});
