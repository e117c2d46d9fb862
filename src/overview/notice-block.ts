import { noticesPath } from '../paths.ts';
import { describeDaysLeft, type Notice } from '../reminders/notice.ts';
import { daysBetween, formatDay, type Day } from '../shared/dates.ts';

/** The nearest open notices, as the Lage shows them before everything else. */
export interface NoticeBlock {
  heading: string;
  rows: {
    on: Day | null;
    day: string;
    left: string;
    isNear: boolean;
    title: string;
    detail: string;
    href: string;
  }[];
  allText: string;
  allHref: string;
}

const shown = 3;
const nearDays = 14;

/** @returns null where nothing is open: the Lage then has no such block. */
export function noticeBlock(notices: readonly Notice[], today: Day): NoticeBlock | null {
  const open = notices.filter(({ doneAt }) => doneAt === null);
  if (open.length === 0) return null;
  return {
    heading: open.length === 1 ? '1 offener Hinweis' : `${open.length} offene Hinweise`,
    rows: open.slice(0, shown).map(({ dueOn, title, detail, href }) => ({
      on: dueOn,
      day: dueOn === null ? '' : formatDay(dueOn),
      left: dueOn === null ? '' : describeDaysLeft(dueOn, today),
      isNear: dueOn !== null && daysBetween(today, dueOn) <= nearDays,
      title,
      detail,
      href,
    })),
    allText: open.length > shown ? `Alle ${open.length} Hinweise` : 'Zu den Hinweisen',
    allHref: noticesPath(),
  };
}
