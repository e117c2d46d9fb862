import { load } from 'cheerio';
import { expect } from 'chai';
import { newId } from '../../src/database/new-id.ts';
import { jobRunPath, jobsPath, startJobPath } from '../../src/paths.ts';
import type { JobStart } from '../../src/jobs/timetable.ts';
import { testApp, testInstant, type TestApp, type Visitor } from '../support/app.ts';

describe('/verwaltung/automatische-aufgaben', () => {
  let test: TestApp;
  let admin: Visitor;
  let started: { name: string; start: JobStart }[];

  beforeEach(async () => {
    started = [];
    test = await testApp({
      startJob: (name, start) => {
        started.push({ name, start });
      },
    });
    admin = await test.as('admin');
  });
  afterEach(() => test.close());

  async function addRun(job: string) {
    const { jobRuns } = test.services.stores;
    const run = { id: newId(), job, slot: '2026-11-22T05:30', ownerToken: 'o', startedById: null };
    await jobRuns.insertRun(run, testInstant);
    return run;
  }

  it('lists every job with what it does, when it runs next, and that it never ran', async () => {
    const $ = load((await admin.get(jobsPath()).expect(200)).text);
    const headings = $('h2')
      .map((_, h) => $(h).text())
      .get();
    expect(headings).to.include.members([
      'Aufräumen',
      'Katalog vorbereiten',
      'Hinweise auf Termine',
    ]);
    expect($('main').text()).to.contain('Nächster Lauf: 23.11.2026, 05:30 Uhr');
    expect($('main').text()).to.contain('Noch nie gelaufen.');
  });

  it('shows duration, summary, counts and what was passed over', async () => {
    const run = await addRun('date-notices');
    const summary = {
      text: '3 neue Hinweise.',
      counts: [{ label: 'neue Hinweise', count: 3 }],
      failures: [{ item: 'Vorhaben X', reason: 'kein Programm' }],
    };
    const end = { state: 'done', summary, error: null } as const;
    await test.services.stores.jobRuns.endRun(run, end, '2026-11-22T10:02:05.000Z');
    const list = load((await admin.get(jobsPath()).expect(200)).text)('table').text();
    expect(list).to.contain('fertig mit Ausnahmen').and.to.contain('2 Minuten 5 Sekunden');
    expect(list).to.contain('neue Hinweise: 3, übergangen: 1');
    const page = load((await admin.get(jobRunPath(run.id)).expect(200)).text)('main').text();
    expect(page).to.contain('Vorhaben X: kein Programm').and.to.contain('nach Zeitplan');
    const rows = (await admin.get(`${jobsPath()}.json`).expect(200)).body as object[];
    expect(rows[0]).to.include({ id: run.id, seconds: 125, summary: '3 neue Hinweise.' });
    const csv = await admin.get(`${jobsPath()}.csv`).expect(200);
    expect(csv.text.split('\r\n')[0]).to.contain('id;job;slot;state');
  });

  it('POST … starts a process for a row that exists already, and shows its page', async () => {
    const answer = await admin.post(startJobPath('cleanup')).expect(303);
    const [begun] = started;
    const run = (await test.services.jobs.listRuns('cleanup', 1))[0];
    expect(begun?.name).to.equal('cleanup');
    expect(begun?.start).to.include({ slot: run?.slot, ownerToken: run?.ownerToken });
    expect(answer.headers['location']).to.equal(
      `${jobRunPath(run?.id ?? '')}?notice=aufgabe-gestartet`,
    );
    const $ = load((await admin.get(String(answer.headers['location'])).expect(200)).text);
    expect($('[data-live]').attr('data-live')).to.equal(jobRunPath(run?.id ?? ''));
    expect($('progress')).to.have.length(1);
    expect($(`a[href="${jobRunPath(run?.id ?? '')}"]`).text()).to.contain('Stand aktualisieren');
    expect($('main').text()).to.contain('von Hand: ');
    const { db } = test.database;
    const trail = await db.selectFrom('auditEntry').selectAll().execute();
    expect(trail.filter(({ action }) => action === 'job.started')).to.have.length(1);
  });

  it('POST … leads to the run that is under way instead of starting a second one', async () => {
    const run = await addRun('cleanup');
    const answer = await admin.post(startJobPath('cleanup')).expect(303);
    expect(answer.headers['location']).to.equal(`${jobRunPath(run.id)}?notice=aufgabe-laeuft`);
    expect(started).to.deep.equal([]);
  });

  it('shows progress with a bar, and an ended run without any', async () => {
    const run = await addRun('cleanup');
    const { jobRuns } = test.services.stores;
    const progress = { step: 'Dinge tun', done: 3, total: 8, restSeconds: null };
    await jobRuns.beat(run, { now: testInstant, progress });
    const live = load((await admin.get(jobRunPath(run.id)).expect(200)).text);
    expect(live('progress').attr('value')).to.equal('3');
    expect(live('label[for=fortschritt]').text()).to.equal('Dinge tun: 3 von 8');
    const end = { state: 'failed', summary: null, error: 'Das ging nicht.' } as const;
    await jobRuns.endRun(run, end, testInstant);
    const ended = load((await admin.get(jobRunPath(run.id)).expect(200)).text);
    expect(ended('[data-live], progress')).to.have.length(0);
    expect(ended('main').text()).to.contain('gescheitert').and.to.contain('Das ging nicht.');
  });

  it('an unknown job or run is not found', async () => {
    await admin.post(startJobPath('formatieren')).expect(404);
    await admin.get(jobRunPath(newId())).expect(404);
  });
});
