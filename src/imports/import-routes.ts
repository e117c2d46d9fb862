import { open } from 'node:fs/promises';
import { Router, type RequestHandler, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import type { FieldErrors } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { receiveUpload, uploadOf } from '../http/upload.ts';
import type { JobDesk } from '../jobs/timetable.ts';
import {
  forceImportPath,
  importFilePath,
  importRunPath,
  importsPath,
  withNotice,
} from '../paths.ts';
import type { Services } from '../services.ts';
import { NotFoundError } from '../shared/errors.ts';
import { checkSourceForm, kindOfUpload, readSourceForm } from './import-form.ts';
import { importListView, importRow } from './import-list-views.ts';
import { importRunView } from './import-run-views.ts';
import { remoteKinds, type ImportSource } from './import-source.ts';
import { catalogueRefreshHead } from './refresh-catalogue-service.ts';
import type { UploadFolder } from './upload-folder.ts';

const shownRuns = 30;
const manage = allow('import.manage');
const maxFileBytes = 200 * 1024 * 1024;

type Parts = Pick<Services, 'importDesk' | 'jobs' | 'stores'>;

/** /verwaltung/importe: sources, runs, and believing a refused one. */
export function importRoutes(services: Parts, desk: JobDesk): Router {
  const router = Router();
  const { importDesk, stores } = services;
  const path = importsPath();

  router.get(path, manage, async (_req, res) => {
    await renderList(services, res, { errors: {} });
  });
  router.get(`${path}.json`, manage, async (_req, res) => {
    sendJson(res, (await importDesk.listRuns(100_000)).map(importRow));
  });
  router.get(`${path}.csv`, manage, async (_req, res) => {
    sendCsv(res, 'importe.csv', (await importDesk.listRuns(100_000)).map(importRow));
  });
  router.post(`${path}/quellen/:kind`, manage, async (req, res) => {
    const kind = remoteKinds.find((one) => one === req.params.kind);
    if (!kind) throw new NotFoundError('Diese Quelle');
    const wanted = readSourceForm(req.body, kind);
    const errors = checkSourceForm(wanted);
    if (Object.keys(errors).length > 0) {
      await renderList(services, res.status(422), { errors, typed: wanted });
      return;
    }
    await importDesk.saveSource(actorOf(req, res), wanted);
    res.redirect(303, withNotice(path, 'quelle-gespeichert'));
  });
  router.get(`${path}/:id`, manage, async (req, res) => {
    const detail = await importDesk.getRun(req.params.id);
    const { jobRunId } = detail.run;
    const job = jobRunId === null ? undefined : await stores.jobRuns.findRunById(jobRunId);
    const view = importRunView(detail, job?.progress ?? null);
    await renderPage(res, 'imports/run', view);
  });
  router.post(forceImportPath(':id'), manage, async (req, res) => {
    const id = String(req.params['id']);
    await importDesk.force(actorOf(req, res), id);
    await startRefresh(services, desk, { actor: actorOf(req, res), importId: id });
    res.redirect(303, withNotice(importRunPath(id), 'import-uebernommen'));
  });
  return router;
}

/** The form with a file, mounted before the general CSRF protection: access, then the file, then the token. */
export function importFileRoutes(
  services: Parts,
  { desk, csrf, uploads }: { desk: JobDesk; csrf: RequestHandler; uploads: UploadFolder },
): Router {
  const router = Router();
  const receive = receiveUpload({
    folder: () => uploads.ensure(),
    field: 'datei',
    maxBytes: maxFileBytes,
  });
  router.post(importFilePath(), manage, receive, csrf, async (req, res) => {
    const upload = uploadOf(res);
    const found = kindOfUpload(upload, await beginningOf(upload.path));
    if ('problem' in found) {
      await renderList(services, res.status(422), { errors: { datei: found.problem } });
      return;
    }
    const actor = actorOf(req, res);
    const { importDesk } = services;
    const run = await importDesk.acceptFile(actor, found.kind, (runId) =>
      uploads.take(upload.path ?? '', runId),
    );
    const isNew = await startRefresh(services, desk, { actor, importId: run.id });
    const notice = isNew ? 'datei-hochgeladen' : 'datei-wartet';
    res.redirect(303, withNotice(importRunPath(run.id), notice));
  });
  return router;
}

async function renderList(
  { importDesk }: Parts,
  res: Response,
  { errors, typed }: { errors: FieldErrors; typed?: Partial<ImportSource> },
): Promise<void> {
  const [sources, runs] = await Promise.all([
    importDesk.listSources(),
    importDesk.listRuns(shownRuns),
  ]);
  const shown = sources.map((source) =>
    source.kind === typed?.kind ? { ...source, ...typed } : source,
  );
  await renderPage(res, 'imports/list', importListView({ sources: shown, runs, errors }));
}

/** @returns false where the job is running already: it takes the file at its next run. */
async function startRefresh(
  { jobs, stores }: Parts,
  desk: JobDesk,
  { actor, importId }: { actor: ReturnType<typeof actorOf>; importId: string },
): Promise<boolean> {
  const { run, isNew } = await jobs.claimByHand(catalogueRefreshHead, actor);
  // Its progress is shown on the page of the import.
  await stores.importRuns.updateRun(importId, { jobRunId: run.id });
  if (isNew) desk.start(catalogueRefreshHead.name, run);
  return isNew;
}

async function beginningOf(path: string | null): Promise<Buffer> {
  if (path === null) return Buffer.alloc(0);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
