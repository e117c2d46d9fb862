import { expect } from 'chai';
import { scopeOfInstallation, type Scope } from '../../src/accounts/scope.ts';
import type { MatchStore } from '../../src/matching/match-store.ts';
import { AppError } from '../../src/shared/errors.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('match store', () => {
  let app: TestApp;
  let matches: MatchStore;
  let scope: Scope;
  let key: { needId: string; programmeId: string; conditionKey: string };
  const elsewhere = scopeOfInstallation(['another-municipality']);
  const said = (result: 'met' | 'notMet', note: string) => ({
    result,
    note,
    confirmedAt: '2026-11-22T10:00:00.000Z',
    personId: null,
  });

  before(async () => {
    app = await testApp();
    const { stores } = app.services;
    matches = stores.matches;
    scope = scopeOfInstallation(await stores.quarters.listMunicipalityIds());
    const [need] = await stores.needs.listNeeds(scope);
    const [programme] = await stores.programmes.listProgrammes();
    if (!need || !programme) throw new Error('the seed is empty');
    key = { needId: need.id, programmeId: programme.id, conditionKey: 'ratsbeschluss' };
  });

  after(() => app.close());

  it('inserts, replaces and deletes one answer per condition', async () => {
    const first = said('met', 'Telefonat');
    await matches.saveConfirmation(scope, { ...key, before: undefined }, first);
    const second = said('notMet', 'Schreiben');
    await matches.saveConfirmation(scope, { ...key, before: first }, second);
    const stored = await matches.listConfirmations(scope, key.needId);
    expect(stored).to.have.length(1);
    expect(stored[0]).to.include({ result: 'notMet', note: 'Schreiben' });
    await matches.deleteConfirmation(scope, { ...key, before: second });
    expect(await matches.listConfirmations(scope, key.needId)).to.have.length(0);
  });

  it('never overwrites or deletes an answer that was not read', async () => {
    const [first, second] = [said('met', 'Telefonat'), said('notMet', 'Schreiben')];
    await matches.saveConfirmation(scope, { ...key, before: undefined }, first);
    const stale = [
      () => matches.saveConfirmation(scope, { ...key, before: undefined }, second),
      () => matches.saveConfirmation(scope, { ...key, before: second }, second),
      () => matches.deleteConfirmation(scope, { ...key, before: second }),
    ];
    for (const write of stale) expect(await codeOf(write)).to.equal('stale');
    expect((await matches.listConfirmations(scope, key.needId))[0]?.note).to.equal('Telefonat');
    await matches.deleteConfirmation(scope, { ...key, before: first });
  });

  it('neither shows nor changes answers outside the scope', async () => {
    const first = said('met', 'Telefonat');
    const place = { ...key, before: undefined };
    expect(await codeOf(() => matches.saveConfirmation(elsewhere, place, first))).to.equal(
      'notFound',
    );
    expect(await matches.listConfirmations(scope, key.needId)).to.have.length(0);
    await matches.saveConfirmation(scope, place, first);
    expect(await matches.listConfirmations(elsewhere, key.needId)).to.have.length(0);
    const seen = { ...key, before: first };
    expect(await codeOf(() => matches.deleteConfirmation(elsewhere, seen))).to.equal('stale');
    expect(await matches.listConfirmations(scope, key.needId)).to.have.length(1);
  });
});

async function codeOf(write: () => Promise<void>): Promise<string | null> {
  try {
    await write();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}
