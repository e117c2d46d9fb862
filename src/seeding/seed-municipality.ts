import type { Database } from '../database/open.ts';
import type { NeedSeed } from '../quarters/quarter-seed.ts';
import { StartError } from '../shared/errors.ts';
import type { MunicipalityFolder } from './seed-files.ts';
import type { SeedWriter } from './seed-writer.ts';

/** Ids of what was written before, by the keys of the seed files. */
interface Written {
  municipalityId: string;
  prefix: string;
  districts: Map<string, string>;
  quarters: Map<string, string>;
  organisations: Map<string, string>;
}

/** Writes one municipality's folder: places, actors, figures, needs. */
export async function seedMunicipality(
  db: Database,
  writer: SeedWriter,
  { folder, now }: { folder: MunicipalityFolder; now: string },
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
  const written: Written = {
    municipalityId,
    prefix: seed.key,
    districts: new Map(),
    quarters: new Map(),
    organisations: new Map(),
  };
  await seedPlaces(db, writer, { folder, written });
  await seedActors(writer, { folder, written });
  await seedFigures(writer, { folder, written });
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
    await writer.put({
      table: 'committee',
      key: `${prefix}/${committee.key}`,
      columns: {
        municipalityId,
        ...committee,
        districtId: district === null ? null : idOf(written.districts, district),
        ...sourceColumns(source),
      },
    });
  }
}

async function seedFigures(writer: SeedWriter, { folder, written }: Step): Promise<void> {
  const { municipalityId, prefix } = written;
  for (const { area, source, ...value } of folder.values) {
    await writer.put({
      table: 'indicatorValue',
      key: [prefix, area, value.indicatorId, value.base, value.yearLabel, source.title].join('/'),
      columns: { municipalityId, ...areaOf(written, area), ...value, ...sourceColumns(source) },
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

async function seedNeed(
  db: Database,
  writer: SeedWriter,
  { need, written }: { need: NeedSeed; written: Written },
): Promise<void> {
  const { quarter, carrier, topics, targetGroups, applicants, forwarding, source, ...rest } = need;
  const { costItems, existingFunding, ...columns } = rest;
  const key = `${written.prefix}/${quarter}/${need.key}`;
  const isNeedEdited = async (needId: string): Promise<boolean> => {
    const row = await db
      .selectFrom('need')
      .select('editedAt')
      .where('id', '=', needId)
      .executeTakeFirst();
    return row?.editedAt !== null;
  };
  const needId = await writer.put({
    table: 'need',
    key,
    columns: {
      municipalityId: written.municipalityId,
      quarterId: idOf(written.quarters, quarter),
      ...columns,
      topicsJson: JSON.stringify(topics),
      targetGroupsJson: JSON.stringify(targetGroups),
      applicantsJson: JSON.stringify(applicants),
      forwarding: flag(forwarding),
      carrierId: carrier === null ? null : idOf(written.organisations, carrier),
      ...sourceColumns(source),
    },
    isEdited: isNeedEdited,
  });
  const isEdited = (): Promise<boolean> => isNeedEdited(needId);
  for (const [position, { source: itemSource, ...item }] of costItems.entries()) {
    await writer.put({
      table: 'costItem',
      key: `${key}/${item.key}`,
      columns: { needId, position, ...item, ...sourceColumns(itemSource) },
      isEdited,
    });
  }
  for (const { source: fundingSource, ...funding } of existingFunding) {
    await writer.put({
      table: 'funding',
      key: `${key}/${funding.key}`,
      columns: { needId, ...funding, ...sourceColumns(fundingSource) },
      isEdited,
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

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined)
    throw new StartError(`Startdaten: „${key}“ wird genannt, aber nirgends beschrieben.`);
  return id;
}

function flag(value: boolean | null): 0 | 1 | null {
  if (value === null) return null;
  return value ? 1 : 0;
}

function sourceColumns(source: { title: string; url: string | null } | null) {
  return { sourceTitle: source?.title ?? null, sourceUrl: source?.url ?? null };
}
