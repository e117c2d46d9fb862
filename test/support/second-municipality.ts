import { newId } from '../../src/database/new-id.ts';
import { visitorFor, type TestApp, type Visitor } from './app.ts';

/** Stands in every text of the second municipality, so that a leak is found by looking for it. */
export const foreignMark = 'Fremdenau';

const released = '2026-11-20T10:00:00.000Z';

/** A municipality with everything a municipality has, beside the seeded one. */
export interface SecondMunicipality {
  id: string;
  organisationId: string;
  districtId: string;
  quarter: { id: string; slug: string };
  needId: string;
  programmeIds: readonly string[];
  staffId: string;
  staff: Visitor;
}

/** Created as an administrator creates it; its contents, for which there are no admin pages, as rows. */
export async function addSecondMunicipality(test: TestApp): Promise<SecondMunicipality> {
  const { db } = test.database;
  const admin = await test.as('admin');
  await admin
    .post('/verwaltung/kommunen', {
      name: foreignMark,
      ags: '05314999',
      leadDepartment: `Sozialamt ${foreignMark}`,
    })
    .expect(303);
  const { id } = await db
    .selectFrom('municipality')
    .select('id')
    .where('name', '=', foreignMark)
    .executeTakeFirstOrThrow();
  await admin
    .post('/verwaltung/organisationen', {
      municipalityId: id,
      name: `Verband ${foreignMark}`,
      shortName: `V ${foreignMark}`,
      kind: 'traeger',
    })
    .expect(303);
  const { id: organisationId } = await db
    .selectFrom('organisation')
    .select('id')
    .where('municipalityId', '=', id)
    .executeTakeFirstOrThrow();
  const { districtId, quarter } = await addQuarter(test, id);
  const needId = await addNeed(test, { municipalityId: id, quarterId: quarter.id, organisationId });
  const programmes = await db.selectFrom('programme').select('id').orderBy('slug').execute();
  const staffId = await addStaff(test, id);
  return {
    id,
    organisationId,
    districtId,
    quarter,
    needId,
    programmeIds: programmes.map((programme) => programme.id),
    staffId,
    staff: await visitorFor(test.app, test.services, staffId),
  };
}

const noSource = { sourceTitle: null, sourceUrl: null };

async function addQuarter({ database: { db } }: TestApp, municipalityId: string) {
  const [districtId, id, slug] = [newId(), newId(), 'fremdenau-mitte'];
  const name = `${foreignMark}-Mitte`;
  await db
    .insertInto('district')
    .values({
      id: districtId,
      municipalityId,
      key: slug,
      name,
      kind: 'stadtteil',
      parentId: null,
      ...noSource,
    })
    .execute();
  await db
    .insertInto('quarter')
    .values({
      id,
      municipalityId,
      districtId,
      slug,
      name,
      description: `Quartier in ${foreignMark}`,
      areaSozialeStadt: null,
      areaIsek: null,
      areaNote: null,
      editedAt: null,
      ...noSource,
    })
    .execute();
  await db
    .insertInto('committee')
    .values({
      id: newId(),
      municipalityId,
      key: 'rat',
      name: `Rat ${foreignMark}`,
      shortName: 'Rat',
      kind: 'rat',
      consultationOrder: 1,
      districtId: null,
      ...noSource,
    })
    .execute();
  await addFigures({ db }, { municipalityId, areaId: id });
  return { districtId, quarter: { id, slug } };
}

async function addFigures(
  { db }: Pick<TestApp['database'], 'db'>,
  { municipalityId, areaId }: { municipalityId: string; areaId: string },
): Promise<void> {
  const measured = {
    municipalityId,
    areaKind: 'quarter',
    areaId,
    yearLabel: '2025',
    referenceYear: 2025,
    value: 4711,
    valueFrom: null,
    valueTo: null,
    note: foreignMark,
    sourceTitle: `Statistik ${foreignMark}`,
    sourceUrl: null,
  };
  await db
    .insertInto('indicatorValue')
    .values({
      ...measured,
      id: newId(),
      indicatorId: 'einwohner',
      base: '',
      referenceOn: null,
      state: 'value',
      origin: 'berichtet',
    })
    .execute();
  await db
    .insertInto('areaFact')
    .values({
      ...measured,
      id: newId(),
      label: `Angabe ${foreignMark}`,
      unit: 'Personen',
      origin: 'berichtet',
    })
    .execute();
}

async function addNeed(
  { database: { db } }: TestApp,
  at: { municipalityId: string; quarterId: string; organisationId: string },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('need')
    .values({
      id,
      municipalityId: at.municipalityId,
      quarterId: at.quarterId,
      key: 'bedarf',
      title: `Bedarf ${foreignMark}`,
      description: `Was in ${foreignMark} fehlt`,
      buildingBlock: null,
      topicsJson: '["quartiersmanagement"]',
      targetGroupsJson: '[]',
      applicantsJson: '["kommune"]',
      forwarding: null,
      carrierId: at.organisationId,
      startMonth: '2027-07',
      months: 24,
      duty: null,
      origin: 'eigen',
      editedAt: null,
      ...noSource,
    })
    .execute();
  await db
    .insertInto('costItem')
    .values({
      id: newId(),
      needId: id,
      key: 'sach',
      position: 1,
      label: `Sachkosten ${foreignMark}`,
      costType: 'sachkosten',
      amountCentsPerYear: 1_000_000,
      calculation: '',
      basis: 'annahme',
      ...noSource,
    })
    .execute();
  return id;
}

async function addStaff({ services }: TestApp, municipalityId: string): Promise<string> {
  const admin = (await services.accounts.people.list()).find(({ role }) => role === 'admin');
  return services.accounts.people.create(
    { personId: admin?.id ?? '' },
    {
      email: 'staff@fremdenau.example',
      name: `Staff ${foreignMark}`,
      role: 'staff',
      municipalityId,
      organisationId: null,
      assignedMunicipalityIds: [],
    },
  );
}

export interface ProjectRow {
  title: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  isReleased: boolean;
  carrierId?: string | null;
}

/** A project with a text and a costed line. @returns its id */
export async function addProject({ database: { db } }: TestApp, row: ProjectRow): Promise<string> {
  const { isReleased, carrierId = null, ...columns } = row;
  const [id, lineId] = [newId(), newId()];
  await db
    .insertInto('project')
    .values({
      ...columns,
      id,
      carrierId,
      status: 'draft',
      filingRoute: 'city',
      startMonth: '2027-07',
      months: 12,
      releasedAt: isReleased ? released : null,
      createdAt: released,
      updatedAt: released,
    })
    .execute();
  await db
    .insertInto('projectSection')
    .values({ projectId: id, key: 'goal', text: `Ziel von ${row.title}`, isEdited: 1 })
    .execute();
  await db
    .insertInto('projectLine')
    .values({
      id: lineId,
      projectId: id,
      side: 'cost',
      kind: 'sachkosten',
      position: 1,
      label: `Kosten von ${row.title}`,
      calculation: '',
      basis: 'annahme',
      isEligible: 1,
      ...noSource,
    })
    .execute();
  await db
    .insertInto('projectAmount')
    .values({ lineId, year: 2027, amountCents: 120_000 })
    .execute();
  return id;
}
