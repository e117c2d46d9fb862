import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../src/project-root.ts';
import type { SourceRecord } from '../../../src/imports/source-record.ts';
import { parseOverview } from '../../../src/imports/sources/overview.ts';
import { parsePage } from '../../../src/imports/sources/page.ts';
import { readAll, temporaryFolder, zipOf } from '../hand-written.ts';

/** Real pages and documents; they lie beside the project and are never copied into it. */
const samples = join(projectRoot, '..', 'shared', 'samples', 'foerderdatenbank');
const isThere = existsSync(samples);
const title = isThere ? 'real samples' : `real samples (ausgelassen: der Ordner ${samples} fehlt)`;
const below = '/FDB/Content/DE/Foerderprogramm';
const page = (name: string) => readFileSync(join(samples, 'html', name), 'utf8');

const filmAid = {
  name: 'FFA Filmförderungsanstalt',
  department: null,
  address: ['Große Präsidentenstraße 9', '10178 Berlin'],
  phone: '+49 30 27577-0',
  fax: '+49 30 27577-111',
  email: 'info@ffa.de',
  website: 'https://www.ffa.de/',
};
const film = {
  path: `${below}/Bund/BKM/deutsch-franzoesische-kooperationen-film-ffa.html`,
  idUrl: 'bund-bkm-deutsch-franzoesische-kooperationen-film-ffa',
  url: `https://www.foerderdatenbank.de${below}/Bund/BKM/deutsch-franzoesische-kooperationen-film-ffa.html`,
  folder: 'Bund',
  subfolder: 'BKM',
  title:
    'Förderung Deutsch-Französischer Koproduktionen im Rahmen des Filmförderungsgesetzes 2025 (Minitraité-Förderung)',
  statusNote: null,
  status: 'unknown',
  unknownFacets: [],
  contacts: [filmAid],
  variant: 'single',
  keywordsRaw:
    'Minitraité deutsch-französisch Kooperation Deutschland Frankreich Abkommen Film FFA Filmförderung Filmförderungsgesetz',
};

