import { basisLabels } from '../programmes/programme-labels.ts';
import { formatCents } from '../shared/money.ts';
import { formatPercent, joinGerman } from '../shared/text.ts';
import type { Coverage } from './coverage.ts';

/** What the programme could pay at most: a ceiling and called one. */
export function coverageText(coverage: Coverage): string {
  const { assumed } = coverage;
  const basis = assumed.length === 0 ? '' : ` ${basisLabels.angenommen}: ${joinGerman(assumed)}.`;
  return `${ceilingText(coverage)}${basis}`;
}

/** A loan, a label, an exchange: the same words in the row as under the heading. */
export function withoutGrantText({ why }: Pick<Coverage, 'why'>): string {
  return `Kein Zuschuss zu den Kosten des Bedarfs: ${why}.`;
}

function ceilingText(coverage: Coverage): string {
  const { ceilingGrantCents, grantOnKnownCents, sharePercent, why, mayRise } = coverage;
  if (!coverage.isGrant) return withoutGrantText(coverage);
  const period = coverage.per === 'year' ? 'je Jahr' : 'im ganzen Zeitraum';
  if (ceilingGrantCents === null) {
    const known =
      grantOnKnownCents === null
        ? ''
        : ` Für die bezifferten förderfähigen Kosten höchstens ${formatCents(grantOnKnownCents)} ${period}.`;
    return `Höchstbetrag nicht bestimmbar: ${why}.${known}`;
  }
  const share =
    sharePercent === null ? '' : `, höchstens ${formatPercent(sharePercent)} der Kosten`;
  const more = mayRise.length === 0 ? '' : `; ${joinGerman(mayRise)}, bitte klären`;
  // More may come of it: a ceiling without this word would contradict what stands behind it.
  const asOfNow = mayRise.length === 0 ? '' : 'nach heutigem Stand ';
  return `Deckt ${asOfNow}höchstens ${formatCents(ceilingGrantCents)} ${period}${share}${more}. Grund: ${why}.`;
}
