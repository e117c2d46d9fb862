import { scopeOfInstallation } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import { createAssumptionStore } from '../quarters/costs/assumption-store.ts';
import type { PayTables } from '../quarters/costs/pay-table.ts';
import type { MunicipalityFolder } from './seed-files.ts';
import { seedFinances } from './seed-finances.ts';
import { seedNeed } from './seed-need.ts';
import { seedDemoSittings } from './seed-sittings.ts';
import type { SeedWriter } from './seed-writer.ts';
import { flag, idOf, sourceColumns, type Written } from './seed-written.ts';

/** Writes one municipality's folder: places, actors, figures, needs. */
export async function seedMunicipality(
  db: Database,
  writer: SeedWriter,
  { folder, payTables, now }: { folder: MunicipalityFolder; payTables: PayTables; now: string },
): Promise<void> {
  const { municipality: seed } = folder;
  const municipalityId = await writer.put({
    table: 'municipality',
    key: seed.key,
    columns: {
      key: seed.key,
      ags: seed.ags,
      name: seed.name,
      stateName: seed.stateName,
      leadDepartment: seed.administration.leadDepartment,
    },
    onInsert: { createdAt: now },
  });
  const scope = scopeOfInstallation([municipalityId]);
  const assumptions = await createAssumptionStore(db).assumptionsOf(scope, municipalityId);
  const written: Written = {
    municipalityId,
    prefix: seed.key,
    districts: new Map(),
    quarters: new Map(),
    organisations: new Map(),
    committees: new Map(),
    reckoning: { payTables, assumptions },
  };
  await seedFinances(db, seed.finances, { municipalityId, now });
  await seedPlaces(db, writer, { folder, written });
  await seedActors(writer, { folder, written });
  await seedFigures(db, writer, { folder, written });
  await seedDemoSittings(db, writer, { folder, written, now });
  for (const need of folder.needs) await seedNeed(db, writer, { need, written });
}

interface Step {
  folder: MunicipalityFolder;
  written: Written;
}

async function seedPlaces(
  db: Database,
  writer: SeedWriter,
  { folder, written }: Step,
): Promise<void> {
  const { municipalityId, prefix, districts, quarters } = written;
  for (const { parent, source, ...district } of folder.municipality.districts) {
    const id = await writer.put({
      table: 'district',
      key: `${prefix}/${district.key}`,
      columns: {
        municipalityId,
        ...district,
        parentId: parent === null ? null : idOf(districts, parent),
        ...sourceColumns(source),
      },
    });
    districts.set(district.key, id);
  }
  for (const { key, district, areaStatus, source, ...quarter } of folder.municipality.quarters) {
    const id = await writer.put({
      table: 'quarter',
      key: `${prefix}/${key}`,
      columns: {
        municipalityId,
        slug: key,
        ...quarter,
        districtId: idOf(districts, district),
        areaSozialeStadt: flag(areaStatus.sozialeStadt),
        areaIsek: flag(areaStatus.isek),
        areaNote: areaStatus.note,
        ...sourceColumns(source),
      },
      isEdited: async (rowId) => {
        const row = await db
          .selectFrom('quarter')
          .select('editedAt')
          .where('id', '=', rowId)
          .executeTakeFirst();
        return row?.editedAt !== null;
      },
    });
    quarters.set(key, id);
  }
}

async function seedActors(writer: SeedWriter, { folder, written }: Step): Promise<void> {
  const { municipalityId, prefix } = written;
  for (const { isAgwMember, source, ...organisation } of folder.municipality.organisations) {
    const id = await writer.put({
      table: 'organisation',
      key: `${prefix}/${organisation.key}`,
      columns: {
        municipalityId,
        ...organisation,
        isAgwMember: isAgwMember ? 1 : 0,
        ...sourceColumns(source),
      },
    });
    written.organisations.set(organisation.key, id);
  }
  for (const { district, source, ...committee } of folder.municipality.committees) {
    const id = await writer.put({
      table: 'committee',
      key: `${prefix}/${committee.key}`,
      columns: {
        municipalityId,
        ...committee,
        districtId: district === null ? null : idOf(written.districts, district),
        ...sourceColumns(source),
      },
    });
    written.committees.set(committee.key, id);
  }
}

async function seedFigures(
  db: Database,
  writer: SeedWriter,
  { folder, written }: Step,
): Promise<void> {
  const { municipalityId, prefix } = written;
  for (const { area, source, ...value } of folder.values) {
    await writer.put({
      table: 'indicatorValue',
      key: [prefix, area, value.indicatorId, value.base, value.yearLabel, source.title].join('/'),
      columns: { municipalityId, ...areaOf(written, area), ...value, ...sourceColumns(source) },
      // A figure that was locked in place stays locked, whatever a later file says.
      isEdited: async (rowId) => {
        const row = await db
          .selectFrom('indicatorValue')
          .select('suppression')
          .where('id', '=', rowId)
          .executeTakeFirst();
        return row !== undefined && row.suppression !== null;
      },
    });
  }
  for (const { area, source, ...fact } of folder.facts) {
    await writer.put({
      table: 'areaFact',
      key: [prefix, area, fact.label, fact.yearLabel, source.title].join('/'),
      columns: { municipalityId, ...areaOf(written, area), ...fact, ...sourceColumns(source) },
    });
  }
}

/** The area a figure speaks of: `stadt`, `nrw`, or the key of a quarter or district. */
function areaOf(written: Written, key: string): { areaKind: string; areaId: string } {
  if (key === 'stadt') return { areaKind: 'municipality', areaId: written.municipalityId };
  if (key === 'nrw') return { areaKind: 'state', areaId: '05' };
  const quarterId = written.quarters.get(key);
  if (quarterId !== undefined) return { areaKind: 'quarter', areaId: quarterId };
  return { areaKind: 'district', areaId: idOf(written.districts, key) };
}
