import { load } from 'cheerio';
import { expect } from 'chai';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { reading } from '../imports/import-world.ts';
import { sampleRecord, section } from '../imports/small-records.ts';
import { testApp, type TestApp, type Visitor } from '../support/app.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';

/** What a person decides about evidence and locks is in the facts at once, by the real rules, without an import. */
describe('facts that follow from a source', () => {
  const slug = 'land-nrw-quartiersfonds';
  const texts = (rate: string) => [
    section('kurztext', 'Wenn Sie ein Quartier beleben, können Sie einen Zuschuss erhalten.'),
    section('volltext', rate),
    section('fristen', 'Anträge sind bis zum 31. März 2027 zu stellen.'),
  ];
  const twoRates =
    'Die Höhe des Zuschusses beträgt für kleine Vorhaben 60 Prozent und für große Vorhaben 80 Prozent der zuwendungsfähigen Ausgaben.';
  const own = (changed: Partial<SourceRecord> = {}): SourceRecord =>
    sampleRecord('quartiersfonds', { sections: texts(twoRates), ...changed });
  /** Its address is one of a curated record. */
  const curated = sampleRecord('heimat-fonds-nrw', {
    title: 'Heimat-Fonds der Quelle',
    titleDisplay: 'Heimat-Fonds der Quelle',
    sections: texts('Die Höhe des Zuschusses beträgt bis zu 33 Prozent der Ausgaben.'),
  });
  let site: TestApp;
  let admin: Visitor;

  async function importRecords(records: readonly SourceRecord[]): Promise<void> {
    const { imports } = site.services;
    const run = await imports.startRun('dump', { jobRunId: null, personId: null });
    const done = await imports.runImport(run, {
      read: reading(records),
      progress: () => undefined,
    });
    expect(done.state).to.equal('done');
    site.services.catalogue.forget();
  }

  before(async () => {
    site = await testApp();
    admin = await site.as('admin');
    await importRecords([own(), curated]);
  });
  after(() => site.close());

  async function stored(of = slug): Promise<Programme> {
    const { recordJson } = await site.database.db
      .selectFrom('programme')
      .select('recordJson')
      .where('slug', '=', of)
      .executeTakeFirstOrThrow();
    return programmeSchema.parse(JSON.parse(recordJson));
  }
  async function evidenceOf(of: string, kind: string, percent?: number) {
    const { id } = await site.database.db
      .selectFrom('programme')
      .select('id')
      .where('slug', '=', of)
      .executeTakeFirstOrThrow();
    const found = (await site.services.stores.evidence.listEvidence(id)).find(
      ({ value }) =>
        value.kind === kind && (value.kind !== 'rate' || !percent || value.percent === percent),
    );
    if (!found) throw new Error(`no ${kind} of ${of}`);
    return found;
  }
  const decide = (id: string, how: string, body: object = {}) =>
    site.staff.post(`/programme/pruefen/${id}/${how}`, body).expect(303);
  const version = () => site.services.stores.catalogueVersion.readVersion();
  const page = async (of = slug) => load((await admin.get(`/programme/${of}`).expect(200)).text);

  it('a rejected rate leaves the record, and only this one of its sentence', async () => {
    expect((await stored()).finance.ratePercentMax).to.equal(80);
    const before = await version();
    const { id } = await evidenceOf(slug, 'rate', 80);
    await decide(id, 'verwerfen', { reason: 'Gilt nur für Vereine' });
    expect((await stored()).finance.ratePercentMax).to.equal(60);
    expect(await version()).to.equal(before + 1);
    expect((await page())('main').text()).to.match(/60\s%/u);
    const programmeId = (await evidenceOf(slug, 'rate', 80)).programmeId;
    const [entry] = await site.services.stores.audit.listOfThing('programme', programmeId);
    expect(entry?.changes).to.have.property('rate');
  });

  it('the next import, with another text beside it, comes to the same facts', async () => {
    await importRecords([own({ funders: [{ name: 'Neue Stelle', path: null }] }), curated]);
    const { finance, funder } = await stored();
    expect([finance.ratePercentMax, funder]).to.deep.equal([60, 'Neue Stelle']);
  });

  it('opened again it is back; a confirmation changes no fact and no version', async () => {
    const { id } = await evidenceOf(slug, 'rate', 80);
    await decide(id, 'wieder-oeffnen');
    expect((await stored()).finance.ratePercentMax).to.equal(80);
    const before = [await version(), await stored()];
    await decide(id, 'bestaetigen');
    expect([await version(), await stored()]).to.deep.equal(before);
    expect((await evidenceOf(slug, 'rate', 80)).state).to.equal('confirmed');
  });

  it('a rejected deadline takes the application window with it', async () => {
    const { id } = await evidenceOf(slug, 'deadline');
    expect((await stored()).window.deadlines.map(({ on }) => on)).to.deep.equal(['2027-03-31']);
    await decide(id, 'verwerfen', { reason: 'Frist des Vorjahres' });
    expect((await stored()).window).to.deep.include({ kind: 'unbekannt', deadlines: [] });
    await decide(id, 'wieder-oeffnen');
    expect((await stored()).window.kind).to.equal('frist');
  });

  it('a locked field stays, shows what the source says, and follows it again once the lock is lifted', async () => {
    const { db } = site.database;
    const programme = await stored();
    const { id } = await db
      .selectFrom('programme')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    const edited: Programme = { ...programme, funder: 'Amt der Person' };
    await site.services.stores.programmeImports.updateImported(id, edited, '2026-11-22T10:00:00Z');
    const by = { personId: null, lockedAt: '2026-11-22T10:00:00.000Z' };
    await site.services.stores.fieldLocks.lockFields(id, ['funder', 'rate'], by);
    site.services.catalogue.forget();
    const rate = await evidenceOf(slug, 'rate', 80);
    await decide(rate.id, 'wieder-oeffnen');
    await decide(rate.id, 'verwerfen', { reason: 'Nur im Ausnahmefall' });
    const locked = await stored();
    expect([locked.funder, locked.finance.ratePercentMax]).to.deep.equal(['Amt der Person', 80]);
    const $ = await page();
    expect($('.fp-lock').text()).to.contain('In der Förderdatenbank steht: Neue Stelle');
    await admin.post(`/programme/${slug}/sperren/funder/aufheben`).expect(303);
    await admin.post(`/programme/${slug}/sperren/rate/aufheben`).expect(303);
    const free = await stored();
    expect([free.funder, free.finance.ratePercentMax]).to.deep.equal(['Neue Stelle', 60]);
    expect((await page())('main').text()).to.not.contain('In der Förderdatenbank steht:');
  });

  it('a curated record is never changed by it, and shows the differing source value beside its own', async () => {
    const before = await stored('heimat-fonds');
    const { id } = await evidenceOf('heimat-fonds', 'rate', 33);
    const text = (await page('heimat-fonds'))('main').text();
    expect(text).to.contain('In der Förderdatenbank steht: bis zu 33');
    expect(text).to.not.contain('In der Förderdatenbank steht: nicht angegeben');
    await decide(id, 'verwerfen', { reason: 'Veraltet' });
    expect(await stored('heimat-fonds')).to.deep.equal(before);
    expect((await page('heimat-fonds'))('main').text()).to.not.contain('steht: bis zu 33');
    const lock = { personId: null, lockedAt: '2026-11-22T10:00:00.000Z' };
    const evidence = await evidenceOf('heimat-fonds', 'deadline');
    await site.services.stores.fieldLocks.lockFields(evidence.programmeId, ['summary'], lock);
    await admin.post('/programme/heimat-fonds/sperren/summary/aufheben').expect(303);
    expect(await stored('heimat-fonds')).to.deep.equal(before);
  });
});
