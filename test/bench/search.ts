import { parseArgs } from 'node:util';
import { createRival } from './full-text-rival.ts';
import { mean, ndcg10, percentile } from './ndcg.ts';
import { foreignDocuments, judgedDocuments } from './relevance-corpus.ts';
import { queryKinds, readJudgedQueries, type JudgedQuery } from './relevance-set.ts';
import { builtBytes, searchFrom } from './search-engine.ts';
import { loopSeconds, secondsToFirstPage } from './start-time.ts';

/**
 * The search beside SQLite's FTS5: the same programmes, the same queries, judged by hand.
 *
 *     npm run bench -- search
 *     npm run bench -- search --lost               lists what the search of the product misses
 *     npm run bench -- search --without-server     leaves out the start of a real server (then startSeconds is null)
 */

const programmes = 2600;
const rounds = 5;

interface Contender {
  name: string;
  ask: (text: string) => readonly string[];
}

interface Measured {
  name: string;
  scores: number[];
  p50Ms: number;
  p99Ms: number;
}

/** Every query once to warm up and to judge, then rounds of which the median counts. */
function measure({ name, ask }: Contender, queries: readonly JudgedQuery[]): Measured {
  const scores = queries.map(({ text, grades }) => ndcg10(ask(text), grades));
  const perRound = Array.from({ length: rounds }, () =>
    queries.map(({ text }) => {
      const start = performance.now();
      ask(text);
      return performance.now() - start;
    }),
  );
  const middle = (share: number): number =>
    percentile(
      perRound.map((times) => percentile(times, share)),
      0.5,
    );
  return { name, scores, p50Ms: middle(0.5), p99Ms: middle(0.99) };
}

function seconds<Result>(work: () => Result): [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, (performance.now() - start) / 1000];
}

/** A table in Markdown: kind, number of queries, nDCG@10 of every contender. */
function tableOf(queries: readonly JudgedQuery[], measured: readonly Measured[]): string {
  const row = (label: string, isIn: (query: JudgedQuery) => boolean): string => {
    const places = queries.flatMap((query, place) => (isIn(query) ? [place] : []));
    const cells = measured.map(({ scores }) =>
      mean(places.map((place) => scores[place] ?? 0)).toFixed(3),
    );
    return `| ${[label, places.length, ...cells].join(' | ')} |`;
  };
  return [
    `| kind of query | queries | ${measured.map(({ name }) => name).join(' | ')} |`,
    `|---|--:|${measured.map(() => '--:|').join('')}`,
    ...queryKinds.map((kind) => row(kind, (query) => query.kind === kind)),
    row('all', () => true),
    row('held out', ({ isHeldOut }) => isHeldOut),
  ].join('\n');
}

/** What a person who improves the engine looks at; never the queries that are held out. */
function lostOf(queries: readonly JudgedQuery[], { scores }: Measured, { ask }: Contender): string {
  return queries
    .flatMap((query, place) => {
      const score = scores[place] ?? 0;
      if (query.isHeldOut || score > 0.8) return [];
      const found = ask(query.text)
        .slice(0, 10)
        .map((slug) => `${slug}:${query.grades.get(slug) ?? 0}`);
      return [`${score.toFixed(2)} ${query.kind} „${query.text}“ → ${found.join(' ')}`];
    })
    .join('\n');
}

const { values } = parseArgs({
  options: {
    lost: { type: 'boolean', default: false },
    'without-server': { type: 'boolean', default: false },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const queries = readJudgedQueries();
const judged = judgedDocuments({ isFull: true });
const documents = [...judged, ...foreignDocuments(programmes - judged.length)];
const characters = documents.reduce((sum, { body }) => sum + body.length, 0);
print(
  `${documents.length} programmes, ${Math.round(characters / 1e6)} million characters of guidelines, ${queries.length} queries`,
);

const [bytes, buildSeconds] = seconds(() => builtBytes(documents));
const [search, loadSeconds] = seconds(() => searchFrom(bytes));
const rssMb = Math.round(process.memoryUsage().rss / 1e6);
print(
  `built in ${buildSeconds.toFixed(1)} s, ${(bytes.length / 1e6).toFixed(1)} MB, loaded in ${loadSeconds.toFixed(3)} s`,
);

const ours: Contender = {
  name: 'Förderpfad',
  ask: (text) => search.ask(text).hits.map(({ slug }) => slug),
};
const own = measure(ours, queries);
if (values.lost) print(lostOf(queries, own, ours));
const [words, trigrams] = (['unicode61', 'trigram'] as const).map((name) => {
  const rival = createRival(documents, name);
  const measured = measure({ name: `FTS5 ${name}`, ask: rival.ask }, queries);
  rival.close();
  return measured;
});
if (!words || !trigrams) throw new Error('two rivals were measured');
print(`\n${tableOf(queries, [own, words, trigrams])}\n`);
print(
  [own, words, trigrams]
    .map(
      ({ name, p50Ms, p99Ms }) => `${name}: p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
    )
    .join('\n'),
);
// Last, so that the server process does not share the machine with the queries.
const startSeconds = values['without-server'] ? null : await secondsToFirstPage(print);
if (startSeconds !== null) {
  print(
    `a real server shows its first page, the list of programmes, after ${startSeconds.toFixed(1)} s`,
  );
}
print(`300 million additions take ${loopSeconds().toFixed(1)} s on this machine now`);
print(
  JSON.stringify({
    bench: 'search',
    startSeconds: startSeconds === null ? null : Number(startSeconds.toFixed(2)),
    p50Ms: Number(own.p50Ms.toFixed(2)),
    p99Ms: Number(own.p99Ms.toFixed(2)),
    ndcg10: Number(mean(own.scores).toFixed(3)),
    fts5Ndcg10: Number(mean(words.scores).toFixed(3)),
    trigramNdcg10: Number(mean(trigrams.scores).toFixed(3)),
    fts5P99Ms: Number(words.p99Ms.toFixed(2)),
    rssMb,
  }),
);
