import { load } from 'cheerio';
import request, { type Test } from 'supertest';
import { scopeOfNobody } from '../../src/accounts/scope.ts';
import { newId } from '../../src/database/new-id.ts';
import { pathKeyOf } from '../../src/imports/path-key.ts';
import { sampleRecord } from '../imports/small-records.ts';
import { addFigureImport } from '../support/figures.ts';
import {
  installationScope,
  testApp,
  testInstant,
  visitorFor,
  type TestApp,
  type Visitor,
} from '../support/app.ts';
import {
  addEvidence,
  addProgramme,
  now,
  sampleCall,
  sampleExample,
  sampleFound,
  sampleProgramme,
} from '../support/programmes.ts';
import {
  addProject,
  addSecondMunicipality,
  foreignMark,
  type SecondMunicipality,
} from '../support/second-municipality.ts';
import type { MatrixVisitor, Thing } from './expected-access.ts';
import { sharedThings } from './shared-things.ts';
import { sampleSitting } from './store-calls.ts';

/** Stands in the title of every project of the first municipality. */
export const ownMark = 'Eigenvorhaben';

/** Two municipalities with everything the matrix asks for, and everybody who asks. */
export interface MatrixWorld {
  test: TestApp;
  second: SecondMunicipality;
  /** What stands for `:id` or `:slug`; parts of a project as `project part`. */
  ids: Record<Thing, string>;
  programmeSlug: string;
  conditionKey: string;
  linkToken: string;
  ownQuarterNames: string[];
  /** Somebody who just came in: a session may end by what they ask. */
  fresh: (who: MatrixVisitor) => Promise<Pick<Visitor, 'get' | 'post'>>;
}

export async function matrixWorld(): Promise<MatrixWorld> {
  const test = await testApp();
  const { services, database } = test;
  const second = await addSecondMunicipality(test);
  const people = await services.accounts.people.list();
  const carrierId = people.find(({ role }) => role === 'carrier')?.organisationId ?? '';
  const quarter = await database.db
    .selectFrom('quarter')
    .select(['id', 'slug'])
    .where('municipalityId', '<>', second.id)
    .orderBy('slug')
    .executeTakeFirstOrThrow();
  const ofOwn = await ownThings(test, second, carrierId);
  const ofSecond = await foreignProjects(test, second, carrierId);
  const admin = people.find(({ role }) => role === 'admin')?.id ?? '';
  const spare = async (email: string, municipalityId: string | null): Promise<string> =>
    services.accounts.people.create(
      { personId: admin },
      {
        email,
        name: email,
        role: 'council',
        municipalityId,
        organisationId: null,
        assignedMunicipalityIds: [],
      },
    );
  const staff = people.find(({ role }) => role === 'staff');
  const ownPerson = await spare('eigen@example.org', staff?.municipalityId ?? null);
  const foreignPerson = await spare('fremd@example.org', second.id);
  const carrier = people.find(({ role }) => role === 'carrier');
  const ofProjects = {
    staffComment: await addWritten(test, ofOwn.ownUnreleased, staff?.id ?? ''),
    carrierComment: await addWritten(test, ofOwn.ownNaming, carrier?.id ?? ''),
    foreignComment: await addWritten(test, ofSecond.foreignUnreleased, second.staffId),
  };
  const ofCity = { municipalityId: staff?.municipalityId ?? '', mark: ownMark };
  const notices = {
    staffNotice: await addNotice(test, { ...ofCity, personId: staff?.id ?? '' }),
    ownNotice: await addNotice(test, { ...ofCity, personId: null }),
    foreignNotice: await addNotice(test, {
      municipalityId: second.id,
      personId: null,
      mark: foreignMark,
    }),
  };
  const ofCarrier = { ...ofCity, personId: carrier?.id ?? '', thingKind: 'carrierMatch' };
  const carrierNotices = {
    carrierNotice: await addNotice(test, { ...ofCarrier, thingId: `n/p/${carrierId}` }),
    formerNotice: await addNotice(test, { ...ofCarrier, thingId: `n/p/${newId()}` }),
  };
  const staffForm = await services.accounts.heldForms.hold(staff?.id ?? '', '/vorhaben', {});
  const { programmeSlug, conditionKey } = await askedCondition(test);
  const ofCatalogue = await catalogueThings(test, staff?.municipalityId ?? '', second.id);
  const quarters = await database.db
    .selectFrom('quarter')
    .select('name')
    .where('municipalityId', '<>', second.id)
    .execute();
  return {
    test,
    second,
    ids: {
      ...ofOwn,
      ...ofSecond,
      ...ofProjects,
      ...notices,
      ...carrierNotices,
      aRun: await addRun(test),
      ...(await importThings(test, staff?.id ?? '')),
      ownFigures: await addFigureImport(test, { ...ofCity, personId: staff?.id ?? '' }),
      foreignFigures: await addFigureImport(test, {
        municipalityId: second.id,
        mark: foreignMark,
        personId: second.staffId,
      }),
      ...(await scheduleThings(test, ofCity.municipalityId, second.id)),
      staffSearch: await addSearch(test, ofCity.municipalityId, staff?.id ?? ''),
      foreignSearch: await addSearch(test, second.id, second.staffId),
      ...ofCatalogue,
      // The same id serves a comment and an earlier text.
      ownVersion: ofProjects.staffComment,
      foreignVersion: ofProjects.foreignComment,
      ownQuarter: quarter.slug,
      foreignQuarter: second.quarter.slug,
      foreignNeed: second.needId,
      ownFunding: `${ofOwn.ownNeed} ${await addFunding(test, ofOwn.ownNeed)}`,
      foreignFunding: `${second.needId} ${await addFunding(test, second.needId)}`,
      ownCostItem: await costItemOf(test, ofOwn.ownNeed),
      foreignCostItem: await costItemOf(test, second.needId),
      ownPerson,
      foreignPerson,
      staffForm: staffForm ?? '',
      ...(await sharedThings(test, { programmeSlug, carrier, staff, second })),
    },
    programmeSlug,
    conditionKey,
    linkToken: await services.accounts.links.createFor({ personId: admin }, ownPerson),
    ownQuarterNames: quarters.map(({ name }) => name),
    fresh: (who) => {
      if (who === 'anonymous') return anonymous(test);
      return who === 'foreignStaff' ? visitorFor(test.app, services, second.staffId) : test.as(who);
    },
  };
}

