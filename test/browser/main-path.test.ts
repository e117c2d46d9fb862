import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type TestApp } from '../support/app.ts';
import { assertClean, axeViolations, closePage, newPage, openBrowser } from '../support/browser.ts';
import { browserSite, type BrowserSite } from '../support/browser-site.ts';
import { readPdf } from '../drafts/pdf/read-pdf.ts';

/** Tabs until the focused link or button bears the words, as a person without a mouse would. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element?.matches('a, button, summary')) return '';
      return element.getAttribute('aria-label') ?? element.textContent;
    });
    if (words.test(focused.replaceAll(/\s+/gu, ' ').trim())) return;
  }
  throw new Error(
    `nothing with the words ${String(words)} can be reached with the keyboard on ${page.url()}`,
  );
}

/** Follows a link or presses a button with the keyboard and waits for the next page. */
async function follow(page: Page, words: RegExp): Promise<void> {
  await tabTo(page, words);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function expectAccessible(page: Page, heading: string): Promise<void> {
  expect(await axeViolations(page, heading), page.url()).to.deep.equal([]);
  assertClean(page);
}

describe('the main job, with the keyboard', function () {
  this.timeout(120_000);
  let browser: BrowserSite;
  let site: TestApp;
  let address: string;

  before(async () => {
    browser = await browserSite();
    ({ site, address } = browser);
  });
  after(async () => {
    await browser.close();
  });

  for (const width of [1280, 390]) {
    it(`leads from the Lage to the downloaded PDF at ${width} px`, async () => {
      const quarter = width === 1280 ? 'Manfort' : 'Alkenrath';
      const page = await browser.open(site.staff, '/', { width });
      await expectAccessible(page, 'Wo stehen meine Quartiere?');

      await follow(page, new RegExp(`^${quarter}$`, 'u'));
      await expectAccessible(page, quarter);

      await follow(page, /^Passende Programme.*Quartiersmanagement/u);
      await expectAccessible(page, `Passende Programme: Quartiersmanagement ${quarter}`);

      await follow(page, /^Zusammenhalt stärken/u);
      const match = (await page.textContent('h1'))?.trim() ?? '';
      expect(match).to.contain('Zusammenhalt');
      await expectAccessible(page, match);

      await follow(page, /^Vorhaben anlegen/u);
      expect(page.url()).to.match(/\/vorhaben\/[0-9a-f-]{36}\?notice=vorhaben-angelegt$/u);
      const project = (await page.textContent('h1'))?.trim() ?? '';
      expect(project).to.contain(quarter);
      await expectAccessible(page, project);

      await follow(page, /^Entwurf ansehen/u);
      await expectAccessible(page, (await page.textContent('h1'))?.trim() ?? '');

      await tabTo(page, /^Als PDF herunterladen/u);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.keyboard.press('Enter'),
      ]);
      expect(download.suggestedFilename()).to.match(/\.pdf$/u);
      const { pages } = await readPdf(readFileSync(await download.path()));
      expect(pages.length).to.be.greaterThan(2);
      for (const { text, artifacts } of pages) {
        expect([text, ...artifacts].join(' ')).to.contain('Entwurf – nicht eingereicht');
      }
      const text = pages.map((drawn) => drawn.text).join(' ');
      expect(text).to.contain(quarter).and.to.contain('[Angabe fehlt: ');
      await closePage(page);
    });
  }

  it('a word as long as German ones get sticks out nowhere on a phone', async () => {
    const title = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung';
    const { db } = site.database;
    const { id } = await db
      .selectFrom('need')
      .select('id')
      .where('title', '=', 'Quartiersmanagement Manfort')
      .executeTakeFirstOrThrow();
    await db.updateTable('need').set({ title }).where('id', '=', id).execute();
    const matches = `/bedarfe/${id}/treffer`;
    const page = await newPage(await openBrowser(), { width: 390 });
    await page.context().addCookies([{ ...site.staff.cookie, url: address }]);
    const city = ['/treffer?ansicht=bedarfe', '/treffer/buendel'];
    for (const path of [matches, `${matches}/dhw-quartier`, ...city]) {
      await page.goto(`${address}${path}`);
      expect(await page.textContent('body'), path).to.contain(title);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrolled, path).to.be.at.most(390);
    }
    await closePage(page);
  });
});
