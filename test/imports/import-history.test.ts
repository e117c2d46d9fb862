import { expect } from 'chai';
import { newId } from '../../src/database/new-id.ts';
import { importWorld, type ImportWorld } from './import-world.ts';
import { sampleRecord, section } from './small-records.ts';

const silent = (): void => undefined;
const names = Array.from({ length: 60 }, (_, index) => `p${String(index).padStart(2, '0')}`);
const all = () => names.map((name) => sampleRecord(name));
const without = (name: string) => all().filter(({ title }) => title !== `Richtlinie ${name}`);

describe('import: history over several runs', () => {
  let world: ImportWorld;
  beforeEach(async () => {
    world = await importWorld();
    await world.run(all());
    await world.news();
  });
  afterEach(() => world.close());

  const recordOf = (name: string) =>
    world.db
      .selectFrom('sourceRecord')
      .select(['missingRuns', 'vanishedAt', 'firstSeenAt', 'lastSeenAt', 'lastChangedAt'])
      .where('title', '=', `Richtlinie ${name}`)
      .executeTakeFirstOrThrow();

  it('marks a programme as vanished after two complete runs, says so once, deletes nothing', async () => {
    const first = await world.run(without('p05'));
    expect(first.counts).to.include({ missing: 1, vanished: 0 });
    expect(await recordOf('p05')).to.include({ missingRuns: 1, vanishedAt: null });
    expect(await world.news()).to.deep.equal([]);
    const second = await world.run(without('p05'));
    expect(second.counts).to.include({ vanished: 1 });
    expect((await recordOf('p05')).vanishedAt).to.equal(second.startedAt);
    expect(await world.news()).to.deep.equal(['vanished | p05.html']);
    await world.run(without('p05'));
    expect(await world.news()).to.deep.equal([]);
    expect((await world.programmeAt('p05')).title).to.equal('Richtlinie p05');
  });

  it('forgets a single gap', async () => {
    await world.run(without('p05'));
    await world.run(all());
    expect(await recordOf('p05')).to.include({ missingRuns: 0, vanishedAt: null });
    await world.run(without('p05'));
    expect(await recordOf('p05')).to.include({ missingRuns: 1, vanishedAt: null });
    expect(await world.news()).to.deep.equal([]);
  });

  it('notes a return, with the same content and with another', async () => {
    for (let times = 0; times < 2; times += 1) {
      await world.run(all().filter(({ title }) => !/p0[56]/u.test(title)));
    }
    await world.news();
    const back = all();
    back[6] = sampleRecord('p06', { statusNote: 'wieder offen' });
    const run = await world.run(back);
    expect(run.counts).to.include({ returned: 2, changed: 1, vanished: 0 });
    expect(await world.news()).to.have.members([
      'returned | p05.html',
      'changed | p06.html | statusNote | wieder offen',
      'returned | p06.html',
    ]);
    expect(await recordOf('p05')).to.include({ missingRuns: 0, vanishedAt: null });
  });

  it('lets neither a page nor the dump make anything vanish', async () => {
    await world.run([sampleRecord('p01')], 'page');
    await world.run(without('p05'), 'dump');
    await world.run(without('p05'), 'dump');
    expect(await recordOf('p05')).to.include({ missingRuns: 0, vanishedAt: null });
    expect(await world.news()).to.deep.equal([]);
  });

  it('counts a missing record once when the run that misses it is taken up again', async () => {
    world.clock.advance(60);
    const run = await world.imports.startRun('export', { jobRunId: null, personId: null });
    const dying = world.imports.runImport(run, {
      read: async ({ record }) => {
        for (const one of without('p05')) await record(one);
        return { documents: 59, programmes: 59 };
      },
      progress: ({ step, done }) => {
        if (step === 'Programme übernehmen' && done === 59) throw new Error('killed');
      },
    });
    expect(await dying.catch((error: unknown) => error)).to.be.an('error');
    await world.imports.finishInterrupted(silent);
    expect(await recordOf('p05')).to.include({ missingRuns: 1, vanishedAt: null });
  });

  it('recognises the successor of a renewed guideline instead of one new and one gone', async () => {
    const renewed = sampleRecord('p05-863720', {
      title: 'Richtlinie ?p05?',
      links: [{ label: 'Neu', url: 'https://example.org/p05' }],
    });
    const run = await world.run([...without('p05'), renewed]);
    expect(run.counts).to.include({ renewed: 1, new: 0, missing: 0, vanished: 0 });
    expect(await world.news()).to.deep.equal([
      'renewed | p05-863720.html | /FDB/Content/DE/Foerderprogramm/Land/NRW/p05.html | /FDB/Content/DE/Foerderprogramm/Land/NRW/p05-863720.html',
    ]);
    const [old, now] = [await world.programmeAt('p05'), await world.programmeAt('p05-863720')];
    expect(old.links).to.deep.equal([{ slug: 'land-nrw-p05-863720', relation: 'successor' }]);
    expect(now.links).to.deep.equal([{ slug: 'land-nrw-p05', relation: 'predecessor' }]);
    await world.run([...without('p05'), renewed]);
    expect(await world.news()).to.deep.equal([]);
  });

  it('takes nothing for a successor that only shares the title', async () => {
    const other = sampleRecord('p05-neu', { title: 'Richtlinie p05' });
    const run = await world.run([...without('p05'), other]);
    expect(run.counts).to.include({ renewed: 0, new: 1, missing: 1 });
  });

  it('updates each field of an imported programme unless a person locked it', async () => {
    const { id } = await world.programmeAt('p05');
    await world.db
      .insertInto('fieldLock')
      .values({ programmeId: id, field: 'summary', personId: null, lockedAt: '2026-11-22' })
      .execute();
    const changed = all();
    changed[5] = sampleRecord('p05', {
      funders: [{ name: 'Neue Stelle', path: null }],
      sections: [section('kurztext', 'Anderer Kurztext.')],
    });
    await world.run(changed);
    const now = await world.programmeAt('p05');
    expect([now.summary, now.funder]).to.deep.equal(['Kurztext p05.', 'Neue Stelle']);
    expect((await world.news()).some((line) => line.includes('Anderer Kurztext.'))).to.equal(true);
  });

  it('reads the same page by another way without pretending a change', async () => {
    const [asExport, asPage] = ['?Start? 2021?2027', '„Start“ 2021–2027'].map((title) =>
      sampleRecord('p05', { title }),
    );
    const exported = all();
    exported[5] = asExport ?? sampleRecord('p05');
    await world.run(exported);
    await world.news();
    const page = { ...(asPage ?? sampleRecord('p05')), uuid: 'abc' };
    const run = await world.run([page], 'page');
    expect(run.counts).to.include({ changed: 0, unchanged: 1 });
    await world.run(exported);
    expect(await world.news()).to.deep.equal([]);
  });
});

