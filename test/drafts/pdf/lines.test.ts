import { expect } from 'chai';
import { breakLines, unbreakableParts } from '../../../src/drafts/pdf/lines.ts';

/** Every character is one wide. */
const measure = (text: string) => text.length;

describe('breakLines', () => {
  const cases: [name: string, given: string, width: number, lines: string[]][] = [
    ['keeps a short text', 'ein Satz', 20, ['ein Satz']],
    ['gives one empty line for nothing', '', 20, ['']],
    ['breaks at spaces and keeps the space', 'eins zwei drei', 9, ['eins zwei ', 'drei']],
    ['breaks after a hyphen', 'Jugend-Hilfeausschuss', 16, ['Jugend-', 'Hilfeausschuss']],
    ['does not break before a figure', 'Zeit 2026/2027', 10, ['Zeit ', '2026/2027']],
    ['keeps no-break spaces together', 'rund 80\u00a0%', 7, ['rund ', '80 %']],
    ['shows a soft hyphen only where it breaks', 'Amts\u00adgericht', 6, ['Amts-']],
    ['obeys line breaks', 'a\n\nb', 5, ['a', '', 'b']],
    ['cuts a long word at a syllable', 'Quartiersmanagement', 14, ['Quartiersmana-', 'gement']],
    ['puts no hyphen into figures', '1234567890', 4, ['123', '456', '7890']],
  ];
  for (const [name, given, width, lines] of cases) {
    it(name, () => {
      expect(breakLines(given, width, measure).slice(0, lines.length)).to.deep.equal(lines);
    });
  }

  it('never exceeds the width and loses nothing in a word of 5,000 letters', () => {
    const word = 'Donaudampfschifffahrt'.repeat(240).slice(0, 5000);
    const lines = breakLines(word, 30, measure);
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(30);
    expect(lines.join('').replaceAll('-', '')).to.equal(word);
  });

  it('ends in a column narrower than a letter', () => {
    expect(breakLines('abc def', 0, measure).join('').replaceAll(/[- ]/g, '')).to.equal('abcdef');
  });
});

describe('unbreakableParts', () => {
  it('splits at spaces and hyphens', () => {
    expect(unbreakableParts('Rat-Haus am Platz')).to.deep.equal(['Rat-', 'Haus', 'am', 'Platz']);
  });
});
