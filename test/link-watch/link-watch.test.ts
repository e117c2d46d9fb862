import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { LookupAll } from '../../src/imports/guarded-lookup.ts';
import { createLinkFetching } from '../../src/link-watch/fetch-link.ts';
import { createHostPace } from '../../src/link-watch/host-pace.ts';
import { createLinkWatchJob } from '../../src/link-watch/link-watch-job.ts';
import { createLinkWatch } from '../../src/link-watch/link-watch-service.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testApp, testInstant, type TestApp } from '../support/app.ts';
import { addProgramme, sampleProgramme } from '../support/programmes.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const local: LookupAll = (hostname, _options, callback) => {
  const address = hostname === 'intern.example' ? '10.0.0.5' : '127.0.0.1';
  callback(null, [{ address, family: 4 }]);
};
const html = (response: ServerResponse, title: string, status = 200): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<title>${title}</title>`);
};

/** Everything asks a server on 127.0.0.1; nothing leaves the machine. */
describe('link watch', () => {
  let server: Server;
  let port: number;
  let test: TestApp;
  let asked: string[];
  let agents: Set<string>;
  const handlers = new Map<string, Handler>();
  const clock = movableClock(testInstant);
  const waits: number[] = [];
  /** Virtual milliseconds: nobody waits here. */
  let now = 0;
  let askedAt: number[];

  const address = (path: string, host = 'amt.example'): string => `http://${host}:${port}${path}`;
  const watching = () => createLinkWatch({ ...test.services, clock });
  async function run() {
    asked = [];
    askedAt = [];
    waits.length = 0;
    now = 0;
    const pace = createHostPace({
      nowMs: () => now,
      wait: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
    });
    const fetching = createLinkFetching({
      version: '0.1.0',
      contact: null,
      lookup: local,
      isAllowedAddress: (one) => one === '127.0.0.1',
      timeoutSeconds: 5,
    });
    return createLinkWatchJob({ linkWatch: watching(), fetching, pace }).run({
      runId: 'r',
      startedById: null,
      now: clock.now,
      progress: () => undefined,
    });
  }
  const stateOf = async (url: string) =>
    (await test.services.stores.linkChecks.listChecksOf([url]))[0];
  const enable = () =>
    test.services.stores.linkChecks.saveSetting({ isEnabled: true, version: 0 }, testInstant);

  before(async () => {
    server = createServer((request, response) => {
      const { host = '' } = request.headers;
      askedAt.push(now);
      asked.push(`${request.method} ${host.split(':')[0]}${request.url}`);
      agents.add(String(request.headers['user-agent']));
      const handler = handlers.get(request.url ?? '');
      if (handler) handler(request, response);
      else response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Weg</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    handlers.clear();
    agents = new Set();
    test = await testApp();
    // The catalogue of the seed names real addresses: none of them may be asked here.
    await test.database.db
      .updateTable('programme')
      .set({ mergedIntoId: (eb) => eb.ref('id') })
      .execute();
    test.services.catalogue.forget();
  });
  afterEach(() => test.close());

  async function watch(...urls: string[]): Promise<void> {
    const [first = null, ...others] = urls;
    const programme = sampleProgramme('beobachtet', { url: first });
    const sources = others.map((url) => ({ url, what: 'Quelle', covers: [] }));
    await addProgramme(test, null, { ...programme, sources: [...programme.sources, ...sources] });
  }

  it('asks nobody until an administrator switches it on', async () => {
    await watch(address('/seite'));
    const summary = await run();
    expect(summary.text).to.equal('Die Linkprüfung ist ausgeschaltet.');
    expect(asked).to.deep.equal([]);
  });

  it('asks HEAD, then the beginning of a page, by its own name and slowly', async () => {
    handlers.set('/seite', (_request, response) => {
      html(response, 'Förderung');
    });
    handlers.set('/datei.pdf', (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
    );
    await watch(address('/seite'), address('/datei.pdf'));
    await enable();
    const summary = await run();
    expect(asked).to.deep.equal([
      'GET amt.example/robots.txt',
      'HEAD amt.example/datei.pdf',
      'HEAD amt.example/seite',
      'GET amt.example/seite',
    ]);
    expect(waits).to.deep.equal([5000, 5000, 5000]);
    expect([...agents]).to.deep.equal(['Foerderpfad/0.1.0']);
    expect(summary.counts[0]).to.deep.equal({ label: 'erreichbar', count: 2 });
    // Nothing is due again on the same day.
    await run();
    expect(asked).to.deep.equal([]);
  });

  it('takes GET where HEAD is refused, follows redirects by hand and notes where they end', async () => {
    handlers.set('/alt', (_request, response) =>
      response.writeHead(301, { location: address('/neu', 'land.example') }).end(),
    );
    handlers.set('/neu', ({ method }, response) => {
      if (method === 'HEAD') response.writeHead(405).end();
      else html(response, 'Neu');
    });
    await watch(address('/alt'));
    await enable();
    await run();
    expect(asked.slice(1)).to.deep.equal([
      'HEAD amt.example/alt',
      'HEAD land.example/neu',
      'GET land.example/neu',
    ]);
    expect(await stateOf(address('/alt'))).to.include({
      state: 'moved',
      finalUrl: address('/neu', 'land.example'),
    });
  });

  it('recognises Soft-404 and captcha, goes to no private address, obeys robots.txt', async () => {
    handlers.set('/robots.txt', (_request, response) =>
      response.end('User-agent: *\nDisallow: /geheim\nCrawl-delay: 9'),
    );
    handlers.set('/leer', (_request, response) => {
      html(response, 'Seite nicht gefunden');
    });
    handlers.set('/wand', (_request, response) => {
      html(response, 'Radware Captcha Page');
    });
    handlers.set('/hinein', (_request, response) =>
      response.writeHead(302, { location: address('/x', 'intern.example') }).end(),
    );
    const paths = ['/leer', '/wand', '/hinein', '/geheim', '/weg'].map((path) => address(path));
    await watch(...paths, address('/', 'intern.example'));
    await enable();
    const summary = await run();
    expect(summary.failures).to.deep.equal([]);
    const states = await Promise.all(paths.map(async (url) => (await stateOf(url))?.state));
    expect(states).to.deep.equal(['failing', 'unknown', 'unknown', 'unknown', 'failing']);
    expect((await stateOf(paths[0] ?? ''))?.problem).to.equal('softMissing');
    expect((await stateOf(paths[2] ?? ''))?.reason).to.contain('nicht öffentlichen Adresse');
    expect(asked.filter((line) => /geheim|intern/u.test(line))).to.deep.equal([]);
    // All of them went to one server, which asks for nine seconds between two requests.
    const pauses = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
    expect(Math.min(...pauses)).to.equal(9000);
  });

  it('is broken after three days and heals when the page is back', async () => {
    const url = address('/programm');
    await watch(url);
    await enable();
    for (const state of ['failing', 'failing', 'broken']) {
      await run();
      expect((await stateOf(url))?.state).to.equal(state);
      clock.advance(24 * 60);
    }
    handlers.set('/programm', (_request, response) => {
      html(response, 'Programm');
    });
    clock.advance(2 * 24 * 60);
    await run();
    const healed = await stateOf(url);
    expect(healed).to.include({ state: 'ok', failures: 0 });
    expect(healed?.healedAt).to.equal(clock.now().toISOString());
  });

  it('asks no more than its share of one server and of a day', async () => {
    const urls = Array.from({ length: 30 }, (_, index) => address(`/s/${index}`));
    await watch(...urls);
    await enable();
    await run();
    expect(new Set(asked.map((line) => line.split(' ')[1])).size).to.equal(21);
    await run();
    expect(asked).to.deep.equal([]);
  });
});
