import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sql, type Kysely, type Migration } from 'kysely';
import { createInTransaction } from '../../src/database/in-transaction.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { holdWebLock } from '../../src/database/web-lock.ts';
import { StartError } from '../../src/shared/errors.ts';

const createTable = (name: string): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable(name).addColumn('id', 'text').execute();
  },
});

const failingHalfway: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable('half').addColumn('id', 'text').execute();
    throw new Error('planted');
  },
};

describe('migrate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'foerderpfad-migrate-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const tablesOf = async (): Promise<string[]> => {
    const database = openDatabase(folder);
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' order by name`.execute(database.db);
    await database.close();
    return rows.map((row) => row.name).filter((name) => !name.startsWith('kysely'));
  };

  it('leaves the database as it was when a migration fails halfway, and goes on after a restart', async () => {
    const first = openDatabase(folder);
    const broken = { '1': createTable('one'), '2': failingHalfway };
    const failure = await migrate(first, broken).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(StartError);
    expect(String(failure)).to.contain('2').and.to.contain('planted');
    await first.close();
    expect(await tablesOf()).to.deep.equal([]);

    const second = openDatabase(folder);
    await migrate(second, { '1': createTable('one'), '2': createTable('two') });
    await second.close();
    expect(await tablesOf()).to.deep.equal(['one', 'two']);
  });

  it('may run twice, and switches foreign keys on again', async () => {
    const database = openDatabase(folder);
    await migrate(database);
    await migrate(database);
    expect(database.connection.pragma('foreign_keys', { simple: true })).to.equal(1);
    await database.close();
  });

  it('refuses a folder that cannot be made, in one sentence naming it', () => {
    expect(() => openDatabase('/dev/null/foerderpfad')).to.throw(
      StartError,
      '/dev/null/foerderpfad',
    );
  });
});

describe('inTransaction', () => {
  it('writes everything or nothing, and begins with the write lock', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foerderpfad-transaction-'));
    const database = openDatabase(folder);
    await migrate(database);
    const inTransaction = createInTransaction(database.db, (executor) => executor);
    const other = openDatabase(folder);
    other.connection.pragma('busy_timeout = 0');
    let otherCouldWrite = true;
    const failure = await inTransaction(async (executor) => {
      try {
        other.connection.exec("insert into seed_row values ('x', 'x', 'x', 'x')");
      } catch {
        otherCouldWrite = false;
      }
      await executor
        .insertInto('seedRow')
        .values({ kind: 'a', key: 'a', rowId: 'a', hash: 'a' })
        .execute();
      throw new Error('planted');
    }).then(
      () => 'no error',
      (error: unknown) => String(error),
    );
    expect(failure).to.contain('planted');
    expect(otherCouldWrite).to.equal(false);
    const rows = await database.db.selectFrom('seedRow').selectAll().execute();
    expect(rows).to.deep.equal([]);
    await other.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('holdWebLock', () => {
  it('lets one holder in, refuses a second in one sentence, and is free again afterwards', () => {
    const folder = mkdtempSync(join(tmpdir(), 'foerderpfad-lock-'));
    const release = holdWebLock(folder);
    expect(() => holdWebLock(folder)).to.throw(StartError, folder);
    release();
    holdWebLock(folder)();
    rmSync(folder, { recursive: true, force: true });
  });
});
