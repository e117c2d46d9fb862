import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed, withoutDemo, type Seed } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { StartError } from '../../src/shared/errors.ts';
import { testDatabase } from '../support/app.ts';

const seedFolder = join(projectRoot, 'data', 'seed');
const now = new Date('2026-11-23T09:00:00Z');

describe('data/seed', () => {
  let seed: Seed;
  before(() => {
    seed = readSeed(seedFolder);
  });

  it('holds 119 programmes with unique slugs, 37 indicators, and eight quarters in six Stadtteile', () => {
    expect(new Set(seed.programmes.map((programme) => programme.slug)).size).to.equal(119);
    expect(new Set(seed.indicators.map((indicator) => indicator.id)).size).to.equal(37);
    const municipality = seed.municipalities[0]?.municipality;
    expect(municipality?.districts.filter((d) => d.kind === 'stadtbezirk')).to.have.length(3);
    expect(municipality?.districts.filter((d) => d.kind === 'stadtteil')).to.have.length(13);
    expect(municipality?.quarters).to.have.length(8);
    expect(new Set(municipality?.quarters.map((quarter) => quarter.district)).size).to.equal(6);
  });

  it('links programmes of the same money in both directions, to records that exist', () => {
    const inverse = {
      federalLine: 'stateStrand',
      stateStrand: 'federalLine',
      successor: 'predecessor',
      predecessor: 'successor',
    } as const;
    const bySlug = new Map(seed.programmes.map((programme) => [programme.slug, programme]));
    for (const programme of seed.programmes) {
      for (const link of programme.links) {
        const back = bySlug
          .get(link.slug)
          ?.links.some(
            (other) => other.slug === programme.slug && other.relation === inverse[link.relation],
          );
        expect(back, `${programme.slug} → ${link.slug}`).to.equal(true);
      }
    }
  });

  it('gives every condition a key of its own in its record', () => {
    for (const { slug, conditions } of seed.programmes) {
      expect(new Set(conditions.map((condition) => condition.key)).size, slug).to.equal(
        conditions.length,
      );
    }
  });

  it('keeps all 134 published figures, each as a value or as a fact', () => {
    const folder = seed.municipalities[0];
    const published = folder?.values.filter((value) => value.origin !== 'demo') ?? [];
    expect(published.length + (folder?.facts.length ?? 0)).to.equal(134);
    for (const value of published) expect(value.source.title).to.not.contain('Demo');
  });

  it('maps all 63 labels, to known indicators only', () => {
    const rows = JSON.parse(
      readFileSync(join(seedFolder, 'leverkusen', 'label-mapping.json'), 'utf8'),
    ) as { label: string; indicatorId: string | null }[];
    const ids = new Set(seed.indicators.map((indicator) => indicator.id));
    expect(new Set(rows.map((row) => row.label)).size).to.equal(63);
    for (const { label, indicatorId } of rows) {
      expect(indicatorId === null || ids.has(indicatorId), label).to.equal(true);
    }
  });

  it('has a need for each building block and one against child poverty in every quarter', () => {
    const folder = seed.municipalities[0];
    for (const quarter of folder?.municipality.quarters ?? []) {
      const needs = folder?.needs.filter((need) => need.quarter === quarter.key) ?? [];
      const blocks = needs.map((need) => need.buildingBlock);
      expect(blocks, quarter.key).to.include.members([
        'participation',
        'implementation',
        'steering',
      ]);
      const fights = needs.some(
        (need) => need.buildingBlock === null && need.topics.includes('kinderarmut'),
      );
      expect(fights, quarter.key).to.equal(true);
    }
  });
});

describe('withoutDemo', () => {
  it('leaves nothing invented, and everything that was published', () => {
    const seed = readSeed(seedFolder);
    const [full, real] = [seed.municipalities[0], withoutDemo(seed).municipalities[0]];
    expect(real?.values.length).to.equal(full?.values.filter((v) => v.origin !== 'demo').length);
    expect(real?.values.length)
      .to.be.greaterThan(40)
      .and.lessThan(full?.values.length ?? 0);
    expect(real?.needs.map((need) => need.origin)).to.not.include('demo');
    expect(real?.needs).to.have.length(24);
    expect(full?.needs.filter((need) => need.demo)).to.have.length.above(20);
    expect(real?.needs.filter((need) => need.demo)).to.deep.equal([]);
    const money = (needs: typeof real) =>
      needs?.needs.flatMap((need) => need.existingFunding) ?? [];
    expect(money(full).filter(({ origin }) => origin === 'demo')).to.have.length.above(5);
    expect(money(real).map(({ origin }) => origin)).to.deep.equal(Array(6).fill('berichtet'));
    for (const { label } of money(full).filter(({ origin }) => origin === 'demo')) {
      expect(label).to.match(/^Demo: /u);
    }
  });
});

describe('the texts of the seed', () => {
  it('speak German and name no field of a file', () => {
    const foreign =
      /background|unverified|\bnull\b|asOf|fundedCosts|rateMax|maxMonths|programmes-\w+\.json/u;
    for (const { slug, notes, finance, window, sources } of readSeed(seedFolder).programmes) {
      const texts = [notes, finance.note, window.note, ...sources.map((source) => source.what)];
      for (const text of texts) expect(text, slug).to.not.match(foreign);
    }
  });
});

