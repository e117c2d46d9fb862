import { daysBetween, type Day } from '../shared/dates.ts';

/** Hinweis: something a person should know, once. */
export const dateNoticeKinds = [
  'programmeDeadline',
  'projectEnd',
  'fundingEnd',
  'fundingContinuation',
  'fundingBudget',
  'followOpens',
  'followCloses',
] as const;
export type DateNoticeKind = (typeof dateNoticeKinds)[number];
/** What was found out rather than what comes near: of followed programmes and saved searches. */
export type NewsNoticeKind =
  | 'followChanged'
  | 'followExpired'
  | 'followVanished'
  | 'followRenewed'
  | 'searchHits'
  /** Of matches: new or changed ones, and one that was assigned. */
  | 'matchNews'
  | 'matchAssigned'
  /** Between staff and carriers, about a match that is shared. */
  | 'carrierAnswer'
  | 'matchShared'
  | 'matchUnshared'
  | 'answerAccepted'
  | 'answerDeclined';

export const noticeKindLabels: Record<string, string> = {
  programmeDeadline: 'Antragsfrist',
  projectEnd: 'Ende des Vorhabens',
  fundingEnd: 'Ende der Finanzierung',
  fundingContinuation: 'Fortsetzungsantrag',
  fundingBudget: 'Anmeldung zum Haushalt',
  followOpens: 'Programm öffnet',
  followCloses: 'Antragsfrist',
  followChanged: 'Programm geändert',
  followExpired: 'Richtlinie abgelaufen',
  followVanished: 'Nicht mehr in der Quelle',
  followRenewed: 'Nachfolger',
  searchHits: 'Neue Treffer',
  matchNews: 'Treffer',
  matchAssigned: 'Ihnen zugewiesen',
  carrierAnswer: 'Antwort eines Trägers',
  matchShared: 'Treffer geteilt',
  matchUnshared: 'Treffer nicht mehr geteilt',
  answerAccepted: 'Antwort angenommen',
  answerDeclined: 'Antwort abgelehnt',
} satisfies Record<DateNoticeKind | NewsNoticeKind, string>;

export interface Notice {
  id: string;
  municipalityId: string;
  /** null = for everybody of the Sozialverwaltung of this municipality. */
  personId: string | null;
  kind: string;
  thingKind: string;
  thingId: string;
  /** The day it speaks of, if any. */
  dueOn: Day | null;
  stage: number | null;
  title: string;
  detail: string;
  href: string;
  createdAt: string;
  doneAt: string | null;
  doneById: string | null;
}

/** What is written once: `dedupeKey` is unique. */
export type NoticeDraft = Omit<Notice, 'id' | 'createdAt' | 'doneAt' | 'doneById'> & {
  dedupeKey: string;
};

/** Open ones first: those with a date by date, then the others; done ones after them, the latest first. */
export function inReadingOrder(notices: readonly Notice[]): Notice[] {
  const far = '9999-12-31';
  const open = notices
    .filter(({ doneAt }) => doneAt === null)
    .sort((a, b) => (a.dueOn ?? far).localeCompare(b.dueOn ?? far) || a.id.localeCompare(b.id));
  const done = notices
    .filter(({ doneAt }) => doneAt !== null)
    .sort((a, b) => String(b.doneAt).localeCompare(String(a.doneAt)));
  return [...open, ...done];
}

/** "noch 12 Tage", "heute", "seit 3 Tagen vorbei". */
export function describeDaysLeft(dueOn: Day, today: Day): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'heute';
  if (days > 0) return days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
  return days === -1 ? 'seit gestern vorbei' : `seit ${-days} Tagen vorbei`;
}
