import { expect } from 'chai';
import { scopeOfInstallation } from '../../src/accounts/scope.ts';
import { createStores, type Stores } from '../../src/services.ts';
import { testDatabase, testInstant } from '../support/app.ts';

describe('the newest change that matching may look at', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let stores: Stores;
  const here = scopeOfInstallation(['here']);
  const newest = () => stores.matchNews.findNewestChange(here);
  async function record(
    action: string,
    {
      personId = 'p',
      municipalityId = 'here',
    }: Partial<Record<'personId' | 'municipalityId', string | null>> = {},
  ): Promise<void> {
    const thing = { thingKind: 'x', thingId: null, summary: '' };
    await stores.audit.append({ personId, action, municipalityId, ...thing }, testInstant);
  }

  beforeEach(async () => {
    database = await testDatabase();
    stores = createStores(database.db);
  });
  afterEach(() => database.close());

  it('is none before anybody changed anything', async () => {
    expect(await newest()).to.equal(undefined);
  });

  // One of each that is recorded; what is not known here asks for a run as well.
  const inputs =
    'need.created need.changed need.withdrawn need.restored need.costChanged need.costsReckoned ' +
    'quarter.changed funding.changed finances.changed assumption.changed organisation.created ' +
    'figureImport.activated figureImport.undone sitting.changed sitting.imported sitting.cancelled ' +
    'committee.changed leadTimes.changed answer.saved answer.takenBack condition.confirmed ' +
    'condition.takenBack programme.changed call.changed evidence.confirmed twin.merged ' +
    'import.forced import.pageTaken something.new';
  for (const action of inputs.split(' ')) {
    it(`${action} is one`, async () => {
      await record(action);
      expect((await newest())?.at).to.equal(testInstant);
    });
  }

  const asides =
    'signIn.succeeded signOut session.ended password.changed person.changed project.saved ' +
    'comment.written notice.done follow.begun savedSearch.saved job.started match.remembered ' +
    'match.dismissed match.reopened matchOrder.changed carrierAnswer.proposed ' +
    'figureImport.uploaded figureImport.discarded linkWatch.changed';
  it('people who sign in, decide, comment or read change nothing that matching looks at', async () => {
    for (const action of asides.split(' ')) await record(action);
    expect(await newest()).to.equal(undefined);
  });

  it('what the program itself wrote, or another municipality, is none; what all share is one', async () => {
    await record('need.changed', { personId: null });
    await record('need.changed', { municipalityId: 'there' });
    expect(await newest()).to.equal(undefined);
    await record('programme.changed', { municipalityId: null });
    expect(await newest()).not.to.equal(undefined);
  });

  it('is another one after every change', async () => {
    await record('need.changed');
    const first = await newest();
    await record('job.started');
    expect(await newest()).to.deep.equal(first);
    await record('need.changed');
    expect((await newest())?.id).not.to.equal(first?.id);
  });
});
