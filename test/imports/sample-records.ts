import { findEvidence } from '../../src/imports/find-evidence.ts';
import type { SectionField, SourceRecord } from '../../src/imports/source-record.ts';
import type { EvidenceKind, EvidenceValue } from '../../src/programmes/evidence.ts';

const page = '/FDB/Content/DE/Foerderprogramm/Land/NRW/muster-quartier.html';

/** A record without texts, with changes; all wording of these tests is our own. */
export function sourceRecord(change: Partial<SourceRecord> = {}): SourceRecord {
  return {
    path: page,
    idUrl: 'land-nrw-muster-quartier',
    uuid: null,
    url: `https://www.foerderdatenbank.de${page}`,
    folder: 'Land',
    subfolder: 'NRW',
    title: 'Muster für Quartiere',
    titleDisplay: 'Muster für Quartiere',
    statusNote: null,
    status: 'unknown',
    facets: {
      foerderart: [],
      foerderbereich: [],
      unterbereich: [],
      foerdergebiet: [],
      foerderberechtigte: [],
      foerdergeber: [],
      unternehmensgroesse: [],
      grw: [],
    },
    unknownFacets: [],
    funders: [],
    contacts: [],
    links: [],
    sections: [],
    variant: 'tabs',
    keywordsRaw: null,
    issuedOn: null,
    ...change,
  };
}

export function section(field: SectionField, text: string, heading: string | null = null) {
  return { field, heading, html: `<p>${text}</p>`, text };
}

/** The values of one kind that a text yields in a section. */
export function valuesIn<Kind extends EvidenceKind>(
  kind: Kind,
  text: string,
  {
    field = 'volltext',
    variant = 'tabs',
  }: { field?: SectionField; variant?: 'tabs' | 'single' } = {},
): Extract<EvidenceValue, { kind: Kind }>[] {
  return findEvidence(sourceRecord({ variant, sections: [section(field, text)] }))
    .map(({ value }) => value)
    .filter((value): value is Extract<EvidenceValue, { kind: Kind }> => value.kind === kind);
}
