import { expect } from 'chai';
import type { Passwords } from '../../src/accounts/password.ts';
import { testAccounts } from '../support/accounts-app.ts';

/** Counts how often a password is looked at, and against what. */
function countingPasswords(): Passwords & { asked: (string | null)[] } {
  const asked: (string | null)[] = [];
  return {
    asked,
    hash: (password) => Promise.resolve(`hash of ${password}`),
    verify: (hashed, password) => {
      asked.push(hashed);
      return Promise.resolve(hashed === `hash of ${password}`);
    },
    isOutdated: () => false,
  };
}

async function withStaff() {
  const passwords = countingPasswords();
  const test = await testAccounts({ passwords });
  const { accounts, clock } = test;
  const [municipality] = await accounts.places.listMunicipalities();
  const { people } = accounts.accountStores;
  const insert = (email: string): Promise<string> =>
    people.insertPerson(
      {
        email,
        name: 'Amt 50',
        role: 'staff',
        municipalityId: municipality?.id ?? null,
        organisationId: null,
        assignedMunicipalityIds: [],
        isDemo: false,
      },
      clock.now().toISOString(),
    );
  const id = await insert('amt@stadt.example');
  await insert('neu@stadt.example');
  await people.setPasswordHash(id, 'hash of richtig', clock.now().toISOString());
  const attempt = (email: string, password: string, source = '192.0.2.7') =>
    accounts.signIn.signIn({ email, password, source });
  return { ...test, id, passwords, attempt };
}

describe('signIn', () => {
  let test: Awaited<ReturnType<typeof withStaff>>;
  beforeEach(async () => {
    test = await withStaff();
  });
  afterEach(() => test.close());

  it('knows the address in any spelling', async () => {
    expect(await test.attempt(' AMT@Stadt.example ', 'richtig')).to.have.property('kind', 'ok');
  });

  it('answers the same, after the same work, for an unknown address, a wrong password and a disabled account', async () => {
    const unknown = await test.attempt('niemand@stadt.example', 'richtig');
    const wrong = await test.attempt('amt@stadt.example', 'falsch');
    await test.accounts.accountStores.people.setDisabled(test.id, true, '2026-11-22');
    const disabled = await test.attempt('amt@stadt.example', 'richtig');
    const passwordless = await test.attempt('neu@stadt.example', 'richtig');
    for (const result of [unknown, wrong, disabled, passwordless]) {
      expect(result).to.deep.equal({ kind: 'wrong' });
    }
    // One look each: against the dummy where there is nothing to compare with.
    expect(test.passwords.asked).to.deep.equal([null, 'hash of richtig', null, null]);
  });

  it('locks an address after five failures, whether it exists or not, and does not look at passwords meanwhile', async () => {
    for (const email of ['amt@stadt.example', 'niemand@stadt.example']) {
      for (let n = 1; n <= 4; n += 1) {
        expect(await test.attempt(email, 'falsch')).to.have.property('kind', 'wrong');
      }
      expect(await test.attempt(email, 'falsch')).to.have.property('kind', 'locked');
    }
    const looks = test.passwords.asked.length;
    expect(await test.attempt('amt@stadt.example', 'richtig')).to.have.property('kind', 'locked');
    expect(test.passwords.asked).to.have.length(looks);
  });

  it('lets in again after the wait, and doubles the wait otherwise', async () => {
    for (let n = 1; n <= 5; n += 1) await test.attempt('amt@stadt.example', 'falsch');
    test.clock.advance(1.1);
    const next = await test.attempt('amt@stadt.example', 'falsch');
    const until = next.kind === 'locked' ? next.until.getTime() : 0;
    expect(until - test.clock.now().getTime()).to.equal(2 * 60_000);
    test.clock.advance(2.1);
    expect(await test.attempt('amt@stadt.example', 'richtig')).to.have.property('kind', 'ok');
    expect((await test.accounts.people.listLocks()).filter((lock) => lock.kind === 'address')).to.be
      .empty;
  });

  it('counts attempts that come at the same moment', async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, () => test.attempt('amt@stadt.example', 'falsch')),
    );
    expect(results.filter(({ kind }) => kind === 'wrong')).to.have.length.at.most(4);
    expect(test.passwords.asked).to.have.length(5);
  });

  it('locks a source that tries many addresses', async () => {
    for (let n = 1; n <= 30; n += 1) await test.attempt(`a${n}@stadt.example`, 'falsch');
    expect(await test.attempt('amt@stadt.example', 'richtig')).to.have.property('kind', 'locked');
    const elsewhere = await test.attempt('amt@stadt.example', 'richtig', '198.51.100.1');
    expect(elsewhere).to.have.property('kind', 'ok');
  });

  it('shows the lock to the administration with its person, and lifts it', async () => {
    for (let n = 1; n <= 5; n += 1) await test.attempt('amt@stadt.example', 'falsch');
    const [lock] = await test.accounts.people.listLocks();
    expect(lock).to.include({ kind: 'address', failures: 5 });
    expect(lock?.person?.name).to.equal('Amt 50');
    if (lock) await test.accounts.people.unlock({ personId: test.id }, lock);
    expect(await test.attempt('amt@stadt.example', 'richtig')).to.have.property('kind', 'ok');
  });

  it('records every attempt, with the address kept apart', async () => {
    await test.attempt('amt@stadt.example', 'falsch');
    await test.attempt('amt@stadt.example', 'richtig');
    const { audit } = test.accounts.accountStores;
    const entries = await audit.listOfThing('person', test.id);
    expect(entries.map(({ action, source }) => [action, source])).to.deep.equal([
      ['signIn.succeeded', '192.0.2.7'],
      ['signIn.failed', '192.0.2.7'],
    ]);
    await audit.deleteSourcesBefore('2027-01-01');
    expect((await audit.listOfThing('person', test.id)).map(({ source }) => source)).to.deep.equal([
      null,
      null,
    ]);
  });
});

describe('demoSignIn', () => {
  it('knows the six roles and nothing else', async () => {
    const { accounts, close } = await testAccounts();
    const person = await accounts.signIn.demoSignIn('carrier', '192.0.2.7');
    expect(person?.organisationId).to.be.a('string');
    for (const other of ['root', '', undefined, ['admin'], '__proto__']) {
      expect(await accounts.signIn.demoSignIn(other, '192.0.2.7')).to.equal(undefined);
    }
    await close();
  });

  it('lets nobody in in production, not even where a demo filled the database', async () => {
    const { accounts, close } = await testAccounts();
    const [demo] = await accounts.demoPeople.list();
    const production = await testAccounts({ isDemo: false, stores: accounts.accountStores });
    expect(demo).to.have.property('isDemo', true);
    expect(await production.accounts.signIn.demoSignIn('admin', '192.0.2.7')).to.equal(undefined);
    expect(await production.accounts.signIn.findVisitor(demo?.id ?? '')).to.equal(undefined);
    expect(await production.accounts.demoPeople.list()).to.be.empty;
    await production.close();
    await close();
  });
});
