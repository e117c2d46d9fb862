import type { ListRow } from '../../http/lists.ts';
import type { CallAuthority } from './call-list.ts';

/** One row per question and programme. */
export function callRows(authorities: readonly CallAuthority[]): ListRow[] {
  return authorities.flatMap(({ name, reach, contactLines, questions }) =>
    questions.flatMap(({ words, text, programmes }) =>
      programmes.map(({ slug, title, url, deadlineOn, ...one }) => ({
        slug,
        authority: name,
        contact: [...contactLines],
        question: words,
        condition: text,
        evidence: one.quote,
        sources: [...one.sources],
        knownAs: one.knownAs,
        programme: title,
        url,
        reach,
        deadlineOn,
        decidesAlone: one.alone,
        decidesWithOneOther: one.withOneOther,
        needs: [...one.needIds],
      })),
    ),
  );
}
