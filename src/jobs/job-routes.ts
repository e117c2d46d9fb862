import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { jobRunPath, jobsPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { NotFoundError } from '../shared/errors.ts';
import { jobListView, jobRunRow } from './job-list-views.ts';
import { jobRunView } from './job-run-views.ts';
import type { JobDesk } from './timetable.ts';

const shownRuns = 5;

/** Automatic work as administrators see it: last runs, how they ended, one page per run, and starting one by hand. */
export function jobRoutes({ jobs, accounts, clock }: Services, desk: JobDesk): Router {
  const router = Router();
  const manage = allow('job.manage');
  const path = jobsPath();
  const context = async () => ({ now: clock.now(), people: await accounts.people.list() });
  const allRows = async () =>
    (await jobs.listRuns(null, null)).map((run) => jobRunRow(run, clock.now()));

  router.get(path, manage, async (_req, res) => {
    const runs = await Promise.all(
      desk.rows.map(async (row) => ({ row, runs: await jobs.listRuns(row.name, shownRuns) })),
    );
    await renderPage(res, 'jobs/list', jobListView(runs, await context()));
  });
  router.get(`${path}.json`, manage, async (_req, res) => {
    sendJson(res, await allRows());
  });
  router.get(`${path}.csv`, manage, async (_req, res) => {
    sendCsv(res, 'automatische-aufgaben.csv', await allRows());
  });

  router.get(`${path}/:id`, manage, async (req, res) => {
    const run = await jobs.getRun(req.params.id);
    // A job that a later version no longer has keeps its runs.
    const row = desk.rows.find(({ name }) => name === run.job) ?? {
      name: run.job,
      title: run.job,
      description: '',
    };
    await renderPage(res, 'jobs/run', jobRunView(run, row, await context()));
  });

  router.post(`${path}/:name/starten`, manage, async (req, res) => {
    const row = desk.rows.find(({ name }) => name === req.params.name);
    if (!row) throw new NotFoundError('Diese Aufgabe');
    const { run, isNew } = await jobs.claimByHand(row, actorOf(req, res));
    if (isNew) desk.start(row.name, run);
    const notice = isNew ? 'aufgabe-gestartet' : 'aufgabe-laeuft';
    res.redirect(303, withNotice(jobRunPath(run.id), notice));
  });
  return router;
}
