import { isStaffOf } from '../accounts/person.ts';
import type { PersonStore } from '../accounts/person-store.ts';
import { scopeOfInstallation } from '../accounts/scope.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { ProjectStore } from '../projects/project-store.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Day } from '../shared/dates.ts';
import { datesOfNeed, datesOfProject, noticeDue, type DateOfThing } from './date-notice.ts';
import type { NoticeStore } from './notice-store.ts';

interface DateNoticeStores {
  projects: ProjectStore;
  needs: NeedStore;
  quarters: QuarterStore;
  people: PersonStore;
  notices: NoticeStore;
}

/** What one date led to. */
export interface DateOutcome {
  written: number;
  /** Open notices that no longer hold: the date moved, or a nearer stage was reached. */
  closed: number;
}

export type DateNotices = ReturnType<typeof createDateNotices>;

/** The dates of all municipalities, and the notices that follow from them. For the job `date-notices`. */
export function createDateNotices({
  stores,
  inTransaction,
  catalogue,
  clock,
  isDemo,
}: {
  stores: DateNoticeStores;
  inTransaction: InTransaction<DateNoticeStores>;
  catalogue: Catalogue;
  clock: Clock;
  isDemo: boolean;
}) {
  return {
    /** Every date of projects and of existing funding, also those that ended, so that old notices can be closed. */
    async listDates(): Promise<DateOfThing[]> {
      const today = clock.today();
      const scope = scopeOfInstallation(await stores.quarters.listMunicipalityIds());
      const [projects, needs, quarters, people, entries] = await Promise.all([
        stores.projects.listProjects(scope),
        stores.needs.listNeeds(scope),
        stores.quarters.listQuarters(scope),
        stores.people.listPeople(),
        catalogue.list(scope),
      ]);
      const programmes = new Map(entries.map(({ id, programme }) => [id, programme]));
      const demoNeeds = new Set(needs.filter((n) => n.origin === 'demo').map(({ id }) => id));
      const slugs = new Map(quarters.map(({ id, slug }) => [id, slug]));
      return [
        ...projects.flatMap((project) => {
          const programme = programmes.get(project.programmeId);
          const responsible = people.find(({ id }) => id === project.responsibleId);
          // Who left or changed the office no longer reads notices: then everybody is told.
          const isThere = responsible && isStaffOf(responsible, project.municipalityId, { isDemo });
          const personId = isThere ? responsible.id : null;
          const isDemoNeed = demoNeeds.has(project.needId);
          const facts = { project, personId, isDemo: isDemoNeed };
          return programme ? datesOfProject({ ...facts, programme }, today) : [];
        }),
        ...needs.flatMap((need) => datesOfNeed(need, slugs.get(need.quarterId) ?? '')),
      ];
    },

    /** Writes the notice that is due for a date and closes open ones that no longer hold. Repeating changes nothing. */
    async keepNotices(date: DateOfThing): Promise<DateOutcome> {
      return inTransaction(({ notices }) => keep(notices, date, clock));
    },
  };
}

async function keep(notices: NoticeStore, date: DateOfThing, clock: Clock): Promise<DateOutcome> {
  const [today, now] = [clock.today(), clock.now().toISOString()];
  const due = noticeDue(date, today);
  let closed = 0;
  for (const open of await notices.listOpenOf(date)) {
    if (hasMoved(open.dueOn, date.dueOn, today) || isPassed(open, due)) {
      await notices.closeNotice(open.id, now);
      closed += 1;
    } else if (open.personId !== date.personId) {
      await notices.assignNotice(open.id, date.personId);
    }
  }
  const isWritten = due !== null && (await notices.insertNotice(due, now));
  return { written: isWritten ? 1 : 0, closed };
}

/** A date that has come and gone did not move: its notice stays until somebody ticks it. */
function hasMoved(noticed: Day | null, present: Day | null, today: Day): boolean {
  return noticed !== null && noticed !== present && noticed >= today;
}

/** The same date, and a nearer stage of it is told now. */
function isPassed(
  open: { dueOn: Day | null; stage: number | null },
  due: { dueOn: Day | null; stage: number | null } | null,
): boolean {
  return due !== null && open.dueOn === due.dueOn && open.stage !== due.stage;
}
