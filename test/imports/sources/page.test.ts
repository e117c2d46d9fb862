import { expect } from 'chai';
import { isBotWall } from '../../../src/imports/sources/bot-wall.ts';
import { parseOverview } from '../../../src/imports/sources/overview.ts';
import { parsePage } from '../../../src/imports/sources/page.ts';
import { errorOf, pageOf } from '../hand-written.ts';

const wall =
  '<html><head><title>Radware Captcha Page</title></head><body>We apologize … made us think that you are a bot.</body></html>';
const list = (hits: string) => `<html><body><main><h1 class="title">Fördersuche</h1>
<div class="search--hits"><span id="hits--count">${hits}</span></div>
<div class="card card--fundingprogram"><a class="btn--basket" data-basket-id="u-1"></a>
<p class="card--title"><a href="FDB/Content/DE/Foerderprogramm/Land/NRW/eins.html"><span class="link--label"> Programm <span>„Eins“</span> </span></a></p>
<dl><dt> Wer wird gefördert?: </dt><dd> Kommune, Verband/Vereinigung </dd><dt> Was wird gefördert?: </dt><dd> Kultur, Medien & Sport </dd></dl></div>
<div class="pagination"><a class="forward button" href="SiteGlobals/FDB/Forms/Suche/Foederprogrammsuche_Formular.html?gtp=%2526aaaa-bbbb_list%253D2&amp;filterCategories=FundingProgram">weiter</a></div>
</main></body></html>`;

describe('parsePage', () => {
  it('reads a page with three tabs', () => {
    const record = parsePage(pageOf());
    expect(record).to.deep.include({
      path: '/FDB/Content/DE/Foerderprogramm/Land/NRW/nachbarschaft-staerken.html',
      uuid: '0b7c2f4e-1111-4222-8333-444455556666',
      title: 'Nachbarschaft stärken',
      status: 'unknown',
      variant: 'tabs',
      keywordsRaw: 'Quartier Nachbarschaft',
      unknownFacets: [],
    });
    expect(record.facets.foerderbereich).to.deep.equal([
      'gesundheit_soziales',
      'kultur_medien_sport',
      'staedtebau_stadterneuerung',
    ]);
    expect(record.sections.map(({ field, heading, text }) => [field, heading, text])).to.deep.equal(
      [
        [
          'kurztext',
          'Kurztext',
          'Wenn Sie Treffpunkte aufbauen, können Sie einen Zuschuss erhalten.',
        ],
        ['volltext', 'Volltext', 'Sie erhalten bis zu EUR 3.000.\nMiete,\nHonorare'],
        ['voraussetzungen', 'rechtliche Voraussetzungen', 'Bedingungen'],
        ['fristen', 'Fristen', 'Anträge bis zum 31.3. eines Jahres.'],
        ['weitere', 'Noch ein Abschnitt', 'Sonstiges'],
        ['richtlinie', 'Richtlinie', 'Richtlinie Nachbarschaft\n1 Zweck\n1.1 Ziel\nText & Ziel'],
      ],
    );
  });

  it('keeps the markup as received, tolerant ampersand included', () => {
    const html = parsePage(pageOf()).sections.at(-1)?.html;
    expect(html).to.contain('<p>Text & Ziel</p>').and.contain('<h2 class="">1 Zweck</h2>');
    expect(html).to.not.contain('<h3>Richtlinie</h3>');
  });

  it('reads the funder whose name stands in nested spans over two lines', () => {
    expect(parsePage(pageOf()).funders).to.deep.equal([
      {
        name: 'Ministerium für Zusammenhalt',
        path: '/FDB/Content/DE/Foerdergeber/M/ministerium-musterland.html',
      },
    ]);
  });

  it('reads a department with br and a second contact without any address', () => {
    const { contacts } = parsePage(pageOf());
    expect(contacts).to.have.lengthOf(2);
    expect(contacts[0]).to.deep.equal({
      name: 'Bezirksbehörde Musterstadt',
      department: 'Dezernat 5\nSachgebiet Quartier',
      address: ['Lange Straße 5', '12345 Musterstadt'],
      phone: '+49 30 555-1',
      fax: null,
      email: 'quartier@behoerde.example',
      website: 'https://www.behoerde.example/',
    });
    expect(contacts[1]).to.deep.include({ name: 'zuständige Stelle', address: [], email: null });
  });

  it('resolves relative links against the root of the site', () => {
    expect(parsePage(pageOf()).links).to.deep.equal([
      { label: 'PRG – Informationen', url: 'https://www.programm.example/start' },
      { label: 'Vorgänger', url: 'https://www.foerderdatenbank.de/FDB/Content/DE/Archiv/alt.html' },
    ]);
  });

  it('does without Förderart and Fördergeber, and reports an unknown row instead of failing', () => {
    const facts = '<dt> Förderbereich: </dt><dd> Arbeit </dd><dt>Neues Feld:</dt><dd>Wert</dd>';
    const record = parsePage(pageOf({ facts }));
    expect(record.facets.foerderart).to.deep.equal([]);
    expect(record.facets.foerderbereich).to.deep.equal(['arbeit']);
    expect(record.funders).to.deep.equal([]);
    expect(record.unknownFacets).to.deep.equal([{ facet: 'Neues Feld', value: 'Wert' }]);
  });

  it('reads a status note with misspelling', () => {
    const note =
      '<p class="subtitle--text"><span data-teams="true"><strong>Programm akktiv, Antagstellung nicht merh möglich</strong></span></p>';
    expect(parsePage(pageOf({ note }))).to.include({
      statusNote: 'Programm akktiv, Antagstellung nicht merh möglich',
      status: 'closed',
    });
  });

  it('takes a single block for the legal basis, never for a summary', () => {
    const main = `<div class="container content--main"><div class="content"><div class="rich--text">
      <h5>Rechtsgrundlage</h5><p>Bekanntmachung<br/>vom 04.11.2024</p><p><a href="x">Weblink zur Förderrichtlinie</a></p></div></div>
      <aside class="sidebar">Drucken</aside></div>`;
    const record = parsePage(pageOf({ main }));
    expect(record.variant).to.equal('single');
    expect(record.sections.map(({ field, text }) => [field, text])).to.deep.equal([
      [
        'richtlinie',
        'Rechtsgrundlage\nBekanntmachung\nvom 04.11.2024\nWeblink zur Förderrichtlinie',
      ],
    ]);
  });

  it('treats an archived page as closed', () => {
    const address = 'https://www.foerderdatenbank.de/FDB/Content/DE/Archiv/alt.html';
    expect(parsePage(pageOf({ address }))).to.include({ folder: 'Archiv', status: 'closed' });
  });

  const refused: readonly (readonly [string, string, RegExp, string?])[] = [
    ['a bot wall', wall, /Captcha-Seite/u],
    ['a list of hits', list('2.446'), /Trefferliste.*einzelnen Förderprogramms/u],
    [
      'a page of another site',
      pageOf({ address: 'https://www.example.org/x.html' }),
      /gehört zu www\.example\.org/u,
    ],
    [
      'another page of the site',
      pageOf({ address: 'https://www.foerderdatenbank.de/FDB/DE/Home/home.html' }),
      /nennt keine Adresse/u,
    ],
    [
      'a page of another programme than named',
      pageOf(),
      /angegeben war/u,
      'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/EU/urbact.html',
    ],
    [
      'a page without texts',
      pageOf({ main: '<div class="content--main"></div>' }),
      /content--main/u,
    ],
    ['a page without title', pageOf({ title: ' ' }), /h1\.title/u],
    ['an empty text', '', /nennt keine Adresse/u],
  ];
  for (const [name, html, message, address] of refused) {
    it(`refuses ${name}, saying what was expected`, async () => {
      const error = await errorOf(() => parsePage(html, address));
      expect(error).to.include({ code: 'source' });
      expect(error.message).to.match(message);
    });
  }
});

