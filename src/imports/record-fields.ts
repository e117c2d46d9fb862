import { foldedContent } from './content-hash.ts';
import { facetNames, sectionFields, type FacetName } from './source-record.ts';
import type { SectionField, SourceRecord } from './source-record.ts';

/**
 * A source record as named texts, to compare it field by field: what the history shows as old and new value. The
 * page's own id and the display copy of the title are no content.
 */
type PlainField =
  'title' | 'statusNote' | 'funders' | 'contacts' | 'links' | 'keywords' | 'issuedOn' | 'variant';
export type RecordField = PlainField | `facet.${FacetName}` | `section.${SectionField}`;

/** Every field that says something, as text with one line per item. */
export function fieldTextsOf(record: SourceRecord): Map<RecordField, string> {
  const texts: [RecordField, string][] = [
    ['title', record.title],
    ['statusNote', record.statusNote ?? ''],
    ['funders', record.funders.map(({ name }) => name).join('\n')],
    ['contacts', record.contacts.map(contactText).join('\n\n')],
    ['links', record.links.map(({ label, url }) => `${label}: ${url}`).join('\n')],
    ['keywords', record.keywordsRaw ?? ''],
    ['issuedOn', record.issuedOn ?? ''],
    ['variant', record.variant],
    ...facetNames.map((name): [RecordField, string] => [`facet.${name}`, facetText(record, name)]),
    ...sectionFields.map((name): [RecordField, string] => [
      `section.${name}`,
      sectionText(record, name),
    ]),
  ];
  return new Map(texts.filter(([, text]) => text !== ''));
}

export interface FieldChange {
  field: RecordField;
  oldValue: string | null;
  newValue: string | null;
}

/** The fields in which two states of a record differ, in the order of the record. */
export function changedFields(before: SourceRecord, after: SourceRecord): FieldChange[] {
  const [old, now] = [fieldTextsOf(before), fieldTextsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({
      field,
      oldValue: old.get(field) ?? null,
      newValue: now.get(field) ?? null,
    }))
    .filter(({ oldValue, newValue }) => !isSameContent(oldValue, newValue));
}

/** What the content hash leaves out is no change either: lost quotation marks, blank space. */
function isSameContent(one: string | null, other: string | null): boolean {
  return one === other || foldedContent(one ?? '') === foldedContent(other ?? '');
}

/** Values the closed lists do not know stand beside the codes: a new label is a change, too. */
function facetText(record: SourceRecord, name: FacetName): string {
  const unknown = record.unknownFacets.filter(({ facet }) => facet === name);
  return [...record.facets[name], ...unknown.map(({ value }) => value)].join('\n');
}

function sectionText(record: SourceRecord, name: SectionField): string {
  return record.sections
    .filter(({ field }) => field === name)
    .map(({ heading, text }) => (name === 'weitere' && heading ? `${heading}\n${text}` : text))
    .join('\n\n');
}

function contactText(contact: SourceRecord['contacts'][number]): string {
  const { name, department, address, phone, fax, email, website } = contact;
  return [name, department, ...address, phone, fax, email, website]
    .filter((line) => line !== null && line !== '')
    .join('\n');
}
