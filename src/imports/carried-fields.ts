import { foldedContent, funderKey } from './content-hash.ts';
import type { SourceKind, SourceRecord, SourceSection } from './source-record.ts';

/**
 * Not every way carries every field: a page has no second level and no date of issue, the export no uuid, the dump one
 * contact and codes instead of names. What a way cannot know is taken from what is already known, so that it never
 * looks as if it had been deleted.
 */
export function completedFrom(
  record: SourceRecord,
  kind: SourceKind,
  previous: SourceRecord,
): SourceRecord {
  if (kind === 'page') return completedPage(record, previous);
  const known = { ...record, uuid: record.uuid ?? previous.uuid };
  return kind === 'dump' ? completedDump(known, previous) : known;
}

function completedPage(record: SourceRecord, previous: SourceRecord): SourceRecord {
  const { unterbereich, foerdergeber, unternehmensgroesse, grw } = previous.facets;
  return {
    ...record,
    facets: { ...record.facets, unterbereich, foerdergeber, unternehmensgroesse, grw },
    issuedOn: previous.issuedOn,
  };
}

function completedDump(record: SourceRecord, previous: SourceRecord): SourceRecord {
  return {
    ...record,
    contacts: previous.contacts,
    funders: record.funders.map(
      (funder) =>
        previous.funders.find((known) => funderKey(known) === funderKey(funder)) ?? funder,
    ),
    sections: record.sections.map((section) => sameSection(section, previous) ?? section),
  };
}

/** The same words: then the reading that still has its paragraphs is the better one. */
function sameSection(
  section: SourceSection,
  { sections }: SourceRecord,
): SourceSection | undefined {
  const folded = foldedContent(section.text);
  return sections.find(({ text }) => foldedContent(text) === folded);
}
