import { SourceError } from '../../shared/errors.ts';
import { isDay } from '../../shared/dates.ts';
import { foldGerman } from '../../shared/text.ts';
import { codesOfCodes, facetOf, subareaCodes, type FoundCodes } from '../facets.ts';
import { repairCharacters } from '../repair-characters.ts';
import { collapsedText, lineOf, plainTextOf } from '../rich-text.ts';
import { findSourceAddress } from '../source-address.ts';
import {
  facetNames,
  type FacetName,
  type SectionField,
  type SourceContact,
  type SourceRecord,
  type SourceSection,
} from '../source-record.ts';
import { statusOfNote } from '../source-status.ts';
import type { ExportDocument } from './export-document.ts';
import { pathOfKey, urlOfLinked, type LinkedDocuments } from './linked-document.ts';

/** Texts in the order of the page; the property names are those of a template and mislead. */
const sectionProperties: readonly (readonly [string, SectionField])[] = [
  ['gsb:teaserText', 'kurztext'],
  ['gsb:summary', 'volltext'],
  ['gsb:regulatoryFWork', 'voraussetzungen'],
  ['gsb:procMethod', 'verfahren'],
  ['gsb:procInfluence', 'fristen'],
  ['gsb:progress', 'bearbeitungszeit'],
  ['gsb:competenceDescr', 'unterlagen'],
  ['gsb:functions', 'sprache'],
  ['gsb:procDescription', 'fundstelle'],
  ['gsb:bodyText', 'richtlinie'],
];

/** What is read of a programme; `dateOfExpiration` is the system's own and garbage, `comment` is editorial. */
export const programmeProperties: ReadonlySet<string> = new Set([
  ...sectionProperties.map(([property]) => property),
  'gsb:title',
  'gsb:header',
  'gsb:keywords',
  'gsb:dateOfIssue',
  'gsb:cl2Processes',
  'gsb:cl2Satisfaction',
  'gsb:cl2Contacts',
  'gsb:cl2CustServices',
]);

/**
 * A programme document and the documents it names → record. Pure.
 * @param key path in the ZIP without ending, `/BMWI/…`.
 * @throws SourceError naming what is missing: address, title.
 */
export function exportRecordOf(
  key: string,
  document: ExportDocument,
  linked: LinkedDocuments,
): SourceRecord {
  const address = findSourceAddress(encodeURI(pathOfKey(key)));
  if (!address) throw new SourceError(`Der Pfad „${key}“ ist keine Adresse eines Förderprogramms.`);
  const title = lineOf(document.texts.get('gsb:title') ?? '');
  if (title === '') throw new SourceError('Das Dokument hat keinen Titel (gsb:title).');
  const statusNote = lineOf(document.texts.get('gsb:header') ?? '') || null;
  const sections = sectionsOf(document);
  const keywords = collapsedText(document.texts.get('gsb:keywords') ?? '');
  return {
    ...address,
    uuid: null,
    title,
    titleDisplay: repairCharacters(title),
    statusNote,
    status: statusOfNote(statusNote),
    ...facetsOf(document),
    funders: fundersOf(document, linked),
    contacts: targetsOf(document, 'gsb:cl2Contacts').flatMap((target) => contactOf(target, linked)),
    links: linksOf(document, linked),
    sections,
    variant: sections.some(({ field }) => field === 'kurztext' || field === 'volltext')
      ? 'tabs'
      : 'single',
    keywordsRaw: keywords === '' ? null : keywords,
    issuedOn: dayOf(document.texts.get('gsb:dateOfIssue')),
  };
}

function sectionsOf(document: ExportDocument): SourceSection[] {
  return sectionProperties.flatMap(([property, field]) => {
    const html = document.texts.get(property) ?? '';
    const text = plainTextOf(html);
    return text === '' ? [] : [{ field, heading: null, html, text }];
  });
}

