import { changedFields, fieldTextsOf, type FieldChange } from './record-fields.ts';
import { facetNames, type SourceKind, type SourceRecord } from './source-record.ts';

/** What the export loses (format specification, section 6.4) and what the sources write differently. */
const lossySigns = /[?„“”‚‘’"'…•€–—\-\s:]+/gu;

/**
 * What really changed. The same page reads differently by another way: the export has `?` in place of quotation marks,
 * the page has no second level of the Förderbereich. Between two kinds only what both carry is compared, without the
 * signs that may get lost; the status note is carried by all of them.
 */
export function realChanges(
  before: { kind: SourceKind; record: SourceRecord },
  after: { kind: SourceKind; record: SourceRecord },
): FieldChange[] {
  const changes = changedFields(before.record, after.record);
  if (before.kind === after.kind) return changes;
  return changes.filter(
    ({ field, oldValue, newValue }) =>
      field !== 'section.weitere' &&
      field !== 'variant' &&
      (field === 'statusNote' || (oldValue !== null && newValue !== null)) &&
      foldSigns(oldValue ?? '') !== foldSigns(newValue ?? ''),
  );
}

/** The newer record with what only the other kind of source carries. */
export function withKept(before: SourceRecord, after: SourceRecord): SourceRecord {
  const has = fieldTextsOf(after);
  return {
    ...after,
    uuid: after.uuid ?? before.uuid,
    keywordsRaw: after.keywordsRaw ?? before.keywordsRaw,
    issuedOn: after.issuedOn ?? before.issuedOn,
    facets: Object.fromEntries(
      facetNames.map((name) => [name, (has.has(`facet.${name}`) ? after : before).facets[name]]),
    ) as SourceRecord['facets'],
  };
}

function foldSigns(text: string): string {
  return text.replaceAll(lossySigns, '').toLowerCase();
}
