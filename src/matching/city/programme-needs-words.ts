import type { ListRow } from '../../http/lists.ts';
import { costPerYear } from '../../quarters/needs/need.ts';
import { formatCents } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import { criterionLabel, verdictTag } from '../match-labels.ts';
import { openQuestionsText, refusals } from './match-summary.ts';
import type { NeedMatch, PossibleUse } from './programme-needs.ts';

/** "Könnte in 5 Quartieren 12 Bedarfe mitbezahlen; höchstens …, keine Zusage." */
export function useSentence(use: PossibleUse, askedNeeds: number): string {
  if (use.needs === 0) {
    return askedNeeds === 0
      ? 'Noch kein Bedarf zum Vergleichen.'
      : `Kommt zurzeit für keinen von ${askedNeeds} Bedarfen infrage.`;
  }
  const when = use.isLaterOnly ? 'Könnte ab einer nächsten Runde' : 'Könnte';
  const quarters = use.quarters === 1 ? 'in einem Quartier' : `in ${use.quarters} Quartieren`;
  const needs = use.needs === 1 ? 'einen Bedarf' : `${use.needs} Bedarfe`;
  return `${when} ${quarters} ${needs} mitbezahlen; ${ceilingText(use)}, keine Zusage.`;
}

function ceilingText(use: PossibleUse): string {
  const known = [
    ...(use.ceilingCents > 0 ? [`${formatCents(use.ceilingCents)} im ganzen Zeitraum`] : []),
    ...(use.ceilingPerYearCents > 0 ? [`${formatCents(use.ceilingPerYearCents)} je Jahr`] : []),
  ];
  if (known.length === 0) return 'wie viel höchstens, ist noch nicht bestimmbar';
  // One limit "je Antrag" counts once for each application.
  const how = use.needs === 1 ? '' : ', wenn jeder Bedarf ein eigener Antrag ist';
  const open =
    use.withoutCeiling === 0
      ? ''
      : ` (${use.withoutCeiling === 1 ? 'ein Bedarf' : `${use.withoutCeiling} Bedarfe`} ohne bestimmbaren Höchstbetrag)`;
  return `höchstens ${joinGerman(known)}${open}${how}`;
}

/** Why a programme is for none of the needs, and what to do about it. */
export function whyNone(needs: readonly NeedMatch[]): string {
  if (needs.every(({ match }) => match.group === 'ended')) {
    return 'Das Programm ist beendet. Es bleibt als Vorbild im Katalog; folgen Sie ihm, dann hören Sie von einem Nachfolger.';
  }
  const [common] = refusingLabels(needs);
  if (!common) return 'Warum, steht unten bei jedem Bedarf.';
  const [label, count] = common;
  const where =
    count === needs.length
      ? `bei allen ${needs.length} Bedarfen`
      : `bei ${count} von ${needs.length} Bedarfen`;
  return `Am häufigsten steht dagegen: ${label} (${where}). ${nextStep[label] ?? 'Der Grund steht unten bei jedem Bedarf; oft hilft ein Anruf beim Fördergeber.'}`;
}

const nextStep: Readonly<Record<string, string>> = {
  Region: 'Suchen Sie im Katalog nach Programmen, die für Ihr Land gelten.',
  Thema:
    'Prüfen Sie, ob bei Ihren Bedarfen alle Themen eingetragen sind, oder suchen Sie ein Programm zum Thema.',
  Zielgruppe: 'Prüfen Sie, ob bei Ihren Bedarfen alle Zielgruppen eingetragen sind.',
  Antragsteller: 'Prüfen Sie, wer den Antrag stellen könnte, etwa ein Träger mit Weiterleitung.',
  Betrag:
    'Prüfen Sie die Kosten, oder fassen Sie gleiche Bedarfe mehrerer Quartiere zu einem Bündel zusammen.',
  Antragszeitraum: 'Folgen Sie dem Programm, dann hören Sie von der nächsten Runde.',
};

/** What refuses how many needs, most first. */
function refusingLabels(needs: readonly NeedMatch[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { match } of needs) {
    const labels = match.compiled.criteria.flatMap((criterion, index) =>
      match.result.results[index]?.result === 'notMet' ? [criterionLabel(criterion)] : [],
    );
    for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'de'));
}

/** Rows of `.csv`: one per need, whether it fits or not. */
export function programmeNeedRows(needs: readonly NeedMatch[]): ListRow[] {
  return needs.map((one) => ({
    ...sharedColumns(one),
    verdictLabel: verdictTag(one.match.result.verdict, one.match.group).text,
    toClarify: openQuestionsText(one.match),
    refusals: refusals(one.match).join(' | '),
  }));
}

/** Rows of `.json`: the same with every criterion. */
export function programmeNeedJsonRows(needs: readonly NeedMatch[]): Record<string, unknown>[] {
  return needs.map((one) => ({
    ...sharedColumns(one),
    criteria: one.match.result.results.map(({ kind, result, reason }) => ({
      kind,
      result,
      reason,
    })),
  }));
}

function sharedColumns({ need, quarter, municipality, match, isDismissed }: NeedMatch) {
  const { coverage } = match.result;
  return {
    id: need.id,
    title: need.title,
    quarter: quarter.name,
    quarterSlug: quarter.slug,
    municipality: municipality.name,
    isDemo: need.origin === 'demo',
    programme: match.slug,
    verdict: match.result.verdict,
    group: match.group,
    isDismissed,
    beneath: match.beneath,
    costCentsPerYear: need.costItems.length === 0 ? null : costPerYear(need).centsPerYear,
    hasMissingCosts: need.costItems.length === 0 || costPerYear(need).missing.length > 0,
    ceilingGrantCents: coverage.ceilingGrantCents,
    ceilingPer: coverage.per,
    ceilingSharePercent: coverage.sharePercent,
  };
}
