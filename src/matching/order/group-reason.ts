import { formatPercent } from '../../shared/text.ts';
import {
  isForLater,
  matchGroupLabels,
  openQuestions,
  supplementaryBelowPercent,
} from './match-group.ts';
import { withoutGrantText } from '../coverage-text.ts';
import type { Match } from '../match.ts';

/** Under which heading a match stands, at which place, and why, for its own page. @param position from 1 */
export function groupReason(
  match: Match,
  position: number,
): { heading: string; place: string; reason: string } {
  const { group, beneath } = match;
  if (group === null) {
    const failed = match.result.results.filter(({ result }) => result === 'notMet').length;
    const what = failed === 1 ? 'Eine Voraussetzung ist' : `${failed} Voraussetzungen sind`;
    return { heading: 'Passt nicht', place: '', reason: `${what} nicht erfüllt.` };
  }
  const heading = matchGroupLabels[group];
  if (beneath !== null) {
    return {
      heading,
      place: `bei Platz ${position}`,
      reason: 'Steht bei seinem Landesstrang: Dessen Antragszeitraum entscheidet.',
    };
  }
  return { heading, place: `Platz ${position}`, reason: reasonOf(match) };
}

function reasonOf({ group, result, window }: Match): string {
  const { all, atTheDesk } = openQuestions(result);
  switch (group) {
    case null:
    case 'now':
      return 'Alle Fördervoraussetzungen sind erfüllt, Anträge sind möglich.';
    case 'clarify':
    case 'clarifyMore':
      return `Nichts spricht dagegen; ${openText(all, atTheDesk)}`;
    case 'nextRound':
      return `Zurzeit sind keine Anträge möglich; sonst spricht nichts dagegen.${all > 1 ? ` Dazu: ${openText(all, atTheDesk)}` : ''}`;
    case 'supplementary':
      return `${smallText(result)}${isForLater({ group, window }) ? ' Zurzeit sind keine Anträge möglich.' : ''}`;
    case 'ended':
      return window.state === 'nextRound'
        ? 'Die letzte bekannte Frist ist mehr als zwei Jahre her, und eine neue Runde ist nicht bekannt.'
        : 'Es werden keine Anträge mehr angenommen; als Vorbild und für Ansprechpersonen.';
  }
}

function smallText({ coverage }: Match['result']): string {
  return coverage.isGrant
    ? `Deckt höchstens ${formatPercent(coverage.sharePercent ?? 0)} der Kosten, also weniger als ${supplementaryBelowPercent} %.`
    : withoutGrantText(coverage);
}

/** "3 Angaben sind offen, davon beantwortet eine Ihre Verwaltung selbst, ohne Anruf." */
function openText(all: number, atTheDesk: number): string {
  const open = all === 1 ? 'eine Angabe ist offen' : `${all} Angaben sind offen`;
  if (atTheDesk === 0) return `${open}.`;
  if (atTheDesk === all) return `${open}: Ihre Verwaltung ergänzt sie selbst, ohne Anruf.`;
  return `${open}, davon ${atTheDesk === 1 ? 'eine' : atTheDesk}, die Ihre Verwaltung selbst ergänzt, ohne Anruf.`;
}
