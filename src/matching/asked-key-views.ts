import { asksAbout, flatRateKey, openQuestionKey } from './criteria/answered-questions.ts';
import type { Criterion } from './criteria/criterion.ts';
import type { OneMatch } from './match-service.ts';

type Asked = Pick<OneMatch, 'need' | 'match' | 'confirmations'>;

/**
 * The condition, or the open question only the authority can settle; null = data tests this criterion. What several
 * criteria ask (whether the Pauschale covers something) is asked once, where it belongs.
 */
export function askedKey(
  { need, match, confirmations }: Asked,
  criterion: Criterion,
): string | null {
  const place = match.compiled.criteria.indexOf(criterion);
  const missing = match.result.results[place]?.missing ?? null;
  const open = openQuestionKey(criterion, missing);
  if (open !== null) return asksAbout(criterion, open) ? open : null;
  if (criterion.kind === 'costType') {
    const doubt = flatRateKey(criterion.costTypes, need.costItems);
    if (doubt !== null) return doubt;
  }
  const answered = confirmations.find(({ conditionKey }) => asksAbout(criterion, conditionKey));
  return answered?.conditionKey ?? null;
}

/** Where the question is answered that this criterion waits for too; null = here, or nowhere. */
export function askedElsewhere({ match }: Asked, criterion: Criterion): Criterion | null {
  const place = match.compiled.criteria.indexOf(criterion);
  const open = openQuestionKey(criterion, match.result.results[place]?.missing ?? null);
  if (open === null || asksAbout(criterion, open)) return null;
  return match.compiled.criteria.find((other) => asksAbout(other, open)) ?? null;
}
