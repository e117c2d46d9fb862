import type { PageView, StatusTag } from '../http/page-parts.ts';
import { administrationPath, unlockPath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import type { Lock } from './person-service.ts';

export interface LockListView extends PageView {
  action: string;
  isEmpty: boolean;
  rows: {
    kind: string;
    keyHash: string;
    what: string;
    failures: string;
    lastFailedAt: string;
    state: StatusTag;
  }[];
}

/** Failed sign-ins of the last day, and which of them lock somebody out now. */
export function lockListView(locks: readonly Lock[], now: Date): LockListView {
  return {
    title: 'Anmeldesperren',
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Anmeldesperren', href: null },
    ],
    action: unlockPath(),
    isEmpty: locks.length === 0,
    rows: locks.map((lock) => ({
      kind: lock.kind,
      keyHash: lock.keyHash,
      what: whatOf(lock),
      failures: String(lock.failures),
      lastFailedAt: formatInstant(new Date(lock.lastFailedAt)),
      state: stateOf(lock, now),
    })),
  };
}

function whatOf(lock: Lock): string {
  if (lock.kind === 'source') return `Netzadresse ${lock.label ?? 'unbekannt'}`;
  return lock.person
    ? `${lock.person.name} (${lock.person.email})`
    : 'Eine Adresse, zu der es kein Konto gibt';
}

function stateOf({ lockedUntil }: Lock, now: Date): StatusTag {
  if (lockedUntil === null || new Date(lockedUntil) <= now) {
    return { tone: 'neutral', symbol: '–', text: 'nicht gesperrt' };
  }
  // A lock lasts an hour at most, so the time of day says it all.
  const time = formatInstant(new Date(lockedUntil)).split(', ')[1] ?? '';
  return { tone: 'danger', symbol: '✗', text: `gesperrt bis ${time}` };
}
