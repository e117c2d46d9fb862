import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { expect } from 'chai';
import {
  createFetchSource,
  userAgentOf,
  type FetchRequest,
} from '../../src/imports/fetch-source.ts';
import type { LookupAll } from '../../src/imports/guarded-lookup.ts';
import { errorOf } from './hand-written.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A real server on 127.0.0.1; only its address is allowed, by the policy handed in. */
describe('fetchSource', () => {
  let server: Server;
  let root: string;
  let port: number;
  let requests: IncomingMessage[];
  const handlers = new Map<string, Handler>();
  const local: LookupAll = (_hostname, _options, callback) => {
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  };
  const settings = {
    version: '0.1.0',
    contact: 'technik@stadt.example',
    lookup: local,
    isAllowedAddress: (address: string) => address === '127.0.0.1',
  };
  const fetchSource = createFetchSource(settings);
  const get = (path: string, more: Partial<FetchRequest> = {}) =>
    fetchSource({ address: `${root}${path}`, expects: 'zip', timeoutSeconds: 5, ...more });

  before(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      const handler = handlers.get(request.url ?? '');
      if (handler) handler(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    root = `http://source.example:${port}`;
  });
  beforeEach(() => {
    requests = [];
    handlers.clear();
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const answer = (path: string, body: string, status = 200) =>
    handlers.set(path, (_request, response) => response.writeHead(status).end(body));
  const redirect = (path: string, location: string) =>
    handlers.set(path, (_request, response) => response.writeHead(302, { location }).end());

  it('downloads to a file of its own and says who asks', async () => {
    answer('/export', 'PK the rest');
    const fetched = await get('/export');
    expect(readFileSync(fetched.file, 'utf8')).to.equal('PK the rest');
    expect(fetched).to.include({ bytes: 11, address: `${root}/export` });
    expect(requests[0]?.headers['user-agent']).to.equal(
      'Foerderpfad/0.1.0 (+technik@stadt.example)',
    );
    await fetched.remove();
    expect(existsSync(dirname(fetched.file))).to.equal(false);
  });

  it('names itself without contact, and never lets a setting break the header', () => {
    expect(userAgentOf({ version: '1.2.3', contact: null })).to.equal('Foerderpfad/1.2.3');
    expect(userAgentOf({ version: '1', contact: 'a\r\nX: y (z)' })).to.equal(
      'Foerderpfad/1 (+aX: y z)',
    );
  });

  it('follows a redirect to an allowed host', async () => {
    answer('/export', 'PK');
    redirect('/old', `http://other.example:${port}/export`);
    const fetched = await get('/old', { allowedHosts: [`other.example:${port}`] });
    expect(fetched.address).to.equal(`http://other.example:${port}/export`);
    await fetched.remove();
  });

  const refusals: readonly (readonly [string, () => void, RegExp, Partial<FetchRequest>?])[] = [
    [
      'a captcha page with status 200',
      () => answer('/x', '<title>Radware Captcha Page</title>'),
      /Captcha/u,
    ],
    [
      'a home page instead of a ZIP',
      () => answer('/x', '<html>Start</html>'),
      /kam etwas anderes/u,
    ],
    ['an empty answer', () => answer('/x', ''), /kam etwas anderes/u],
    [
      'a page instead of a CSV',
      () => answer('/x', '<html>Start</html>'),
      /CSV/u,
      { expects: 'csv' },
    ],
    ['another status', () => answer('/x', 'PK', 503), /Status 503/u],
    [
      'more bytes than allowed',
      () => answer('/x', `PK${'x'.repeat(5000)}`),
      /größer als 100/u,
      { maxBytes: 100 },
    ],
    [
      'a redirect to a foreign host',
      () => redirect('/x', 'http://evil.example/'),
      /fremden Server/u,
    ],
    [
      'a redirect to another scheme',
      () => redirect('/x', 'ftp://source.example/'),
      /keine https-Adresse/u,
    ],
    ['a redirect that never ends', () => redirect('/x', '/x'), /Mehr als 5 Weiterleitungen/u],
    [
      'an address with credentials',
      () => redirect('/x', `http://a:b@source.example/`),
      /ohne Anmeldung/u,
    ],
  ];
  for (const [name, prepare, message, more] of refusals) {
    it(`refuses ${name}`, async () => {
      prepare();
      const error = await errorOf(() => get('/x', more));
      expect(error).to.include({ code: 'source' });
      expect(error.message).to.match(message);
    });
  }

  it('gives up after its time', async () => {
    handlers.set('/slow', (_request, response) => response.writeHead(200).write('PK'));
    const error = await errorOf(() => get('/slow', { timeoutSeconds: 0.3 }));
    expect(error.message).to.match(/zu lange gebraucht/u);
  });

  it('refuses a name that leads to a private address, before connecting', async () => {
    answer('/export', 'PK');
    const strict = createFetchSource({ version: '1', contact: null, lookup: local });
    const error = await errorOf(() =>
      strict({ address: `${root}/export`, expects: 'zip', timeoutSeconds: 5 }),
    );
    expect(error.message).to.match(
      /source\.example.*127\.0\.0\.1, einer nicht öffentlichen Adresse/u,
    );
    expect(requests).to.deep.equal([]);
  });

  it('refuses a name of which only one address is private', async () => {
    const mixed: LookupAll = (_hostname, _options, callback) => {
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.5', family: 4 },
      ]);
    };
    const fetching = createFetchSource({ ...settings, lookup: mixed });
    const error = await errorOf(() => fetching({ address: `${root}/x`, expects: 'zip' }));
    expect(error.message).to.match(/10\.0\.0\.5/u);
  });

  it('refuses private addresses written out, also as target of a redirect', async () => {
    const strict = createFetchSource({ version: '1', contact: null });
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '169.254.169.254',
      '2130706433',
      '[::ffff:10.0.0.1]',
    ]) {
      const error = await errorOf(() =>
        strict({ address: `http://${host}:${port}/`, expects: 'zip' }),
      );
      expect(error.message, host).to.match(/nicht öffentlichen Adresse/u);
    }
    redirect('/x', `http://10.0.0.1:${port}/`);
    const error = await errorOf(() => get('/x', { allowedHosts: [`10.0.0.1:${port}`] }));
    expect(error.message).to.match(/nicht öffentlichen Adresse/u);
  });

  it('checks the name of every hop anew', async () => {
    redirect('/x', `http://inside.example:${port}/`);
    const changing: LookupAll = (hostname, _options, callback) => {
      const address = hostname === 'inside.example' ? '192.168.0.9' : '127.0.0.1';
      callback(null, [{ address, family: 4 }]);
    };
    const fetching = createFetchSource({ ...settings, lookup: changing });
    const error = await errorOf(() =>
      fetching({ address: `${root}/x`, expects: 'zip', allowedHosts: [`inside.example:${port}`] }),
    );
    expect(error.message).to.match(/inside\.example.*192\.168\.0\.9/u);
  });

  it('says so where nobody answers', async () => {
    const error = await errorOf(() =>
      fetchSource({ address: 'http://source.example:9/', expects: 'zip' }),
    );
    expect(error.message).to.match(/nicht erreichbar/u);
  });
});
