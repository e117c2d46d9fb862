import type { AccountParts, Actor } from './account-services.ts';
import { hashOf } from './secret-token.ts';
import { isAlive, needsTouch, type SessionContent, type StoredSession } from './session.ts';

/** Sessions as the cookie's id names them; this room stores only the hash of it. */
export function createSessionService({ stores, inTransaction, clock, settings }: AccountParts) {
  const aliveOnly = (sessions: StoredSession[]): StoredSession[] =>
    sessions.filter((session) => isAlive(session, clock.now(), settings));

  return {
    async findAlive(id: string): Promise<StoredSession | undefined> {
      const session = await stores.sessions.findSession(hashOf(id));
      return session && isAlive(session, clock.now(), settings) ? session : undefined;
    },

    /** A session that is over but not yet forgotten: by it we know of whom a late form is. */
    async findEnded(id: string): Promise<StoredSession | undefined> {
      const session = await stores.sessions.findSession(hashOf(id));
      return session && !isAlive(session, clock.now(), settings) ? session : undefined;
    },

    async begin(id: string, personId: string, content: SessionContent): Promise<void> {
      const now = clock.now().toISOString();
      await stores.sessions.insertSession({
        idHash: hashOf(id),
        personId,
        content,
        createdAt: now,
        lastSeenAt: now,
      });
    },

    save: (id: string, content: SessionContent): Promise<void> =>
      stores.sessions.updateContent(hashOf(id), content),

    /** Writes at most once a minute; @returns when it was last written. */
    async touch(id: string, lastSeenAt: string): Promise<string> {
      const now = clock.now();
      if (!needsTouch({ lastSeenAt }, now)) return lastSeenAt;
      await stores.sessions.touchSession(hashOf(id), now.toISOString());
      return now.toISOString();
    },

    end: (id: string): Promise<void> => stores.sessions.deleteSession(hashOf(id)),

    async list(personId: string): Promise<StoredSession[]> {
      return aliveOnly(await stores.sessions.listSessionsOf(personId));
    },

    async recordSignOut(actor: Actor): Promise<void> {
      await stores.audit.append(
        {
          ...actor,
          action: 'signOut',
          thingKind: 'person',
          thingId: actor.personId,
          municipalityId: null,
          summary: 'Abgemeldet',
        },
        clock.now().toISOString(),
      );
    },

    /** Ends one session of the person's own; another person's is left alone without a word. */
    async endOne(actor: Actor, idHash: string): Promise<void> {
      await inTransaction(async ({ sessions, audit }) => {
        const session = await sessions.findSession(idHash);
        if (session?.personId !== actor.personId) return;
        await sessions.deleteSession(idHash);
        await audit.append(
          {
            ...actor,
            action: 'session.ended',
            thingKind: 'person',
            thingId: actor.personId,
            municipalityId: null,
            summary: 'Eine eigene Sitzung beendet',
          },
          clock.now().toISOString(),
        );
      });
    },

    /** "Überall abmelden": every session, or every other one. @returns how many ended. */
    async endAll(actor: Actor, exceptId: string | null): Promise<number> {
      return inTransaction(async ({ sessions, audit }) => {
        const count = await sessions.deleteSessionsOf(
          actor.personId,
          exceptId === null ? null : hashOf(exceptId),
        );
        await audit.append(
          {
            ...actor,
            action: 'session.allEnded',
            thingKind: 'person',
            thingId: actor.personId,
            municipalityId: null,
            summary: `Überall abgemeldet (${count} Sitzungen)`,
          },
          clock.now().toISOString(),
        );
        return count;
      });
    },
  };
}
