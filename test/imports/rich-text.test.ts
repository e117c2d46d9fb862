import { expect } from 'chai';
import { lineOf, plainTextOf } from '../../src/imports/rich-text.ts';

const cases: readonly (readonly [string, string, string])[] = [
  ['separates paragraphs', '<p>Einstieg</p><p>Ziel</p>', 'Einstieg\nZiel'],
  [
    'drops inline tags without a blank',
    'NRW<strong>.BANK</strong> (<abbr>ESF</abbr>+)',
    'NRW.BANK (ESF+)',
  ],
  ['keeps one line where the markup wraps', '<p>bis\n    zum\t31.3.</p>', 'bis zum 31.3.'],
  ['begins a line at br', 'Dezernat 5<br/>Quartier', 'Dezernat 5\nQuartier'],
  ['maps hard and narrow blanks', 'EUR&#xa0;3.000\u202F€', 'EUR 3.000 €'],
  ['removes soft hyphens and controls', 'För\u00ADder\u0090ung\u0002', 'Förderung'],
  ['lists one item per line', '<ul><li>Miete,</li><li>Honorare</li></ul>', 'Miete,\nHonorare'],
  [
    'keeps a row of a table in one line',
    '<table><tr><td>Personal</td><td>60 v. H.</td></tr><tr><td>Sache</td></tr></table>',
    'Personal 60 v. H.\nSache',
  ],
  [
    'makes no empty lines of empty blocks',
    '<p>A</p><p></p><p><strong><br/></strong></p><p>B</p>',
    'A\nB',
  ],
  ['reads a less-than sign that is text', 'Beteiligung &lt;&lt; 25%', 'Beteiligung << 25%'],
  ['leaves scripts and comments out', '<p>A</p><script>x()</script><!-- b --><p>C</p>', 'A\nC'],
  ['takes a tolerant ampersand', 'Aus- & Weiterbildung', 'Aus- & Weiterbildung'],
  ['is empty for the empty text of the export', '<div xmlns:xlink="x"></div>', ''],
];

describe('plainTextOf', () => {
  for (const [name, html, text] of cases) {
    it(name, () => {
      expect(plainTextOf(html)).to.equal(text);
    });
  }

  it('lineOf makes one line of it', () => {
    expect(lineOf('<p>Eins<br/>zwei</p>')).to.equal('Eins zwei');
  });
});
