import type { FoundEvidence } from '../programmes/evidence.ts';
import type { FactField } from '../programmes/fact-field.ts';
import { coveredFields } from '../programmes/programme-fields.ts';
import type { Programme } from '../programmes/programme.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import { blankToNull, deriveContacts, isWebAddress } from './derive-contacts.ts';
import { deriveFinance } from './derive-money.ts';
import { deriveWindow } from './derive-window.ts';
import { deriveFacets, type DerivedFacets } from './facet-lookup.ts';
import type { FacetMap } from './facet-map.ts';
import { repairCharacters } from './repair-characters.ts';
import type { SectionField, SourceRecord } from './source-record.ts';

export interface DeriveContext {
  evidence: readonly FoundEvidence[];
  /** The day the record was fetched. */
  retrievedOn: Day;
  facetMap: FacetMap;
  /** The official page, where somebody knows it better than the links of the record. */
  linkUrl?: string | null;
}

const longestShortTitle = 80;

/** A catalogue record from a record of the source: what it says, what follows from its taxonomy, what was read out. */
export function deriveProgramme(record: SourceRecord, context: DeriveContext): Programme {
  const facets = deriveFacets(record.facets, context.facetMap);
  const title = oneLine(record.titleDisplay);
  const contacts = deriveContacts(record.contacts);
  const programme: Programme = {
    slug: record.idUrl,
    title,
    shortTitle: shortTitleOf(title),
    level: levelOf(record, facets),
    // A name is no text of the source: shown with the signs that the export lost.
    funder: blankToNull(repairCharacters(record.funders[0]?.name ?? '')),
    administrator: contacts[0]?.name ?? null,
    url: officialUrl(record, context.linkUrl),
    legalBasis: legalBasisOf(record),
    summary: textOf(record, 'kurztext'),
    regions: facets.regions,
    applicants: facets.applicants,
    topics: facets.topics,
    targetGroups: facets.targetGroups,
    fundedCosts: [],
    conditions: [],
    window: deriveWindow(record, context.evidence, context.retrievedOn),
    finance: deriveFinance(context.evidence, facets),
    procedure: { stages: null, portal: null, documents: [] },
    forwardingAllowed: null,
    cumulation: null,
    contacts,
    asOf: context.retrievedOn.slice(0, 7),
    confidence: 'niedrig',
    sources: [],
    basis: {},
    links: [],
    notes: notesOf(record),
  };
  return withProvenance(programme, record, context);
}

/** Source, basis and confidence speak about all other fields, therefore they come last. */
function withProvenance(
  programme: Programme,
  record: SourceRecord,
  context: DeriveContext,
): Programme {
  const covers = coveredFields(programme);
  const basis: Programme['basis'] = {};
  for (const field of covers) {
    if (derivedFields.has(field)) basis[field] = 'abgeleitet';
    if (readFields.has(field)) basis[field] = 'ausgelesen';
  }
  return {
    ...programme,
    confidence: confidenceOf(programme),
    sources: [
      { url: record.url, what: attribution(programme.title, record, context.retrievedOn), covers },
    ],
    basis,
  };
}

const derivedFields: ReadonlySet<FactField> = new Set([
  'regions',
  'applicants',
  'topics',
  'targetGroups',
  'form',
]);
const readFields: ReadonlySet<FactField> = new Set(['window', 'rate', 'limits']);

/** mittel: place, applicants and topics are known and the source says when; everything else niedrig, because prose was read by a program. */
function confidenceOf({ regions, applicants, topics, window }: Programme): Programme['confidence'] {
  const isComplete = regions.length > 0 && applicants.length > 0 && topics.length > 0;
  return isComplete && window.kind !== 'unbekannt' ? 'mittel' : 'niedrig';
}

/** CC BY-ND asks for title, author, licence, address; the day because the page changes silently. */
function attribution(title: string, { url }: SourceRecord, retrievedOn: Day): string {
  return `${title} – Förderdatenbank des Bundes (Bundesministerium für Wirtschaft und Energie), CC BY-ND 4.0, ${url}, abgerufen am ${formatDay(retrievedOn)}`;
}

function notesOf({ variant, statusNote }: SourceRecord): string {
  return [
    ...(statusNote === null ? [] : [`Hinweis der Quelle: „${statusNote}“`]),
    ...(variant === 'single'
      ? ['Die Quelle enthält keine Zusammenfassung, nur die Rechtsgrundlage.']
      : []),
    'Maßgeblich sind die Angaben auf den offiziellen Webseiten der fördergebenden Stellen.',
  ].join(' ');
}

const levelOfFolder = { Bund: 'bund', Land: 'land', EU: 'eu', Kommune: 'kommune' } as const;

/** The taxonomy first; the folder where it is silent or names several; else by the area. */
function levelOf({ folder }: SourceRecord, { level, regions }: DerivedFacets): Programme['level'] {
  if (folder === 'Kommune') return 'kommune';
  if (level !== null) return level;
  if (folder !== null && folder !== 'Archiv') return levelOfFolder[folder];
  return regions.length > 0 && !regions.includes('') ? 'land' : 'bund';
}

const portal =
  /portal|easy-?online|z-eu-s|antrag|formular|foerderdatenbank\.(?:de|info)|login|registrier|bewerbung|serviceportal/iu;

/** The first link that is a page about the programme; portals and forms are only the door to hand something in. */
function officialUrl(
  { links, url }: SourceRecord,
  linkUrl: string | null | undefined,
): string | null {
  if (isWebAddress(linkUrl ?? null)) return linkUrl ?? null;
  const official = links.find(
    (link) => isWebAddress(link.url) && !portal.test(link.label) && !portal.test(link.url),
  );
  return official?.url ?? (isWebAddress(url) ? url : null);
}

/** The citation line; in a single block its head, if it is a citation ("…gesetz", "vom: 23.12.2024"). */
function legalBasisOf(record: SourceRecord): string | null {
  const citation = textOf(record, 'fundstelle');
  if (citation !== null) return oneLine(citation);
  if (record.variant !== 'single') return null;
  const [name = '', date = ''] = (textOf(record, 'richtlinie') ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return /^vom:? \d/u.test(date.trim())
    ? `${oneLine(name)}, ${oneLine(date).replace(/^vom: /u, 'vom ')}`
    : null;
}

function textOf({ sections }: SourceRecord, field: SectionField): string | null {
  return blankToNull(sections.find((section) => section.field === field)?.text ?? null);
}

/** Cut at a word; what is cut says so. */
function shortTitleOf(title: string): string {
  if (title.length <= longestShortTitle) return title;
  const head = title.slice(0, longestShortTitle - 1);
  const end = head.lastIndexOf(' ');
  return `${(end > 40 ? head.slice(0, end) : head).replace(/[\s,;:–(„-]+$/u, '')} …`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
