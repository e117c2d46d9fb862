import { expect } from 'chai';
import request from 'supertest';
import { testApp, type TestApp } from '../support/app.ts';

describe('the application', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  it('tells its health: version, schema state, age of the catalogue', async () => {
    const answer = await request(site.app).get('/gesundheit').expect(200);
    const body = answer.body as Record<string, unknown>;
    expect(body).to.include({ status: 'ok', version: 'test', catalogueAgeHours: 0 });
    expect(body['schema']).to.match(/^2026-/u);
  });

  it('answers an unknown page with 404 and a way back', async () => {
    const page = await request(site.app).get('/gibt/es/nicht').expect(404);
    expect(page.text).to.contain('Diese Seite wurde nicht gefunden.').and.to.contain('href="/"');
  });

  it('answers an unreadable address with 400, not with an error of ours', async () => {
    const page = await site.staff.get('/programme/%E0%A4%A').expect(400);
    expect(page.text).to.contain('nicht lesbar');
  });

  it('answers a form that is too large with 413', async () => {
    const body = `title=${'x'.repeat(300_000)}`;
    await request(site.app).post('/vorhaben').type('form').send(body).expect(413);
  });

  it('sends a strict content security policy with every answer', async () => {
    for (const path of ['/programme', '/gibt-es-nicht', '/assets/app.css', '/gesundheit']) {
      const { headers } = await request(site.app).get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy, path).to.contain("default-src 'none'").and.to.contain("script-src 'self'");
      expect(policy, path).to.not.contain('unsafe-inline');
      expect(headers['x-powered-by'], path).to.equal(undefined);
    }
  });

  it('says on every page that it is a demo', async () => {
    for (const path of ['/programme', '/gibt-es-nicht']) {
      const page = await site.staff.get(path);
      expect(page.text, path).to.contain('Demo: Diese Installation dient zum Ausprobieren.');
    }
  });
});
