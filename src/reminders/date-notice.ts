import { needOnQuarterPath, projectPath } from '../paths.ts';
import type { ProgrammeWindow } from '../programmes/programme.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import type { Project } from '../projects/project.ts';
import { isFollowed } from '../quarters/funding/funding-gap.ts';
import type { Funding, Need } from '../quarters/needs/need.ts';
import { formatDay, lastDayOfPeriod, type Day } from '../shared/dates.ts';
import { stageOn, stagesFor } from './date-stage.ts';
import type { DateNoticeKind, NoticeDraft } from './notice.ts';

/** Pure rules: which dates a thing has today, and which notice is due for each. */

/** Demo data says so on every screen. */
const demoMark = ' (Demo-Bedarf)';

function demoMarkOf(isNeed: boolean, isFunding: boolean): string {
  if (isNeed) return demoMark;
  return isFunding ? ' (Demo-Finanzierung)' : '';
}

/** The date of one kind that a thing has today; `dueOn` null = it has none (any more). */
export type DateOfThing = Omit<NoticeDraft, 'stage' | 'dedupeKey' | 'kind'> & {
  kind: DateNoticeKind;
};

export interface ProjectDateFacts {
  project: Pick<Project, 'id' | 'municipalityId' | 'title' | 'startMonth' | 'months'>;
  programme: { shortTitle: string; window: ProgrammeWindow };
  /** Invented for the demo: then the notice says so. */
  isDemo: boolean;
  /** Who is told; null = everybody of the Sozialverwaltung. */
  personId: string | null;
}

/**
 * The next application deadline of its programme, and the end of its own period. The end of a guideline's validity is
 * no deadline and gives no notice.
 */
export function datesOfProject(facts: ProjectDateFacts, today: Day): DateOfThing[] {
  const { project, programme, personId, isDemo } = facts;
  const mark = isDemo ? demoMark : '';
  const common = {
    municipalityId: project.municipalityId,
    personId,
    thingKind: 'project',
    thingId: project.id,
    href: projectPath(project.id),
  };
  const state = windowStateOn(programme.window, today);
  const deadline = state.state === 'open' ? state.until : null;
  const what = deadline?.what ?? 'Antrag';
  const time = deadline?.time ? ` bis ${deadline.time} Uhr` : '';
  const endOn = lastDayOfPeriod(project.startMonth, project.months);
  return [
    {
      ...common,
      kind: 'programmeDeadline',
      dueOn: deadline?.on ?? null,
      title: deadline ? `Antragsfrist am ${formatDay(deadline.on)}: ${programme.shortTitle}` : '',
      detail: `Vorhaben „${project.title}“, ${what}${time}${mark}`,
    },
    {
      ...common,
      kind: 'projectEnd',
      dueOn: endOn,
      title: `Vorhaben endet am ${formatDay(endOn)}: ${project.title}`,
      detail: `Förderung aus ${programme.shortTitle}; Anschluss klären${mark}`,
    },
  ];
}

/**
 * Of what pays for a need: its end, and by when its continuation must be filed and the money be registered, as entered;
 * for everybody of the municipality. What is only applied for pays for nothing and has none of these dates. Where
 * something granted follows without a gap, nobody is asked to look for money; the entered budget day still counts.
 */
export function datesOfNeed(
  need: Pick<Need, 'key' | 'origin' | 'municipalityId' | 'title' | 'fundings' | 'costItems'>,
  quarterSlug: string,
): DateOfThing[] {
  return need.fundings.flatMap((funding) => {
    const common = {
      municipalityId: need.municipalityId,
      personId: null,
      thingKind: 'funding',
      thingId: funding.id,
      href: needOnQuarterPath(quarterSlug, need.key),
    };
    const isGranted = funding.status === 'granted';
    const isCovered = isGranted && isFollowed(need, funding);
    return fundingDates.map(({ kind, dayOf, title, task, isForGap }): DateOfThing => {
      const dueOn = isGranted && !(isForGap && isCovered) ? dayOf(funding) : null;
      return {
        ...common,
        kind,
        dueOn,
        title: dueOn === null ? '' : `${title} ${formatDay(dueOn)}: ${need.title}`,
        detail: `${funding.label}; ${task}${demoMarkOf(need.origin === 'demo', funding.origin === 'demo')}`,
      };
    });
  });
}

const fundingDates: readonly {
  kind: DateNoticeKind;
  dayOf: (funding: Funding) => Day | null;
  title: string;
  task: string;
  /** Told only where nothing granted follows. */
  isForGap: boolean;
}[] = [
  {
    kind: 'fundingEnd',
    dayOf: ({ untilOn }) => untilOn,
    title: 'Finanzierung endet am',
    task: 'Anschlussfinanzierung prüfen',
    isForGap: true,
  },
  {
    kind: 'fundingContinuation',
    dayOf: ({ continuationDueOn }) => continuationDueOn,
    title: 'Fortsetzungsantrag bis',
    task: 'Fortsetzung beantragen',
    isForGap: true,
  },
  {
    kind: 'fundingBudget',
    dayOf: ({ budgetDueOn }) => budgetDueOn,
    title: 'Anmeldung zum Haushalt bis',
    task: 'Mittel für die Zeit danach anmelden',
    isForGap: false,
  },
];

/** The notice that is due today for a date, if any: one per thing, kind, day and stage. */
export function noticeDue(date: DateOfThing, today: Day): NoticeDraft | null {
  if (date.dueOn === null) return null;
  const stage = stageOn(date.dueOn, today, stagesFor(date.kind));
  if (stage === null) return null;
  const dedupeKey = [date.kind, date.thingId, date.dueOn, stage].join(':');
  return { ...date, stage, dedupeKey };
}
