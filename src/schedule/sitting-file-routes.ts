import { readFile } from 'node:fs/promises';
import { Router, type RequestHandler, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { renderPage } from '../http/render.ts';
import { receiveUpload, uploadOf, type Upload } from '../http/upload.ts';
import { scopeOf } from '../http/visitor.ts';
import type { UploadFolder } from '../imports/upload-folder.ts';
import { withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { ConflictError, SourceError } from '../shared/errors.ts';
import { municipalityOf } from './own-municipality-routes.ts';
import { sittingFilePath, sittingImportPath, takenOverPath } from './schedule-paths.ts';
import {
  demandCarriable,
  readConfirmedFile,
  sourceFrom,
  type ConfirmedFile,
} from './sitting-file-form.ts';
import type { SittingPreview } from './sitting-import-service.ts';
import { nothingToTakeOver } from './sitting-import.ts';
import { sittingFileView } from './sitting-import-views.ts';
import { sittingPreviewView } from './sitting-preview-views.ts';
import { sittingTakenView } from './sitting-taken-views.ts';
import { readSittingFile } from './sources/read-sitting-file.ts';

const maxFileBytes = 1024 * 1024;
const edit = allow('sitting.edit');
type Wired = Pick<Services, 'sittingImport'>;

/** The form, the preview that is confirmed, and what came of it. */
export function sittingImportRoutes({ sittingImport }: Wired): Router {
  const router = Router();
  router.get(sittingFilePath(), edit, async (_req, res) => {
    await renderPage(res, 'schedule/file', sittingFileView({}));
  });
  router.get(takenOverPath(), edit, async (_req, res) => {
    const taken = await sittingImport.lastTakenOver(municipalityOf(res));
    await renderPage(res, 'schedule/taken', sittingTakenView(taken));
  });
  router.post(sittingImportPath(), edit, async (req, res) => {
    const form = readConfirmedFile(req.body);
    if (!form) {
      const broken =
        'Die Vorschau kam unvollständig an. Bitte wählen Sie die Datei noch einmal aus.';
      await renderPage(res.status(422), 'schedule/file', sittingFileView({ datei: broken }));
      return;
    }
    const at = { scope: scopeOf(res), municipalityId: municipalityOf(res) };
    const { file, chosen, values } = form;
    const preview = await sittingImport.preview(at, { ...file, chosen });
    const errors = withNothing(form, preview);
    if (!form.isFinal || preview.lost.length > 0 || Object.keys(errors).length > 0) {
      await showPreview(res, preview, { ...form, errors });
      return;
    }
    try {
      const taken = { ...file, chosen, source: sourceFrom(values) };
      await sittingImport.takeOver(at, taken, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      // Somebody else changed the calendar in between: the preview says how it is now.
      const now = await sittingImport.preview(at, { ...file, chosen });
      await showPreview(res, now, { ...form, errors: withNothing(form, now) });
      return;
    }
    res.redirect(303, withNotice(takenOverPath(), 'sitzungen-uebernommen'));
  });
  return router;
}

/** Where all is filled in and would still change nothing, the first choice says so. */
function withNothing(
  { errors, isFinal }: ConfirmedFile,
  { lines, lost }: SittingPreview,
): ConfirmedFile['errors'] {
  if (!isFinal || lost.length > 0 || Object.keys(errors).length > 0) return errors;
  const nothing = nothingToTakeOver(lines);
  return nothing === null ? errors : { 'gremium-0': nothing };
}

async function showPreview(
  res: Response,
  preview: SittingPreview,
  { file, values, typedDays, errors }: ConfirmedFile,
): Promise<void> {
  const isWrong = preview.lost.length > 0 || Object.keys(errors).length > 0;
  const state = { source: values, typedDays, errors, problems: file.problems };
  const view = sittingPreviewView(preview, state);
  await renderPage(res.status(isWrong ? 422 : 200), 'schedule/preview', view);
}

/** The form with a file, mounted before the general CSRF protection: access, then the file, then the token. */
export function sittingFileRoutes(
  { sittingImport }: Wired,
  { csrf, uploads }: { csrf: RequestHandler; uploads: UploadFolder },
): Router {
  const router = Router();
  const receive = receiveUpload({
    folder: () => uploads.ensure(),
    field: 'datei',
    maxBytes: maxFileBytes,
    maxTextBytes: 64 * 1024,
  });
  router.post(sittingFilePath(), edit, receive, csrf, async (_req, res) => {
    const upload = uploadOf(res);
    const errors: Record<string, string> = fileErrors(upload);
    if (Object.keys(errors).length === 0 && upload.path !== null) {
      try {
        const file = readSittingFile(await readFile(upload.path));
        demandCarriable(file);
        const at = { scope: scopeOf(res), municipalityId: municipalityOf(res) };
        const preview = await sittingImport.preview(at, { ...file, chosen: new Map() });
        const source = { quelle: '', adresse: '' };
        const state = { source, typedDays: new Map(), errors: {}, problems: file.problems };
        await renderPage(res, 'schedule/preview', sittingPreviewView(preview, state));
        return;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        errors['datei'] = `${error.message} Bitte wählen Sie die Datei dann noch einmal aus.`;
      }
    }
    await renderPage(res.status(422), 'schedule/file', sittingFileView(errors));
  });
  return router;
}

function fileErrors({ path, problem }: Upload): Record<string, string> {
  if (problem !== null) return { datei: problem };
  return path === null ? { datei: 'Bitte wählen Sie die Datei mit den Sitzungen.' } : {};
}
