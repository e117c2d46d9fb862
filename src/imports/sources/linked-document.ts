import { lineOf, plainTextOf } from '../rich-text.ts';
import { resolveSourceHref, sourceOrigin } from '../source-address.ts';
import type { ExportDocument } from './export-document.ts';

/**
 * Contact, address, external link or funder, reduced to what a programme needs of it: several thousand of them are
 * held in memory while the programmes are read one by one.
 */
export interface LinkedDocument {
  title: string;
  url: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
  /** Keys of further documents. */
  website: string | null;
  address: string | null;
  parent: string | null;
  /** Lines of an address document. */
  lines: readonly string[];
}

/** Documents by key: the path in the ZIP without ending, in the form of a target, `/BMWI/…`. */
export type LinkedDocuments = ReadonlyMap<string, LinkedDocument>;

/** The properties of linked documents that are read at all. */
export const linkedProperties: ReadonlySet<string> = new Set([
  'gsb:title',
  'gsb:url',
  'gsb:phone',
  'gsb:mobile',
  'gsb:fax',
  'gsb:email',
  'gsb:website',
  'gsb:cl2Addresses',
  'gsb:cl2RespTargets',
  'gsb:road',
  'gsb:houseId',
  'gsb:building',
  'gsb:zipCode',
  'gsb:city',
  'gsb:postBox',
  'gsb:country',
]);

/** Reduces a document; an absent value is null, never an empty text. */
export function linkedDocumentOf(document: ExportDocument): LinkedDocument {
  const value = (name: string): string | null => {
    const text = lineOf(document.texts.get(name) ?? '');
    return text === '' ? null : copied(text);
  };
  const first = (targets: readonly string[] | undefined): string | null =>
    targets?.[0] === undefined ? null : copied(targets[0]);
  const classified = (name: string): string | null =>
    first(document.classified.get(name)?.flatMap((group) => group.targets));
  return {
    title: copied(plainTextOf(document.texts.get('gsb:title') ?? '')),
    url: value('gsb:url'),
    phone: value('gsb:phone') ?? value('gsb:mobile'),
    fax: value('gsb:fax'),
    email: value('gsb:email'),
    website: first(document.links.get('gsb:website')),
    address: classified('gsb:cl2Addresses'),
    parent: classified('gsb:cl2RespTargets'),
    lines: addressLinesOf(value),
  };
}

/** A piece of a text keeps the whole text in memory; a copy does not. */
function copied(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function addressLinesOf(value: (name: string) => string | null): string[] {
  const joined = (...names: string[]): string =>
    names.flatMap((name) => value(name) ?? []).join(' ');
  const postBox = value('gsb:postBox');
  return [
    joined('gsb:building'),
    joined('gsb:road', 'gsb:houseId'),
    postBox === null || /postfach/iu.test(postBox) ? (postBox ?? '') : `Postfach ${postBox}`,
    joined('gsb:zipCode', 'gsb:city'),
    joined('gsb:country'),
  ].filter((line) => line !== '');
}

/** The page of a document on the site: its path below `BMWI`. */
export function pathOfKey(key: string): string {
  return `${key.replace(/^\/BMWI/u, '')}.html`;
}

/** Where a link leads: its own address, else the document's page; undefined for what is not shipped or no web address. */
export function urlOfLinked(key: string, documents: LinkedDocuments): string | undefined {
  const document = documents.get(key);
  if (!document) return undefined;
  if (document.url !== null) return resolveSourceHref(document.url);
  return `${sourceOrigin}${encodeURI(pathOfKey(key))}`;
}
