import { mkdtempSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RemoteKind } from '../../src/imports/import-source.ts';
import { createRefreshJob } from '../../src/imports/refresh-catalogue-service.ts';
import { createUploadFolder } from '../../src/imports/upload-folder.ts';
import type { JobSummary } from '../../src/jobs/job.ts';
import { SourceError } from '../../src/shared/errors.ts';
import { importWorld, reading, type ImportWorld } from './import-world.ts';
import { sampleRecord } from './small-records.ts';

describe('job catalogue-refresh', () => {
  let world: ImportWorld;
  let folder: string;
  /** What was asked for over the net, in order. */
  let asked: string[];
  /** Sources that answer with a captcha page. */
  let blocked: RemoteKind[];
  beforeEach(async () => {
    world = await importWorld();
    folder = mkdtempSync(join(tmpdir(), 'foerderpfad-refresh-'));
    asked = [];
    blocked = [];
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await world.close();
  });

  async function run(file?: string): Promise<JobSummary> {
    const { parts, imports, clock } = world;
    const job = createRefreshJob({
      ...parts,
      imports,
      uploads: createUploadFolder(folder),
      file,
      readFile: (_kind, _file, sink) => reading([sampleRecord('a'), sampleRecord('b')])(sink),
      withFetched: async ({ kind, address }, work) => {
        asked.push(`${kind} ${address}`);
        if (blocked.includes(kind))
          throw new SourceError('Statt eines ZIP kam eine Captcha-Seite.');
        return work('fetched');
      },
    });
    const runId = '0190a000-0000-7000-8000-000000000001';
    await world.db
      .insertInto('jobRun')
      .values({
        id: runId,
        job: job.name,
        slot: 'test',
        state: 'done',
        ownerToken: '',
        attempt: 1,
        startedById: null,
        startedAt: clock.now().toISOString(),
        heartbeatAt: clock.now().toISOString(),
        finishedAt: null,
        progressJson: null,
        summaryJson: null,
        error: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const progress = (): void => undefined;
    return job.run({ runId, startedById: null, now: clock.now, progress });
  }

  async function enable(kind: RemoteKind): Promise<void> {
    const address = `https://example.org/${kind}`;
    const source = { kind, address, isEnabled: true, lastFetchedAt: null, version: 0 };
    await world.stores.importSources.saveSource(source, world.clock.now().toISOString());
  }

  it('asks nobody until an administrator has enabled a source', async () => {
    expect((await run()).text).to.contain('Nichts zu tun');
    expect(asked).to.deep.equal([]);
  });

  it('asks only the address that was enabled, and once a day', async () => {
    await enable('export');
    expect((await run()).text).to.contain('2 Förderprogramme gelesen: 2 neu');
    world.clock.advance(60);
    expect((await run()).text).to.contain('Nichts zu tun');
    world.clock.advance(23 * 60);
    expect((await run()).text).to.contain('0 neu');
    expect(asked).to.deep.equal(Array(2).fill('export https://example.org/export'));
  });

  it('fails visibly on a captcha page, counts it as the request of the day, changes nothing', async () => {
    await enable('export');
    blocked = ['export'];
    const failure: unknown = await run().catch((error: unknown) => error);
    expect(failure).to.be.an.instanceof(SourceError);
    expect(await world.news()).to.deep.equal([]);
    await run();
    expect(asked).to.have.length(1);
  });

  it('falls back to the dump where that is enabled, too', async () => {
    await enable('export');
    await enable('dump');
    blocked = ['export'];
    const summary = await run();
    expect(summary.text).to.contain('2 neu');
    expect(summary.failures).to.deep.equal([
      { item: 'export', reason: 'Statt eines ZIP kam eine Captcha-Seite.' },
    ]);
    expect(asked.map((one) => one.split(' ')[0])).to.deep.equal(['export', 'dump']);
  });

  it('takes an uploaded file that waits, asks no source meanwhile, and removes the file', async () => {
    await enable('export');
    const uploads = createUploadFolder(folder);
    const waiting = await world.imports.startRun(
      'export',
      { jobRunId: null, personId: null },
      'waiting',
    );
    uploads.ensure();
    writeFileSync(uploads.pathOf(waiting.id), 'PK');
    expect((await run()).text).to.contain('2 neu');
    expect(asked).to.deep.equal([]);
    expect(existsSync(uploads.pathOf(waiting.id))).to.equal(false);
    expect((await world.stores.importRuns.findRun(waiting.id))?.state).to.equal('done');
  });

  it('reads a file named on the command line, by its ending', async () => {
    expect((await run('/tmp/programme.csv')).text).to.contain('2 neu');
    expect((await world.stores.importRuns.findLastDone('dump'))?.programmes).to.equal(2);
  });
});
