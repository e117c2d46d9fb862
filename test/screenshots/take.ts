import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../src/project-root.ts';
import { testApp } from '../support/app.ts';
import { closeBrowser, newPage, openBrowser } from '../support/browser.ts';

/** `npm run screenshots`: the pictures of the README, of the real application on the seeded database. */
const folder = join(projectRoot, 'test', 'screenshots');
mkdirSync(folder, { recursive: true });

const site = await testApp();
const server = site.app.listen(0, 'localhost');
await new Promise((resolve) => server.once('listening', resolve));
const bound = server.address();
const address = `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}`;

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: join(folder, `${name}.png`),
    clip: { x: 0, y: 0, width: 1100, height: 720 },
  });
}

const page = await newPage(await openBrowser(), { width: 1100, height: 720 });
await page.context().addCookies([{ ...site.staff.cookie, url: address }]);
await page.goto(address);
await shoot(page, 'lage');
await page.click('a[href="/quartiere/manfort"]');
await page.click('a[aria-label="Passende Programme für Quartiersmanagement Manfort"]');
await shoot(page, 'treffer');
await page.click('text=Zusammenhalt stärken');
await page.click('text=Vorhaben anlegen');
await page.click('text=Entwurf ansehen');
await shoot(page, 'entwurf');

await closeBrowser();
server.close();
server.closeAllConnections();
await site.close();
