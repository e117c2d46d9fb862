import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  createCatalogue,
  indexOf,
  type CatalogueEntry,
} from '../../src/programmes/catalogue-service.ts';
import {
  derivedCataloguePath,
  derivedFolder,
  readDerivedCatalogue,
  writeDerivedCatalogue,
} from '../../src/programmes/derived-catalogue.ts';
import {
  buildDerivedCatalogue,
  createDerivedLoading,
  readContent,
} from '../../src/programmes/derived-catalogue-service.ts';
import { indexToBytes } from '../../src/programmes/search/index-bytes.ts';
import { createProgrammeStore } from '../../src/programmes/programme-store.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testDatabase, testInstant } from '../support/app.ts';

/** Sees the common catalogue and no municipality's own programmes. */
const everybody = { municipalityIds: [] };

describe('the derived file of the catalogue', function () {
  this.timeout(60_000);
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let dataDir: string;
  const store = () => createProgrammeStore(database.db);
  const files = (): string[] => readdirSync(derivedFolder(dataDir));
  const catalogue = (clock = movableClock(testInstant)) =>
    createCatalogue(store(), clock, { loading: createDerivedLoading(dataDir) });

  /** A new version of the catalogue, as an import leaves it. */
  async function change(title: string): Promise<void> {
    const [first] = await store().listProgrammes();
    if (!first) throw new Error('no programme');
    const programme = { ...first.programme, shortTitle: title };
    await database.db
      .updateTable('programme')
      .set({ recordJson: JSON.stringify(programme), updatedAt: `2026-12-01T00:00:00.${title}Z` })
      .where('id', '=', first.id)
      .execute();
  }
  const firstTitle = async (made: ReturnType<typeof catalogue>): Promise<string | undefined> =>
    (await made.list(everybody))[0]?.programme.shortTitle;

  beforeEach(async () => {
    database = await testDatabase();
    dataDir = database.dataDir;
  });
  afterEach(() => database.close());

  it('holds exactly what the database would give', async () => {
    const direct = await createCatalogue(store(), movableClock(testInstant)).list(everybody);
    const { version, entries } = await buildDerivedCatalogue(store(), dataDir);
    expect(entries).to.equal(direct.length);
    const read = await readDerivedCatalogue<CatalogueEntry>({ dataDir, version });
    expect(read).to.deep.equal(direct);
  });

  it('is built by a worker where it is missing, and older ones are deleted', async () => {
    expect(await catalogue().list(everybody)).to.have.length(119);
    expect(files()).to.have.length(2);
    await change('111');
    expect(await firstTitle(catalogue())).to.equal('111');
    expect(files()).to.have.length(2);
  });

  it('is built anew where it is torn, empty or of another version', async () => {
    const { version } = await buildDerivedCatalogue(store(), dataDir);
    const file = { dataDir, version };
    const path = derivedCataloguePath(file);
    const spoil = [
      (): void => {
        truncateSync(path, 20_000);
      },
      (): void => {
        writeFileSync(path, '');
      },
      (): void => {
        writeFileSync(path, '{"version":"other","entries":[\n]}');
      },
      (): void => {
        rmSync(path);
      },
    ];
    for (const damage of spoil) {
      damage();
      expect(await readDerivedCatalogue(file)).to.equal(undefined);
      expect(await catalogue().list(everybody)).to.have.length(119);
      expect(await readDerivedCatalogue(file)).to.have.length(119);
    }
  });

  it('an empty catalogue is a file too', async () => {
    const file = { dataDir, version: '0/null' };
    await writeDerivedCatalogue(file, { entries: [], index: indexToBytes(indexOf([], new Map())) });
    expect(await readDerivedCatalogue(file)).to.deep.equal([]);
    expect((await readContent(file))?.entries).to.deep.equal([]);
  });

  it('the old catalogue serves until the new one is read, and refresh() waits for it', async () => {
    const clock = movableClock(testInstant);
    const made = catalogue(clock);
    const before = await firstTitle(made);
    await change('222');
    expect(await firstTitle(made), 'within the same second').to.equal(before);
    clock.advance(1);
    expect(await firstTitle(made), 'while it is read').to.equal(before);
    await made.refresh();
    expect(await firstTitle(made)).to.equal('222');
  });

  it('the database serves where the file cannot be written', async () => {
    mkdirBlocking(dataDir);
    const warnings: string[] = [];
    const note = (warning: Error): void => {
      warnings.push(warning.message);
    };
    process.on('warning', note);
    // Where the folder cannot be written, the database serves all the same.
    expect(await catalogue().list(everybody)).to.have.length(119);
    process.off('warning', note);
    expect(warnings.join()).to.contain('derived catalogue not built');
  });
});

/** A file where the folder should be. */
function mkdirBlocking(dataDir: string): void {
  writeFileSync(join(dataDir, 'derived'), '');
}
