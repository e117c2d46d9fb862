import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { jobArguments } from '../../src/jobs/spawn-job.ts';
import { projectRoot } from '../../src/project-root.ts';
import { type TestApp, type Visitor } from '../support/app.ts';
import { assertClean, axeViolations, closePage } from '../support/browser.ts';
import { browserSite, type BrowserSite } from '../support/browser-site.ts';

/** The page of a run while its process works, in a real browser with a real process. */
describe('a run with live progress', function () {
  this.timeout(180_000);
  let browser: BrowserSite;
  let site: TestApp;
  let ended: Promise<unknown>;

  before(async () => {
    browser = await browserSite({
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
    ({ site } = browser);
  });
  after(async () => {
    await browser.close();
  });

  async function open(visitor: Visitor, path: string): Promise<Page> {
    return browser.open(visitor, path);
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
