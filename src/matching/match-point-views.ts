import type { CriterionResult } from './criteria/criterion.ts';
import type { Match } from './match.ts';
import type { CriterionView } from './match-detail-views.ts';

/** What a match hinges on, with the way to the criterion that says why. */
export interface MatchPointView {
  mark: string;
  text: string;
  href: string;
}

/**
 * What is not met, then what is open, each once, so that nobody has to look for it among all that is met; nothing where
 * the programme has ended and nothing will be clarified any more.
 * @param criteria in the order of the criteria of the match
 */
export function matchPoints(
  { group, result }: Pick<Match, 'group' | 'result'>,
  criteria: readonly Pick<CriterionView, 'label' | 'mark' | 'anchor'>[],
): MatchPointView[] {
  if (group === 'ended') return [];
  const points = criteria.flatMap((criterion, index) => {
    const found = result.results[index];
    return found && found.result !== 'met' ? [{ ...criterion, found }] : [];
  });
  const seen = new Set<string>();
  return (['notMet', 'unknown'] as const)
    .flatMap((wanted) => points.filter(({ found }) => found.result === wanted))
    .map(({ mark, label, anchor, found }) => ({
      ...{ mark, text: pointText(label, found) },
      href: `#${anchor}`,
    }))
    .filter(({ mark, text }) => {
      const isNew = !seen.has(mark + text);
      seen.add(mark + text);
      return isNew;
    });
}

/** "Eigenanteil: ob die Pauschale … deckt"; what is not met says why. */
const pointText = (label: string, { missing, reason }: CriterionResult): string =>
  `${label}: ${missing ? missing.what : reason}`;
