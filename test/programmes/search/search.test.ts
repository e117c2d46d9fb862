import { expect } from 'chai';
import { createCompoundSplitter } from '../../../src/programmes/search/compounds.ts';
import {
  normaliseWord,
  stemOf,
  wordsWithPlaces,
} from '../../../src/programmes/search/german-word.ts';
import { createHighlighter } from '../../../src/programmes/search/highlight.ts';
import { indexFromBytes, indexToBytes } from '../../../src/programmes/search/index-bytes.ts';
import {
  buildSearchIndex,
  type SearchDocument,
} from '../../../src/programmes/search/search-index.ts';
import { createSearch, type Search } from '../../../src/programmes/search/search.ts';
import {
  readCompoundParts,
  readSynonymList,
} from '../../../src/programmes/search/search-words-file.ts';
import { createSynonyms } from '../../../src/programmes/search/synonyms.ts';

const compoundWords = readCompoundParts();
const splitter = createCompoundSplitter(compoundWords);

function searchOver(documents: readonly SearchDocument[]): Search {
  const built = buildSearchIndex(documents, { splitter, compoundWords });
  return createSearch(indexFromBytes(indexToBytes(built)), createSynonyms(readSynonymList()));
}

const text = (slug: string, title: string, brief = ''): SearchDocument => ({
  slug,
  title,
  brief,
  labels: '',
  body: '',
});

const documents = [
  text('praevention', 'Kinderarmutsprävention vor Ort', 'Kommunen beugen der Armut vor.'),
  text('armut', 'Hilfen bei Armut von Kindern', 'Für Familien in Not.'),
  text('kinder', 'Spielplätze für Kinder', 'Neue Spielplätze im Quartier.'),
  text('ziq', 'Zusammen im Quartier', 'Angebote für Nachbarschaften.'),
  text('mit', 'Mitarbeit im Verein', 'Wer mitmacht, lernt mit anderen.'),
  text('it', 'Ausstattung mit IT', 'Rechner für Vereine.'),
  text('frauen', 'Förderung von Frauenhäusern', 'Schutz und Beratung.'),
  text('haus', 'Mehrgenerationenhäuser', 'Offene Häuser für alle.'),
];

describe('the words of the search', () => {
  it('reads umlauts composed, decomposed, as two letters and not at all the same', () => {
    for (const spelling of ['Häuser', 'Ha\u0308user', 'Haeuser', 'HÄUSER']) {
      expect(stemOf(normaliseWord(spelling)), spelling).to.equal('haus');
    }
  });

  it('takes ue for an umlaut only where it is one', () => {
    expect(stemOf(normaliseWord('Frauen'))).to.equal(stemOf(normaliseWord('Frau')));
    expect(normaliseWord('Quelle')).to.equal('quelle');
    expect(normaliseWord('neue')).to.equal('neue');
    expect(normaliseWord('Foerderung')).to.equal('förderung');
  });

  it('says where the words stand, without stop words', () => {
    expect(wordsWithPlaces('Hilfe für Kinder').map(({ start, end }) => [start, end])).to.deep.equal(
      [
        [0, 5],
        [10, 16],
      ],
    );
  });

  const compounds: [string, string[]][] = [
    ['kinderarmutsprävention', ['kind', 'armut', 'pravention']],
    ['schulsozialarbeit', ['schul', 'sozialarbeit']],
    ['bürgerbeteiligung', ['burg', 'beteil']],
    ['wohnungsnotfälle', ['wohnung', 'notfall']],
    ['information', []],
    ['armut', []],
    ['krankenkassenverband2', []],
  ];
  for (const [word, parts] of compounds) {
    it(`takes „${word}“ apart`, () => {
      expect(splitter.split(word)).to.deep.equal(parts);
    });
  }
});

