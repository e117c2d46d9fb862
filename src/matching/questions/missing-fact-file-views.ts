import type { ListRow } from '../../http/lists.ts';
import type { AskedNeeds } from './asked-needs.ts';
import { datumTitle, ownerTitle } from './missing-fact-words.ts';
import type { MissingFact } from './missing-facts.ts';

/** One row of the list as a file. */
export function missingFactRow(fact: MissingFact, city: AskedNeeds): ListRow {
  const { key, answerer, alone, withOneOther, waiting, datum } = fact;
  return {
    id: key,
    answerer,
    what: datumTitle(datum),
    of: ownerTitle(fact, city),
    contact: datum.of === 'question' ? datum.contact : null,
    decidesAlone: alone,
    decidesWithOneOther: withOneOther,
    waitingMatches: waiting.length,
    programmes: [...new Set(waiting.map(({ slug }) => slug))],
    needs: [...new Set(waiting.map(({ needId }) => needId))],
  };
}
