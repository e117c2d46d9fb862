import type { Programme } from '../programme.ts';
import { levelLabels, targetGroupLabels, topicLabels } from '../programme-labels.ts';
import type { SearchDocument } from './search-index.ts';

/** What the search reads of a programme: its own record, and the texts of its source as they stand. */
export function searchDocumentOf(
  programme: Programme,
  sectionTexts: readonly string[],
): SearchDocument {
  return {
    slug: programme.slug,
    title: [programme.title, programme.shortTitle].join('\n'),
    brief: [programme.summary ?? '', ...programme.conditions.map(({ text }) => text)].join('\n'),
    labels: [
      programme.funder,
      programme.administrator,
      levelLabels[programme.level],
      ...programme.topics.map((topic) => topicLabels[topic]),
      ...programme.targetGroups.map((group) => targetGroupLabels[group]),
    ]
      .filter((text) => text !== null)
      .join('\n'),
    body: sectionTexts.join('\n'),
  };
}
