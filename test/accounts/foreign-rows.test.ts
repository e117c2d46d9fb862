import { expect } from 'chai';
import type { Role } from '../../src/accounts/person.ts';
import {
  scopeAroundProject,
  scopeForPerson,
  scopeOfNobody,
  type Scope,
} from '../../src/accounts/scope.ts';
import { newId } from '../../src/database/new-id.ts';
import { NotFoundError, StaleError } from '../../src/shared/errors.ts';
import { leadTimesKey } from '../../src/schedule/lead-time.ts';
import { createStores } from '../../src/services.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';
import { addFigureImport } from '../support/figures.ts';
import { databaseDigest } from '../support/database-digest.ts';
import { addProgramme, sampleProgramme } from '../support/programmes.ts';
import { addProject, addSecondMunicipality, foreignMark } from '../support/second-municipality.ts';
import { withoutScope, writtenByReaders } from './calls-without-scope.ts';
import { answered, carrierSaid } from './shared-things.ts';
import { sampleFigureValue } from './sample-figure-value.ts';
import {
  madeNeed,
  ownAssumption,
  reads,
  said,
  sampleSitting,
  writes,
  type Foreign,
} from './store-calls.ts';

const at = '2026-11-20T10:00:00.000Z';

async function addFinancesAndAnswers(
  db: TestApp['database']['db'],
  { id: municipalityId, programmeIds }: Pick<Foreign, 'id' | 'programmeIds'>,
): Promise<void> {
  const fact = { key: 'finances.isWeak', value: '{"value":false,"asOf":"2026-01"}' };
  const setting = { basis: 'annahme', note: foreignMark, sourceTitle: null, sourceUrl: null };
  await db
    .insertInto('municipalitySetting')
    .values({ municipalityId, ...fact, ...setting, version: 1, updatedAt: at })
    .execute();
  const programmeId = programmeIds[5] ?? '';
  for (const conditionKey of ['k', 'k2']) {
    const row = { municipalityId, programmeId, conditionKey, ...answered };
    await db
      .insertInto('programmeAnswer')
      .values({ id: newId(), ...row, personId: null, version: 1, updatedAt: at })
      .execute();
  }
}

