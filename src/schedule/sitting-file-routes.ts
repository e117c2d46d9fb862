import { readFile } from 'node:fs/promises';
import { Router, type RequestHandler } from 'express';
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
import { sittingFilePath, sittingImportPath, sittingsPath } from './schedule-paths.ts';
import {
  demandCarriable,
  readConfirmedFile,
  readSourceValues,
  sourceErrors,
  sourceFrom,
} from './sitting-file-form.ts';
import { sittingFileView, sittingPreviewView } from './sitting-import-views.ts';
import { readSittingFile } from './sources/read-sitting-file.ts';

const maxFileBytes = 1024 * 1024;
const edit = allow('sitting.edit');
type Wired = Pick<Services, 'sittingImport'>;

/** The form, and the preview that is confirmed. */
export function sittingImportRoutes({ sittingImport }: Wired): Router {
  const router = Router();
  router.get(sittingFilePath(), edit, async (_req, res) => {
    await renderPage(res, 'schedule/file', sittingFileView({ quelle: '', adresse: '' }, {}));
  });
  router.post(sittingImportPath(), edit, async (req, res) => {
    const form = readConfirmedFile(req.body);
    if (!form.ok) {
      const view = sittingFileView(readSourceValues(req.body), form.errors);
      await renderPage(res.status(422), 'schedule/file', view);
      return;
    }
    const at = { scope: scopeOf(res), municipalityId: municipalityOf(res) };
    const { file, chosen, values } = form;
    const { entries, problems } = file;
    const preview = await sittingImport.preview(at, { entries, chosen });
    if (form.isFinal && preview.lost.length === 0) {
      const taken = { entries, chosen, source: sourceFrom(values) };
      try {
        await sittingImport.takeOver(at, taken, actorOf(req, res));
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        const shown = { source: values, problems, conflict: error.message };
        const view = sittingPreviewView(
          await sittingImport.preview(at, { entries, chosen }),
          shown,
        );
        await renderPage(res.status(409), 'schedule/preview', view);
        return;
      }
      res.redirect(303, withNotice(sittingsPath(), 'sitzungen-uebernommen'));
      return;
    }
    const status = preview.lost.length === 0 ? 200 : 422;
    const view = sittingPreviewView(preview, { source: values, problems, conflict: null });
    await renderPage(res.status(status), 'schedule/preview', view);
  });
  return router;
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
  router.post(sittingFilePath(), edit, receive, csrf, async (req, res) => {
    const typed = readSourceValues(req.body);
    const upload = uploadOf(res);
    const errors = { ...fileErrors(upload), ...sourceErrors(typed) };
    if (Object.keys(errors).length === 0 && upload.path !== null) {
      try {
        const file = readSittingFile(await readFile(upload.path));
        demandCarriable(file, typed);
        const { entries, problems } = file;
        const at = { scope: scopeOf(res), municipalityId: municipalityOf(res) };
        const preview = await sittingImport.preview(at, { entries, chosen: new Map() });
        const view = sittingPreviewView(preview, { source: typed, problems, conflict: null });
        await renderPage(res, 'schedule/preview', view);
        return;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        errors['datei'] = error.message;
      }
    }
    await renderPage(res.status(422), 'schedule/file', sittingFileView(typed, errors));
  });
  return router;
}

function fileErrors({ path, problem }: Upload): Record<string, string> {
  if (problem !== null) return { datei: problem };
  return path === null ? { datei: 'Bitte wählen Sie die Datei mit den Sitzungen.' } : {};
}
