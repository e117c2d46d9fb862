import { expect } from 'chai';
import { builtBytes, searchFrom } from '../../bench/search-engine.ts';
import { createCompoundSplitter } from '../../../src/programmes/search/compounds.ts';
import { wordsWithPlaces } from '../../../src/programmes/search/german-word.ts';
import { hyphenCompounds } from '../../../src/programmes/search/hyphens.ts';
import type { SearchDocument } from '../../../src/programmes/search/search-index.ts';
import { readCompoundParts } from '../../../src/programmes/search/search-words-file.ts';
import { areasOf, fieldAreas, headAreas } from '../../../src/programmes/search/text-areas.ts';

const document = (slug: string, title: string, texts: Partial<SearchDocument> = {}) => ({
  slug,
  title,
  brief: '',
  labels: '',
  body: '',
  ...texts,
});

/** Slugs in the order of the answer. */
function found(query: string, documents: readonly SearchDocument[]): string[] {
  return searchFrom(builtBytes(documents))
    .ask(query)
    .hits.map(({ slug }) => slug);
}

const filler = 'Die Ausgaben sind nachzuweisen und werden geprüft. ';

describe('nearness without positions', () => {
  it('gives words that stand together a common area, in every length of a text', () => {
    for (const length of [1, 5, 40, 300, 5000]) {
      for (let at = 0; at < length; at += 1) {
        const here = areasOf(fieldAreas.body, at, length);
        const next = areasOf(fieldAreas.body, Math.min(at + 5, length - 1), length);
        expect(here & next, `${at} of ${length}`).not.to.equal(0);
        expect(here & headAreas).to.equal(0);
      }
    }
  });

  it('gives the beginning and the end of a long text none', () => {
    expect(areasOf(fieldAreas.body, 0, 3000) & areasOf(fieldAreas.body, 2999, 3000)).to.equal(0);
  });

  it('does not take two words far apart in a guideline for their compound', () => {
    const apart = `Kinder dürfen mit. ${filler.repeat(200)} Armut ist kein Grund.`;
    const together = `${filler.repeat(100)} Armut von Kindern zählt. ${filler.repeat(100)}`;
    const documents = [
      document('fern', 'Wegebau', { body: apart }),
      document('nah', 'Brückenbau', { body: together }),
    ];
    expect(found('Kinderarmut', documents)).to.deep.equal(['nah']);
  });

  it('lets parts in title and summary count wherever they stand, below those together', () => {
    const documents = [
      document('getrennt', 'Kinder im Ort', { brief: `${filler.repeat(8)} Gegen Armut.` }),
      document('zusammen', 'Hilfe', { brief: 'Gegen Armut von Kindern.' }),
    ];
    expect(found('Kinderarmut', documents)).to.deep.equal(['zusammen', 'getrennt']);
  });

  it('puts the programme first that has everything in one place', () => {
    const documents = [
      document('a-verstreut', 'Wegebau', {
        body: `Beratung. ${filler.repeat(200)} Schulden.`,
      }),
      document('b-beisammen', 'Wegebau', {
        body: `Beratung bei Schulden. ${filler.repeat(200)}`,
      }),
    ];
    expect(found('Beratung Schulden', documents)).to.deep.equal(['b-beisammen', 'a-verstreut']);
  });
});

describe('hyphenCompounds', () => {
  const splitter = createCompoundSplitter(readCompoundParts());
  const cases: [string, string[]][] = [
    ['Kinder- und Jugendhilfe', ['kinderhilfe']],
    ['Stadt- oder Ortsteile', ['stadtteile']],
    ['Sprach-Kitas', ['sprachkitas']],
    ['Heimat-Scheck NRW', ['heimatscheck']],
    ['Kinder und Jugendhilfe', []],
    ['2021–2027', []],
    ['Kinder- und Xylofone', []],
  ];
  for (const [text, expected] of cases) {
    it(`reads „${text}“`, () => {
      const words = hyphenCompounds(text, wordsWithPlaces(text), splitter);
      expect(words.map(({ word }) => word)).to.deep.equal(expected);
    });
  }

  it('lets both spellings find each other', () => {
    const documents = [
      document('scheck', 'Heimat-Scheck'),
      document('hilfe', 'Kinder- und Jugendhilfe'),
    ];
    for (const query of ['Heimatscheck', 'Heimat Scheck', 'Heimat-Scheck', 'Heimatschek']) {
      expect(found(query, documents), query).to.deep.equal(['scheck']);
    }
    expect(found('Kinderhilfe', documents)).to.deep.equal(['hilfe']);
  });
});

describe('what stands beside a word', () => {
  it('asks for a compound by synonyms of its parts', () => {
    const documents = [
      document('wohnen', 'Unterbringung geflüchteter Menschen'),
      document('x', 'Wegebau'),
    ];
    expect(found('Flüchtlingsunterkunft', documents)).to.deep.equal(['wohnen']);
  });

  it('falls back on single parts only where every part is known', () => {
    const documents = [
      document('demenz', 'Hilfe bei Demenz'),
      document('kranke', 'Besuche für Kranke'),
    ];
    expect(found('Demenzkranke', documents)).to.have.members(['demenz', 'kranke']);
    expect(found('Brumseldemenz', documents)).to.deep.equal([]);
  });

  it('takes the word for meant that more programmes have', () => {
    const documents = [
      document('plan', 'Spielplan'),
      document('platz-1', 'Spielplatz'),
      document('platz-2', 'Spielplatz'),
    ];
    expect(found('Spielplaz', documents).slice(0, 2)).to.deep.equal(['platz-1', 'platz-2']);
  });

  it('does not let a rare longer word stand above the word itself', () => {
    const documents = [
      ...['a', 'b', 'c'].map((slug) => document(slug, 'Spielplatz')),
      document('aktion', 'Ferien', { brief: 'Auch eine Spielplatzaktion.' }),
    ];
    expect(found('Spielplatz', documents).at(-1)).to.equal('aktion');
  });

  it('adds those with most of it beneath few that have everything, and says how many have', () => {
    const documents = [
      document('beides', 'Spielplatz am Rathaus'),
      document('eines', 'Spielplatz am Park'),
    ];
    const answer = searchFrom(builtBytes(documents)).ask('Spielplatz Rathaus');
    expect(answer.hits[0]?.slug).to.equal('beides');
    expect(answer.completeCount).to.equal(1);
    expect(answer.isPartial).to.equal(false);
  });
});