/** Records of the common catalogue and of each municipality, with a call each. */
async function catalogueThings(test: TestApp, own: string, foreign: string) {
  const { calls, examples, fieldLocks } = test.services.stores;
  const add = async (municipalityId: string | null, slug: string, title: string) => {
    const id = await addProgramme(test, municipalityId, sampleProgramme(slug, { title }));
    const example = await examples.insertExample(id, sampleExample(), now);
    return { id, example, call: await calls.insertCall(id, sampleCall(), now) };
  };
  const global = await add(null, 'gemeinsam', 'Gemeinsames Programm');
  const ofOwn = await add(own, 'eigen', `${ownMark} Programm`);
  const ofForeign = await add(foreign, 'fremd', `Programm ${foreignMark}`);
  await fieldLocks.lockFields(global.id, ['title'], { personId: null, lockedAt: now });
  const [globalEvidence = ''] = await addEvidence(test, global.id, [sampleFound()]);
  return {
    globalProgramme: 'gemeinsam',
    ownProgramme: 'eigen',
    foreignProgramme: 'fremd',
    keptGlobal: 'gemeinsam',
    keptOwn: 'eigen',
    keptForeign: 'fremd',
    globalExample: `gemeinsam ${global.example}`,
    ownExample: `eigen ${ofOwn.example}`,
    foreignExample: `fremd ${ofForeign.example}`,
    globalCall: `gemeinsam ${global.call}`,
    ownCall: `eigen ${ofOwn.call}`,
    foreignCall: `fremd ${ofForeign.call}`,
    globalLock: 'gemeinsam title',
    globalEvidence,
  };
}

/** A committee of each municipality with a sitting. */
async function scheduleThings({ services, database }: TestApp, own: string, foreign: string) {
  const add = async (municipalityId: string) => {
    const { id } = await database.db
      .selectFrom('committee')
      .select('id')
      .where('municipalityId', '=', municipalityId)
      .orderBy('key')
      .executeTakeFirstOrThrow();
    const sitting = sampleSitting(municipalityId, id, '2027-02-01');
    const note = municipalityId === foreign ? foreignMark : ownMark;
    const all = await installationScope(services);
    return {
      id,
      sitting: await services.stores.sittings.insertSitting(all, { ...sitting, note }, now),
    };
  };
  const [ofOwn, ofForeign] = [await add(own), await add(foreign)];
  return {
    ...{ ownCommittee: ofOwn.id, ownSitting: ofOwn.sitting },
    ...{ foreignCommittee: ofForeign.id, foreignSitting: ofForeign.sitting },
  };
}

/** @returns "need item" */
async function costItemOf({ database: { db } }: TestApp, needId: string): Promise<string> {
  const item = await db
    .selectFrom('costItem')
    .select('id')
    .where('needId', '=', needId)
    .executeTakeFirstOrThrow();
  return `${needId} ${item.id}`;
}

async function ownThings(test: TestApp, { id, programmeIds }: SecondMunicipality, carrier: string) {
  const needs = await test.database.db
    .selectFrom('need')
    .select(['id', 'municipalityId', 'carrierId'])
    .where('municipalityId', '<>', id)
    .orderBy('id')
    .execute();
  const plain = needs.find(({ carrierId }) => carrierId === null);
  const naming = needs.find(({ carrierId }) => carrierId === carrier);
  if (!plain || !naming) throw new Error('the seed lacks a need without or with the demo carrier');
  const add = (at: typeof plain, number: number, isReleased: boolean): Promise<string> =>
    addProject(test, {
      title: `${ownMark} ${number}`,
      municipalityId: at.municipalityId,
      needId: at.id,
      programmeId: programmeIds[number] ?? '',
      isReleased,
    });
  return {
    ownNeed: plain.id,
    ownUnreleased: await add(plain, 1, false),
    ownReleased: await add(plain, 2, true),
    ownNaming: await add(naming, 3, false),
    ownNamingReleased: await add(naming, 4, true),
  };
}

