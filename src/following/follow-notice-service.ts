import { isStaffOf } from '../accounts/person.ts';
import type { PersonStore } from '../accounts/person-store.ts';
import { scopeForPerson } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { SourceHistoryStore } from '../programmes/source-history-store.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import type { DateNotices, DateOutcome } from '../reminders/date-notice-service.ts';
import type { NoticeStore } from '../reminders/notice-store.ts';
import type { Clock } from '../shared/clock.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { Day } from '../shared/dates.ts';
import { datesOfFollow } from './follow-dates.ts';
import { expiredNotice, newsOf, noticesOf, type News, type Told } from './follow-news.ts';
import type { FollowedProgramme } from './follow-service.ts';
import type { FollowStore } from './follow-store.ts';

interface FollowNoticeStores {
  follows: FollowStore;
  notices: NoticeStore;
}

export interface FollowNoticeParts {
  stores: FollowNoticeStores & {
    people: PersonStore;
    sourceHistory: SourceHistoryStore;
    audit: AuditStore;
  };
  inTransaction: InTransaction<FollowNoticeStores>;
  catalogue: Pick<Catalogue, 'getById'>;
  dateNotices: Pick<DateNotices, 'keepNotices'>;
  clock: Clock;
  isDemo: boolean;
}

export type FollowNotices = ReturnType<typeof createFollowNotices>;

/** What followers are told; for the job `followed-programmes`. */
export function createFollowNotices(parts: FollowNoticeParts) {
  const { stores, catalogue, dateNotices, clock, isDemo } = parts;
  return {
    /** Of those who still work in the Sozialverwaltung and can sign in. */
    async listFollowed(): Promise<FollowedProgramme[]> {
      const people = new Map((await stores.people.listPeople()).map((one) => [one.id, one]));
      const followed: FollowedProgramme[] = [];
      for (const follow of await stores.follows.listFollows()) {
        const person = people.get(follow.personId);
        if (!person || !isStaffOf(person, follow.municipalityId, { isDemo })) continue;
        try {
          const reader = scopeForPerson(person);
          const entry = await catalogue.getById(reader, follow.programmeId);
          followed.push({ follow, entry });
        } catch (error) {
          if (!(error instanceof NotFoundError)) throw error;
        }
      }
      return followed;
    },

    /** Writes what is new and closes what no longer holds. Repeating changes nothing. */
    async keepNotices({ follow, entry }: FollowedProgramme): Promise<DateOutcome> {
      const { slug, shortTitle, window } = entry.programme;
      const told: Told = { follow, slug, shortTitle };
      const [changes, history, successors] = await Promise.all([
        stores.sourceHistory.listChanges(entry.id),
        stores.audit.listOfThing('programme', entry.id),
        stores.follows.listSuccessors(entry.id, follow.id),
      ]);
      const { personId, id: afterId } = follow;
      const all = newsOf({ changes, history, successors }, { personId, afterId });
      const state = windowStateOn(window, clock.today());
      const expiredOn = state.state === 'guidelineExpired' ? state.on : null;
      const outcomes = [await tellNews(parts, told, { all, expiredOn })];
      for (const date of datesOfFollow(follow, entry.programme, clock.today())) {
        outcomes.push(await dateNotices.keepNotices(date));
      }
      const sum = (name: keyof DateOutcome): number =>
        outcomes.reduce((total, outcome) => total + outcome[name], 0);
      return { written: sum('written'), closed: sum('closed') };
    },
  };
}

/** In one transaction with the note of what was told, so that nothing is told twice and nothing lost. */
function tellNews(
  { inTransaction, clock }: FollowNoticeParts,
  told: Told,
  { all, expiredOn }: { all: readonly News[]; expiredOn: Day | null },
): Promise<DateOutcome> {
  const { follow } = told;
  const latest = all.at(-1)?.id ?? follow.toldUntilId;
  return inTransaction(async ({ follows, notices }) => {
    const now = clock.now().toISOString();
    if (!(await follows.moveTold(follow, latest))) return { written: 0, closed: 0 };
    let written = 0;
    for (const { draft, later } of noticesOf(told, all, follow.toldUntilId)) {
      if (await notices.insertNotice(draft, now)) written += 1;
      else if (later && !(await notices.rewriteOpen(draft.dedupeKey, draft))) {
        // Somebody ticked what was said of that day before.
        if (await notices.insertNotice({ ...draft, ...later }, now)) written += 1;
      }
    }
    const expired = expiredNotice(told, expiredOn);
    if (expired && (await notices.insertNotice(expired, now))) written += 1;
    return { written, closed: await closePassed(notices, told, { all, expiredOn, now }) };
  });
}

/** A guideline that was renewed is no longer expired; a record that is back has not vanished. */
async function closePassed(
  notices: NoticeStore,
  { follow }: Told,
  { all, expiredOn, now }: { all: readonly News[]; expiredOn: Day | null; now: string },
): Promise<number> {
  const subject = { thingKind: 'follow', thingId: follow.id };
  const lastSeen = all.filter(({ kind }) => kind === 'vanished' || kind === 'returned').at(-1);
  const expired = await notices.listOpenOf({ ...subject, kind: 'followExpired' });
  const vanished = await notices.listOpenOf({ ...subject, kind: 'followVanished' });
  const passed = [
    ...expired.filter(({ dueOn }) => dueOn !== expiredOn),
    ...(lastSeen?.kind === 'returned' ? vanished : []),
  ];
  for (const { id } of passed) await notices.closeNotice(id, now);
  return passed.length;
}
