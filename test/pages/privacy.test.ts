import { expect } from 'chai';
import request from 'supertest';
import { roles } from '../../src/accounts/person.ts';
import { privacyView, type PrivacyFacts } from '../../src/accounts/privacy-views.ts';
import { testApp, type TestApp } from '../support/app.ts';

const facts: PrivacyFacts = {
  sessionIdleMinutes: 17,
  sessionAbsoluteHours: 9,
  auditSourceDays: 3,
  linkHours: { firstAdmin: 24, setup: 51, reset: 23 },
  cookies: { session: 'sitzungskeks', form: 'formularkeks' },
};

describe('GET /datenschutz', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  it('is open to everybody, signed in or not', async () => {
    const page = await request(site.app).get('/datenschutz').expect(200);
    expect(page.text).to.contain('Was gespeichert wird').and.to.contain('Ihre Rechte');
    for (const role of roles) await (await site.as(role)).get('/datenschutz').expect(200);
  });

  it('is linked from the foot of every page', async () => {
    for (const path of ['/anmelden', '/gibt-es-nicht', '/datenschutz']) {
      const { text } = await request(site.app).get(path);
      expect(text, path).to.contain('href="/datenschutz"');
    }
  });

  it('names the cookies that are really set', async () => {
    const { text } = await request(site.app).get('/datenschutz');
    const before = await request(site.app).get('/anmelden');
    const names = [before.headers['set-cookie'], `${site.staff.cookie.name}=`]
      .flat()
      .map((line) => String(line).split('=')[0] ?? '?');
    expect(names).to.have.length(2);
    for (const name of names) expect(text).to.contain(`>${name}</th>`);
  });
});

describe('privacyView', () => {
  const textOf = (changed: Partial<PrivacyFacts> = {}): string =>
    JSON.stringify(privacyView({ ...facts, ...changed }));

  it('takes every duration and name from the settings', () => {
    const text = textOf();
    for (const given of ['17 Minuten', '9 Stunden', '3 Tage', '51 Stunden', '23 Stunden']) {
      expect(text).to.contain(given);
    }
    expect(text).to.contain('sitzungskeks').and.to.contain('formularkeks');
  });

  it('speaks of one day and of none as a person would', () => {
    expect(textOf({ auditSourceDays: 1 })).to.contain('1 Tag"');
    expect(textOf({ auditSourceDays: 0 })).to.contain('bis zum nächsten Aufräumen');
  });

  it('says of everything why, how long and how it goes', () => {
    for (const thing of privacyView(facts).things) {
      expect(Object.values(thing).filter((text) => text === '')).to.deep.equal([]);
    }
  });
});
