import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startServer, type ServerProcess } from './support/server-process.ts';

const linkLine = /^http:\S+\/link\/[\w-]+$/gmu;
const email = 'leitung@stadt.example';
const password = 'sieben Birken am Rathausplatz';

/** What a browser does without a picture: keeps cookies, sends the token of the page it last read. */
function visitorAt(address: string) {
  const cookies = new Map<string, string>();
  let token = '';
  async function ask(path: string, init: RequestInit = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = path.startsWith('http') ? path : `${address}${path}`;
    const headers = { cookie };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const { name = '', value = '' } = /^(?<name>[^=]+)=(?<value>[^;]*)/u.exec(line)?.groups ?? {};
      cookies.set(name, value);
    }
    const text = await answer.text();
    token = /name="_csrf" value="([^"]*)"/u.exec(text)?.[1] ?? token;
    return { status: answer.status, text, location: answer.headers.get('location') ?? '' };
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, body: Record<string, string>) =>
      ask(path, { method: 'POST', body: new URLSearchParams({ _csrf: token, ...body }) }),
  };
}

describe('first start in production', function () {
  this.timeout(60_000);
  let dataDir: string;
  let running: ServerProcess | undefined;
  before(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'foerderpfad-first-'));
  });
  after(async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function stop(): Promise<void> {
    running?.child.kill('SIGTERM');
    await running?.ended;
    running = undefined;
  }

  /** Starts (anew) on the same folder. @returns the address and every set-up link that was printed. */
  async function restart(environment: Record<string, string> = {}) {
    await stop();
    running = startServer({ NODE_ENV: 'production', DATA_DIR: dataDir, ...environment });
    const address = await running.listening;
    // The server asks the database for administrators after it says where it listens.
    await fetch(`${address}/gesundheit`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { address, links: running.output().match(linkLine) ?? [], output: running.output() };
  }

  /** Sets the first password behind a link, as the operator would. */
  async function redeem(address: string, link: string) {
    const visitor = visitorAt(address);
    const page = await visitor.get(link);
    if (page.status !== 200) return page;
    return visitor.post(link, {
      name: 'Leitung',
      email,
      kennwort: password,
      kennwortWiederholung: password,
    });
  }

  it('prints one set-up link and no password; a restart makes the older link void', async () => {
    const first = await restart();
    expect(first.links).to.have.length(1);
    expect(first.output).not.to.match(/foerderpfad-demo|demo\.invalid/iu);
    const second = await restart();
    expect(second.links).to.have.length(1);
    const [old = ''] = first.links;
    const stale = await visitorAt(second.address).get(new URL(old).pathname);
    expect(stale.status).to.equal(404);
  });

  it('refuses a password set without the token of the page', async () => {
    const { address, links } = await restart();
    const answer = await visitorAt(address).post(links[0] ?? '', { name: 'x', email });
    expect(answer.location).to.contain('/anmelden');
    expect((await visitorAt(address).get(links[0] ?? '')).status).to.equal(200);
  });

  it('lets the link be used once, then the address and password open the door', async () => {
    const { address, links } = await restart();
    const [link = ''] = links;
    const set = await redeem(address, link);
    expect(set.status).to.equal(303);
    expect(set.location).to.equal('/anmelden?notice=kennwort-gesetzt');
    expect((await redeem(address, link)).status).to.equal(404);

    const visitor = visitorAt(address);
    await visitor.get('/anmelden');
    const wrong = await visitor.post('/anmelden', { email, kennwort: `${password}!` });
    expect(wrong.status).to.equal(422);
    const entered = await visitor.post('/anmelden', { email, kennwort: password });
    expect(entered).to.include({ status: 303, location: '/verwaltung' });
    const page = await visitor.get('/verwaltung');
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('Leitung').and.not.to.contain('fp-demo-band');
    expect((await visitor.get('/verwaltung/personen.json')).text).not.to.contain('demo.invalid');
  });

  it('prints no link any more once there is an administrator', async () => {
    const { links, output } = await restart();
    expect(links).to.deep.equal([]);
    expect(output).not.to.contain('Erstes Administrationskonto');
  });

  it('knows no demo accounts: not by click, not by password', async () => {
    const { address } = await restart({ DEMO_PASSWORD: 'ein-anderes-kennwort' });
    const visitor = visitorAt(address);
    const page = await visitor.get('/anmelden');
    expect(page.text).not.to.contain('name="demo"').and.not.to.contain('Zum Ausprobieren');
    expect(page.text).not.to.contain('fp-demo-band').and.not.to.contain('ein-anderes-kennwort');
    expect((await visitor.post('/anmelden/demo', { demo: 'admin' })).status).to.equal(404);
    for (const kennwort of ['foerderpfad-demo', 'ein-anderes-kennwort']) {
      const tried = await visitor.post('/anmelden', { email: 'staff@demo.invalid', kennwort });
      expect(tried.status).to.equal(422);
    }
  });

  it('keeps demo accounts out that a demo on the same folder had made', async () => {
    const demo = await restart({ NODE_ENV: '' });
    expect(demo.links).to.deep.equal([]);
    const sign = async (address: string) => {
      const visitor = visitorAt(address);
      await visitor.get('/anmelden');
      return visitor.post('/anmelden', {
        email: 'staff@demo.invalid',
        kennwort: 'foerderpfad-demo',
      });
    };
    expect((await sign(demo.address)).status).to.equal(303);
    const production = await restart();
    expect((await sign(production.address)).status).to.equal(422);
  });
});
