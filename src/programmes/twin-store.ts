import type { Database } from '../database/open.ts';
import { NotFoundError } from '../shared/errors.ts';
import { createCatalogueVersionStore } from './catalogue-version-store.ts';
import type { TwinCandidate } from './twin.ts';

export type TwinStore = ReturnType<typeof createTwinStore>;

/** Possible twins of the common catalogue, and making one record of two. */
export function createTwinStore(db: Database) {
  async function listWhere(id?: string): Promise<TwinCandidate[]> {
    let query = db
      .selectFrom('twinCandidate')
      .innerJoin('programme as one', 'one.id', 'twinCandidate.programmeId')
      .innerJoin('programme as other', 'other.id', 'twinCandidate.otherProgrammeId')
      .select([
        'twinCandidate.id',
        'twinCandidate.reason',
        'twinCandidate.foundAt',
        'one.id as oneId',
        'one.slug as oneSlug',
        'one.title as oneTitle',
        'one.origin as oneOrigin',
        'other.id as otherId',
        'other.slug as otherSlug',
        'other.title as otherTitle',
        'other.origin as otherOrigin',
      ])
      .where('twinCandidate.state', '=', 'open')
      .where('one.mergedIntoId', 'is', null)
      .where('other.mergedIntoId', 'is', null)
      // A municipality's own record never swallows one of the common catalogue.
      .where('one.municipalityId', 'is', null)
      .where('other.municipalityId', 'is', null)
      .orderBy('twinCandidate.foundAt')
      .orderBy('twinCandidate.id');
    if (id !== undefined) query = query.where('twinCandidate.id', '=', id);
    return (await query.execute()).map((row) => ({
      id: row.id,
      reason: row.reason,
      foundAt: row.foundAt,
      programme: {
        id: row.oneId,
        slug: row.oneSlug,
        title: row.oneTitle,
        origin: row.oneOrigin,
      },
      other: {
        id: row.otherId,
        slug: row.otherSlug,
        title: row.otherTitle,
        origin: row.otherOrigin,
      },
    }));
  }

  return {
    listOpenTwins: (): Promise<TwinCandidate[]> => listWhere(),

    /** @throws NotFoundError where nothing is to be decided any more */
    async getOpenTwin(id: string): Promise<TwinCandidate> {
      const [twin] = await listWhere(id);
      if (!twin) throw new NotFoundError('Diese mögliche Dublette');
      return twin;
    },

    async decide(
      id: string,
      state: 'same' | 'different',
      { personId, at }: { personId: string | null; at: string },
    ): Promise<void> {
      await db
        .updateTable('twinCandidate')
        .set({ state, decidedById: personId, decidedAt: at })
        .where('id', '=', id)
        .execute();
    },

    /** One record gives its sources to the other and is no longer listed; nothing is deleted. */
    async mergeInto({ from, into }: { from: string; into: string }, now: string): Promise<void> {
      await db
        .updateTable('sourceRecord')
        .set({ programmeId: into })
        .where('programmeId', '=', from)
        .execute();
      // What was merged into it before now leads to the same place.
      await db
        .updateTable('programme')
        .set({ mergedIntoId: into, updatedAt: now })
        .where((eb) => eb.or([eb('id', '=', from), eb('mergedIntoId', '=', from)]))
        .execute();
      await db
        .updateTable('programmeCall')
        .set({ programmeId: into })
        .where('programmeId', '=', from)
        .execute();
      await db.updateTable('programme').set({ updatedAt: now }).where('id', '=', into).execute();
      await createCatalogueVersionStore(db).raiseVersion();
    },
  };
}
