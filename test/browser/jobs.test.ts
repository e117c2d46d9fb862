import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { jobArguments } from '../../src/jobs/spawn-job.ts';
import { projectRoot } from '../../src/project-root.ts';
import { testApp, type TestApp, type Visitor } from '../support/app.ts';
import {
  assertClean,
  axeViolations,
  closeBrowser,
  closePage,
  newPage,
  openBrowser,
} from '../support/browser.ts';

/** The page of a run while its process works, in a real browser with a real process. */
describe('a run with live progress', function () {
  this.timeout(180_000);
  let site: TestApp;
  let server: Server;
  let address: string;
  let ended: Promise<unknown>;

  before(async () => {
    site = await testApp({
      // In the place of the job that was asked for, one that waits: so that there is something to watch.
      startJob: (name, start, dataDir) => {
        const file = join(projectRoot, 'dist/test/jobs/waiting-job.js');
        const child = spawn(process.execPath, [file, name, ...jobArguments(start)], {
          env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        ended = new Promise((resolve) => child.once('exit', resolve));
      },
    });
    server = site.app.listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    const bound = server.address();
    address = `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}`;
  });
  after(async () => {
    await closeBrowser();
    server.close();
    server.closeAllConnections();
    await site.close();
  });

  async function open(visitor: Visitor, path: string): Promise<Page> {
    const page = await newPage(await openBrowser());
    await page.context().addCookies([{ ...visitor.cookie, url: address }]);
    await page.goto(`${address}${path}`);
    return page;
  }

  it('shows how far it is without reloading, and stops when it has ended', async () => {
    const page = await open(await site.as('admin'), '/verwaltung/automatische-aufgaben');
    expect(await axeViolations(page, 'Automatische Aufgaben')).to.deep.equal([]);
    const button = page.getByRole('button', { name: 'Jetzt ausführen: Aufräumen' });
    await Promise.all([page.waitForEvent('load'), button.click()]);
    await page.waitForSelector('text=/^Warten: \\d+$/', { timeout: 60_000 });
    expect(await axeViolations(page, 'Aufräumen')).to.deep.equal([]);
    writeFileSync(join(site.dataDir, 'go'), '');
    await ended;
    await page.waitForSelector('text=Gewartet.', { timeout: 60_000 });
    expect(await page.locator('[data-live], progress').count()).to.equal(0);
    expect(await page.locator('#lauf').getAttribute('aria-live')).to.equal('polite');
    assertClean(page);
    await closePage(page);
  });

  it('Hinweise are accessible, empty', async () => {
    const page = await open(site.staff, '/hinweise');
    expect(await axeViolations(page, 'Hinweise')).to.deep.equal([]);
    assertClean(page);
    await closePage(page);
  });
});
