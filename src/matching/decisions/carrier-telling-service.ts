import type { Person } from '../../accounts/person.ts';
import type { NoticeStore } from '../../reminders/notice-store.ts';
import type { OneMatch } from '../match-service.ts';
import { sharingNotice } from './carrier-answer-record.ts';
import { carrierMatchThing, carriersToTell } from './carrier-notice.ts';

/** Every account of the organisation a match is shared with from now on, and of the one it no longer is. */
export async function tellCarriers(
  notices: NoticeStore,
  { need, match }: OneMatch,
  {
    from,
    to,
    people,
    isDemo,
    now,
  }: {
    from: string | null;
    to: string | null;
    people: readonly Person[];
    isDemo: boolean;
    now: string;
  },
): Promise<void> {
  if (from === to) return;
  for (const [organisationId, isShared] of [
    [from, false],
    [to, true],
  ] as const) {
    if (organisationId === null) continue;
    const key = { needId: need.id, programmeId: match.programmeId };
    await notices.closeNoticesOf(carrierMatchThing(key, organisationId), now);
    for (const { id } of carriersToTell(people, organisationId, { isDemo })) {
      const about = { need, match, organisationId };
      await notices.insertNotice(sharingNotice(about, id, { isShared, now }), now);
    }
  }
}
