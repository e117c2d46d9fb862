import { daysBetween, formatDay, type Day } from '../shared/dates.ts';
import type { Programme } from './programme.ts';
import { windowStateOn } from './window-state.ts';

/**
 * In which order evidence is worth checking, one programme after the other: own projects first, then programmes that
 * share a topic with an open need, then near deadlines, then open windows, then what was read last.
 */
export interface CheckRank {
  hasProject: boolean;
  sharesTopic: boolean;
  /** Only where it is near. */
  deadlineOn: Day | null;
  isOpen: boolean;
  newestReadAt: string;
}

/** A deadline within this many days makes its programme urgent. */
export const nearDeadlineDays = 90;

export interface OwnWork {
  /** Programmes of own projects. */
  programmeIds: ReadonlySet<string>;
  /** Topics of needs that nobody pays for in full. */
  topics: ReadonlySet<string>;
}

export function checkRank(
  { id, programme }: { id: string; programme: Programme },
  { own, today, newestReadAt }: { own: OwnWork; today: Day; newestReadAt: string },
): CheckRank {
  const window = windowStateOn(programme.window, today);
  const until = window.state === 'open' ? (window.until?.on ?? null) : null;
  const isNear = until !== null && daysBetween(today, until) <= nearDeadlineDays;
  return {
    hasProject: own.programmeIds.has(id),
    sharesTopic: programme.topics.some((topic) => own.topics.has(topic)),
    deadlineOn: isNear ? until : null,
    isOpen: window.state === 'open',
    newestReadAt,
  };
}

/** Most useful first. */
export function compareRanks(a: CheckRank, b: CheckRank): number {
  return (
    Number(b.hasProject) - Number(a.hasProject) ||
    Number(b.sharesTopic) - Number(a.sharesTopic) ||
    (a.deadlineOn ?? '9999').localeCompare(b.deadlineOn ?? '9999') ||
    Number(b.isOpen) - Number(a.isOpen) ||
    b.newestReadAt.localeCompare(a.newestReadAt)
  );
}

/** Why a programme stands where it stands. */
export function rankText(rank: CheckRank): string | null {
  const reasons = [
    rank.hasProject ? 'eigenes Vorhaben' : '',
    rank.sharesTopic ? 'Thema eines offenen Bedarfs' : '',
    rank.deadlineOn === null ? '' : `Frist ${formatDay(rank.deadlineOn)}`,
    rank.isOpen && rank.deadlineOn === null ? 'zurzeit offen' : '',
  ].filter((reason) => reason !== '');
  return reasons.length === 0 ? null : reasons.join(' · ');
}
