import type { Person } from '../../src/accounts/person.ts';
import { newId } from '../../src/database/new-id.ts';
import { testInstant, type TestApp } from '../support/app.ts';
import { foreignMark, type SecondMunicipality } from '../support/second-municipality.ts';

/** What an authority told the second municipality: `k` is changed, `k2` taken back. */
export const answered = {
  result: 'met',
  note: foreignMark,
  sourceUrl: null,
  answeredOn: '2026-11-20',
} as const;
/** What a carrier answered the second municipality. */
export const carrierSaid = {
  questionKey: 'k',
  result: 'met',
  note: foreignMark,
  proposedAt: '2026-11-20T10:00:00.000Z',
  state: 'open',
} as const;
/** A match shared with the carrier, and answers of carriers about one of each municipality. */
export async function sharedThings(
  { database: { db } }: TestApp,
  {
    programmeSlug,
    carrier,
    staff,
    second,
  }: {
    programmeSlug: string;
    carrier: Person | undefined;
    staff: Person | undefined;
    second: SecondMunicipality;
  },
) {
  const needs = await db
    .selectFrom('need')
    .select('id')
    .where('municipalityId', '<>', second.id)
    .orderBy('id')
    .execute();
  const [shared = '', unshared = ''] = needs.slice(2).map(({ id }) => id);
  const { id: programmeId } = await db
    .selectFrom('programme')
    .select('id')
    .where('slug', '=', programmeSlug)
    .executeTakeFirstOrThrow();
  const municipalityId = staff?.municipalityId ?? '';
  const organisationId = carrier?.organisationId ?? '';
  await db
    .insertInto('matchDecision')
    .values({
      ...{ id: newId(), municipalityId, needId: shared, programmeId },
      ...{ sharedWithId: organisationId, sharedAt: testInstant },
      ...{ decidedById: staff?.id ?? '', decidedAt: testInstant },
    })
    .execute();
  const answer = async (of: string, needId: string): Promise<string> => {
    const id = newId();
    const key = { id, municipalityId: of, needId, programmeId, organisationId };
    await db
      .insertInto('carrierAnswer')
      .values({ ...key, ...carrierSaid, proposedById: carrier?.id ?? '' })
      .execute();
    return `${needId} ${id}`;
  };
  return {
    ...{ ownShared: shared, ownUnshared: unshared, foreignUnshared: second.needId },
    ownAnswer: await answer(municipalityId, unshared),
    foreignAnswer: await answer(second.id, second.needId),
  };
}
