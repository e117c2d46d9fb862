import { testApp, type TestApp } from './app.ts';

/** What tests of the calendar share. */

/** The invented sittings have a test of their own: `demo-sittings.test.ts`. */
export async function appWithoutSittings(): Promise<TestApp> {
  const site = await testApp();
  await site.database.db.deleteFrom('sitting').execute();
  return site;
}

/** @param key of the seed, e.g. `rat`. */
export async function committeeIdOf({ database }: TestApp, key: string): Promise<string> {
  const rows = database.db.selectFrom('committee').select('id').where('key', '=', key);
  return (await rows.executeTakeFirstOrThrow()).id;
}

/** Enters a sitting as staff do, on the page. */
export async function enterSitting(
  site: TestApp,
  {
    key,
    sitsOn,
    submissionOn = '',
  }: { key: string; sitsOn: string; submissionOn?: string | undefined },
): Promise<void> {
  const typed = { committeeId: await committeeIdOf(site, key), sitsOn, submissionOn };
  await site.staff.post('/kalender/sitzungen', typed).expect(303);
}

export async function listSittings({ staff }: TestApp): Promise<Record<string, unknown>[]> {
  const answer = await staff.get('/kalender/sitzungen.json').expect(200);
  return answer.body as Record<string, unknown>[];
}
