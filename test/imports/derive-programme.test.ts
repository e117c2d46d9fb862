import { join } from 'node:path';
import { expect } from 'chai';
import { deriveProgramme } from '../../src/imports/derive-programme.ts';
import { readFacetMap } from '../../src/imports/facet-map.ts';
import { findEvidence } from '../../src/imports/find-evidence.ts';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { projectRoot } from '../../src/project-root.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';
import { windowStateOn } from '../../src/programmes/window-state.ts';
import { section, sourceRecord } from './sample-records.ts';

const facetMap = readFacetMap(join(projectRoot, 'data'));
const retrievedOn = '2026-11-27';

function derive(change: Partial<SourceRecord>): Programme {
  const record = sourceRecord(change);
  const programme = deriveProgramme(record, {
    evidence: findEvidence(record),
    retrievedOn,
    facetMap,
  });
  expect(programmeSchema.parse(programme), 'passes the schema unchanged').to.deep.equal(programme);
  return programme;
}

const none = sourceRecord().facets;
const quarter: Partial<SourceRecord> = {
  facets: {
    ...none,
    foerderart: ['zuschuss'],
    foerderbereich: ['staedtebau_stadterneuerung'],
    unterbereich: ['staedtebau_stadterneuerung.soziale_stadt'],
    foerdergebiet: ['nordrhein_westfalen'],
    foerderberechtigte: ['kommune'],
    foerdergeber: ['land'],
  },
  funders: [
    { name: 'Musterministerium', path: null },
    { name: 'Zweites Ministerium', path: null },
  ],
  contacts: [
    {
      name: 'zuständige Bezirksregierung',
      department: 'Dezernat 35\nFrau Muster',
      address: ['Amtsweg 1', 'z. Hd. Frau Muster', '12345 Musterstadt'],
      phone: '0211 123',
      fax: null,
      email: 'vorname.nachname@example.org',
      website: 'https://example.org/',
    },
    {
      name: 'Herr Beispiel',
      department: null,
      address: [],
      phone: null,
      fax: null,
      email: null,
      website: null,
    },
  ],
  links: [
    { label: 'NRW-Antragsportal', url: 'https://example.org/antrag' },
    { label: 'Programmseite', url: 'https://example.org/quartiere' },
  ],
  sections: [
    section(
      'kurztext',
      'Wenn Sie als Kommune ein Quartier entwickeln, können Sie einen Zuschuss erhalten.',
    ),
    section(
      'volltext',
      'Die Höhe des Zuschusses beträgt grundsätzlich 60 Prozent der zuwendungsfähigen Ausgaben.\nIn Ausnahmen beträgt die Förderung bis zu 80 Prozent der zuwendungsfähigen Ausgaben, maximal EUR 500.000 pro Einzelvorhaben.\nDie Bagatellgrenze liegt bei EUR 25.000, bei kommunalen Trägern EUR 12.500.',
    ),
    section('fristen', 'Ihren Antrag reichen Sie bis zum 30.9. des Vorjahres ein.'),
    section('fundstelle', 'Musterrichtlinie des Musterministeriums\nvom 4. Mai 2023'),
    section('richtlinie', 'Diese Richtlinie tritt mit Ablauf des 31. Dezember 2027 außer Kraft.'),
  ],
};

