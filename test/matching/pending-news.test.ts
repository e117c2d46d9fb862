import { expect } from 'chai';
import { testApp, testInstant, type TestApp } from '../support/app.ts';

describe('news that wait for their notice', () => {
  let test: TestApp;
  before(async () => {
    test = await testApp();
  });
  after(() => test.close());

  it('what waits for somebody who has left is for everybody', async () => {
    const { matchNews } = test.services.stores;
    const [{ id: personId }, { id: needId }, { id: programmeId }] = await Promise.all([
      test.database.db
        .selectFrom('person')
        .select('id')
        .where('role', '=', 'staff')
        .executeTakeFirstOrThrow(),
      test.database.db.selectFrom('need').select('id').executeTakeFirstOrThrow(),
      test.database.db.selectFrom('programme').select('id').executeTakeFirstOrThrow(),
    ]);
    const [municipalityId = ''] = await test.services.stores.quarters.listMunicipalityIds();
    const about = { municipalityId, needId, programmeId, kind: 'better', reason: 'x' } as const;
    await matchNews.insertNews({
      ...about,
      ...{ fingerprint: 'left', happenedAt: testInstant, pendingFor: personId },
    });
    const waitsFor = async () =>
      (await matchNews.listPending(municipalityId)).map(({ pendingFor }) => pendingFor);
    expect(await waitsFor()).to.include(personId);
    await test.services.stores.people.setDisabled(personId, true, testInstant);
    expect(await waitsFor())
      .to.include('all')
      .and.not.include(personId);
  });
});
