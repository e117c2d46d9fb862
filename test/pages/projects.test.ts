import { load } from 'cheerio';
import { expect } from 'chai';
import { projectListView } from '../../src/projects/project-list-views.ts';
import type { Project } from '../../src/projects/project.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

/** What a browser would post of the page's form. */
function fieldsOf(html: string): Record<string, string> {
  const $ = load(html);
  const entries = $('#vorhaben')
    .find('input, textarea, select')
    .toArray()
    .filter((element) => $(element).attr('type') !== 'checkbox' || $(element).is('[checked]'))
    .map((element): [string, string] => {
      const value = $(element).is('select')
        ? $(element).find('[selected]').attr('value')
        : $(element).is('textarea')
          ? $(element).text().replace(/^\n/u, '')
          : $(element).attr('value');
      return [$(element).attr('name') ?? '', value ?? ''];
    });
  return Object.fromEntries(entries);
}

describe('Vorhaben', () => {
  let test: TestApp;
  let needId: string;
  let path: string;
  const post = (to: string, body: object) => test.staff.post(to, body);
  const page = async (): Promise<string> => (await test.staff.get(path).expect(200)).text;
  const stored = async (): Promise<Project> =>
    test.services.stores.projects.getProject(
      await installationScope(test.services),
      path.split('/')[2] ?? '',
    );

  before(async () => {
    test = await testApp();
    const needs = await test.services.stores.needs.listNeeds(
      await installationScope(test.services),
    );
    needId = needs.find((need) => need.title === 'Quartiersmanagement Manfort')?.id ?? '';
  });
  after(() => test.close());

  it('GET /vorhaben without projects tells how to begin', async () => {
    const { text } = await test.staff.get('/vorhaben').expect(200);
    expect(text).to.contain('Noch kein Vorhaben').and.contain('/bedarfe');
  });

  it('POST /vorhaben twice makes one project', async () => {
    const body = { needId, programmeSlug: 'dhw-quartier' };
    const answers = await Promise.all([post('/vorhaben', body), post('/vorhaben', body)]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    const targets = answers.map(({ headers }) => String(headers['location']).split('?'));
    expect(new Set(targets.map(([to]) => to)).size).to.equal(1);
    expect(targets.map(([, notice]) => notice).sort()).to.deep.equal([
      'notice=vorhaben-angelegt',
      'notice=vorhaben-vorhanden',
    ]);
    path = targets[0]?.[0] ?? '';
  });

  it('POST /vorhaben answers 404 for an unknown need or programme', async () => {
    await post('/vorhaben', { needId: 'x', programmeSlug: 'dhw-quartier' }).expect(404);
    await post('/vorhaben', { needId, programmeSlug: 'x' }).expect(404);
    await post('/vorhaben', {}).expect(404);
    await test.staff.get('/vorhaben/x').expect(404);
  });

  it('GET /vorhaben/:id is filled with cents, reasons and what is missing', async () => {
    const fields = fieldsOf(await page());
    const project = await stored();
    const personal = project.costs[0]?.id ?? '';
    expect(fields[`cost-${personal}-2027`]).to.equal('22.456,66');
    expect(fields[`cost-${personal}-2028`]).to.equal('46.170,90');
    expect(fields['startMonth']).to.equal('2027-07');
    const $ = load(await page());
    expect($('h1').text()).to.equal('Quartiersmanagement Manfort');
    expect($('#fehlt').text()).to.match(/Was fehlt\? \d+ Punkte/u);
    expect($('.fp-plan__check').text()).to.contain('Der Finanzierungsplan geht auf.');
    expect($(`a[href="${path}/entwurf.pdf"]`).length).to.equal(1);
    // Every link of "Was fehlt?" that points into the page finds its place there.
    for (const link of $('.fp-missing-box a[href^="#"]').toArray()) {
      const id = $(link).attr('href')?.slice(1) ?? '';
      expect($(`[id="${id}"]`).length, id).to.equal(1);
    }
  });

  it('POST /vorhaben/:id of an untouched form keeps everything', async () => {
    const before = await stored();
    await post(path, fieldsOf(await page())).expect(303);
    expect(await stored()).to.deep.equal({ ...before, version: before.version + 1 });
  });

  it('422 keeps what was entered and links to the fields', async () => {
    const project = await stored();
    const cost = `cost-${project.costs[0]?.id ?? ''}-2027`;
    const body = { ...fieldsOf(await page()), title: '', months: '500', [cost]: 'sehr viel' };
    const { text } = await post(path, body).expect(422);
    const fields = fieldsOf(text);
    expect(fields).to.include({ title: '', months: '500', [cost]: 'sehr viel' });
    const $ = load(text);
    const targets = $('#fehler a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(targets).to.have.members(['#f-title', '#f-months', `#f-${cost}`]);
    expect((await stored()).version).to.equal(project.version);
  });

  it('409 shows both texts when somebody else saved, and the next save goes through', async () => {
    const first = fieldsOf(await page());
    const second = { ...first };
    await post(path, { ...first, 'section-goal': 'Ziel der Kollegin' }).expect(303);
    const { text } = await post(path, { ...second, 'section-goal': 'Mein eigenes Ziel' }).expect(
      409,
    );
    const conflict = load(text)('.fp-conflict').text();
    expect(conflict).to.contain('Ziel der Kollegin').and.contain('Mein eigenes Ziel');
    expect(fieldsOf(text)['section-goal']).to.equal('Mein eigenes Ziel');
    expect((await stored()).sections[0]?.text).to.equal('Ziel der Kollegin');
    await post(path, fieldsOf(text)).expect(303);
    expect((await stored()).sections[0]?.text).to.equal('Mein eigenes Ziel');
  });

  it('POST /vorhaben/:id/vorschlag leaves edited texts and costs alone', async () => {
    const before = await stored();
    await post(`${path}/vorschlag`, {}).expect(303);
    const after = await stored();
    expect(after.sections[0]).to.deep.equal({
      key: 'goal',
      text: 'Mein eigenes Ziel',
      isEdited: true,
    });
    expect(after.sections[1]?.isEdited).to.equal(false);
    expect(after.costs).to.deep.equal(before.costs);
  });

  it('adds a cost line, recalculates the financing and removes the line again', async () => {
    const grant = async (): Promise<number> =>
      (await stored()).financing
        .filter((line) => line.kind === 'grant')
        .flatMap((line) => line.amounts)
        .reduce((sum, { amountCents }) => sum + amountCents, 0);
    const granted = await grant();
    await post(path, {
      ...fieldsOf(await page()),
      aktion: 'zeile-hinzufuegen',
      newLabel: 'Fahrten',
      newCostType: 'sachkosten',
    }).expect(303);
    const line = (await stored()).costs.at(-1);
    expect(line).to.deep.include({ label: 'Fahrten', amounts: [], isEligible: true });
    const body = { ...fieldsOf(await page()), [`cost-${line?.id ?? ''}-2028`]: '1.000,00' };
    await post(path, { ...body, aktion: 'finanzierung-berechnen' }).expect(303);
    expect(await grant()).to.equal(granted + 80_000);
    await post(path, {
      ...fieldsOf(await page()),
      aktion: `zeile-entfernen:${line?.id ?? ''}`,
    }).expect(303);
    expect((await stored()).costs.some(({ label }) => label === 'Fahrten')).to.equal(false);
    expect(load(await page())('.fp-plan__check').text()).to.contain('zu viel');
  });

  it('a typed cost line is saved by the first button, which Enter presses', async () => {
    const body = { ...fieldsOf(await page()), newLabel: 'Honorar', newCostType: 'honorar' };
    await post(path, body).expect(303);
    const line = (await stored()).costs.at(-1);
    expect(line).to.deep.include({ label: 'Honorar', amounts: [] });
    await post(path, {
      ...fieldsOf(await page()),
      aktion: `zeile-entfernen:${line?.id ?? ''}`,
    }).expect(303);
  });

  it('a longer period is planned anew, and the draft names its months', async () => {
    const before = await stored();
    await post(path, { ...fieldsOf(await page()), months: '60' }).expect(303);
    const after = await stored();
    expect(after.costs[0]?.amounts.map(({ year }) => year)).to.include(2032);
    const draft = await test.staff.get(`${path}/entwurf`).expect(200);
    expect(draft.text).to.contain('je Jahr für 60 Monate').and.not.contain('für 36 Monate');
    await post(path, { ...fieldsOf(await page()), months: '36' }).expect(303);
    expect((await stored()).costs).to.deep.equal(before.costs);
  });

  it('"Was fehlt?" and Anhang C are one list', async () => {
    const $ = load(await page());
    const texts = (of: ReturnType<typeof load>, where: string): string[] =>
      of(where)
        .toArray()
        .map((item) => of(item).text().trim());
    const asked = texts($, '.fp-missing-box li');
    const draft = load((await test.staff.get(`${path}/entwurf`).expect(200)).text);
    expect(asked).to.have.length.greaterThan(5);
    expect(texts(draft, 'article ul').at(-1)).to.equal(texts($, '.fp-missing-box ul')[0]);
    expect(asked.filter((text) => text.includes('von Hand'))).to.have.length(1);
    expect($('#bedarf').text()).to.match(/(passt|zu klären|passt nicht): Voraussetzungen prüfen/u);
    expect($('form#vorhaben').is('[data-keep]')).to.equal(true);
  });

  it('a project without costs is not costed, which is not zero', async () => {
    const project = await stored();
    const opened = await test.services.projectService.openProject(
      await installationScope(test.services),
      project.id,
    );
    const reader = { creates: true, opensQuarters: true, opensNeeds: true, opensMatches: true };
    const empty = { ...opened, project: { ...project, costs: [] } };
    const view = projectListView([empty], { ...reader, reach: 'ownMunicipality' });
    expect(view.projects[0]?.total).to.equal('nicht beziffert');
  });

  it('GET /vorhaben.json and .csv give the rows of the list, id first', async () => {
    const json = await test.staff.get('/vorhaben.json').expect(200);
    const rows = json.body as Record<string, unknown>[];
    expect(Object.keys(rows[0] ?? {})[0]).to.equal('id');
    expect(rows[0]).to.include({ quarter: 'manfort', programme: 'dhw-quartier', status: 'draft' });
    const csv = await test.staff.get('/vorhaben.csv').expect(200);
    expect(csv.text).to.contain('id;title;').and.contain(';manfort;');
    const list = await test.staff.get('/vorhaben').expect(200);
    expect(list.text).to.contain('Quartiersmanagement Manfort');
  });
});
