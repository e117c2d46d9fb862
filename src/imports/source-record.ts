import type { Day } from '../shared/dates.ts';

/**
 * What every source of programmes yields, whichever way it came: the official XML export, a saved page, the open dump.
 * Texts are the source's own words, unchanged (CC BY-ND); what is repaired or derived stands beside them.
 */

/** The source's own taxonomy; the codes are those of the XML export (`data/foerderdatenbank/vocabularies.json`). */
export const facetNames = [
  'foerderart',
  'foerderbereich',
  /** Second level as `parent.child`, because child codes repeat under several parents; XML only. */
  'unterbereich',
  'foerdergebiet',
  'foerderberechtigte',
  /** The level: `bund`, `land`, `eu`. */
  'foerdergeber',
  'unternehmensgroesse',
  'grw',
] as const;
export type FacetName = (typeof facetNames)[number];

/** Where a text stands in the record; the names are ours, the comment says property and place. */
export const sectionFields = [
  /** gsb:teaserText, Kurzzusammenfassung › Kurztext. */
  'kurztext',
  /** gsb:summary, Kurzzusammenfassung › Volltext. */
  'volltext',
  /** gsb:regulatoryFWork, Zusatzinfos › rechtliche Voraussetzungen. */
  'voraussetzungen',
  /** gsb:procMethod. */
  'verfahren',
  /** gsb:procInfluence: deadlines. */
  'fristen',
  /** gsb:progress: processing time. */
  'bearbeitungszeit',
  /** gsb:competenceDescr: required documents. */
  'unterlagen',
  /** gsb:procDescription: the citation line of the guideline. */
  'fundstelle',
  /** gsb:functions: language of the application. */
  'sprache',
  /** gsb:bodyText, Rechtsgrundlage › Richtlinie; in variant `single` the whole block. */
  'richtlinie',
  /** An h3 of the Zusatzinfos we have no name for; its own heading is kept. */
  'weitere',
] as const;
export type SectionField = (typeof sectionFields)[number];

export interface SourceSection {
  field: SectionField;
  /** As on the page; null where the source has none. */
  heading: string | null;
  /** Rich text exactly as received (for the export: after XML decoding and without the CDATA wrapper). */
  html: string;
  /** Plain text with line breaks at blocks; soft hyphens and control characters removed, blanks collapsed. */
  text: string;
}

export interface SourceContact {
  name: string;
  department: string | null;
  address: readonly string[];
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
}

export type SourceStatus = 'closed' | 'paused' | 'unclear' | 'unknown';

export interface SourceRecord {
  /** Path of the page, `/FDB/Content/DE/…/x.html`, in the case of the source. Its lower-cased form is the identity. */
  path: string;
  /** `id_url`: the path below `Foerderprogramm/` (or `Archiv/`) without `.html`, `/` → `-`, lower-case. */
  idUrl: string;
  /** The CMS's own id; HTML only. */
  uuid: string | null;
  url: string;
  /** First folder of the path; null for a programme in the root. */
  folder: 'Bund' | 'Land' | 'EU' | 'Kommune' | 'Archiv' | null;
  /** Second folder, e.g. `NRW` or `BMAS`; null where there is none. */
  subfolder: string | null;
  title: string;
  /** With the quotation marks and dashes that the export lost; only for display and search. */
  titleDisplay: string;
  statusNote: string | null;
  status: SourceStatus;
  /** Codes in the order of the source. */
  facets: Readonly<Record<FacetName, readonly string[]>>;
  /** Labels or codes that the closed vocabularies do not know: kept, reported, never guessed. */
  unknownFacets: readonly { facet: string; value: string }[];
  funders: readonly { name: string; path: string | null }[];
  contacts: readonly SourceContact[];
  links: readonly { label: string; url: string }[];
  sections: readonly SourceSection[];
  /** `tabs`: summary, extra facts, guideline; `single`: one block that is the legal basis, no summary exists. */
  variant: 'tabs' | 'single';
  keywordsRaw: string | null;
  /** First publication of the document, never a change date. */
  issuedOn: Day | null;
}

/** One way in which records come. */
export const sourceKinds = ['export', 'page', 'dump'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** A document that yields no record, with what it lacks and where; never aborts a run. */
export interface SkippedDocument {
  /** Path inside the ZIP, line of the CSV, or address of the page. */
  where: string;
  why: string;
}