describe('isBotWall', () => {
  it('knows the wall, and a real page that speaks of a captcha', () => {
    expect(isBotWall(wall)).to.equal(true);
    expect(isBotWall(pageOf({ title: 'Captcha-freie Formulare' }))).to.equal(false);
  });
});

describe('parseOverview', () => {
  it('reads cards, codes and the next page', () => {
    const overview = parseOverview(list('2395'));
    expect(overview.hits).to.equal(2395);
    expect(overview.cards).to.deep.equal([
      {
        title: 'Programm „Eins“',
        path: '/FDB/Content/DE/Foerderprogramm/Land/NRW/eins.html',
        url: 'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/eins.html',
        uuid: 'u-1',
        foerderberechtigte: { codes: ['kommune', 'verband_vereinigung'], unknown: [] },
        foerderbereich: { codes: ['kultur_medien_sport'], unknown: [] },
      },
    ]);
  });

  it('leaves gtp byte-identical', () => {
    const { nextHref, nextUrl } = parseOverview(list('2395'));
    expect(nextHref).to.equal(
      'SiteGlobals/FDB/Forms/Suche/Foederprogrammsuche_Formular.html?gtp=%2526aaaa-bbbb_list%253D2&filterCategories=FundingProgram',
    );
    expect(nextUrl).to.equal(`https://www.foerderdatenbank.de/${nextHref ?? ''}`);
  });

  it('reads 2.446 as 2446', () => {
    expect(parseOverview(list('2.446')).hits).to.equal(2446);
    expect(parseOverview(list('viele')).hits).to.equal(null);
  });

  it('refuses a page without cards', async () => {
    expect((await errorOf(() => parseOverview(pageOf()))).message).to.match(
      /card--fundingprogram/u,
    );
  });
});
