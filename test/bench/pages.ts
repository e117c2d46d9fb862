import autocannon from 'autocannon';
import { matchesPath, programmePath } from '../../src/paths.ts';
import { fullDataDir, startedOn, stopServer } from './full-catalogue.ts';
import { pageText, signIn } from './visitor.ts';

/**
 * How fast the pages are with a full catalogue, for one person and for fifty at once.
 *
 *     npm run bench -- pages
 *
 * Every page is asked for by one client after another's answer, without a pause, for a few seconds.
 */

const secondsPerPage = 6;
const clients = [1, 50] as const;

interface Measured {
  page: string;
  clients: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

async function main(): Promise<void> {
  const running = await startedOn(await fullDataDir(say));
  const { address } = running;
  try {
    const cookie = await signIn(address);
    const measured: Measured[] = [];
    for (const [page, path] of await pagesOf(address, cookie)) {
      // Warm, and sure to be there: an error page would be fast, too.
      for (let turn = 0; turn < 3; turn += 1) await pageText(address, path, cookie);
      for (const connections of clients) {
        measured.push(await load({ page, url: address + path, cookie, connections }));
      }
    }
    say(tableOf(measured));
    say(JSON.stringify({ bench: 'pages', pages: measured }));
  } finally {
    await stopServer(running);
  }
}

/** The pages of the first clicks: list, list with a search, a programme, the matches of a need, the Lage. */
async function pagesOf(address: string, cookie: string): Promise<[page: string, path: string][]> {
  const needs = await pageText(address, '/bedarfe', cookie);
  const needId = /\/bedarfe\/(?<id>[0-9a-f-]{36})\/treffer/u.exec(needs)?.groups?.['id'];
  if (needId === undefined) throw new Error('the list of needs leads to no matches');
  return [
    ['list', '/programme'],
    ['search', '/programme?q=kinderarmut'],
    ['programme', programmePath('kinderstark-nrw')],
    ['matches', matchesPath(needId)],
    ['lage', '/'],
  ];
}

interface Load {
  page: string;
  url: string;
  cookie: string;
  connections: number;
}

async function load({ page, url, cookie, connections }: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: secondsPerPage,
    headers: { cookie },
    timeout: 60,
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${page}: ${failed} of ${result.requests.total} requests failed`);
  return {
    page,
    clients: connections,
    perSecond: Math.round(result.requests.average * 10) / 10,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

function tableOf(measured: readonly Measured[]): string {
  return [
    '| page | clients | requests per second | p50 ms | p99 ms |',
    '|---|--:|--:|--:|--:|',
    ...measured.map(
      (one) => `| ${one.page} | ${one.clients} | ${one.perSecond} | ${one.p50Ms} | ${one.p99Ms} |`,
    ),
  ].join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