describe('search', () => {
  const search = searchOver(documents);
  const found = (query: string): string[] => search.ask(query).hits.map(({ slug }) => slug);

  it('finds the compound that begins with a word high up and its parts lower down', () => {
    expect(found('Kinderarmut')).to.deep.equal(['praevention', 'armut']);
  });

  it('takes „Kinder armut“ for „Kinderarmut“', () => {
    expect(search.ask('Kinder armut').hits).to.deep.equal(search.ask('Kinderarmut').hits);
  });

  it('finds inflected forms and both spellings of umlauts', () => {
    expect(found('Spielplatz')).to.deep.equal(['kinder']);
    expect(found('spielplaetze')).to.deep.equal(['kinder']);
    expect(found('Frauenhaus')).to.include('frauen');
  });

  it('does not find „mit“ for „IT“', () => {
    expect(found('IT')).to.deep.equal(['it']);
  });

  it('forgives a typing error and says so', () => {
    const answer = search.ask('Spielplaz Kinder');
    expect(answer.hits[0]?.slug).to.equal('kinder');
    expect(answer.groups[0]?.correctedTo).to.equal('spielplatz');
  });

  it('knows abbreviations of the list', () => {
    expect(found('ZiQ')).to.deep.equal(['ziq']);
  });

  it('finds nothing for a nonsense word', () => {
    expect(found('xqzwvk')).to.deep.equal([]);
    expect(search.ask('').hits).to.deep.equal([]);
    expect(search.ask('und für mit').hits).to.deep.equal([]);
  });

  it('shows those with most of it, and says so, where nothing has everything', () => {
    const answer = search.ask('Spielplatz Frauenhaus Kinder');
    expect(answer.isPartial).to.equal(true);
    expect(answer.hits[0]?.slug).to.equal('kinder');
  });

  it('answers the same whatever else is in the catalogue', () => {
    const more = searchOver([...documents, text('zzz', 'Fischerei an der Küste')]);
    expect(more.ask('Kinderarmut').hits.map(({ slug }) => slug)).to.deep.equal(
      found('Kinderarmut'),
    );
  });

  it('keeps equal ones in the order of their slugs', () => {
    const twins = searchOver([text('b', 'Garten'), text('a', 'Garten')]);
    expect(twins.ask('Garten').hits.map(({ slug }) => slug)).to.deep.equal(['a', 'b']);
  });

  it('survives a hostile query', () => {
    expect(() => found('ä'.repeat(5000))).not.to.throw();
    expect(() => found('kinder'.repeat(40))).not.to.throw();
  });
});

describe('createHighlighter', () => {
  const search = searchOver(documents);
  const marked = (query: string, shown: string): string =>
    createHighlighter(search.ask(query).groups, search.splitter)
      .pieces(shown)
      .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
      .join('');

  it('marks the words that were meant, in their own spelling', () => {
    expect(marked('kinderarmut', 'Kinderarmutsprävention vor Ort')).to.equal(
      '[Kinderarmutsprävention] vor Ort',
    );
    expect(marked('spielplatz', 'Neue Spielplätze im Quartier')).to.equal(
      'Neue [Spielplätze] im Quartier',
    );
  });

  it('leaves the text unchanged', () => {
    const shown = 'Zwei <b>Wörter</b> & „Kinder“.';
    const pieces = createHighlighter(search.ask('Kinder').groups, search.splitter).pieces(shown);
    expect(pieces.map((piece) => piece.text).join('')).to.equal(shown);
  });

  it('shows the passage with most of what was asked for', () => {
    const long = `${'Ein Satz ohne Belang. '.repeat(30)}Armut von Kindern ist das Thema. ${'Noch einer. '.repeat(30)}`;
    const passage = createHighlighter(search.ask('Armut Kinder').groups, search.splitter).passage(
      long,
    );
    const shown = (passage ?? []).map((piece) => piece.text).join('');
    expect(shown).to.contain('Armut von Kindern');
    expect(shown.length).to.be.lessThan(260);
    expect(shown).to.match(/^… .* …$/u);
  });

  it('has no passage without a hit', () => {
    const { passage } = createHighlighter(search.ask('Kinder').groups, search.splitter);
    expect(passage('Nichts davon.')).to.equal(null);
  });
});
