import { expect } from 'chai';
import { findingOf, type LinkOutcome } from '../../src/link-watch/link-finding.ts';
import { isHome, isSoftMissing } from '../../src/link-watch/page-signs.ts';

const asked = 'https://www.foerderer.example/foerderung/quartier.html';
const page = (title: string, h1 = ''): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${h1}</h1><p>Text</p></body></html>`;
const answer = (changed: Partial<Extract<LinkOutcome, { kind: 'answer' }>> = {}): LinkOutcome => ({
  kind: 'answer',
  status: 200,
  finalUrl: asked,
  isHtml: true,
  html: page('Quartiersförderung'),
  ...changed,
});

describe('what an answer says about an address', () => {
  const cases: readonly (readonly [string, LinkOutcome, string])[] = [
    ['a page', answer(), 'ok'],
    ['a document', answer({ isHtml: false, html: '' }), 'ok'],
    ['404', answer({ status: 404 }), 'missing'],
    ['410', answer({ status: 410 }), 'missing'],
    ['a server fault', answer({ status: 503 }), 'unreachable'],
    ['no answer', { kind: 'unreachable', reason: 'Zeit' }, 'unreachable'],
    ['a private address', { kind: 'refused', reason: 'privat' }, 'unknown'],
    ['a door', answer({ status: 403 }), 'unknown'],
    ['too many', answer({ status: 429 }), 'unknown'],
    ['a captcha with 200', answer({ html: page('Radware Captcha Page') }), 'unknown'],
    ['a check of the browser', answer({ html: page('Just a moment...') }), 'unknown'],
    [
      '"nicht gefunden" in the title',
      answer({ html: page('Seite nicht gefunden') }),
      'softMissing',
    ],
    ['"404" in the heading', answer({ html: page('Ministerium', 'Fehler 404') }), 'softMissing'],
    ['the home page', answer({ finalUrl: 'https://www.foerderer.example/' }), 'softMissing'],
    [
      'the German home page',
      answer({ finalUrl: 'https://www.foerderer.example/de/startseite.html' }),
      'softMissing',
    ],
    ['another page', answer({ finalUrl: 'https://neu.example/programm' }), 'moved'],
    [
      'https, www and a slash',
      answer({ finalUrl: 'https://foerderer.example/foerderung/quartier.html/' }),
      'ok',
    ],
  ];
  for (const [name, outcome, kind] of cases) {
    it(`${name}: ${kind}`, () => {
      expect(findingOf(asked, outcome).kind).to.equal(kind);
    });
  }

  it('a front page that was asked for is no Soft-404', () => {
    const root = 'https://foerderer.example/';
    const outcome = answer({ finalUrl: 'https://foerderer.example/de/' });
    expect(findingOf(root, outcome).kind).to.equal('moved');
  });

  it('pages about faults are none', () => {
    for (const title of ['Förderung bis 404.000 Euro', 'Richtlinie 404/2021 (NRW)', 'Gefunden!']) {
      expect(isSoftMissing(page(title)), title).to.equal(false);
    }
    for (const title of [
      '404',
      'HTTP 404',
      'Error 404: page',
      '404 Not Found',
      'Die angeforderte Seite wurde nicht gefunden',
      'Diese Seite existiert nicht',
      'Page not found | Ministry',
    ]) {
      expect(isSoftMissing(page(title)), title).to.equal(true);
    }
  });

  it('knows front pages', () => {
    for (const path of ['/', '/de', '/de/', '/index.html', '/DE/Home/home.html', '/start.php']) {
      expect(isHome(new URL(path, asked)), path).to.equal(true);
    }
    for (const path of ['/foerderung', '/de/foerderung/', '/?id=5', '/home/foerderung.html']) {
      expect(isHome(new URL(path, asked)), path).to.equal(false);
    }
  });
});
