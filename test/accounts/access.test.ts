import { expect } from 'chai';
import { actions, may, reachOf, type Action } from '../../src/accounts/access.ts';
import { roles, type Person, type Role } from '../../src/accounts/person.ts';
import { scopeForPerson, scopeOfNobody, scopeOfInstallation } from '../../src/accounts/scope.ts';
import { maySeePayStep, visibilitiesFor } from '../../src/accounts/visibility.ts';

const personWith = (role: Role, changed: Partial<Person> = {}): Person => ({
  id: 'p',
  email: 'p@example.org',
  name: 'Probe',
  role,
  municipalityId: null,
  organisationId: null,
  assignedMunicipalityIds: [],
  hasPassword: true,
  isDisabled: false,
  isDemo: false,
  absentUntilOn: null,
  deputyId: null,
  version: 1,
  ...changed,
});

describe('access table', () => {
  it('answers for every action and visitor', () => {
    for (const action of actions) {
      for (const visitor of [...roles, 'anonymous'] as const) {
        expect(reachOf(visitor, action), `${visitor} ${action}`).to.be.a('string');
      }
    }
  });

  it('lets anonymous visitors do nothing but sign in and look at assets, health and data protection', () => {
    const open = actions.filter((action) => may('anonymous', action));
    expect(open).to.have.members(['assets.read', 'health.read', 'privacy.read', 'signIn']);
  });

  it('lets only staff change municipal things, and auditor and council change nothing at all', () => {
    // The catalogue is no municipal thing: the administration keeps it, too.
    const ofCatalogue = /^(programme|call|example|twin|evidence|import)\./u;
    const changing = actions.filter(
      (action) =>
        /\.(edit|create|release|confirm|decide|write)$/u.test(action) && !ofCatalogue.test(action),
    );
    expect(changing).to.have.length.greaterThan(5);
    for (const action of changing) {
      expect(may('staff', action), action).to.equal(true);
      expect(may('auditor', action), action).to.equal(false);
      expect(may('council', action), action).to.equal(false);
      expect(may('admin', action), action).to.equal(false);
    }
  });

  it('keeps the administration to administrators and municipal content from them', () => {
    const manage: Action[] = ['people.manage', 'place.manage', 'audit.read', 'lock.manage'];
    for (const role of roles) {
      for (const action of manage) expect(may(role, action)).to.equal(role === 'admin');
    }
    for (const action of ['overview.read', 'quarter.read', 'project.read'] as const) {
      expect(may('admin', action)).to.equal(false);
    }
  });
});

describe('scopeForPerson', () => {
  it('gives staff their municipality to read and to write', () => {
    const scope = scopeForPerson(personWith('staff', { municipalityId: 'lev' }));
    expect(scope).to.deep.equal({
      municipalityIds: ['lev'],
      writableMunicipalityIds: ['lev'],
      writesCatalogue: false,
      projects: { kind: 'municipal' },
    });
  });

  it('gives auditors the same to read and nothing to write', () => {
    const scope = scopeForPerson(personWith('auditor', { municipalityId: 'lev' }));
    expect(scope.municipalityIds).to.deep.equal(['lev']);
    expect(scope.writableMunicipalityIds).to.deep.equal(['-']);
  });

  it('gives coordinators only what was released in the assigned municipalities', () => {
    const scope = scopeForPerson(personWith('coordinator', { assignedMunicipalityIds: ['lev'] }));
    expect(scope.municipalityIds).to.deep.equal(['-']);
    expect(scope.projects).to.deep.equal({ kind: 'released', municipalityIds: ['lev'] });
  });

  it('gives carriers what names their organisation, and nothing without one', () => {
    const scope = scopeForPerson(personWith('carrier', { organisationId: 'diakonie' }));
    expect(scope.projects).to.deep.equal({ kind: 'naming', organisationId: 'diakonie' });
    expect(scopeForPerson(personWith('carrier')).projects).to.deep.equal({ kind: 'none' });
  });

  it('never holds an empty list, which PostgreSQL refuses in `in ()`', () => {
    const scopes = [
      ...roles.map((role) => scopeForPerson(personWith(role))),
      scopeOfNobody(),
      scopeOfInstallation([]),
    ];
    for (const scope of scopes) {
      expect(scope.municipalityIds).not.to.be.empty;
      expect(scope.writableMunicipalityIds).not.to.be.empty;
      if (scope.projects.kind === 'released') {
        expect(scope.projects.municipalityIds).not.to.be.empty;
      }
    }
  });

  it('gives council and admin no municipal thing, even with a municipality', () => {
    for (const role of ['council', 'admin'] as const) {
      const scope = scopeForPerson(personWith(role, { municipalityId: 'lev' }));
      expect(scope.municipalityIds).to.deep.equal(['-']);
      expect(scope.projects).to.deep.equal({ kind: 'none' });
    }
  });
});

describe('confidentiality', () => {
  it('shows internal things to the house alone', () => {
    const readers = roles.filter((role) => visibilitiesFor(role).includes('internal'));
    expect(readers).to.deep.equal(['staff', 'auditor']);
    expect(visibilitiesFor('coordinator')).to.deep.equal(['gib']);
    expect(visibilitiesFor('carrier')).to.deep.equal(['carrier']);
  });

  it('shows pay steps to staff and the employing carrier alone', () => {
    const post = { municipalityId: 'lev', employerId: 'diakonie' };
    const sees = (role: Role, changed: Partial<Person>): boolean =>
      maySeePayStep(personWith(role, changed), post);
    expect(sees('staff', { municipalityId: 'lev' })).to.equal(true);
    expect(sees('staff', { municipalityId: 'koeln' })).to.equal(false);
    expect(sees('carrier', { organisationId: 'diakonie' })).to.equal(true);
    expect(sees('carrier', { organisationId: 'awo' })).to.equal(false);
    expect(sees('auditor', { municipalityId: 'lev' })).to.equal(false);
    expect(sees('coordinator', { assignedMunicipalityIds: ['lev'] })).to.equal(false);
  });
});
