import { Router, type RequestHandler } from 'express';
import type { UploadFolder } from '../../imports/upload-folder.ts';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf } from '../../http/current-person.ts';
import { renderPage } from '../../http/render.ts';
import { receiveUpload, uploadOf } from '../../http/upload.ts';
import { scopeOf } from '../../http/visitor.ts';
import { figureImportActionPath, figureImportPath, figureUploadPath } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { SourceError } from '../../shared/errors.ts';
import { figureImportListView } from './figure-import-list-views.ts';
import { readUploadForm, uploadValues } from './figure-upload-form.ts';

const maxFileBytes = 8 * 1024 * 1024;

/** A file that waits for somebody to say what its columns are. */
export const waitingFile = (id: string): string => `kennzahlen-${id}`;

/** The form with a file, mounted before the general CSRF protection: access, then the file, then the token. */
export function figureFileRoutes(
  { figureImports, clock }: Pick<Services, 'figureImports' | 'clock'>,
  { csrf, uploads }: { csrf: RequestHandler; uploads: UploadFolder },
): Router {
  const router = Router();
  const receive = receiveUpload({
    folder: () => uploads.ensure(),
    field: 'datei',
    maxBytes: maxFileBytes,
    maxTextBytes: 64 * 1024,
  });
  router.post(figureUploadPath(), allow('figure.import'), receive, csrf, async (req, res) => {
    const upload = uploadOf(res);
    const typed = uploadValues(req.body);
    // Small counts leave the disk before anybody reads the answer, not some time after.
    const forget = (): void => {
      if (upload.path !== null) uploads.remove(upload.path);
    };
    const form = readUploadForm(typed, upload, clock.today());
    const { municipality, secrecy } = await figureImports.getHome(scopeOf(res));
    let errors = form.ok ? {} : form.errors;
    if (form.ok && upload.path !== null) {
      try {
        const file = { path: upload.path, fileName: upload.fileName };
        const { id, phase } = await figureImports.upload(actorOf(req, res), scopeOf(res), {
          file,
          settings: form.settings,
          municipalityId: municipality.id,
        });
        if (phase === 'columns') await uploads.take(upload.path, waitingFile(id));
        forget();
        res.redirect(
          303,
          phase === 'columns' ? figureImportActionPath(id, 'spalten') : figureImportPath(id),
        );
        return;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        errors = { datei: error.message };
      }
    }
    forget();
    const imports = await figureImports.listImports(scopeOf(res));
    const view = figureImportListView({ imports, typed, secrecy, errors, can: canOf(res) });
    await renderPage(res.status(422), 'figures/list', view);
  });
  return router;
}
