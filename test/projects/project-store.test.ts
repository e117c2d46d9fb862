import { expect } from 'chai';
import { createStores, type Stores } from '../../src/services.ts';
import { scopeOfInstallation, type Scope } from '../../src/accounts/scope.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { Project } from '../../src/projects/project.ts';
import { AppError } from '../../src/shared/errors.ts';
import { testDatabase } from '../support/app.ts';
import { counter, sampleFacts } from './sample-facts.ts';

describe('project store', () => {
  let stores: Stores;
  let scope: Scope;
  let project: Project;
  let close: () => Promise<void>;

  before(async () => {
    const database = await testDatabase();
    close = database.close;
    stores = createStores(database.db);
    scope = scopeOfInstallation(await stores.quarters.listMunicipalityIds());
    const [need] = await stores.needs.listNeeds(scope);
    const [programme] = await stores.programmes.listProgrammes();
    if (!need || !programme) throw new Error('the seed is empty');
    project = {
      id: 'p1',
      municipalityId: need.municipalityId,
      needId: need.id,
      programmeId: programme.id,
      status: 'draft',
      releasedAt: null,
      responsibleId: null,
      ...prefillProject(sampleFacts(), counter()),
      version: 1,
      createdAt: '2026-11-22T10:00:00.000Z',
      updatedAt: '2026-11-22T10:00:00.000Z',
    };
  });
  after(() => close());

  it('gives back what was inserted', async () => {
    expect(await stores.projects.insertProject(scope, project)).to.equal(true);
    expect(await stores.projects.getProject(scope, 'p1')).to.deep.equal(project);
    const found = await stores.projects.findProjectFor(scope, project.needId, project.programmeId);
    expect(found?.id).to.equal('p1');
  });

  it('has one project per need and programme', async () => {
    expect(await stores.projects.insertProject(scope, { ...project, id: 'p2' })).to.equal(false);
    expect(await stores.projects.listProjectSummaries(scope)).to.have.length(1);
  });

  it('saves the expected version and refuses an old one without writing', async () => {
    await stores.projects.saveProject(scope, { ...project, title: 'Neu', costs: [] }, 1);
    const saved = await stores.projects.getProject(scope, 'p1');
    expect(saved).to.include({ title: 'Neu', version: 2 });
    expect(saved.costs).to.deep.equal([]);
    expect(await codeOf(stores.projects.saveProject(scope, project, 1))).to.equal('stale');
    expect(await stores.projects.getProject(scope, 'p1')).to.deep.equal(saved);
  });

  it('knows nothing outside the scope', async () => {
    const elsewhere = scopeOfInstallation(['other']);
    expect(await codeOf(stores.projects.getProject(elsewhere, 'p1'))).to.equal('notFound');
    expect(await codeOf(stores.projects.insertProject(elsewhere, project))).to.equal('notFound');
    expect(await codeOf(stores.projects.saveProject(elsewhere, project, 2))).to.equal('stale');
    expect(await stores.projects.listProjects(elsewhere)).to.deep.equal([]);
  });
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof AppError ? error.code : 'bug';
  }
}
