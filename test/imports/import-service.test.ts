import { expect } from 'chai';
import { SourceError } from '../../src/shared/errors.ts';
import { databaseDigest } from '../support/database-digest.ts';
import { importWorld, reading, type ImportWorld } from './import-world.ts';
import { sampleRecord, section } from './small-records.ts';

const names = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, '0')}`);
const export40 = () => names.map((name) => sampleRecord(name));
const owner = { jobRunId: null, personId: null };
const silent = (): void => undefined;

/** Digests of everything but the run's own rows. */
function digest(world: ImportWorld): Record<string, string> {
  const ofRuns = ['import_run', 'import_report', 'staged_record'];
  const all = Object.entries(databaseDigest(world.database));
  return Object.fromEntries(all.filter(([table]) => !ofRuns.includes(table)));
}

describe('import', () => {
  let world: ImportWorld;
  beforeEach(async () => {
    world = await importWorld();
  });
  afterEach(() => world.close());

  it('makes a programme of every new page, with record, history and the slug of the source', async () => {
    const run = await world.run([sampleRecord('Eins'), sampleRecord('zwei')]);
    expect(run.state).to.equal('done');
    expect(run.counts).to.include({ new: 2, changed: 0, failed: 0 });
    expect(await world.news()).to.deep.equal(['new | eins.html', 'new | zwei.html']);
    const one = await world.programmeAt('eins');
    expect([one.slug, one.origin, one.summary]).to.deep.equal([
      'land-nrw-eins',
      'import',
      'Kurztext Eins.',
    ]);
    expect(await world.stores.stagedRecords.listStagedKeys(run.id)).to.deep.equal([]);
  });

  it('shows exactly the planted changes of a second export and writes no other programme', async () => {
    await world.run(export40());
    await world.news();
    const versions = () =>
      world.db.selectFrom('programme').select(['slug', 'updatedAt', 'version']).execute();
    const before = new Map((await versions()).map((row) => [row.slug, JSON.stringify(row)]));
    const second = export40();
    second[3] = sampleRecord('p03', {
      sections: [
        section('kurztext', 'Kurztext p03.'),
        section('fristen', 'Anträge bis zum 30. Juni 2027.'),
      ],
    });
    second[7] = sampleRecord('p07', { statusNote: 'Antragstellung nicht mehr möglich' });
    const run = await world.run(second);
    expect(run.counts).to.include({ new: 0, changed: 2, unchanged: 38, vanished: 0 });
    expect(await world.news()).to.have.members([
      'changed | p03.html | section.fristen | Anträge bis zum 31. März 2027. | Anträge bis zum 30. Juni 2027.',
      'changed | p07.html | statusNote | Antragstellung nicht mehr möglich',
    ]);
    const touched = (await versions()).filter(
      (row) => before.get(row.slug) !== JSON.stringify(row),
    );
    expect(touched.map(({ slug }) => slug)).to.deep.equal(['land-nrw-p03']);
  });

  it('refuses a count that differs by more than 5 % and leaves every table as it was', async () => {
    await world.run(export40());
    const before = digest(world);
    const run = await world.run(export40().slice(0, 37));
    expect(run.state).to.equal('refused');
    expect(run.problem).to.contain('37 statt zuletzt 40 Förderprogramme');
    expect(digest(world)).to.deep.equal(before);
  });

  it('believes a refused count when a person says so, and measures the next one by it', async () => {
    await world.run(export40());
    const refused = await world.run(export40().slice(0, 30));
    const forced = await world.imports.apply(refused, silent);
    expect([forced.state, forced.counts.unchanged, forced.counts.missing]).to.deep.equal([
      'done',
      30,
      10,
    ]);
    expect((await world.run(export40().slice(0, 30))).state).to.equal('done');
  });

  it('accepts 5 % and an empty source never', async () => {
    await world.run(export40());
    expect((await world.run(export40().slice(0, 38))).state).to.equal('done');
    expect((await world.run([])).state).to.equal('refused');
  });

  it('refuses what is no export: a SourceError in the middle leaves everything as it was', async () => {
    await world.run(export40());
    const before = digest(world);
    const run = await world.imports.startRun('export', owner);
    const refused = await world.imports.runImport(run, {
      read: async ({ record }) => {
        for (const one of export40().slice(0, 20)) await record({ ...one, title: 'anders' });
        throw new SourceError('Das ZIP endet mitten in einer Datei.');
      },
      progress: silent,
    });
    expect([refused.state, refused.problem]).to.deep.equal([
      'refused',
      'Das ZIP endet mitten in einer Datei.',
    ]);
    expect(digest(world)).to.deep.equal(before);
  });

  it('keeps the first of two documents with the same path and reports the other', async () => {
    const run = await world.run([sampleRecord('a'), sampleRecord('A', { title: 'Zweiter' })]);
    expect(run.programmes).to.equal(1);
    expect((await world.programmeAt('a')).title).to.equal('Richtlinie a');
    const report = await world.stores.importRuns.listReport(run.id, 10);
    expect(report.map(({ text }) => text)).to.deep.equal([
      'Kommt doppelt vor: Der erste Datensatz gilt.',
    ]);
  });

  it('passes over one broken record, names it, and takes all others', async () => {
    const run = await world.run([
      sampleRecord('a'),
      sampleRecord('b', { title: 'kaputt' }),
      sampleRecord('c'),
    ]);
    expect(run.counts).to.include({ new: 2, failed: 1 });
    const [line] = await world.stores.importRuns.listReport(run.id, 10);
    expect(line?.place).to.contain('/b.html');
    expect(line?.text).to.contain('scheitert');
  });

  it('passes over a record that the database refuses, and takes the rest of its batch', async () => {
    const derive = world.parts.rules.deriveProgramme;
    world.parts.rules.deriveProgramme = (record, context) => {
      if (record.title.endsWith('b')) throw new Error('kein Titel');
      return derive(record, context);
    };
    const run = await world.run(['a', 'b', 'c', 'd'].map((name) => sampleRecord(name)));
    expect(run.counts).to.include({ new: 3, failed: 1 });
    expect((await world.news()).length).to.equal(3);
  });

  it('finishes a run that was killed while applying, once, before anything else', async () => {
    let reads = 0;
    const { findEvidence } = world.parts.rules;
    world.parts.rules.findEvidence = (record) => {
      reads += 1;
      return findEvidence(record);
    };
    const killed = new Error('killed');
    const run = await world.imports.startRun('export', owner);
    const dying = world.imports.runImport(run, {
      read: reading(export40()),
      progress: ({ step, done }) => {
        if (step === 'Programme übernehmen' && done >= 20) throw killed;
      },
    });
    expect(await dying.catch((error: unknown) => error)).to.equal(killed);
    const half = (await world.news()).length;
    expect(half).to.be.greaterThan(0).and.lessThan(40);
    const whole = await world.db
      .selectFrom('programme')
      .leftJoin('sourceRecord', 'sourceRecord.programmeId', 'programme.id')
      .select(['programme.id', 'sourceRecord.id as recordId'])
      .where('origin', '=', 'import')
      .execute();
    expect(whole.length).to.equal(half);
    expect(whole.every(({ recordId }) => recordId !== null)).to.equal(true);

    const [finished] = await world.imports.finishInterrupted(silent);
    expect([finished?.state, finished?.counts.new, finished?.counts.failed]).to.deep.equal([
      'done',
      40,
      0,
    ]);
    expect(half + (await world.news()).length).to.equal(40);
    expect(reads).to.be.lessThan(80);
    expect(await world.imports.finishInterrupted(silent)).to.deep.equal([]);
  });

  it('discards a run that was killed while reading', async () => {
    const run = await world.imports.startRun('export', owner);
    await world.stores.stagedRecords.insertStaged(run.id, [
      { pathKey: 'x', contentHash: 'y', record: null },
    ]);
    expect(await world.imports.finishInterrupted(silent)).to.deep.equal([]);
    expect((await world.stores.importRuns.findRun(run.id))?.state).to.equal('failed');
    const next = await world.run(export40());
    expect(next.state).to.equal('done');
    expect(await world.stores.stagedRecords.listStagedKeys(run.id)).to.deep.equal([]);
  });
});