async function foreignProjects(test: TestApp, second: SecondMunicipality, carrierId: string) {
  const add = (number: number, isReleased: boolean, carrier: string | null): Promise<string> =>
    addProject(test, {
      title: `Vorhaben Fremdenau ${number}`,
      municipalityId: second.id,
      needId: second.needId,
      programmeId: second.programmeIds[number] ?? '',
      isReleased,
      carrierId: carrier,
    });
  return {
    foreignUnreleased: await add(1, false, null),
    foreignReleased: await add(2, true, null),
    foreignNaming: await add(3, false, carrierId),
  };
}

/** A comment and an earlier text of a project, with one id. @returns "project id" */
async function addWritten(test: TestApp, projectId: string, personId: string): Promise<string> {
  const { db } = test.database;
  const id = newId();
  const { municipalityId } = await db
    .selectFrom('project')
    .select('municipalityId')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  const written = {
    id,
    projectId,
    personId,
    text: 'Geschrieben',
    visibility: 'internal',
    carrierId: null,
    createdAt: testInstant,
  };
  await db
    .insertInto('comment')
    .values({ ...written, municipalityId, withdrawnAt: null })
    .execute();
  await db
    .insertInto('projectTextVersion')
    .values({ ...written, key: 'goal' })
    .execute();
  return `${projectId} ${id}`;
}

async function addFunding({ database: { db } }: TestApp, needId: string): Promise<string> {
  const id = newId();
  const row = { id, needId, key: id, label: 'Landesmittel', extent: 'voll' };
  await db.insertInto('funding').values(row).execute();
  return id;
}

async function addNotice(
  { database: { db } }: TestApp,
  {
    municipalityId,
    personId,
    mark,
    thingKind = 'project',
    thingId,
  }: {
    municipalityId: string;
    personId: string | null;
    mark: string;
    thingKind?: string;
    thingId?: string;
  },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('notice')
    .values({
      id,
      municipalityId,
      personId,
      kind: 'projectEnd',
      thingKind,
      thingId: thingId ?? id,
      dueOn: '2026-12-01',
      stage: 14,
      title: `Hinweis ${mark}`,
      detail: '',
      href: '/vorhaben',
      dedupeKey: id,
      createdAt: testInstant,
      doneAt: null,
      doneById: null,
    })
    .execute();
  return id;
}

async function addSearch(
  { services: { stores } }: TestApp,
  municipalityId: string,
  personId: string,
): Promise<string> {
  const id = newId();
  const text = { title: personId, query: '', createdAt: testInstant };
  await stores.savedSearches.insertSearch({
    ...text,
    id,
    municipalityId,
    personId,
    notedAt: null,
    askedFor: null,
  });
  return id;
}

async function addRun({ services: { stores } }: TestApp): Promise<string> {
  const id = newId();
  const run = { id, job: 'cleanup', slot: 'manual:matrix', ownerToken: id, startedById: null };
  await stores.jobRuns.insertRun(run, testInstant);
  return id;
}

/** A programme with a condition that only people can confirm. */
async function askedCondition({ services }: TestApp) {
  for (const { programme } of await services.catalogue.list(scopeOfNobody())) {
    const condition = programme.conditions.find(
      ({ effect, testedBy }) => effect === 'blocking' && testedBy === null,
    );
    if (condition) return { programmeSlug: programme.slug, conditionKey: condition.key };
  }
  throw new Error('no programme asks for a confirmation');
}

/** Without an account, but with the token of the sign-in page: so that the door answers and not the form check. */
async function anonymous({ app }: TestApp): Promise<Pick<Visitor, 'get' | 'post'>> {
  const page = await request(app).get('/anmelden');
  const cookie = (page.headers['set-cookie'] as unknown as string[] | undefined)?.[0] ?? '';
  const token = String(load(page.text)('input[name="_csrf"]').attr('value'));
  const with_ = (test: Test): Test => test.set('Cookie', cookie.split(';')[0] ?? '');
  return {
    get: (path) => with_(request(app).get(path)),
    post: (path, body = {}) =>
      with_(request(app).post(path))
        .type('form')
        .send({ _csrf: token, ...body }),
  };
}

/** An import that has ended, and a page that somebody has read and not yet taken over. */
async function importThings(
  { services: { imports, stores } }: TestApp,
  staffId: string,
): Promise<{ anImport: string; staffPreview: string }> {
  const done = await imports.startRun('export', { jobRunId: null, personId: null });
  await stores.importRuns.moveRun(done.id, 'failed', { problem: 'Abgebrochen' });
  const preview = await imports.startRun('page', { jobRunId: null, personId: staffId });
  const record = sampleRecord('matrix');
  await stores.stagedRecords.insertStaged(preview.id, [
    { pathKey: pathKeyOf(record.path), contentHash: 'matrix', record },
  ]);
  return { anImport: done.id, staffPreview: preview.id };
}
