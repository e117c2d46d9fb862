import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { roleLabels, roles, type Role } from '../../src/accounts/person.ts';
import { type TestApp } from '../support/app.ts';
import { assertClean, axeViolations, closePage, newPage, openBrowser } from '../support/browser.ts';
import { browserSite, type BrowserSite } from '../support/browser-site.ts';

const start: Record<Role, { path: string; heading: string }> = {
  staff: { path: '/', heading: 'Wo stehen meine Quartiere?' },
  coordinator: { path: '/', heading: 'Freigegebene Vorhaben' },
  auditor: { path: '/', heading: 'Wo stehen meine Quartiere?' },
  carrier: { path: '/vorhaben', heading: 'Vorhaben' },
  council: { path: '/programme', heading: 'Förderprogramme' },
  admin: { path: '/verwaltung', heading: 'Verwaltung' },
};

const administration = [
  'personen',
  'personen/neu',
  'organisationen',
  'kommunen',
  'sperren',
  'protokoll',
];

describe('signing in with a real browser', function () {
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

  async function signIn(page: Page, role: Role): Promise<void> {
    await page.goto(`${address}/anmelden`);
    await press(page, roleLabels[role]);
  }

  async function expectAccessible(page: Page): Promise<void> {
    const heading = (await page.textContent('h1'))?.trim() ?? '';
    expect(await axeViolations(page, heading), page.url()).to.deep.equal([]);
    assertClean(page);
  }

  for (const role of roles) {
    it(`${role}: one click in, an accessible start page, one click out`, async () => {
      const page = await newPage(await openBrowser());
      await signIn(page, role);
      expect(new URL(page.url()).pathname).to.equal(start[role].path);
      expect((await page.textContent('h1'))?.trim()).to.equal(start[role].heading);
      expect(await page.textContent('.fp-account__role')).to.equal(roleLabels[role]);
      await expectAccessible(page);

      await press(page, 'Abmelden');
      expect(page.url()).to.equal(`${address}/anmelden?notice=abgemeldet`);
      await page.goto(`${address}${start[role].path}`);
      expect(new URL(page.url()).pathname).to.equal('/anmelden');
      await closePage(page);
    });
  }

  for (const width of [1280, 390]) {
    it(`sign-in, own account and data protection are accessible at ${width} px`, async () => {
      const page = await newPage(await openBrowser(), { width });
      for (const path of ['/anmelden', '/datenschutz']) {
        await page.goto(`${address}${path}`);
        await expectAccessible(page);
      }
      await signIn(page, 'staff');
      await page.goto(`${address}/konto`);
      await expectAccessible(page);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrolled, 'nothing sticks out').to.be.at.most(width);
      await closePage(page);
    });
  }

  it('every page of the administration is accessible', async () => {
    const page = await newPage(await openBrowser());
    await signIn(page, 'admin');
    for (const name of administration) {
      await page.goto(`${address}/verwaltung/${name}`);
      await expectAccessible(page);
    }
    await page.goto(`${address}/verwaltung/personen`);
    await Promise.all([page.waitForEvent('load'), page.click('main a:has-text("Demo Träger")')]);
    await expectAccessible(page);
    await closePage(page);
  });

  it('works with address and password, without JavaScript', async () => {
    const page = await newPage(await openBrowser(), { javaScript: false });
    await page.goto(`${address}/vorhaben`);
    expect(new URL(page.url()).searchParams.get('weiter')).to.equal('/vorhaben');
    await page.fill('#f-email', 'staff@demo.invalid');
    await page.fill('#f-kennwort', 'falsch');
    await press(page, 'Anmelden');
    expect(await page.textContent('main')).to.contain('E-Mail-Adresse oder Kennwort stimmt nicht.');
    expect(await page.inputValue('#f-email')).to.equal('staff@demo.invalid');
    await page.fill('#f-kennwort', 'foerderpfad-demo');
    await press(page, 'Anmelden');
    expect(page.url()).to.equal(`${address}/vorhaben`);
    await press(page, 'Abmelden');
    expect(new URL(page.url()).pathname).to.equal('/anmelden');
    assertClean(page);
    await closePage(page);
  });

  it('a form sent after the session ended is kept, given back and can be sent', async () => {
    const page = await newPage(await openBrowser());
    const title = 'Quartiersmanagement, in der Mittagspause geändert';
    await signIn(page, 'staff');
    const id = await createProject(site);
    await page.goto(`${address}/vorhaben/${id}`);
    await page.fill('#f-title', title);
    await endSessions(site);
    await press(page, 'Speichern');
    expect(new URL(page.url()).pathname).to.equal('/anmelden');
    expect(await page.textContent('[role=status]')).to.contain('Ihre Eingaben sind aufbewahrt');

    await press(page, roleLabels.staff);
    expect(new URL(page.url()).pathname).to.match(/^\/konto\/formulare\//u);
    expect(await page.textContent('main')).to.contain(title);
    await expectAccessible(page);
    await press(page, 'Jetzt absenden');
    expect(page.url()).to.equal(`${address}/vorhaben/${id}?notice=vorhaben-gespeichert`);
    expect(await page.inputValue('#f-title')).to.equal(title);
    await page.goto(`${address}/konto`);
    expect(await page.textContent('main')).not.to.contain('Aufbewahrte Eingaben');
    assertClean(page);
    await closePage(page);
  });
});

async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** As half an hour of lunch does: every session is past its idle time. */
async function endSessions({ database }: TestApp): Promise<void> {
  await database.db
    .updateTable('session')
    .set({ lastSeenAt: '2026-11-22T09:00:00.000Z' })
    .execute();
}

/** A project of the demo's Sozialverwaltung, made by its own form. */
async function createProject({ staff }: TestApp): Promise<string> {
  const needs = (await staff.get('/bedarfe.json')).body as { id: string }[];
  const { text } = await staff.get(`/bedarfe/${needs[0]?.id ?? ''}/treffer`);
  const match = /\/bedarfe\/[\w-]+\/treffer\/[\w-]+/u.exec(text)?.[0] ?? '';
  const detail = await staff.get(match);
  const form = /<form[^>]*action="\/vorhaben"[\s\S]*?<\/form>/u.exec(detail.text)?.[0] ?? '';
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/gu)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const answer = await staff.post('/vorhaben', {
    ...Object.fromEntries(fields.filter(([name]) => name !== '_csrf')),
  });
  return /\/vorhaben\/([0-9a-f-]{36})/u.exec(String(answer.headers['location']))?.[1] ?? '';
}
