import type { ListRow } from '../http/lists.ts';
import { listAs } from '../paths.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import { cell, type ScheduleListView } from './schedule-page.ts';
import {
  calendarPath,
  committeesPath,
  newCommitteePath,
  newSittingPath,
  sittingFilePath,
  sittingPath,
  sittingsPath,
} from './schedule-paths.ts';
import { sittingTag, submissionOf } from './sitting-words.ts';
import type { KeptSitting, SittingCalendar } from './sitting.ts';

export function sittingListView(
  calendar: SittingCalendar,
  { canEdit, today }: { canEdit: boolean; today: Day },
): ScheduleListView {
  const coming = calendar.sittings.filter(({ sitsOn }) => sitsOn >= today);
  const past = calendar.sittings.filter(({ sitsOn }) => sitsOn < today).toReversed();
  return {
    title: 'Sitzungen',
    breadcrumbs: [
      { label: 'Kalender', href: calendarPath() },
      { label: 'Sitzungen', href: null },
    ],
    lead: 'Kommende Sitzungen zuerst, dann die vergangenen. Wo kein Abgabetag eingetragen ist, gilt die Vorlaufzeit.',
    heads: ['Sitzung', 'Gremium', 'Abgabe der Vorlage', 'Zustand', 'Quelle'],
    rows: [...coming, ...past].map((sitting) => [
      cell(formatDay(sitting.sitsOn), { href: canEdit ? sittingPath(sitting.id) : null }),
      cell(nameOf(sitting, calendar), { detail: sitting.note }),
      cell(submissionOf(sitting, calendar.leadOf(sitting.municipalityId)).words),
      cell(stateText(sitting, today), { tag: sittingTag(sitting) }),
      cell(sitting.source?.title ?? 'von Hand eingetragen'),
    ]),
    countText:
      calendar.sittings.length === 1 ? '1 Sitzung' : `${calendar.sittings.length} Sitzungen`,
    csvHref: listAs(sittingsPath(), 'csv'),
    jsonHref: listAs(sittingsPath(), 'json'),
    empty: emptyOf(calendar, canEdit),
    links: canEdit
      ? [
          { label: 'Sitzung eintragen', href: newSittingPath(), isMain: true },
          { label: 'Sitzungskalender importieren', href: sittingFilePath(), isMain: false },
          { label: 'Gremien', href: committeesPath(), isMain: false },
        ]
      : [],
  };
}

/** A sitting needs its committee first. */
function emptyOf(
  { committees }: Pick<SittingCalendar, 'committees'>,
  canEdit: boolean,
): ScheduleListView['empty'] {
  const heading = 'Noch keine Sitzungen';
  if (committees.every(({ retiredAt }) => retiredAt !== null)) {
    return {
      heading,
      text: 'Es ist noch kein Gremium in Gebrauch. Legen Sie zuerst die Gremien an, danach importieren Sie ihre Sitzungen oder tragen sie ein.',
      actionLabel: canEdit ? 'Gremium anlegen' : null,
      actionHref: canEdit ? newCommitteePath() : null,
    };
  }
  return {
    heading,
    text: 'Importieren Sie den Sitzungskalender des Rates als .ics oder CSV, oder tragen Sie Sitzungen von Hand ein.',
    actionLabel: canEdit ? 'Sitzungskalender importieren' : null,
    actionHref: canEdit ? sittingFilePath() : null,
  };
}

function stateText({ cancelledAt, sitsOn }: KeptSitting, today: Day): string {
  if (cancelledAt !== null) return '';
  return sitsOn < today ? 'vergangen' : 'findet statt';
}

export const nameOf = (
  { committeeId }: Pick<KeptSitting, 'committeeId'>,
  { committees }: Pick<SittingCalendar, 'committees'>,
): string => committees.find(({ id }) => id === committeeId)?.shortName ?? '';

export function sittingRow(sitting: KeptSitting, calendar: SittingCalendar): ListRow {
  const submission = submissionOf(sitting, calendar.leadOf(sitting.municipalityId));
  return {
    id: sitting.id,
    sitsOn: sitting.sitsOn,
    committee: nameOf(sitting, calendar),
    submissionOn: submission.on,
    isSubmissionWorkedOut: submission.isWorkedOut,
    isCancelled: sitting.cancelledAt !== null,
    origin: sitting.origin,
    note: sitting.note,
    source: sitting.source?.title ?? null,
  };
}