/** The second municipality with one project, released, and something written about it. */
async function foreignRows(test: TestApp): Promise<Foreign> {
  const { db } = test.database;
  const second = await addSecondMunicipality(test);
  const programmeId = second.programmeIds[1] ?? '';
  const projectId = await addProject(test, {
    title: `Vorhaben ${foreignMark}`,
    municipalityId: second.id,
    needId: second.needId,
    programmeId,
    isReleased: true,
  });
  const [versionId, commentId] = [newId(), newId()];
  const written = {
    projectId,
    personId: second.staffId,
    text: foreignMark,
    visibility: 'internal',
    carrierId: null,
    createdAt: at,
  };
  await db
    .insertInto('projectTextVersion')
    .values({ ...written, id: versionId, key: 'goal' })
    .execute();
  await db
    .insertInto('comment')
    .values({ ...written, id: commentId, municipalityId: second.id, withdrawnAt: null })
    .execute();
  await db
    .insertInto('conditionConfirmation')
    .values({ ...said, needId: second.needId, programmeId })
    .execute();
  const decision = { needId: second.needId, programmeId: second.programmeIds[5] ?? '' };
  await db
    .insertInto('matchDecision')
    .values({
      ...{ id: newId(), municipalityId: second.id, ...decision, note: foreignMark },
      ...{
        state: 'dismissed',
        decidedById: second.staffId,
        decidedAt: at,
        sharedNote: foreignMark,
      },
    })
    .execute();
  await db
    .insertInto('matchNews')
    .values({
      ...{ id: newId(), municipalityId: second.id, ...decision },
      ...{ kind: 'new', reason: foreignMark, fingerprint: 'f', happenedAt: at },
    })
    .execute();
  const carrierAnswerId = newId();
  const { id: organisationId } = await db
    .selectFrom('organisation')
    .select('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('carrierAnswer')
    .values({
      ...{ id: carrierAnswerId, municipalityId: second.id, ...decision, ...carrierSaid },
      ...{ organisationId, proposedById: second.staffId },
    })
    .execute();
  const fundingId = await addFunding(test, second.needId);
  const noticeId = newId();
  await db
    .insertInto('notice')
    .values({
      id: noticeId,
      municipalityId: second.id,
      personId: second.staffId,
      kind: 'projectEnd',
      thingKind: 'project',
      thingId: projectId,
      dueOn: '2026-12-01',
      stage: 14,
      title: foreignMark,
      detail: '',
      href: '/vorhaben',
      dedupeKey: noticeId,
      createdAt: at,
      doneAt: null,
      doneById: null,
    })
    .execute();
  const figures = { municipalityId: second.id, personId: second.staffId, mark: foreignMark };
  const figureImportId = await addFigureImport(test, figures);
  const figureValue = sampleFigureValue(second);
  const { figureImports, figureValues } = test.services.stores;
  const all = await installationScope(test.services);
  const theirs = { municipalityId: second.id, importId: figureImportId };
  await figureValues.insertValues(all, theirs, [figureValue]);
  const meanings = [{ role: 'value' as const, indicatorId: 'u18_anteil', year: foreignMark }];
  await figureImports.saveMapping(all, { municipalityId: second.id, headerKey: 'k', meanings }, at);
  const own = sampleProgramme('fremd', { title: foreignMark });
  const ownProgrammeId = await addProgramme(test, second.id, own);
  const person = await test.services.accounts.people.get(second.staffId);
  const needs = [{ ...madeNeed(second), title: `${foreignMark}, zurückgezogen` }];
  const actor = { personId: second.staffId };
  const { needEditing } = test.services;
  const [withdrawnId = ''] = await needEditing.createNeeds(
    scopeForPerson(person),
    { needs, how: '' },
    actor,
  );
  await needEditing.withdrawNeed(scopeForPerson(person), withdrawnId, actor);
  const project = await test.services.stores.projects.getProject(scopeForPerson(person), projectId);
  const { id: costItemId } = await db
    .selectFrom('costItem')
    .select('id')
    .where('needId', '=', second.needId)
    .executeTakeFirstOrThrow();
  for (const key of [ownAssumption.key, 'overheadPercent', 'matchOrder.weights', leadTimesKey]) {
    const { value, basis, note } = ownAssumption;
    const row = { key, value, basis, note, sourceTitle: null, sourceUrl: null, version: 1 };
    await db
      .insertInto('municipalitySetting')
      .values({ municipalityId: second.id, ...row, updatedAt: at })
      .execute();
  }
  const { committeeId, sittingId } = await addSitting(test, second.id);
  await addFinancesAndAnswers(db, second);
  return {
    ...second,
    ...{ costItemId, committeeId, sittingId, carrierAnswerId },
    project,
    freeProgrammeId: second.programmeIds[5] ?? '',
    versionId,
    commentId,
    noticeId,
    needVersion: 1,
    fundingId,
    figureImportId,
    figureValueId: figureValue.id,
    ownProgrammeSlug: 'fremd',
    ownProgrammeId,
  };
}

async function addSitting({ services, database: { db } }: TestApp, municipalityId: string) {
  const { id: committeeId } = await db
    .selectFrom('committee')
    .select('id')
    .where('municipalityId', '=', municipalityId)
    .executeTakeFirstOrThrow();
  const sitting = sampleSitting(municipalityId, committeeId, '2027-02-01');
  const all = await installationScope(services);
  return { committeeId, sittingId: await services.stores.sittings.insertSitting(all, sitting, at) };
}

async function addFunding({ database: { db } }: TestApp, needId: string): Promise<string> {
  const id = newId();
  const row = { id, needId, key: id, label: foreignMark, extent: 'voll' };
  await db.insertInto('funding').values(row).execute();
  return id;
}

type Outcome = { result: unknown } | { refused: true };

describe('stores and foreign rows', () => {
  let test: TestApp;
  let foreign: Foreign;
  let scopes: Record<string, Scope>;
  let statements: string[];

  const attempt = async (call: Promise<unknown>): Promise<Outcome> => {
    try {
      return { result: await call };
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof StaleError) return { refused: true };
      throw error;
    }
  };
  const tells = (outcome: Outcome): boolean =>
    'result' in outcome &&
    outcome.result !== undefined &&
    JSON.stringify(outcome.result).includes(foreignMark);
  const isNothing = (outcome: Outcome): boolean =>
    'refused' in outcome ||
    outcome.result === undefined ||
    (Array.isArray(outcome.result) && outcome.result.length === 0);
  const writesSomething = async (name: string, scope: Scope): Promise<boolean> => {
    const before = databaseDigest(test.database);
    const call = writes[name]?.(createStores(test.database.db), scope, foreign);
    await attempt(Promise.resolve(call));
    return JSON.stringify(databaseDigest(test.database)) !== JSON.stringify(before);
  };

  before(async () => {
    test = await testApp();
    foreign = await foreignRows(test);
    const people = await test.services.accounts.people.list();
    const own = (role: Role): Scope => {
      const person = people.find((one) => one.role === role && one.isDemo);
      if (!person) throw new Error(`no demo account for ${role}`);
      return scopeForPerson(person);
    };
    const [need] = await test.services.stores.needs.listNeeds(own('staff'));
    scopes = {
      staff: own('staff'),
      auditor: own('auditor'),
      coordinator: own('coordinator'),
      carrier: own('carrier'),
      council: own('council'),
      admin: own('admin'),
      'around an own project': scopeAroundProject({ municipalityId: need?.municipalityId ?? '' }),
      nobody: scopeOfNobody(),
    };
    // Every statement from here on, as the database gets it.
    statements = [];
    const { connection } = test.database;
    const prepare = connection.prepare.bind(connection);
    connection.prepare = (sql: string) => {
      statements.push(sql);
      return prepare(sql);
    };
  });
  after(() => test.close());

  it('are all named here: a new function must say whether it takes a Scope', () => {
    const [scoped, others]: [string[], string[]] = [[], []];
    for (const [store, functions] of Object.entries(createStores(test.database.db))) {
      for (const [name, made] of Object.entries(functions)) {
        const takesScope = /^(?:async\s*)?\w*\s*\(?\s*scope\b/u.test(String(made));
        (takesScope ? scoped : others).push(`${store}.${name}`);
      }
    }
    expect(scoped).to.have.members([...Object.keys(reads), ...Object.keys(writes)]);
    expect(others).to.have.members(
      Object.entries(withoutScope).flatMap(([store, names]) =>
        names.split(' ').map((name) => `${store}.${name}`),
      ),
    );
  });

  for (const [name, call] of Object.entries(reads)) {
    it(`${name} tells nothing of them to anybody else, and to their own staff it does`, async () => {
      const stores = createStores(test.database.db);
      for (const [who, scope] of Object.entries(scopes)) {
        expect(tells(await attempt(call(stores, scope, foreign))), who).to.equal(false);
      }
      expect(isNothing(await attempt(call(stores, scopeOfNobody(), foreign)))).to.equal(true);
      const theirs = scopeForPerson(await test.services.accounts.people.get(foreign.staffId));
      expect(tells(await attempt(call(stores, theirs, foreign)))).to.equal(true);
    });
  }

  for (const name of Object.keys(writes)) {
    it(`${name} changes nothing of them for anybody else, and for their own staff it does`, async () => {
      const need = await test.database.db
        .selectFrom('need')
        .select('version')
        .where('id', '=', foreign.needId)
        .executeTakeFirstOrThrow();
      foreign.needVersion = need.version;
      for (const [who, scope] of Object.entries(scopes)) {
        expect(await writesSomething(name, scope), who).to.equal(false);
      }
      const person = await test.services.accounts.people.get(foreign.staffId);
      const readers = {
        auditor: scopeForPerson({ ...person, role: 'auditor' }),
        'around their project': scopeAroundProject({ municipalityId: foreign.id }),
      };
      for (const [who, scope] of Object.entries(readers)) {
        if (writtenByReaders.includes(name)) continue;
        expect(await writesSomething(name, scope), who).to.equal(false);
      }
      const theirs = scopeForPerson(person);
      foreign.project = await test.services.stores.projects.getProject(theirs, foreign.project.id);
      expect(await writesSomething(name, theirs)).to.equal(true);
    });
  }

  it('are kept apart without an empty `in ()`, which PostgreSQL refuses', () => {
    expect(statements.length).to.be.greaterThan(100);
    expect(statements.filter((sql) => /\bin\s*\(\s*\)/iu.test(sql))).to.deep.equal([]);
  });
});