describe('deriveProgramme', () => {
  it('derives every field of a programme for quarters', () => {
    const { sources, ...facts } = derive(quarter);
    expect(facts).to.deep.equal({
      slug: 'land-nrw-muster-quartier',
      title: 'Muster für Quartiere',
      shortTitle: 'Muster für Quartiere',
      level: 'land',
      funder: 'Musterministerium',
      administrator: 'zuständige Bezirksregierung',
      url: 'https://example.org/quartiere',
      legalBasis: 'Musterrichtlinie des Musterministeriums vom 4. Mai 2023',
      summary: 'Wenn Sie als Kommune ein Quartier entwickeln, können Sie einen Zuschuss erhalten.',
      regions: ['05'],
      applicants: ['kommune'],
      topics: ['wohnen-staedtebau', 'quartiersmanagement'],
      targetGroups: [],
      fundedCosts: [],
      conditions: [],
      window: {
        kind: 'frist',
        deadlines: [],
        yearly: [{ monthDay: '09-30', what: 'Antrag' }],
        opensOn: null,
        programmeEndsOn: '2027-12-31',
        nextRound: null,
        note: 'Automatisch ausgelesen; bitte am Wortlaut der Quelle prüfen.',
      },
      finance: {
        form: 'zuschuss',
        ratePercentMax: 80,
        ratePercentLow: null,
        ratePercentMaxWeak: null,
        ownSharePercentMin: null,
        limits: [
          {
            bound: 'max',
            amountCents: 50_000_000,
            of: 'grant',
            per: 'application',
            what: 'pro Einzelvorhaben',
          },
          {
            bound: 'min',
            amountCents: 1_250_000,
            of: 'grant',
            per: 'application',
            what: 'bei kommunalen Trägern',
          },
        ],
        maxMonths: null,
        note: 'Die Quelle nennt mehrere Fördersätze (60 % und 80 %); notiert ist der höchste als Obergrenze.',
      },
      procedure: { stages: null, portal: null, documents: [] },
      forwardingAllowed: null,
      cumulation: null,
      contacts: [
        {
          name: 'zuständige Bezirksregierung',
          department: 'Dezernat 35',
          address: ['Amtsweg 1', '12345 Musterstadt'],
          phone: '0211 123',
          email: null,
          website: 'https://example.org/',
        },
      ],
      asOf: '2026-11',
      confidence: 'mittel',
      basis: {
        regions: 'abgeleitet',
        applicants: 'abgeleitet',
        topics: 'abgeleitet',
        form: 'abgeleitet',
        window: 'ausgelesen',
        rate: 'ausgelesen',
        limits: 'ausgelesen',
      },
      links: [],
      notes:
        'Maßgeblich sind die Angaben auf den offiziellen Webseiten der fördergebenden Stellen.',
    });
    expect(sources).to.deep.equal([
      {
        url: 'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/muster-quartier.html',
        what: 'Muster für Quartiere – Förderdatenbank des Bundes (Bundesministerium für Wirtschaft und Energie), CC BY-ND 4.0, https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/muster-quartier.html, abgerufen am 27.11.2026',
        covers: [
          'summary',
          'funder',
          'administrator',
          'legalBasis',
          'regions',
          'applicants',
          'topics',
          'window',
          'form',
          'rate',
          'limits',
          'contacts',
        ],
      },
    ]);
  });

  it('derives a single block with loan and guarantee, dates and an older citation', () => {
    const programme = derive({
      folder: 'Bund',
      variant: 'single',
      facets: {
        ...none,
        foerderart: ['darlehen', 'buergschaft'],
        foerderbereich: ['kultur_medien_sport'],
        unterbereich: ['kultur_medien_sport.film_fernsehen'],
        foerdergebiet: ['_bundesweit'],
        foerderberechtigte: ['unternehmen'],
        foerdergeber: ['bund'],
      },
      sections: [
        section(
          'richtlinie',
          'Gesetz zur Förderung des Beispiels (Beispielgesetz – BspG)\nvom: 23.12.2024\nBeispielbehörde\nDas jährliche Fördervolumen beträgt 3,2 Millionen EUR (3.200.000 EUR).\nFür das Jahr 2026 können Anträge bis zum 20.04.2026 und 15.09.2026 gestellt werden.',
        ),
      ],
    });
    expect(programme).to.deep.include({
      level: 'bund',
      summary: null,
      funder: null,
      administrator: null,
      regions: [''],
      topics: ['kultur'],
      applicants: ['unternehmen'],
      confidence: 'mittel',
      legalBasis: 'Gesetz zur Förderung des Beispiels (Beispielgesetz – BspG), vom 23.12.2024',
    });
    expect(programme.finance).to.deep.include({
      form: 'darlehen',
      ratePercentMax: null,
      limits: [],
      note: 'Die Quelle nennt außerdem: Bürgschaft.',
    });
    expect(programme.window).to.deep.include({
      kind: 'frist',
      deadlines: [
        { on: '2026-04-20', time: null, what: 'Antrag' },
        { on: '2026-09-15', time: null, what: 'Antrag' },
      ],
    });
    expect(windowStateOn(programme.window, retrievedOn)).to.deep.equal({
      state: 'ended',
      on: '2026-09-15',
    });
  });

  it('derives a participation without funder, with a loan limit but no turnover (as in the sample page)', () => {
    const programme = derive({
      facets: {
        ...none,
        foerderart: ['beteiligung'],
        foerderbereich: ['unternehmensfinanzierung'],
        foerdergebiet: ['thueringen'],
        foerderberechtigte: ['unternehmen'],
      },
      sections: [
        section('kurztext', 'Wenn Sie investieren, können Sie eine Beteiligung erhalten.'),
        section(
          'volltext',
          'Sie erhalten die Förderung als stille Beteiligung bis zu EUR 140.000.\nDie Laufzeit beträgt 10 Jahre.',
        ),
        section(
          'voraussetzungen',
          'Antragsberechtigt sind Unternehmen mit einem Jahresumsatz von bis zu EUR 50 Millionen und weniger als 500 Beschäftigten.',
        ),
      ],
    });
    expect(programme).to.deep.include({
      level: 'land',
      funder: null,
      regions: ['16'],
      topics: ['wirtschaft'],
      confidence: 'niedrig',
    });
    expect(programme.finance.limits).to.deep.equal([
      {
        bound: 'max',
        amountCents: 14_000_000,
        of: 'grant',
        per: 'application',
        what: 'Höchstbetrag',
      },
    ]);
    expect(programme.window.kind).to.equal('unbekannt');
    expect(programme.basis).to.not.have.property('window');
  });

  it('quotes the note of a paused programme', () => {
    const { window, notes } = derive({
      statusNote: 'Antragstellung derzeit nicht möglich',
      status: 'paused',
    });
    expect(window.nextRound).to.deep.equal({
      state: 'unknown',
      opens: null,
      why: 'Die Quelle schreibt: „Antragstellung derzeit nicht möglich“',
    });
    expect(notes).to.contain('„Antragstellung derzeit nicht möglich“');
  });

  it('shows names of offices with the signs that the export lost', () => {
    const [contact] = quarter.contacts ?? [];
    if (!contact) throw new Error('no contact');
    const name = 'Amt ?Miteinander? ? Außenstelle';
    const { funder, contacts, administrator } = derive({
      funders: [{ name: 'Ministerium ? Land', path: null }],
      contacts: [{ ...contact, name }],
    });
    expect(funder).to.equal('Ministerium – Land');
    expect(contacts[0]?.name).to.equal('Amt „Miteinander“ – Außenstelle');
    expect(administrator).to.equal(contacts[0]?.name);
  });

  it('cuts a long title at a word, takes the page where every link is a portal, and a given address first', () => {
    const titleDisplay =
      'Förderung von Vorhaben der sozialen Arbeit in benachteiligten Stadtteilen und Quartieren des Landes (Musterrichtlinie)';
    const links = [
      { label: 'easy-Online', url: 'https://foerderportal.bund.de/' },
      { label: 'kaputt', url: 'nichts' },
    ];
    const programme = derive({ titleDisplay, links });
    expect(programme.shortTitle).to.equal(
      'Förderung von Vorhaben der sozialen Arbeit in benachteiligten Stadtteilen und …',
    );
    expect(programme.shortTitle.length).to.be.at.most(80);
    expect(programme.url).to.equal(sourceRecord().url);
    const given = deriveProgramme(sourceRecord({ links }), {
      evidence: [],
      retrievedOn,
      facetMap,
      linkUrl: 'https://example.org/x',
    });
    expect(given.url).to.equal('https://example.org/x');
  });

  const levels: [Partial<SourceRecord>, string][] = [
    [{ folder: 'EU' }, 'eu'],
    [{ folder: 'Kommune' }, 'kommune'],
    [{ folder: 'Land', facets: { ...none, foerdergeber: ['land', 'eu'] } }, 'land'],
    [{ folder: null, facets: { ...none, foerdergebiet: ['bayern'] } }, 'land'],
    [{ folder: 'Archiv' }, 'bund'],
    [{ folder: 'Bund', facets: { ...none, foerdergeber: ['eu'] } }, 'eu'],
  ];
  for (const [change, level] of levels) {
    it(`level ${level}: ${JSON.stringify(change).slice(0, 60)}`, () => {
      expect(derive(change).level).to.equal(level);
    });
  }
});
