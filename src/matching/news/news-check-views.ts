import type { StatusTag } from '../../http/page-parts.ts';
import { formatInstant } from '../../shared/dates.ts';
import { matchNewsPath } from '../match-paths.ts';
import type { NewsCheck } from './news-check.ts';

/** How up to date the page "Neues" is, in words. */
export interface NewsCheckView {
  tag: StatusTag;
  /** "Treffer zuletzt geprüft: 28.11.2026, 17:50 Uhr." */
  text: string;
  detail: string;
  /** The page anew, where waiting helps; null = nothing is to be expected. */
  againHref: string | null;
}

const soon = 'Was sich dadurch ändert, steht in der Regel nach zwei bis drei Minuten hier.';

export function newsCheckView(check: NewsCheck, parameters: Record<string, string>): NewsCheckView {
  const { checkedAt, changedAt, state } = check;
  const text =
    checkedAt === null
      ? 'Treffer wurden noch nicht geprüft.'
      : `Treffer zuletzt geprüft: ${formatInstant(new Date(checkedAt))}.`;
  const isAwaited = state !== 'idle' || changedAt !== null || checkedAt === null;
  return {
    tag: tagOf(check),
    text,
    detail: state === 'running' ? 'Das dauert meist nur Sekunden.' : detailOf(check),
    againHref: isAwaited ? matchNewsPath(parameters) : null,
  };
}

function detailOf({ checkedAt, changedAt, state }: NewsCheck): string {
  if (state === 'failed') {
    return 'Der letzte Versuch ist gescheitert; er wird wiederholt. Den Grund sieht die Administration unter „Automatische Aufgaben“.';
  }
  if (checkedAt === null) {
    return 'Die erste Prüfung hält nur fest, wie die Treffer stehen; gemeldet wird, was sich danach ändert.';
  }
  if (changedAt === null) return 'Seitdem wurde nichts geändert, was Treffer berührt.';
  return `Seitdem wurde etwas geändert (zuletzt ${formatInstant(new Date(changedAt))}). ${soon}`;
}

function tagOf({ checkedAt, changedAt, state }: NewsCheck): StatusTag {
  if (state === 'running') return { tone: 'info', symbol: '→', text: 'Prüfung läuft' };
  if (state === 'failed') return { tone: 'warning', symbol: '!', text: 'nicht auf dem Stand' };
  if (checkedAt === null || changedAt !== null) {
    return { tone: 'info', symbol: '→', text: 'Prüfung steht aus' };
  }
  return { tone: 'success', symbol: '✓', text: 'auf dem Stand' };
}

/** What stands in the place of an empty list. */
export function emptyNewsText({ all, isFiltered }: { all: number; isFiltered: boolean }): string {
  if (isFiltered && all > 0) {
    return `In dieser Auswahl gibt es nichts Neues; ohne Filter ${all === 1 ? 'steht hier 1 Meldung' : `stehen hier ${all} Meldungen`}.`;
  }
  return 'Bisher hat sich kein Treffer geändert. Eine Meldung mit Grund erscheint, wenn ein Programm neu zu einem Bedarf passt oder nicht mehr passt, wenn sich Antragszeitraum, Beträge oder die verbleibende Zeit ändern und wenn ein verworfener Treffer wieder in Frage kommt.';
}
