import { expect } from 'chai';
import type { PersonDraft } from '../../src/accounts/person.ts';
import { ConflictError, NotFoundError, StaleError } from '../../src/shared/errors.ts';
import { testAccounts } from '../support/accounts-app.ts';

const adminDraft = (email: string): PersonDraft => ({
  email,
  name: 'Verwaltung',
  role: 'admin',
  municipalityId: null,
  organisationId: null,
  assignedMunicipalityIds: [],
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error;
  }
}

const setUp = async () => {
  const test = await testAccounts({ isDemo: false });
  const { people, links } = test.accounts;
  const system = { personId: 'system' };
  const makeAdmin = async (email: string): Promise<string> => {
    const id = await people.create(system, adminDraft(email));
    const token = await links.createFor(system, id);
    const link = await links.getLink(token);
    await links.redeem(link, { password: 'drei kleine Enten', name: '', email: '' });
    return id;
  };
  return {
    ...test,
    people,
    links,
    makeAdmin,
    admin: { personId: await makeAdmin('a@stadt.example') },
  };
};

describe('the last administrator', () => {
  it('cannot be disabled or demoted, by nobody', async () => {
    const { people, admin, close } = await setUp();
    const other = { personId: 'somebody' };
    expect(await failureOf(people.disable(other, admin.personId))).to.be.instanceOf(ConflictError);
    const { version } = await people.get(admin.personId);
    const demoted = { ...adminDraft('a@stadt.example'), role: 'auditor' as const };
    const failure = await failureOf(people.update(other, { id: admin.personId, version }, demoted));
    expect(failure).to.be.instanceOf(ConflictError);
    expect(await people.get(admin.personId)).to.include({ isDisabled: false, role: 'admin' });
    await close();
  });

  it('is not counted as long as the other one has no password', async () => {
    const { people, admin, makeAdmin, close } = await setUp();
    await people.create(admin, adminDraft('b@stadt.example'));
    const other = { personId: 'somebody' };
    expect(await failureOf(people.disable(other, admin.personId))).to.be.instanceOf(ConflictError);
    await makeAdmin('c@stadt.example');
    await people.disable(other, admin.personId);
    expect(await people.get(admin.personId)).to.have.property('isDisabled', true);
    await close();
  });

  it('cannot disable themselves even where there is another', async () => {
    const { people, admin, makeAdmin, close } = await setUp();
    await makeAdmin('b@stadt.example');
    const failure = await failureOf(people.disable(admin, admin.personId));
    expect(failure).to.be.instanceOf(ConflictError);
    await close();
  });
});

describe('person service', () => {
  it('refuses to save over somebody else’s change', async () => {
    const { people, admin, close } = await setUp();
    const id = await people.create(admin, adminDraft('b@stadt.example'));
    await people.update(
      admin,
      { id, version: 1 },
      { ...adminDraft('b@stadt.example'), name: 'Neu' },
    );
    const failure = await failureOf(
      people.update(admin, { id, version: 1 }, adminDraft('b@stadt.example')),
    );
    expect(failure).to.be.instanceOf(StaleError);
    expect(await people.get(id)).to.include({ name: 'Neu', version: 2 });
    await close();
  });

  it('ends sessions and links of a disabled account and keeps its Verlauf without names', async () => {
    const { accounts, people, links, admin, close } = await setUp();
    const id = await people.create(admin, adminDraft('b@stadt.example'));
    const token = await links.createFor(admin, id);
    await accounts.sessions.begin('s', id, {});
    await people.disable(admin, id);
    expect(await accounts.sessions.findAlive('s')).to.equal(undefined);
    expect(await failureOf(links.getLink(token))).to.be.instanceOf(NotFoundError);
    const history = await accounts.accountStores.audit.listOfThing('person', id);
    expect(history.map(({ action }) => action)).to.deep.equal([
      'person.disabled',
      'link.created',
      'person.created',
    ]);
    expect(
      JSON.stringify(history.map(({ summary, changes }) => [summary, changes])),
    ).not.to.contain('stadt.example');
    await close();
  });
});

describe('single-use links', () => {
  it('are stored as a hash', async () => {
    const { links, people, admin, database, close } = await setUp();
    const id = await people.create(admin, adminDraft('b@stadt.example'));
    const token = await links.createFor(admin, id);
    const rows = await database.db.selectFrom('personLink').selectAll().execute();
    expect(JSON.stringify(rows)).not.to.contain(token);
    await close();
  });

  it('work once, even for two requests at the same moment', async () => {
    const { links, people, admin, close } = await setUp();
    const id = await people.create(admin, adminDraft('b@stadt.example'));
    const link = await links.getLink(await links.createFor(admin, id));
    const form = { password: 'drei kleine Enten', name: '', email: '' };
    const outcomes = await Promise.all([
      failureOf(links.redeem(link, form)),
      failureOf(links.redeem(link, form)),
    ]);
    expect(outcomes.filter((one) => one === undefined)).to.have.length(1);
    expect(outcomes.filter((one) => one instanceof NotFoundError)).to.have.length(1);
    await close();
  });

  it('expire, and a new one makes the old one void', async () => {
    const { links, people, admin, clock, close } = await setUp();
    const id = await people.create(admin, adminDraft('b@stadt.example'));
    const first = await links.createFor(admin, id);
    const second = await links.createFor(admin, id);
    expect(await failureOf(links.getLink(first))).to.be.instanceOf(NotFoundError);
    clock.advance(72 * 60 - 1);
    expect((await links.getLink(second)).person?.id).to.equal(id);
    clock.advance(1);
    expect(await failureOf(links.getLink(second))).to.be.instanceOf(NotFoundError);
    await close();
  });

  it('end every session of the person when they set a password', async () => {
    const { accounts, links, admin, close } = await setUp();
    await accounts.sessions.begin('s', admin.personId, {});
    const link = await links.getLink(await links.createFor(admin, admin.personId));
    expect(link.kind).to.equal('reset');
    await links.redeem(link, { password: 'vier kleine Enten', name: '', email: '' });
    expect(await accounts.sessions.findAlive('s')).to.equal(undefined);
    await close();
  });
});

describe('ensureFirstAdmin', () => {
  it('gives a new link at every start until an administrator has a password, the old one void', async () => {
    const { accounts, close } = await testAccounts({ isDemo: false });
    const { links, signIn } = accounts;
    const first = (await links.ensureFirstAdmin()) ?? '';
    const second = (await links.ensureFirstAdmin()) ?? '';
    expect(await failureOf(links.getLink(first))).to.be.instanceOf(NotFoundError);
    const link = await links.getLink(second);
    expect(link.person).to.equal(null);
    const email = 'leitung@stadt.example';
    await links.redeem(link, { password: 'drei kleine Enten', name: 'Leitung', email });
    expect(await links.ensureFirstAdmin()).to.equal(undefined);
    const result = await signIn.signIn({ email, password: 'drei kleine Enten', source: '::1' });
    expect(result.kind === 'ok' && result.person.role).to.equal('admin');
    await close();
  });

  it('expires after a day', async () => {
    const { accounts, clock, close } = await testAccounts({ isDemo: false });
    const token = (await accounts.links.ensureFirstAdmin()) ?? '';
    clock.advance(24 * 60);
    expect(await failureOf(accounts.links.getLink(token))).to.be.instanceOf(NotFoundError);
    await close();
  });
});
