import { expect } from 'chai';
import type { RemoteKind } from '../../src/imports/import-source.ts';
import { createRefreshJob } from '../../src/imports/refresh-catalogue-service.ts';
import { createUploadFolder } from '../../src/imports/upload-folder.ts';
import { createJobStore } from '../../src/jobs/job-store.ts';
import type { JobSummary } from '../../src/jobs/job.ts';
import { SourceError } from '../../src/shared/errors.ts';
import { temporaryFolder } from './hand-written.ts';
import { importWorld, reading, type ImportWorld } from './import-world.ts';
import { sampleRecord } from './small-records.ts';

describe('job catalogue-refresh', () => {
  const folder = temporaryFolder();
  let world: ImportWorld;
  let fetched: RemoteKind[];
  beforeEach(async () => {
    world = await importWorld();
    fetched = [];
    const owner = { job: 'catalogue-refresh', slot: 'manual:run', ownerToken: 'test' };
    const row = { ...owner, id: 'run', startedById: null };
    await createJobStore(world.db).insertRun(row, world.clock.now().toISOString());
  });
  afterEach(() => world.close());
  after(() => {
    folder.remove();
  });

  /** @param refusing the sources that answer with a captcha */
  function run(refusing: readonly RemoteKind[] = []): Promise<JobSummary> {
    const job = createRefreshJob({
      ...world.parts,
      imports: world.imports,
      uploads: createUploadFolder(folder.path),
      file: undefined,
      withFetched: async ({ kind }, work) => {
        fetched.push(kind);
        if (refusing.includes(kind)) throw new SourceError('Statt des ZIP kam eine Webseite.');
        return work(`${kind}.file`);
      },
      readFile: (_kind, _file, sink) => reading([sampleRecord('a'), sampleRecord('b')])(sink),
    });
    const { now } = world.clock;
    return job.run({ runId: 'run', startedById: null, now, progress: () => undefined });
  }

  async function enable(...kinds: RemoteKind[]): Promise<void> {
    for (const source of await world.stores.importSources.listSources()) {
      if (!kinds.includes(source.kind)) continue;
      await world.stores.importSources.saveSource({ ...source, isEnabled: true }, '2026-11-22');
    }
  }
  const imported = async (): Promise<number> =>
    (await world.stores.sourceRecords.listKnown()).length;

  it('asks nobody as long as no source is switched on, and says so', async () => {
    expect((await run()).text).to.contain('keine Quelle ist eingeschaltet');
    expect(fetched).to.deep.equal([]);
  });

  it('fetches a source that is switched on once a day', async () => {
    await enable('export');
    expect((await run()).text).to.contain('2 Förderprogramme gelesen: 2 neu');
    expect(await imported()).to.equal(2);
    world.clock.advance(60);
    expect((await run()).text).to.contain('innerhalb eines Tages schon abgerufen');
    expect(fetched).to.deep.equal(['export']);
    world.clock.advance(24 * 60);
    await run();
    expect(fetched).to.deep.equal(['export', 'export']);
  });

  it('takes the dump where the export is refused, and says both', async () => {
    await enable('export', 'dump');
    const summary = await run(['export']);
    expect(fetched).to.deep.equal(['export', 'dump']);
    expect(summary.text).to.contain('2 neu');
    expect(summary.failures[0]?.reason).to.contain('Statt des ZIP kam eine Webseite');
  });

  it('fails where nothing could be had, changes nothing, and does not insist that day', async () => {
    await enable('export');
    const error: unknown = await run(['export']).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(SourceError);
    expect(await imported()).to.equal(0);
    world.clock.advance(60);
    expect((await run()).text).to.contain('schon abgerufen');
    expect(fetched).to.have.lengthOf(1);
  });
});
