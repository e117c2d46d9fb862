import { isActive, type Person } from '../../accounts/person.ts';
import type { Notice, NoticeDraft } from '../../reminders/notice.ts';
import { sharedMatchesPath } from '../match-paths.ts';
import { matchId, type MatchKey } from './match-decision.ts';

/**
 * Notices of carriers: one per account of the organisation. The thing of each ends with the organisation, so that
 * nobody who moves to another one takes them along (`reminders/notice-store.ts`).
 */
export const carrierMatchThing = (
  key: MatchKey,
  organisationId: string,
): Pick<NoticeDraft, 'thingKind' | 'thingId'> => ({
  thingKind: 'carrierMatch',
  thingId: `${matchId(key)}/${organisationId}`,
});

/** Every account of the organisation that can sign in. */
export const carriersToTell = (
  people: readonly Person[],
  organisationId: string,
  installation: { isDemo: boolean },
): Person[] =>
  people.filter(
    (person) =>
      person.role === 'carrier' &&
      person.organisationId === organisationId &&
      isActive(person, installation),
  );

/** Notices of a carrier: what is not shared any more, or whose need is withdrawn, leads to the list of what is. */
export function withLivingLinks(
  notices: readonly Notice[],
  shared: readonly MatchKey[],
  organisationId: string,
): Notice[] {
  const living = new Set(shared.map((key) => carrierMatchThing(key, organisationId).thingId));
  return notices.map((notice) =>
    living.has(notice.thingId) ? notice : { ...notice, href: sharedMatchesPath() },
  );
}
