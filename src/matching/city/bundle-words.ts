import { formatCents } from '../../shared/money.ts';
import { joinGerman, quoted } from '../../shared/text.ts';
import type { AmountShift, BundleCriterion, BundleMatch } from './bundle.ts';
import type { NeedCase } from '../need-case.ts';
import { coverageText } from '../coverage-text.ts';

/** What is said about a bundle and a programme. */

const shiftTexts: Record<AmountShift, string> = {
  reachesMinimum: 'Einzeln zu klein, gemeinsam über der Mindestfördersumme.',
  exceedsMaximum:
    'Gemeinsam über der Obergrenze; mit einem eigenen Antrag je Bedarf bleibt jeder darunter.',
};

export function shiftText({ shift }: BundleMatch): string | null {
  return shift === null ? null : shiftTexts[shift];
}

/** One application for all: its ceiling, or why there is none. */
export function jointText({ joint, way }: BundleMatch): string {
  return way === 'separate'
    ? 'Ein gemeinsamer Antrag ist so nicht möglich.'
    : `Ein gemeinsamer Antrag: ${coverageText(joint.result.coverage)}`;
}

/** An application for each need: how many are possible, and their ceilings together. A limit "je Antrag" counts once for each. */
export function separateText({ single }: BundleMatch): string {
  const possible = single.filter(({ group }) => group !== null && group !== 'ended');
  const which =
    possible.length === single.length
      ? `kommt für alle ${single.length} Bedarfe infrage`
      : `kommt für ${possible.length} von ${single.length} Bedarfen infrage`;
  if (possible.length === 0) return 'Ein Antrag je Bedarf: kommt für keinen infrage.';
  const sumOf = (per: 'year' | 'application'): number =>
    possible.reduce((sum, { result: { coverage } }) => {
      return sum + (coverage.per === per ? (coverage.ceilingGrantCents ?? 0) : 0);
    }, 0);
  const [whole, yearly] = [sumOf('application'), sumOf('year')];
  const known = [
    ...(whole > 0 ? [`${formatCents(whole)} im ganzen Zeitraum`] : []),
    ...(yearly > 0 ? [`${formatCents(yearly)} je Jahr`] : []),
  ];
  const open = possible.filter(({ result }) => result.coverage.ceilingGrantCents === null).length;
  const without =
    open === 0 || known.length === 0 ? '' : ` (${open} ohne bestimmbaren Höchstbetrag)`;
  const hasGrant = possible.some(({ result }) => result.coverage.isGrant);
  const unknown = hasGrant ? 'Höchstbetrag nicht bestimmbar' : 'auch so ohne Zuschuss';
  const ceiling =
    known.length === 0 ? unknown : `zusammen höchstens ${joinGerman(known)}${without}`;
  return `Ein Antrag je Bedarf: ${which}; ${ceiling}.`;
}

/** Of a federal line: through whom its money is asked for; null for all others. */
export function strandText({ match: { beneath } }: BundleMatch, all: readonly BundleMatch[]) {
  const strand = all.find(({ match }) => match.slug === beneath);
  return strand === undefined
    ? null
    : `Bundeslinie zu ${quoted(strand.match.compiled.programme.shortTitle)}: beantragt wird über den Landesstrang, sein Zeitraum entscheidet.`;
}

/** The needs of one result, named by quarter: "Manfort und Steinbüchel", or "alle". */
export function namesOf(
  criterion: BundleCriterion,
  needs: readonly NeedCase[],
  truth: 'unknown' | 'notMet',
): string | null {
  const named = needs.filter((_, place) => criterion.single[place]?.result === truth);
  if (named.length === 0) return null;
  return named.length === needs.length ? 'alle' : joinGerman(namesOfNeeds(named));
}

/** Quarters, with the title of the need where a quarter has several in the bundle. */
export function namesOfNeeds(needs: readonly NeedCase[]): string[] {
  const names = needs.map(({ quarter }) => quarter.name);
  return needs.map(({ need, quarter }) =>
    names.filter((name) => name === quarter.name).length > 1
      ? `${quarter.name} („${need.title}“)`
      : quarter.name,
  );
}

/** Which needs refuse (or keep open) the whole, whatever the criterion. */
export function needsThat(
  { single }: BundleMatch,
  needs: readonly NeedCase[],
  verdict: 'toClarify' | 'doesNotFit',
): NeedCase[] {
  return needs.filter((_, place) => {
    const match = single[place];
    if (!match) return false;
    // Waiting for a round is no refusal by the need.
    if (verdict === 'doesNotFit') return match.group === null;
    return match.group !== null && match.result.results.some(({ result }) => result === 'unknown');
  });
}
