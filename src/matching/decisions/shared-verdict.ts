import type { StatusTag } from '../../http/page-parts.ts';
import type { Day } from '../../shared/dates.ts';
import { verdictTag } from '../match-labels.ts';
import type { Match } from '../match.ts';
import { waitsOnly } from '../order/match-group.ts';
import { combine, type Verdict } from '../verdict.ts';
import { sharedSentence } from './shared-sentence.ts';

/**
 * What a carrier reads of a whole match: made of those criteria alone whose outcome it may see. The verdict of the house
 * would tell the others: "passt nicht" beside nothing but ticks says that the city cannot bring up its share.
 */
export interface SharedVerdict {
  verdict: Verdict;
  tag: StatusTag;
}

export function sharedVerdict({ compiled, result, window }: Match, on: Day): SharedVerdict {
  const all = compiled.criteria.map((criterion, index) => {
    const outcome = result.results[index]?.result ?? 'unknown';
    const { isShown } = sharedSentence(criterion, outcome, on);
    return { kind: criterion.kind, result: outcome, isShown };
  });
  const shown = all.filter(({ isShown }) => isShown);
  const verdict = combine(shown);
  const refused = shown.filter((one) => one.result === 'notMet');
  const tag = verdictTag(verdict, waitsOnly(refused, window) ? 'nextRound' : null);
  const isPart = verdict === 'fits' && shown.length < all.length;
  return { verdict, tag: isPart ? { ...tag, text: `${tag.text}, soweit hier gezeigt` } : tag };
}
