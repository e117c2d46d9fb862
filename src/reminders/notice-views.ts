import type { ListRow } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import { followedPath, listAs, noticeDonePath, noticesPath, savedSearchesPath } from '../paths.ts';
import { berlinDay, daysBetween, formatInstant, type Day } from '../shared/dates.ts';
import { describeDaysLeft, noticeKindLabels, type Notice } from './notice.ts';

export interface NoticeListView extends PageView {
  lead: string;
  emptyText: string;
  openHeading: string;
  open: NoticeRow[];
  doneHeading: string;
  done: NoticeRow[];
  /** Where one's own follows and searches are; null for those who have none. */
  following: { followedHref: string; searchesHref: string } | null;
  csvHref: string;
  jsonHref: string;
}

interface NoticeRow {
  anchor: string;
  kind: string;
  title: string;
  detail: string;
  href: string;
  left: StatusTag | null;
  forWhom: string;
  /** When it was ticked, or why it closed by itself; null while open. */
  doneText: string | null;
  /** null for those who only read. */
  action: { href: string; value: '0' | '1'; text: string; label: string } | null;
}

const nearDays = 14;

/** The page of a person's notices. */
export function noticeListView(
  notices: readonly Notice[],
  {
    today,
    canTick,
    canFollow,
    isCarrier,
  }: { today: Day; canTick: boolean; canFollow: boolean; isCarrier: boolean },
): NoticeListView {
  const rows = (isDone: boolean): NoticeRow[] =>
    notices
      .filter(({ doneAt }) => (doneAt !== null) === isDone)
      .map((notice) => noticeRowView(notice, { today, canTick }));
  const [open, done] = [rows(false), rows(true)];
  return {
    title: 'Hinweise',
    breadcrumbs: [],
    ...(isCarrier ? carrierWords : houseWords),
    openHeading: `Offen (${open.length})`,
    open,
    doneHeading: `Erledigt (${done.length})`,
    done,
    following: canFollow
      ? { followedHref: followedPath(), searchesHref: savedSearchesPath() }
      : null,
    csvHref: listAs(noticesPath(), 'csv'),
    jsonHref: listAs(noticesPath(), 'json'),
  };
}

const houseWords = {
  lead: 'Fristen und Enden, die näher rücken, und was sich an Programmen ändert, denen Sie folgen. Das Ende einer Richtlinie ist keine Frist.',
  emptyText:
    'Jeden Morgen um 5:30 Uhr prüft die Anwendung die Termine Ihrer Vorhaben und Finanzierungen, tagsüber stündlich den Katalog. Was näher rückt oder sich ändert, steht dann hier.',
};
const carrierWords = {
  lead: 'Was die Verwaltung mit Ihrer Organisation teilt, und was aus Ihren Antworten geworden ist.',
  emptyText:
    'Sobald die Verwaltung einen Treffer mit Ihrer Organisation teilt oder über eine Ihrer Antworten entscheidet, steht es hier.',
};

function noticeRowView(
  notice: Notice,
  { today, canTick }: { today: Day; canTick: boolean },
): NoticeRow {
  const isOpen = notice.doneAt === null;
  return {
    anchor: `hinweis-${notice.id}`,
    kind: noticeKindLabels[notice.kind] ?? 'Hinweis',
    title: notice.title,
    detail: notice.detail,
    href: notice.href,
    left: isOpen && notice.dueOn !== null ? leftTag(notice.dueOn, today) : null,
    forWhom: notice.personId === null ? 'für alle in der Sozialverwaltung' : 'für Sie',
    doneText: notice.doneAt === null ? null : doneText(notice.doneAt, notice.doneById),
    action: canTick
      ? {
          href: noticeDonePath(notice.id),
          value: isOpen ? '1' : '0',
          text: isOpen ? 'Erledigt' : 'Wieder öffnen',
          label: `${isOpen ? 'Erledigt' : 'Wieder öffnen'}: ${notice.title}`,
        }
      : null,
  };
}

function leftTag(dueOn: Day, today: Day): StatusTag {
  const text = describeDaysLeft(dueOn, today);
  return daysBetween(today, dueOn) <= nearDays
    ? { tone: 'warning', text, symbol: '!' }
    : { tone: 'info', text, symbol: 'i' };
}

function doneText(doneAt: string, doneById: string | null): string {
  const at = formatInstant(new Date(doneAt));
  return doneById === null ? `überholt seit ${at}` : `erledigt am ${at}`;
}

/** One row of the list as a file. */
export function noticeRow(notice: Notice): ListRow {
  return {
    id: notice.id,
    kind: notice.kind,
    dueOn: notice.dueOn,
    stageDays: notice.stage,
    title: notice.title,
    detail: notice.detail,
    path: notice.href,
    isForEverybody: notice.personId === null,
    createdOn: berlinDay(new Date(notice.createdAt)),
    doneAt: notice.doneAt,
  };
}
