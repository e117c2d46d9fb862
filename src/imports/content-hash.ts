import { createHash } from 'node:crypto';
import type { SourceRecord } from './source-record.ts';

/**
 * Whether two readings of one programme say the same. The ways of reading differ in quotation marks (the export lost
 * them), blank space (the dump lost the blocks), order and headings: none of that is content.
 */

/**
 * Hash of facts and texts, in hexadecimal digits. Not part of it: uuid, retrieval, labels, headings, markup.
 * Records of different ways are made comparable by `completedFrom` first, because not every way carries every field.
 */
export function contentHash(record: SourceRecord): string {
  return createHash('sha256')
    .update(JSON.stringify(contentOf(record)))
    .digest('hex');
}

/**
 * A text reduced to what survives every way: without blank space, `?`, quotation marks, hyphens and everything outside
 * ISO-8859-1, which the export turns into `?`. Digits, full stops and commas stay: `1.000` is not `1000`.
 */
export function foldedContent(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u0100-\u{10ffff}]/gu, '')
    .replaceAll(/[\s?"\u00ad\u007f-\u009f-]/gu, '');
}

/** The last part of a funder's path names it for good; its displayed name follows renamings with delay. */
export function funderKey({ name, path }: SourceRecord['funders'][number]): string {
  const slug =
    (path ?? name)
      .replace(/\.html$/u, '')
      .split('/')
      .at(-1) ?? '';
  return foldedContent(slug).toLowerCase();
}

function contentOf(record: SourceRecord): unknown {
  const { facets } = record;
  return {
    title: foldedContent(record.title),
    statusNote: foldedContent(record.statusNote ?? ''),
    facets: [
      facets.foerderart,
      facets.foerderbereich,
      facets.unterbereich,
      facets.foerdergebiet,
      facets.foerderberechtigte,
      facets.foerdergeber,
      facets.unternehmensgroesse,
      facets.grw,
    ].map((codes) => [...codes].sort()),
    funders: record.funders.map(funderKey).sort(),
    contacts: record.contacts.map(contactContent),
    links: record.links.map(({ url }) => url).sort(),
    // Which field a text stands in is ours: a heading we have no name for must not make a difference.
    texts: record.sections.map(({ text }) => foldedContent(text)).sort(),
    keywords: foldedContent(record.keywordsRaw ?? ''),
    issuedOn: record.issuedOn,
  };
}

function contactContent(contact: SourceRecord['contacts'][number]): string[] {
  return [
    contact.name,
    contact.department ?? '',
    ...contact.address,
    contact.phone ?? '',
    contact.fax ?? '',
    contact.email ?? '',
    contact.website ?? '',
  ].map(foldedContent);
}
