import { readFile } from 'node:fs/promises';
import { Router, type RequestHandler } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { receiveUpload, uploadOf, type Upload } from '../http/upload.ts';
import {
  confirmPagePath,
  pageImportPath,
  pagePreviewPath,
  programmePath,
  withNotice,
} from '../paths.ts';
import type { Services } from '../services.ts';
import { SourceError } from '../shared/errors.ts';
import { pageImportView, pagePreviewView } from './page-import-views.ts';
import type { UploadFolder } from './upload-folder.ts';

const readPages = allow('import.page');
/** A programme's page has some hundred kilobytes. */
const maxPageBytes = 2 * 1024 * 1024;

/** /programme/einlesen: one saved or pasted page; form, preview, confirmation. */
export function pageImportRoutes({ pageImport }: Pick<Services, 'pageImport'>): Router {
  const router = Router();

  router.get(pageImportPath(), readPages, async (_req, res) => {
    await renderPage(res, 'imports/page', pageImportView({ html: '', address: '' }, {}));
  });
  router.get(pagePreviewPath(':id'), readPages, async (req, res) => {
    const actor = { personId: personOf(res).id };
    const preview = await pageImport.getPreview(actor, String(req.params['id']));
    await renderPage(res, 'imports/preview', pagePreviewView(preview));
  });
  router.post(confirmPagePath(':id'), readPages, async (req, res) => {
    const slug = await pageImport.confirm(actorOf(req, res), String(req.params['id']));
    res.redirect(303, withNotice(programmePath(slug), 'seite-eingelesen'));
  });
  return router;
}

/** The form with a file, mounted before the general CSRF protection: access, then the file, then the token. */
export function pageFileRoutes(
  { pageImport }: Pick<Services, 'pageImport'>,
  { csrf, uploads }: { csrf: RequestHandler; uploads: UploadFolder },
): Router {
  const router = Router();
  const receive = receiveUpload({
    folder: () => uploads.ensure(),
    field: 'datei',
    maxBytes: maxPageBytes,
    maxTextBytes: maxPageBytes,
  });
  router.post(pageImportPath(), readPages, receive, csrf, async (req, res) => {
    const upload = uploadOf(res);
    const typed = {
      html: postedSecret(req.body, 'html'),
      address: postedText(req.body, 'adresse', 500),
    };
    const html = upload.path === null ? typed.html : await readFile(upload.path, 'utf8');
    let errors = errorsOf(html, upload);
    if (Object.keys(errors).length === 0) {
      try {
        const address = typed.address === '' ? undefined : typed.address;
        const id = await pageImport.preview(actorOf(req, res), { html, address });
        res.redirect(303, pagePreviewPath(id));
        return;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        errors = { [upload.path === null ? 'html' : 'datei']: error.message };
      }
    }
    await renderPage(res.status(422), 'imports/page', pageImportView(typed, errors));
  });
  return router;
}

function errorsOf(html: string, { path, problem }: Upload): FieldErrors {
  if (problem !== null) return { datei: problem };
  if (html.trim() !== '') return {};
  return path === null
    ? { datei: 'Bitte wählen Sie eine Datei oder fügen Sie den Quelltext ein.' }
    : { datei: 'Die Datei ist leer.' };
}
