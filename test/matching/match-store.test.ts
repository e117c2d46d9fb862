import { expect } from 'chai';
import { scopeOfInstallation, type Scope } from '../../src/accounts/scope.ts';
import type { MatchStore } from '../../src/matching/match-store.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('match store', () => {
  let app: TestApp;
  let matches: MatchStore;
  let scope: Scope;
  let key: { needId: string; programmeId: string };
  const elsewhere = scopeOfInstallation(['another-municipality']);
  const said = (result: 'met' | 'notMet', note: string) => ({
    conditionKey: 'ratsbeschluss',
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
    key = { needId: need.id, programmeId: programme.id };
  });

  after(() => app.close());

  it('inserts, replaces and deletes one answer per condition', async () => {
    await matches.saveConfirmation(scope, key, said('met', 'Telefonat'));
    await matches.saveConfirmation(scope, key, said('notMet', 'Schreiben'));
    const stored = await matches.listConfirmations(scope, key.needId);
    expect(stored).to.have.length(1);
    expect(stored[0]).to.include({ result: 'notMet', note: 'Schreiben' });
    await matches.deleteConfirmation(scope, { ...key, conditionKey: 'ratsbeschluss' });
    expect(await matches.listConfirmations(scope, key.needId)).to.have.length(0);
  });

  it('neither shows nor changes answers outside the scope', async () => {
    expect(await matches.saveConfirmation(elsewhere, key, said('met', 'x'))).to.equal(false);
    await matches.saveConfirmation(scope, key, said('met', 'Telefonat'));
    expect(await matches.listConfirmations(elsewhere, key.needId)).to.have.length(0);
    await matches.deleteConfirmation(elsewhere, { ...key, conditionKey: 'ratsbeschluss' });
    expect(await matches.listConfirmations(scope, key.needId)).to.have.length(1);
  });
});