describe('readSeed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'foerderpfad-seedfiles-'));
    cpSync(seedFolder, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('names file and place of a wrong code', () => {
    const file = join(folder, 'programmes', 'amif.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"integration"', '"integratoin"'));
    expect(() => readSeed(folder)).to.throw(StartError, /amif\.json.*topics\.0/u);
  });

  it('names a file that is no JSON', () => {
    writeFileSync(join(folder, 'indicators.json'), '{');
    expect(() => readSeed(folder)).to.throw(StartError, 'indicators.json');
  });
});

describe('seedDatabase', () => {
  it('writes nothing the second time, follows a changed file, and keeps what a person edited', async () => {
    const database = await testDatabase();
    const seed = readSeed(seedFolder);
    const again = await seedDatabase(database.db, seed, now);
    expect(again).to.include({ inserted: 0, updated: 0, kept: 0 });

    const changed = structuredClone(seed);
    const [first, second] = changed.programmes;
    if (!first || !second) throw new Error('seed is empty');
    first.title = 'Neuer Titel aus der Datei';
    second.title = 'Auch neu';
    await database.db
      .updateTable('programme')
      .set({ title: 'Von Hand', editedAt: now.toISOString() })
      .where('slug', '=', second.slug)
      .execute();
    expect(await seedDatabase(database.db, changed, now)).to.include({
      inserted: 0,
      updated: 1,
      kept: 1,
    });
    const titles = await database.db
      .selectFrom('programme')
      .select('title')
      .where('slug', 'in', [first.slug, second.slug])
      .orderBy('title')
      .execute();
    expect(titles.map((row) => row.title)).to.deep.equal(['Neuer Titel aus der Datei', 'Von Hand']);
    await database.close();
  });

  it('brings aims to a need nobody edited, and none to one that a person edited before', async () => {
    const database = await testDatabase();
    const { db } = database;
    const needs = await db.selectFrom('need').select('id').orderBy('id').limit(2).execute();
    const ids = needs.map(({ id }) => id);
    // As in a folder that was seeded before there were aims.
    await db.deleteFrom('needAim').execute();
    await db.deleteFrom('seedRow').where('kind', '=', 'needAim').execute();
    await db
      .updateTable('need')
      .set({ editedAt: now.toISOString() })
      .where('id', '=', ids[0] ?? '')
      .execute();
    await seedDatabase(db, readSeed(seedFolder), now);
    const aims = await db.selectFrom('needAim').select('needId').execute();
    expect(aims.filter(({ needId }) => needId === ids[0])).to.have.length(0);
    expect(aims.filter(({ needId }) => needId === ids[1])).to.have.length(1);
    await database.close();
  });
});

describe('fundings of the seed', () => {
  it('come with amounts and paid items, are written once, and stay as a person left them', async () => {
    const database = await testDatabase();
    const { db } = database;
    const seed = readSeed(seedFolder);
    const read = () =>
      db
        .selectFrom('funding')
        .leftJoin('fundingAmount', 'fundingAmount.fundingId', 'funding.id')
        .select(['funding.id', 'needId', 'coversJson', 'year', 'amountCents'])
        .where('label', '=', 'Demo: Projektförderung für Personal und Gemeinkosten')
        .orderBy('year')
        .execute();
    const first = await read();
    expect(first.map(({ year, amountCents }) => [year, amountCents])).to.deep.equal([
      [2025, 3_825_000],
      [2026, 5_100_000],
      [2027, 1_275_000],
    ]);
    const items = await db
      .selectFrom('costItem')
      .select('id')
      .where('needId', '=', first[0]?.needId ?? '')
      .where('key', 'in', ['personal', 'gemeinkosten'])
      .orderBy('position')
      .execute();
    expect(JSON.parse(first[0]?.coversJson ?? '[]')).to.deep.equal(items.map(({ id }) => id));
    await seedDatabase(db, seed, now);
    expect(await read()).to.deep.equal(first);
    await db.updateTable('need').set({ editedAt: now.toISOString() }).execute();
    await db.deleteFrom('fundingAmount').where('year', '=', 2025).execute();
    await seedDatabase(db, seed, now);
    expect((await read()).map(({ year }) => year)).to.deep.equal([2026, 2027]);
    await database.close();
  });
});

describe('costs of the seed', () => {
  it('works planned costs out by what the municipality assumes, and leaves an edited need alone', async () => {
    const database = await testDatabase();
    const { db } = database;
    const seed = readSeed(seedFolder);
    const sumOf = async (): Promise<number> => {
      const rows = await db.selectFrom('costAmount').select('amountCents').execute();
      return rows.reduce((sum, { amountCents }) => sum + amountCents, 0);
    };
    const before = await sumOf();
    expect(before).to.be.greaterThan(0);
    const { id: municipalityId } = await db
      .selectFrom('municipality')
      .select('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('municipalitySetting')
      .values({
        municipalityId,
        key: 'centsPerResident',
        value: '600',
        basis: 'annahme',
        sourceTitle: null,
        sourceUrl: null,
        note: null,
        version: 1,
        updatedAt: now.toISOString(),
      })
      .execute();
    const edited = await db
      .selectFrom('need')
      .innerJoin('quarter', 'quarter.id', 'need.quarterId')
      .select('need.id')
      .where('slug', '=', 'manfort')
      .where('need.key', '=', 'umsetzung')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('need')
      .set({ editedAt: now.toISOString() })
      .where('id', '=', edited.id)
      .execute();
    await seedDatabase(db, seed, now);
    // One euro more for 7.751 + 4.489 + 1.203 residents and three years; the 6.539 of Manfort were edited.
    expect((await sumOf()) - before).to.equal(13_443 * 100 * 3);
    await database.close();
  });
});
