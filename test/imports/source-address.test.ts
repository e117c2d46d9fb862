import { expect } from 'chai';
import { findSourceAddress, resolveSourceHref } from '../../src/imports/source-address.ts';

const below = '/FDB/Content/DE/Foerderprogramm';

describe('findSourceAddress', () => {
  it('names programme, folder and id, whichever host serves it', () => {
    for (const host of [
      'www.foerderdatenbank.de',
      'foerderdatenbank.de',
      'foerderdatenbank.info',
    ]) {
      expect(findSourceAddress(`https://${host}${below}/Land/NRW/WAYS-2.html?x=1#a`)).to.deep.equal(
        {
          path: `${below}/Land/NRW/WAYS-2.html`,
          idUrl: 'land-nrw-ways-2',
          url: `https://www.foerderdatenbank.de${below}/Land/NRW/WAYS-2.html`,
          folder: 'Land',
          subfolder: 'NRW',
        },
      );
    }
  });

  it('takes relative hrefs, slugs with a trailing hyphen, every depth', () => {
    const of = (path: string) => {
      const found = findSourceAddress(path);
      return [found?.folder, found?.subfolder, found?.idUrl];
    };
    expect(of('FDB/Content/DE/Foerderprogramm/EU/urbact.html')).to.deep.equal([
      'EU',
      null,
      'eu-urbact',
    ]);
    expect(of(`${below}/Bund/ohne-stelle.html`)).to.deep.equal(['Bund', null, 'bund-ohne-stelle']);
    expect(of(`${below}/wurzel.html`)).to.deep.equal([null, null, 'wurzel']);
    expect(of(`${below}/Kommune/F/bonus.html`)).to.deep.equal(['Kommune', 'F', 'kommune-f-bonus']);
    expect(of(`${below}/Land/NRW/moderne-schule-.html`)[2]).to.equal('land-nrw-moderne-schule-');
    expect(of('/FDB/Content/DE/Archiv/alt.html')).to.deep.equal(['Archiv', null, 'alt']);
  });

  it('is undefined for anything else', () => {
    for (const address of [
      `https://example.org${below}/EU/urbact.html`,
      'https://www.foerderdatenbank.de/FDB/Content/DE/Foerdergeber/B/bkm.html',
      `https://www.foerderdatenbank.de.example.org${below}/EU/urbact.html`,
      'http://www.foerderdatenbank.de/Foerder-DB/suche.html?get=0;views;document&doc=1',
      'javascript:alert(1)',
      'kein link',
      '',
    ]) {
      expect(findSourceAddress(address), address).to.equal(undefined);
    }
  });
});

describe('resolveSourceHref', () => {
  it('resolves against the root of the site and refuses what is no web address', () => {
    expect(resolveSourceHref('FDB/Content/DE/Kontakt/X/y.html')).to.equal(
      'https://www.foerderdatenbank.de/FDB/Content/DE/Kontakt/X/y.html',
    );
    expect(resolveSourceHref('http://foerderdatenbank.info/a?b=1')).to.equal(
      'https://www.foerderdatenbank.de/a?b=1',
    );
    expect(resolveSourceHref('www.stelle.example/x')).to.equal('https://www.stelle.example/x');
    expect(resolveSourceHref('javascript:alert(1)')).to.equal(undefined);
    expect(resolveSourceHref('mailto:a@b.example')).to.equal(undefined);
  });
});
