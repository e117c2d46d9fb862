import { needOnQuarterPath, projectPath } from '../paths.ts';
import type { ProgrammeWindow } from '../programmes/programme.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import type { Project } from '../projects/project.ts';
import type { Need } from '../quarters/needs/need.ts';
import { formatDay, lastDayOfPeriod, type Day } from '../shared/dates.ts';
import { stageOn, stagesFor } from './date-stage.ts';
import type { DateNoticeKind, NoticeDraft } from './notice.ts';

/** Pure rules: which dates a thing has today, and which notice is due for each. */

/** Demo data says so on every screen. */
const demoMark = ' (Demo-Bedarf)';

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

/** The end of what pays for a need today; for everybody of the municipality. */
export function datesOfNeed(
  need: Pick<Need, 'key' | 'origin' | 'municipalityId' | 'title' | 'fundings'>,
  quarterSlug: string,
): DateOfThing[] {
  return need.fundings.map((funding) => ({
    municipalityId: need.municipalityId,
    personId: null,
    kind: 'fundingEnd',
    thingKind: 'funding',
    thingId: funding.id,
    dueOn: funding.untilOn,
    title:
      funding.untilOn === null
        ? ''
        : `Finanzierung endet am ${formatDay(funding.untilOn)}: ${need.title}`,
    detail: `${funding.label}; Anschlussfinanzierung prüfen${need.origin === 'demo' ? demoMark : ''}`,
    href: needOnQuarterPath(quarterSlug, need.key),
  }));
}

/** The notice that is due today for a date, if any: one per thing, kind, day and stage. */
export function noticeDue(date: DateOfThing, today: Day): NoticeDraft | null {
  if (date.dueOn === null) return null;
  const stage = stageOn(date.dueOn, today, stagesFor(date.kind));
  if (stage === null) return null;
  const dedupeKey = [date.kind, date.thingId, date.dueOn, stage].join(':');
  return { ...date, stage, dedupeKey };
}