describe('import: one programme, many sources', () => {
  let world: ImportWorld;
  beforeEach(async () => {
    world = await importWorld();
  });
  afterEach(() => world.close());

  it('attaches the page of a curated programme to it and leaves its facts alone', async () => {
    const facts = () =>
      world.db
        .selectFrom('programme')
        .select(['id', 'recordJson', 'updatedAt', 'version'])
        .where('slug', '=', 'heimat-fonds')
        .executeTakeFirstOrThrow();
    const before = await facts();
    const run = await world.run([sampleRecord('heimat-fonds-nrw'), sampleRecord('p1')]);
    expect(run.counts.new).to.equal(2);
    const attached = await world.programmeAt('heimat-fonds-nrw');
    expect([attached.id, attached.origin]).to.deep.equal([before.id, 'seed']);
    await world.run([
      sampleRecord('heimat-fonds-nrw', { statusNote: 'anders' }),
      sampleRecord('p1'),
    ]);
    expect(await facts()).to.deep.equal(before);
    expect((await world.news()).at(-1)).to.contain('statusNote | anders');
  });

  it('finds the programme of every address that the seed names, once', async () => {
    const index = await world.stores.programmeImports.listIndexed();
    const named = index.flatMap(({ url, sourceUrls }) =>
      [url ?? '', ...sourceUrls].filter((one) => one.includes('foerderdatenbank.de/FDB/Content')),
    );
    const slugs = [...new Set(named.map((url) => url.replace(/^https:\/\/(www\.)?/u, '')))];
    const records = slugs.map((address) => {
      const path = address.replace('foerderdatenbank.de', '');
      return sampleRecord('x', { path, url: `https://www.foerderdatenbank.de${path}` });
    });
    const run = await world.run(records);
    expect(records.length).to.be.greaterThan(20);
    expect(run.counts.new).to.equal(records.length);
    const made = await world.db
      .selectFrom('programme')
      .select('slug')
      .where('origin', '=', 'import')
      .execute();
    expect(made).to.deep.equal([]);
  });

  it('asks about likely twins once, with the reason, and joins nothing', async () => {
    const seeds = await world.stores.programmeImports.listIndexed();
    const seed = seeds.find(({ slug }) => slug === 'heimat-preis');
    const { title } = await world.db
      .selectFrom('programme')
      .select('title')
      .where('slug', '=', 'heimat-preis')
      .executeTakeFirstOrThrow();
    const twin = sampleRecord('ganz-anders', { title });
    const run = await world.run([twin, sampleRecord('p1')]);
    expect(run.counts).to.include({ new: 2, twins: 1 });
    const twins = () =>
      world.db
        .selectFrom('twinCandidate')
        .select(['id', 'reason', 'state', 'programmeId'])
        .execute();
    const [found] = await twins();
    expect(found?.reason).to.equal('Gleicher Titel, gleiche Ebene und gleiches Fördergebiet.');
    expect(found?.programmeId).to.equal(seed?.id);
    await world.db.updateTable('twinCandidate').set({ state: 'different' }).execute();
    await world.run([{ ...twin, statusNote: 'neu' }, sampleRecord('p1')]);
    expect((await twins()).map(({ state }) => state)).to.deep.equal(['different']);
  });

  it('gives a taken slug a number, reports it and asks', async () => {
    const row = await world.db
      .selectFrom('programme')
      .selectAll()
      .where('slug', '=', 'heimat-preis')
      .executeTakeFirstOrThrow();
    await world.db
      .insertInto('programme')
      .values({
        ...row,
        id: newId(),
        slug: 'land-nrw-p1',
        recordJson: row.recordJson.replace('"slug":"heimat-preis"', '"slug":"land-nrw-p1"'),
        origin: 'person',
      })
      .execute();
    const run = await world.run([sampleRecord('p1')]);
    expect((await world.programmeAt('p1')).slug).to.equal('land-nrw-p1-2');
    const [line] = await world.stores.importRuns.listReport(run.id, 5);
    expect(line?.text).to.contain('land-nrw-p1 ist vergeben');
    expect(run.counts.twins).to.equal(1);
  });
});
