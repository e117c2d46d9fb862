import type { Actor } from '../accounts/account-services.ts';
import type { Person } from '../accounts/person.ts';
import { scopeForPerson } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditRecord } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import { newId } from '../database/new-id.ts';
import type { Catalogue, CatalogueEntry } from '../programmes/catalogue-service.ts';
import type { NoticeStore } from '../reminders/notice-store.ts';
import type { Clock } from '../shared/clock.ts';
import { ForbiddenError, NotFoundError } from '../shared/errors.ts';
import type { Follow } from './follow.ts';
import type { FollowStore } from './follow-store.ts';

interface FollowStores {
  follows: FollowStore;
  notices: NoticeStore;
  audit: AuditStore;
}

export interface FollowedProgramme {
  follow: Follow;
  entry: CatalogueEntry;
}

export interface FollowParts {
  stores: FollowStores;
  inTransaction: InTransaction<FollowStores>;
  catalogue: Pick<Catalogue, 'get' | 'getById'>;
  clock: Clock;
}

export type Follows = ReturnType<typeof createFollows>;

/** Following as a person does it. */
export function createFollows({ stores, inTransaction, catalogue, clock }: FollowParts) {
  /** Also where the record that was followed turned out to be another one. */
  async function findEntry(person: Person, follow: Follow): Promise<CatalogueEntry | undefined> {
    try {
      return await catalogue.getById(scopeForPerson(person), follow.programmeId);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async function listFollowed(person: Person): Promise<FollowedProgramme[]> {
    const follows = await stores.follows.listFollowsOf(person.id);
    const found = await Promise.all(
      follows.map(async (follow) => ({ follow, entry: await findEntry(person, follow) })),
    );
    return found.flatMap(({ follow, entry }) => (entry ? [{ follow, entry }] : []));
  }

  async function findFollowOf(person: Person, programmeId: string): Promise<Follow | undefined> {
    const direct = await stores.follows.findFollow(person.id, programmeId);
    if (direct) return direct;
    return (await listFollowed(person)).find(({ entry }) => entry.id === programmeId)?.follow;
  }

  return {
    listFollowed,
    findFollowOf,

    /** @throws NotFoundError where this person does not see the programme */
    async follow(person: Person, slug: string, actor: Actor): Promise<void> {
      const { municipalityId } = person;
      if (municipalityId === null) throw new ForbiddenError();
      const { id: programmeId, programme } = await catalogue.get(scopeForPerson(person), slug);
      if (await findFollowOf(person, programmeId)) return;
      const now = clock.now().toISOString();
      const id = newId();
      const follow = {
        id,
        municipalityId,
        personId: person.id,
        programmeId,
        since: now,
        toldUntilId: id,
      };
      await inTransaction(async ({ follows, audit }) => {
        if (!(await follows.insertFollow(follow))) return;
        const summary = `Folgt dem Programm „${programme.shortTitle}“`;
        await audit.append(recordOf(follow, actor, { action: 'follow.begun', summary }), now);
      });
    },

    /** With what is still open about it. @throws NotFoundError where this person does not see the programme */
    async unfollow(person: Person, slug: string, actor: Actor): Promise<void> {
      const entry = await catalogue.get(scopeForPerson(person), slug);
      const follow = await findFollowOf(person, entry.id);
      if (!follow) return;
      await inTransaction(async ({ follows, notices, audit }) => {
        const now = clock.now().toISOString();
        await follows.deleteFollow(follow.id);
        await notices.closeNoticesOf({ thingKind: 'follow', thingId: follow.id }, now);
        const summary = `Folgt dem Programm „${entry.programme.shortTitle}“ nicht mehr`;
        await audit.append(recordOf(follow, actor, { action: 'follow.ended', summary }), now);
      });
    },
  };
}

function recordOf(
  { id, municipalityId }: Follow,
  actor: Actor,
  what: Pick<AuditRecord, 'action' | 'summary'>,
): AuditRecord {
  // Not at the programme: its history is read by everybody.
  return { ...actor, ...what, thingKind: 'follow', thingId: id, municipalityId };
}