function facetsOf(document: ExportDocument): Pick<SourceRecord, 'facets' | 'unknownFacets'> {
  const codes = new Map<FacetName, string[]>(facetNames.map((name) => [name, []]));
  const unknownFacets: { facet: string; value: string }[] = [];
  const keep = (facet: FacetName, found: FoundCodes): void => {
    codes.set(facet, [...new Set([...(codes.get(facet) ?? []), ...found.codes])]);
    unknownFacets.push(...found.unknown.map((value) => ({ facet, value })));
  };
  for (const { classifier, targets } of groupsOf(document)) {
    const received = targets.map((target) => target.slice(target.lastIndexOf('/') + 1));
    const facet = facetOf(classifier);
    if (facet) keep(facet, codesOfCodes(facet, received));
    const found = subareaCodes(classifier, received);
    if (found) keep('unterbereich', found);
  }
  const of = (facet: FacetName): string[] => codes.get(facet) ?? [];
  return {
    facets: {
      foerderart: of('foerderart'),
      foerderbereich: of('foerderbereich'),
      unterbereich: of('unterbereich'),
      foerdergebiet: of('foerdergebiet'),
      foerderberechtigte: of('foerderberechtigte'),
      foerdergeber: of('foerdergeber'),
      unternehmensgroesse: of('unternehmensgroesse'),
      grw: of('grw'),
    },
    unknownFacets,
  };
}

function groupsOf(document: ExportDocument): { classifier: string; targets: string[] }[] {
  return ['gsb:cl2Processes', 'gsb:cl2Satisfaction'].flatMap((property) =>
    (document.classified.get(property) ?? []).flatMap(({ classifier, targets }) =>
      classifier === null ? [] : [{ classifier, targets }],
    ),
  );
}

/** A funder is a document, not a category: its path tells it apart, whatever its name is this year. */
function fundersOf(document: ExportDocument, linked: LinkedDocuments): SourceRecord['funders'] {
  return (document.classified.get('gsb:cl2Processes') ?? [])
    .filter(({ classifier }) => classifier === 'Foerderorganisation')
    .flatMap(({ targets }) => targets)
    .flatMap((target) => {
      const funder = linked.get(target);
      return funder ? [{ name: oneLine(funder.title), path: pathOfKey(target) }] : [];
    });
}

/** The page names the institution (the parent unit) and below it the department (the contact itself). */
function contactOf(target: string, linked: LinkedDocuments): SourceContact[] {
  const contact = linked.get(target);
  if (!contact) return [];
  const parent = contact.parent === null ? undefined : linked.get(contact.parent);
  const name = oneLine(parent && parent.title !== '' ? parent.title : contact.title);
  const isSame = foldGerman(name) === foldGerman(oneLine(contact.title));
  const address = contact.address === null ? undefined : linked.get(contact.address);
  return [
    {
      name,
      department: isSame || contact.title === '' ? null : contact.title,
      address: address?.lines ?? [],
      phone: contact.phone,
      fax: contact.fax,
      email: contact.email,
      website: contact.website === null ? null : (urlOfLinked(contact.website, linked) ?? null),
    },
  ];
}

/** Links into trees that the export does not ship (training) lead nowhere and are left out. */
function linksOf(document: ExportDocument, linked: LinkedDocuments): SourceRecord['links'] {
  return targetsOf(document, 'gsb:cl2CustServices').flatMap((target) => {
    const url = urlOfLinked(target, linked);
    if (url === undefined) return [];
    return [{ label: oneLine(linked.get(target)?.title ?? '') || url, url }];
  });
}

function targetsOf(document: ExportDocument, property: string): string[] {
  const targets = (document.classified.get(property) ?? []).flatMap((group) => group.targets);
  return [...new Set(targets)];
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** The written day of the source, whose times carry the German offset. */
function dayOf(text: string | undefined): string | null {
  const day = text?.slice(0, 10) ?? '';
  return isDay(day) ? day : null;
}
