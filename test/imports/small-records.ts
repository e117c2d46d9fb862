import type { SourceRecord } from '../../src/imports/source-record.ts';

/** A record as a parser would yield it, small; only what the test changes is named. */
export function sampleRecord(name: string, changed: Partial<SourceRecord> = {}): SourceRecord {
  const path = `/FDB/Content/DE/Foerderprogramm/Land/NRW/${name}.html`;
  return {
    path,
    idUrl: `land-nrw-${name}`.toLowerCase(),
    uuid: null,
    url: `https://www.foerderdatenbank.de${path}`,
    folder: 'Land',
    subfolder: 'NRW',
    title: `Richtlinie ${name}`,
    titleDisplay: `Richtlinie ${name}`,
    statusNote: null,
    status: 'unknown',
    facets: {
      foerderart: ['zuschuss'],
      foerderbereich: ['gesundheit_soziales'],
      unterbereich: [],
      foerdergebiet: ['nordrhein_westfalen'],
      foerderberechtigte: ['kommune'],
      foerdergeber: ['land'],
      unternehmensgroesse: [],
      grw: [],
    },
    unknownFacets: [],
    funders: [{ name: `Stelle ${name}`, path: null }],
    contacts: [],
    links: [{ label: 'Richtlinie', url: `https://example.org/${name}` }],
    sections: [
      section('kurztext', `Kurztext ${name}.`),
      section('fristen', 'Anträge bis zum 31. März 2027.'),
    ],
    variant: 'tabs',
    keywordsRaw: null,
    issuedOn: null,
    ...changed,
  };
}

export function section(
  field: SourceRecord['sections'][number]['field'],
  text: string,
): SourceRecord['sections'][number] {
  return { field, heading: null, html: `<p>${text}</p>`, text };
}
