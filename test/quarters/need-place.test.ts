import { expect } from 'chai';
import { adaptText, fillPlace, renamePlace } from '../../src/quarters/needs/need-place.ts';

const all = ['Manfort', 'Alkenrath', 'Steinbüchel', 'Wohnpark Steinbüchel', 'Wiesdorf-West'];

describe('renamePlace', () => {
  const cases: [string, string, string, string][] = [
    ['Bürgerversammlungen in Manfort', 'Manfort', 'Alkenrath', 'Bürgerversammlungen in Alkenrath'],
    ['In Manfort', 'Manfort', 'Wohnpark Steinbüchel', 'Im Wohnpark Steinbüchel'],
    ['im Wohnpark Steinbüchel', 'Wohnpark Steinbüchel', 'Manfort', 'in Manfort'],
    // The shorter name is not meant where the longer one stands.
    ['Wohnpark Steinbüchel', 'Steinbüchel', 'Manfort', 'Wohnpark Steinbüchel'],
    ['Treff Steinbüchel', 'Steinbüchel', 'Manfort', 'Treff Manfort'],
    ['Manforter Treff', 'Manfort', 'Alkenrath', 'Manforter Treff'],
    ['Manfort-Süd', 'Manfort', 'Alkenrath', 'Manfort-Süd'],
  ];
  for (const [text, from, to, expected] of cases) {
    it(`${text}: ${from} → ${to}`, () => {
      expect(renamePlace(text, { from, to, all })).to.equal(expected);
    });
  }
});

describe('adaptText', () => {
  const places = { from: 'Manfort', to: 'Wiesdorf-West', all };

  it('leaves out what tells of the blueprint together with another quarter or a year', () => {
    const text =
      'Eine halbe Stelle für Manfort. In Manfort und Alkenrath besteht bereits Quartiersarbeit. In Manfort gibt es seit 2017 einen Treff. Sie ist ansprechbar.';
    expect(adaptText(text, places)).to.deep.equal({
      text: 'Eine halbe Stelle für Wiesdorf-West. Sie ist ansprechbar.',
      leftOut: [
        'In Manfort und Alkenrath besteht bereits Quartiersarbeit.',
        'In Manfort gibt es seit 2017 einen Treff.',
      ],
    });
  });

  it('keeps a text that names no quarter to the letter', () => {
    const text = 'Seit 2015 gilt das Gesetz.\n\nZwei bis vier im Jahr.';
    expect(adaptText(text, places)).to.deep.equal({ text, leftOut: [] });
  });
});

describe('fillPlace', () => {
  it('fills names with and without preposition', () => {
    expect(fillPlace('{quartier}: {in-quartier}', 'Wohnpark Steinbüchel')).to.equal(
      'Wohnpark Steinbüchel: im Wohnpark Steinbüchel',
    );
  });
});
