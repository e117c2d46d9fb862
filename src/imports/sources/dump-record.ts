import { z } from 'zod';
import { SourceError } from '../../shared/errors.ts';
import { berlinDay } from '../../shared/dates.ts';
import { codesOfCodes, isSubarea, type ListedFacet } from '../facets.ts';
import { repairCharacters } from '../repair-characters.ts';
import { collapsedText } from '../rich-text.ts';
import { findSourceAddress, resolveSourceHref } from '../source-address.ts';
import type { SectionField, SourceContact, SourceRecord, SourceSection } from '../source-record.ts';
import { statusOfNote } from '../source-status.ts';

/** One line of the dump; the names of its 51 columns are those of its published table schema (August 2026). */
export type DumpRow = Readonly<Record<string, string>>;

/** Without these a line would be a programme without content. */
const requiredColumns = [
  'url',
  'title',
  'description',
  'short_description',
  'legal_basis',
  'funding_type',
  'funding_area',
  'funding_location',
  'eligible_applicants',
] as const;

const sectionColumns: readonly (readonly [string, SectionField])[] = [
  ['short_description', 'kurztext'],
  ['description', 'volltext'],
  ['legal_requirements', 'voraussetzungen'],
  ['procedure', 'verfahren'],
  ['deadlines', 'fristen'],
  ['processing_time', 'bearbeitungszeit'],
  ['required_documents', 'unterlagen'],
  ['application_language', 'sprache'],
  ['legal_citation', 'fundstelle'],
  ['legal_basis', 'richtlinie'],
];

const facetColumns: readonly (readonly [string, ListedFacet])[] = [
  ['funding_type', 'foerderart'],
  ['funding_area', 'foerderbereich'],
  ['funding_location', 'foerdergebiet'],
  ['eligible_applicants', 'foerderberechtigte'],
  ['funding_body', 'foerdergeber'],
  ['unternehmensgroesse', 'unternehmensgroesse'],
  ['grw', 'grw'],
];

const codeList = z.array(z.string());
const linkList = z.array(z.object({ url: z.string(), title: z.string().nullable().optional() }));

export function missingColumns(header: readonly string[]): string[] {
  return requiredColumns.filter((column) => !header.includes(column));
}

/**
 * A line → record. Pure. The dump has dropped all markup: `html` is the text itself, escaped.
 * @throws SourceError naming the column that cannot be read.
 */
export function dumpRecordOf(row: DumpRow): SourceRecord {
  const url = row['url'] ?? '';
  const address = findSourceAddress(url);
  if (!address)
    throw new SourceError(`Spalte url: keine Adresse eines Förderprogramms („${url}“).`);
  if (/^true$/iu.test(row['deleted'] ?? '')) {
    throw new SourceError('Im Datensatz als gelöscht gekennzeichnet.');
  }
  const title = textOf(row, 'title');
  if (title === null) throw new SourceError('Spalte title: leer.');
  const statusNote = textOf(row, 'status_note');
  const sections = sectionColumns.flatMap(([column, field]) => sectionOf(row, column, field));
  return {
    ...address,
    uuid: null,
    title,
    titleDisplay: repairCharacters(title),
    statusNote,
    status: statusOfNote(statusNote),
    ...facetsOf(row),
    funders: listOf(row, 'funding_organisation').map((name) => ({ name, path: null })),
    contacts: contactsOf(row),
    links: linksOf(row),
    sections,
    variant: sections.some(({ field }) => field === 'kurztext' || field === 'volltext')
      ? 'tabs'
      : 'single',
    keywordsRaw: textOf(row, 'keywords'),
    issuedOn: dayOf(row['date_of_issue'] ?? ''),
  };
}

function sectionOf(row: DumpRow, column: string, field: SectionField): SourceSection[] {
  const text = textOf(row, column);
  if (text === null) return [];
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [{ field, heading: null, html, text }];
}

function facetsOf(row: DumpRow): Pick<SourceRecord, 'facets' | 'unknownFacets'> {
  const unknownFacets: { facet: string; value: string }[] = [];
  const codes = new Map(
    facetColumns.map(([column, facet]) => {
      const found = codesOfCodes(facet, listOf(row, column));
      unknownFacets.push(...found.unknown.map((value) => ({ facet, value })));
      return [facet, found.codes] as const;
    }),
  );
  const pairs = listOf(row, 'funding_subarea');
  unknownFacets.push(
    ...pairs.filter((pair) => !isSubarea(pair)).map((value) => ({ facet: 'unterbereich', value })),
  );
  const of = (facet: ListedFacet): string[] => codes.get(facet) ?? [];
  return {
    facets: {
      foerderart: of('foerderart'),
      foerderbereich: of('foerderbereich'),
      unterbereich: pairs.filter(isSubarea),
      foerdergebiet: of('foerdergebiet'),
      foerderberechtigte: of('foerderberechtigte'),
      foerdergeber: of('foerdergeber'),
      unternehmensgroesse: of('unternehmensgroesse'),
      grw: of('grw'),
    },
    unknownFacets,
  };
}

/** The dump describes the first contact only. */
function contactsOf(row: DumpRow): SourceContact[] {
  const field = (name: string): string | null => textOf(row, `contact_info_${name}`);
  const name = field('institution');
  if (name === null) return [];
  const joined = (...names: string[]): string =>
    names.flatMap((part) => field(part) ?? []).join(' ');
  const postBox = field('post_box');
  const website = field('website');
  return [
    {
      name,
      department: null,
      address: [
        joined('building'),
        joined('road', 'house_id'),
        postBox === null ? '' : `Postfach ${postBox.replace(/^Postfach\s*/iu, '')}`,
        joined('zip_code', 'city'),
        joined('country'),
      ].filter((line) => line !== ''),
      phone: field('phone') ?? field('mobile'),
      fax: field('fax'),
      email: field('email'),
      website: website === null ? null : (resolveSourceHref(website) ?? null),
    },
  ];
}

function linksOf(row: DumpRow): SourceRecord['links'] {
  return jsonOf(row, 'further_links', linkList).flatMap(({ url, title }) => {
    const resolved = resolveSourceHref(url);
    if (resolved === undefined) return [];
    return [{ label: collapsedText(title ?? '') || resolved, url: resolved }];
  });
}

function textOf(row: DumpRow, column: string): string | null {
  return collapsedText(row[column] ?? '') || null;
}

function listOf(row: DumpRow, column: string): string[] {
  return jsonOf(row, column, codeList);
}

/** Lists stand as JSON in their cell; an empty cell is an empty list. */
function jsonOf<Item>(row: DumpRow, column: string, schema: z.ZodType<Item[]>): Item[] {
  const cell = (row[column] ?? '').trim();
  if (cell === '' || cell === 'null') return [];
  try {
    return schema.parse(JSON.parse(cell));
  } catch {
    throw new SourceError(`Spalte ${column}: keine JSON-Liste.`);
  }
}

/** Instants in UTC, with microseconds and an offset without colon. */
function dayOf(text: string): string | null {
  const iso = text
    .replace(/(?<=\.\d{3})\d+/u, '')
    .replace(/(?<hours>[+-]\d{2})(?<minutes>\d{2})$/u, '$1:$2');
  const instant = new Date(iso);
  return text === '' || Number.isNaN(instant.getTime()) ? null : berlinDay(instant);
}
