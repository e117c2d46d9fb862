import { load } from 'cheerio';
import { expect } from 'chai';
import { draftPath, draftPdfPath } from '../../src/paths.ts';
import { nodesOf, readPdf, textOf, type ReadPdf } from '../drafts/pdf/read-pdf.ts';
import { storeProject } from '../drafts/sample-project.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const mark = 'Entwurf – nicht eingereicht';

describe('pages of drafts', () => {
  let app: TestApp;
  let realId: string;
  let demoId: string;

  before(async () => {
    app = await testApp();
    const real = await storeProject(app, {
      quarterSlug: 'manfort',
      needKey: 'umsetzung',
      programmeSlug: 'heimat-werkstatt',
      change: { title: 'Quartiersmanagement für Käthe & Söhne' },
    });
    const demo = await storeProject(app, {
      quarterSlug: 'rheindorf-nord',
      needKey: 'elterncafe-kita',
      programmeSlug: 'heimat-werkstatt',
    });
    realId = real.project.id;
    demoId = demo.project.id;
  });

  after(() => app.close());

  async function page(id: string) {
    const { text } = await app.staff.get(draftPath(id)).expect(200);
    return load(text);
  }

  async function pdf(id: string): Promise<ReadPdf> {
    const response = await app.staff
      .get(draftPdfPath(id))
      .buffer(true)
      .responseType('blob')
      .expect(200);
    return readPdf(response.body as Buffer);
  }

  describe('GET /vorhaben/:id/entwurf', () => {
    it('shows the draft with the way to the PDF and back to the project', async () => {
      const $ = await page(realId);
      expect($('h1').text()).to.equal('Antrag auf Gewährung einer Zuwendung (Entwurf)');
      expect($('article.fp-document').text()).to.include(mark).and.include('Weiterleitung an');
      expect($(`a[href="${draftPdfPath(realId)}"]`).text()).to.equal('Als PDF herunterladen');
      expect($('.fp-page-head a').first().text()).to.equal('Zurück zum Vorhaben');
    });

    it('says of every gap that it is one', async () => {
      const $ = await page(realId);
      const gap = $('p.fp-draft-gap').first().text().trim();
      expect(gap).to.match(/^Zu ergänzen: \[Angabe fehlt: /u);
    });

    it('case 29: prints no demo value of the seeded quarter', async () => {
      const $ = await page(realId);
      const scope = await installationScope(app.services);
      const { quarters, indicators } = app.services.stores;
      const quarter = await quarters.getQuarterBySlug(scope, 'manfort');
      const values = await indicators.listValues(scope, [
        { areaKind: 'quarter', areaId: quarter.id },
      ]);
      const demo = values.filter(({ origin }) => origin === 'demo');
      expect(demo).to.have.length.greaterThan(10);
      const annex = $('article').text().split('Anhang A:')[1] ?? '';
      expect(annex)
        .to.include('27,1')
        .and.not.match(/Demo(?!kratie)/u);
      expect(annex).to.include('nicht unmittelbar vergleichbar');
    });

    it('answers 404 for a project that does not exist', async () => {
      await app.staff.get(draftPath('unbekannt')).expect(404);
      await app.staff.get(draftPdfPath('unbekannt')).expect(404);
    });
  });

  describe('GET /vorhaben/:id/entwurf.pdf', () => {
    it('is a file with a name every client can read, and is not kept anywhere', async () => {
      const { headers } = await app.staff.get(draftPdfPath(realId)).expect(200);
      expect(headers['content-type']).to.equal('application/pdf');
      expect(headers['cache-control']).to.equal('no-store');
      expect(headers['content-disposition']).to.equal(
        'attachment; filename="Entwurf-quartiersmanagement-fuer-kaethe-soehne.pdf"; filename*=UTF-8\'\'Entwurf-Quartiersmanagement-f%C3%BCr-K%C3%A4the-S%C3%B6hne.pdf',
      );
    });

    it('says the same as the page, in the same order', async () => {
      const $ = await page(realId);
      const read = await pdf(realId);
      const words = (texts: string[]) => texts.map((text) => text.replaceAll(/\s+/gu, ''));
      const onPage = (tag: string) =>
        words(
          $(`article ${tag}`)
            .get()
            .map((node) => $(node).text()),
        );
      const onPaper = (role: string) =>
        words(nodesOf(read, role).map((node) => textOf(read, node)));
      expect(onPage('h2')).to.have.length(12).and.deep.equal(onPaper('H2'));
      expect(onPage('h3')).to.deep.equal(onPaper('H3'));
      expect(onPage('td')).to.have.length.greaterThan(40);
      const paper = read.pages
        .map(({ text }) => text)
        .join('')
        .replaceAll(/\s+/gu, '');
      for (const text of [...onPage('dd'), ...onPage('caption')]) expect(paper).to.include(text);
    });

    it('is tagged, in German, and says on every page that it is a draft', async () => {
      const read = await pdf(realId);
      expect(read.lang).to.equal('de-DE');
      expect(read.metadata).to.include('<pdfuaid:part>1</pdfuaid:part>');
      expect(read.pages.length).to.be.greaterThan(3);
      for (const { artifacts, untagged } of read.pages) {
        expect(artifacts.join(' ')).to.include(mark).and.include('Stand 22.11.2026');
        expect(untagged).to.deep.equal([]);
      }
    });

    it('prints nothing invented for a demo need', async () => {
      const text = (await pdf(demoId)).pages.map((part) => part.text).join('\n');
      for (const invented of ['Elterncafé', 'Sprachmittlung', '21.250', '2.500 €']) {
        expect(text).not.to.include(invented);
      }
      expect(text).to.include('Demo-Bedarf').and.include('[Angabe fehlt: ');
    });
  });
});
