import { needsPath } from '../../paths.ts';
import { formatNumber } from '../../shared/text.ts';
import type { MatchesOnDay, NeedWithMatches } from '../need-case.ts';
import { cityMatchesPath } from '../match-paths.ts';
import type { CityMatch } from './city-matrix.ts';

/** What the page of a whole municipality says before its numbers. */

export interface CityEmpty {
  heading: string;
  text: string;
  actionLabel: string;
  actionHref: string;
}

/** "1 Programm", "1.200 Programme" */
export function countOf(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${formatNumber(count)} ${many}`;
}

/** How many needs something may come of, in one sentence. */
export function answerOf(
  needs: readonly NeedWithMatches[],
  {
    rows,
    pairs,
    isFiltered: isPart,
  }: { rows: number; pairs: readonly CityMatch[]; isFiltered: boolean },
): string {
  if (needs.length === 0) return 'Zu dieser Auswahl ist kein Bedarf erfasst.';
  if (rows === 0) {
    return isPart
      ? 'In dieser Auswahl kommt für keinen Bedarf ein Programm infrage.'
      : 'Zurzeit kommt für keinen Bedarf ein Programm infrage.';
  }
  const served = new Set(pairs.map(({ need }) => need.need.id)).size;
  const of = `${served} von ${countOf(needs.length, 'Bedarf', 'Bedarfen')}${isPart ? ' dieser Auswahl' : ''}`;
  return `Für ${of} ${rows === 1 ? 'kommt ein Programm' : `kommen ${formatNumber(rows)} Programme`} infrage: jetzt, nach einem Anruf oder in der nächsten Runde.`;
}

/** What to do where the table is empty. */
export function emptyState(
  city: MatchesOnDay,
  needs: readonly NeedWithMatches[],
  pairs: readonly CityMatch[],
): CityEmpty | null {
  if (city.needs.length === 0) {
    return {
      heading: 'Noch kein Bedarf erfasst',
      text: 'Sobald Bedarfe eingetragen sind, zeigt diese Seite, welche Programme für welche Quartiere infrage kommen.',
      actionLabel: 'Zu den Bedarfen',
      actionHref: needsPath(),
    };
  }
  if (pairs.length > 0) return null;
  return {
    heading:
      needs.length === 0 ? 'Kein Bedarf in dieser Auswahl' : 'Kein Treffer in dieser Auswahl',
    text: 'Ändern Sie die Auswahl, oder sehen Sie sich die ganze Stadt an.',
    actionLabel: 'Auswahl zurücksetzen',
    actionHref: cityMatchesPath(),
  };
}
