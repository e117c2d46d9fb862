import type { Programme } from '../programme.ts';
import {
  applicantLabels,
  costTypeLabels,
  levelLabels,
  regionLabel,
  targetGroupLabels,
  topicLabels,
} from '../programme-labels.ts';
import type { SearchDocument } from './search-index.ts';

/** What of a programme can be found. @param sourceTexts the plain texts of its source, where it has one. */
export function documentOf(programme: Programme, sourceTexts: readonly string[]): SearchDocument {
  const { window, finance, procedure } = programme;
  return {
    slug: programme.slug,
    title: `${programme.title} ${programme.shortTitle}`,
    brief: [programme.summary ?? '', ...programme.conditions.map(({ text }) => text)].join(' '),
    labels: [
      programme.funder,
      programme.administrator,
      levelLabels[programme.level],
      ...programme.topics.map((code) => topicLabels[code]),
      ...programme.targetGroups.map((code) => targetGroupLabels[code]),
    ].join(' '),
    body: [
      ...programme.regions.map(regionLabel),
      ...programme.applicants.map((code) => applicantLabels[code]),
      ...programme.fundedCosts.map((code) => costTypeLabels[code]),
      programme.legalBasis,
      window.note,
      ...window.deadlines.map(({ what }) => what),
      finance.note,
      procedure.portal,
      ...procedure.documents,
      programme.notes,
      ...sourceTexts,
    ].join(' '),
  };
}