(isThere ? describe : describe.skip)(title, () => {
  describe('XML export', () => {
    let records: SourceRecord[];
    before(async () => {
      const folder = temporaryFolder();
      const root = join(samples, 'xml');
      const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.xml'))
        .map((name) => ({
          path: name.replaceAll('\\', '/').replace(/\.xml$/u, ''),
          text: readFileSync(join(root, name)),
        }));
      const read = await readAll(await zipOf(folder.path, entries));
      folder.remove();
      expect(read.skipped).to.deep.equal([]);
      expect({ documents: read.documents, programmes: read.programmes }).to.deep.equal({
        documents: 31,
        programmes: 2,
      });
      records = read.records;
    });
    const recordOf = (idUrl: string) => records.find((record) => record.idUrl === idUrl);

    it('reads the film programme with every field right', () => {
      const record = recordOf(film.idUrl);
      expect(record).to.deep.include({
        ...film,
        uuid: null,
        titleDisplay: film.title,
        issuedOn: '2025-05-26',
        facets: {
          foerderart: ['darlehen', 'buergschaft'],
          foerderbereich: ['kultur_medien_sport'],
          unterbereich: ['kultur_medien_sport.film_fernsehen'],
          foerdergebiet: ['_bundesweit'],
          foerderberechtigte: ['unternehmen'],
          foerdergeber: ['bund'],
          unternehmensgroesse: [
            'grosses_unternehmen',
            'kleines_unternehmen',
            'kleinstunternehmen',
            'mittleres_unternehmen',
          ],
          grw: ['keine_grw_foerderung'],
        },
        funders: [
          {
            name: 'Der Beauftragte der Bundesregierung für Kultur und Medien (BKM)',
            path: '/FDB/Content/DE/Foerdergeber/B/bkm.html',
          },
        ],
      });
      expect(record?.links.map(({ url }) => url)).to.deep.equal([
        'https://www.ffa.de/deutsch-franzoesische-koproduktionsfonds.html',
        'https://portal.ffa.de/start',
      ]);
      expect(record?.sections.map(({ field }) => field)).to.deep.equal(['richtlinie']);
      const lines = record?.sections[0]?.text.split('\n') ?? [];
      expect(lines).to.have.lengthOf(22);
      expect(lines[0]).to.equal('Rechtsgrundlage');
      expect(lines[4]).to.equal('BGBl. Teil I Nr. 451 vom 30.12.2024');
      expect(lines.find((line) => line.includes('15.09.2026'))).to.match(
        /^Für das Jahr 2026 .* gestellt werden\.$/u,
      );
    });

    it('reads Einstiegsgeld with two contacts and every field right', () => {
      const record = recordOf('bund-bmas-einstiegsgeld');
      expect(record).to.deep.include({
        path: `${below}/Bund/BMAS/einstiegsgeld.html`,
        subfolder: 'BMAS',
        title: 'Einstiegsgeld',
        statusNote: null,
        status: 'unknown',
        issuedOn: '2020-04-21',
        keywordsRaw: 'Sozialgesetz Hartz Hilfe zur Selbstständigkeit',
        variant: 'single',
        unknownFacets: [],
        funders: [
          {
            name: 'Bundesagentur für Arbeit (BA)',
            path: '/FDB/Content/DE/Foerdergeber/B/bundesagentur-fuer-arbeit.html',
          },
        ],
      });
      expect(record?.facets).to.deep.include({
        foerderart: ['zuschuss'],
        foerderbereich: ['existenzgruendung_festigung'],
        unterbereich: [
          'existenzgruendung_festigung.lebensunterhalt_soziale_sicherung',
          'existenzgruendung_festigung.betriebsmittel',
        ],
        foerdergebiet: ['_bundesweit'],
        foerderberechtigte: ['existenzgruenderin'],
      });
      expect(record?.contacts).to.have.lengthOf(2);
      expect(record?.contacts[0]).to.deep.include({
        department: null,
        address: [],
        website: 'https://www.arbeitsagentur.de/ueber-uns/ansprechpartner',
      });
      expect(record?.contacts[1]).to.deep.equal({
        name: 'Bundesagentur für Arbeit (BA)',
        department: null,
        address: ['Regensburger Straße 104', '90478 Nürnberg'],
        phone: '+49 800 455-5500',
        fax: null,
        email: null,
        website: 'http://www.arbeitsagentur.de/',
      });
      expect(record?.links.map(({ url }) => url)).to.deep.equal([
        'https://www.arbeitsagentur.de/arbeitslosengeld-2/arbeit-aufnehmen-existenzgruendung',
      ]);
      const text = record?.sections[0]?.text ?? '';
      expect(text.split('\n')).to.have.lengthOf(20);
      expect(text).to.contain('EUR 5.000 möglich').and.contain('\nZiel und Gegenstand\n');
    });
  });

  describe('pages', () => {
    it('reads the page with one block and four legal bases (detail_fail_07_25)', () => {
      const record = parsePage(page('detail_fail_07_25.html'));
      expect(record).to.deep.include({
        ...film,
        uuid: '70d2a541-5080-4120-9925-909237aa7639',
        issuedOn: null,
        funders: [
          { name: 'FFA Filmförderungsanstalt', path: '/FDB/Content/DE/Foerdergeber/F/ffa.html' },
        ],
        links: [
          {
            label: 'FFA – Informationen zur Förderung',
            url: 'https://www.ffa.de/deutsch-franzoesische-koproduktionsfonds.html',
          },
          { label: 'FFA – Serviceportal', url: 'https://portal.ffa.de/start' },
        ],
      });
      expect(record.facets).to.deep.include({
        foerderart: ['darlehen', 'buergschaft'],
        foerderbereich: ['kultur_medien_sport'],
        foerdergebiet: ['_bundesweit'],
        foerderberechtigte: ['unternehmen'],
      });
      const [section] = record.sections;
      expect(record.sections).to.have.lengthOf(1);
      expect(section?.text.match(/^Weblink/gmu)).to.have.lengthOf(4);
      expect(section?.text).to.contain('(„Minitraité“)\n').and.to.not.contain('Drucken');
    });

    it('reads the page with three tabs and without funder (detail_multi_desc)', () => {
      const record = parsePage(page('detail_multi_desc.html'));
      const name = 'beteiligungen-thueringen-mbg-express';
      expect(record).to.deep.include({
        path: `${below}/Land/Thueringen/${name}.html`,
        idUrl: `land-thueringen-${name}`,
        folder: 'Land',
        subfolder: 'Thueringen',
        uuid: '35d8eaf9-214b-407e-a30b-b2c095940fcd',
        title:
          'Beteiligungen der Mittelständischen Beteiligungsgesellschaft Thüringen mbH (MBG express)',
        statusNote: null,
        status: 'unknown',
        unknownFacets: [],
        funders: [],
        contacts: [
          {
            name: 'Mittelständische Beteiligungsgesellschaft Thüringen mbH (MBG)',
            department: null,
            address: ['Bonifaciusstraße 19', '99084 Erfurt'],
            phone: '0361 21350',
            fax: '0361 2135100',
            email: 'info@mbg-thueringen.de',
            website: 'https://www.mbg-thueringen.de/',
          },
        ],
        links: [{ label: 'MBG express', url: 'https://mbg-thueringen.de/loesungen/mbg-express/' }],
        variant: 'tabs',
        keywordsRaw: 'Investitionen Unternehmen Eigenkapital Beteiligung',
      });
      expect(record.facets).to.deep.include({
        foerderart: ['beteiligung'],
        foerderbereich: ['unternehmensfinanzierung'],
        foerdergebiet: ['thueringen'],
        foerderberechtigte: ['unternehmen'],
      });
      expect(record.sections.map(({ field, heading }) => [field, heading])).to.deep.equal([
        ['kurztext', 'Kurztext'],
        ['volltext', 'Volltext'],
        ['voraussetzungen', 'rechtliche Voraussetzungen'],
        ['richtlinie', 'Richtlinie'],
      ]);
      const lines = record.sections.map(({ text }) => text.split('\n').length);
      expect(lines.slice(0, 3)).to.deep.equal([1, 11, 7]);
      expect(record.sections[3]?.text).to.contain('1,25 Mio. EUR').and.contain('<< 25%');
    });

    it('reads ten cards and the next link of the list (overview)', () => {
      const overview = parseOverview(page('overview.html'));
      expect(overview.hits).to.equal(2395);
      expect(overview.cards).to.have.lengthOf(10);
      expect(new Set(overview.cards.map(({ path }) => path)).size).to.equal(10);
      expect(overview.cards.flatMap(({ foerderbereich }) => foerderbereich.unknown)).to.deep.equal(
        [],
      );
      expect(overview.cards[0]).to.deep.include({
        title: 'Beteiligungsgarantien der Bürgschaftsbank Sachsen',
        path: `${below}/Land/Sachsen/buergschaft-sachsen-beteiligung.html`,
        uuid: '495bf34a-db40-4fc6-96d4-ac14c62a170d',
      });
      expect(overview.nextUrl).to.equal(
        'https://www.foerderdatenbank.de/SiteGlobals/FDB/Forms/Suche/Foederprogrammsuche_Formular.html?gtp=%2526816beae2-d57e-4bdc-b55d-392bc1e17027_list%253D2&filterCategories=FundingProgram',
      );
    });
  });
});
