import { expect } from 'chai';
import { inProjectScope } from '../../src/accounts/project-scope-store.ts';
import { scopeForPerson, type Scope } from '../../src/accounts/scope.ts';
import { testAccounts } from '../support/accounts-app.ts';

/** Three projects: one released, one not, one whose need names the demo carrier. */
const setUp = async () => {
  const test = await testAccounts();
  const { db } = test.database;
  const people = await test.accounts.people.list();
  const carrier = people.find((one) => one.role === 'carrier');
  const need = (carrierId: string | null) =>
    db
      .selectFrom('need')
      .select(['id', 'municipalityId'])
      .where('carrierId', carrierId === null ? 'is' : '=', carrierId)
      .executeTakeFirstOrThrow();
  const [plain, named] = [await need(null), await need(carrier?.organisationId ?? '')];
  // One project per need and programme, therefore a programme for each.
  const programmes = await db.selectFrom('programme').select('id').limit(3).execute();
  const project = (
    id: string,
    at: { id: string; municipalityId: string },
    releasedAt: string | null,
  ) => ({
    id,
    municipalityId: at.municipalityId,
    needId: at.id,
    programmeId: programmes.pop()?.id ?? '',
    status: 'draft',
    filingRoute: 'city',
    title: id,
    startMonth: '2027-01',
    months: 12,
    releasedAt,
    createdAt: '2026-11-22',
    updatedAt: '2026-11-22',
  });
  await db
    .insertInto('project')
    .values([
      project('open', plain, null),
      project('released', plain, '2026-11-22T10:00:00Z'),
      project('named', named, null),
    ])
    .execute();
  const seenBy = async (scope: Scope): Promise<string[]> => {
    const rows = await db
      .selectFrom('project')
      .select('project.id')
      .where(inProjectScope(scope))
      .orderBy('project.id')
      .execute();
    return rows.map((row) => row.id);
  };
  const scopeOf = (role: string, changed: object = {}): Scope => {
    const person = people.find((one) => one.role === role);
    if (!person) throw new Error(`no demo account for ${role}`);
    return scopeForPerson({ ...person, ...changed });
  };
  return { ...test, db, seenBy, scopeOf };
};

describe('inProjectScope', () => {
  let test: Awaited<ReturnType<typeof setUp>>;
  before(async () => {
    test = await setUp();
  });
  after(() => test.close());

  const expected: Record<string, string[]> = {
    staff: ['named', 'open', 'released'],
    auditor: ['named', 'open', 'released'],
    coordinator: ['released'],
    carrier: ['named'],
    council: [],
    admin: [],
  };
  for (const [role, ids] of Object.entries(expected)) {
    it(`shows ${role}: ${ids.join(', ') || 'nothing'}`, async () => {
      expect(await test.seenBy(test.scopeOf(role))).to.deep.equal(ids);
    });
  }

  it('shows nothing of another municipality', async () => {
    const elsewhere = { municipalityId: 'koeln', assignedMunicipalityIds: ['koeln'] };
    for (const role of ['staff', 'auditor', 'coordinator']) {
      expect(await test.seenBy(test.scopeOf(role, elsewhere)), role).to.deep.equal([]);
    }
    expect(await test.seenBy(test.scopeOf('coordinator', { assignedMunicipalityIds: [] }))).to.be
      .empty;
  });

  it('leaves a need’s carrier out once the project names another', async () => {
    const other = await test.db
      .selectFrom('organisation')
      .select('id')
      .where('key', '=', 'awo')
      .executeTakeFirstOrThrow();
    await test.db
      .updateTable('project')
      .set({ carrierId: other.id })
      .where('id', '=', 'named')
      .execute();
    expect(await test.seenBy(test.scopeOf('carrier'))).to.deep.equal([]);
    expect(await test.seenBy(test.scopeOf('carrier', { organisationId: other.id }))).to.deep.equal([
      'named',
    ]);
  });
});
