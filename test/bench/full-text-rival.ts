import BetterSqlite from 'better-sqlite3';
import { wordsWithPlaces } from '../../src/programmes/search/german-word.ts';
import type { SearchDocument } from '../../src/programmes/search/search-index.ts';

/** SQLite's FTS5 over the same corpus, with every advantage we could think of: see `ask`. */
export interface Rival {
  /** All slugs, best first. */
  ask: (text: string) => string[];
  close: () => void;
}

const tokenizers = {
  unicode61: { option: 'unicode61 remove_diacritics 2', shortestWord: 1 },
  // Asking for less than three letters finds nothing; with diacritics removed „Häuser“ and „Hauser“ are one.
  trigram: { option: 'trigram remove_diacritics 1', shortestWord: 3 },
} as const;

export function createRival(
  documents: readonly SearchDocument[],
  name: keyof typeof tokenizers,
): Rival {
  const { option, shortestWord } = tokenizers[name];
  const database = new BetterSqlite(':memory:');
  database.exec(
    `create virtual table programme using fts5(slug unindexed, title, brief, labels, body, tokenize = '${option}')`,
  );
  const insert = database.prepare('insert into programme values (?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (const { slug, title, brief, labels, body } of documents) {
      insert.run(slug, title, brief, labels, body);
    }
  })();
  // The weights of our fields, so that only the understanding of words differs.
  const query = database
    .prepare<[string], string>(
      'select slug from programme where programme match ? order by bm25(programme, 0, 8, 3, 3, 0.5), slug',
    )
    .pluck();

  return {
    /** Our stop words are left out, quotation marks cannot break the syntax; all words, else any of them. */
    ask(text) {
      const words = wordsWithPlaces(text)
        .map(({ start, end }) => text.slice(start, end).normalize('NFC'))
        .filter((word) => word.length >= shortestWord)
        .map((word) => `"${word}"`);
      if (words.length === 0) return [];
      const all = query.all(words.join(' AND '));
      return all.length > 0 || words.length === 1 ? all : query.all(words.join(' OR '));
    },
    close: () => database.close(),
  };
}
