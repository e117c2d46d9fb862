import { existsSync } from 'node:fs';
import { Router, type Request, type Response } from 'express';
import type { UploadFolder } from '../../imports/upload-folder.ts';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { figureImportActionPath, figureImportPath } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { ConflictError } from '../../shared/errors.ts';
import { createHeadingLookup, meaningOf } from './figure-column.ts';
import { waitingFile } from './figure-file-routes.ts';
import { mappingValues, readMappingForm } from './figure-mapping-form.ts';
import { figureMappingView, proposedMapping } from './figure-mapping-views.ts';

/** /quartiere/kennzahlen/:id/spalten: what each column of a file is. */
export function figureMappingRoutes(
  { figureImports, clock }: Pick<Services, 'figureImports' | 'clock'>,
  uploads: UploadFolder,
): Router {
  const router = Router();
  const path = figureImportActionPath(':id', 'spalten');
  const open = async (req: Request, res: Response) => {
    const found = await figureImports.getImport(scopeOf(res), String(req.params['id']));
    return { found, indicators: await figureImports.listIndicators() };
  };
  router.get(path, allow('figure.import'), async (req, res) => {
    const { found, indicators } = await open(req, res);
    if (found.state !== 'staged' || found.outcome.phase !== 'columns') {
      res.redirect(303, figureImportPath(found.id));
      return;
    }
    const find = createHeadingLookup(indicators);
    const meanings = found.outcome.columns.map(({ heading }) => meaningOf(heading, find));
    const values = proposedMapping(meanings, found.outcome.reference);
    await renderPage(
      res,
      'figures/columns',
      figureMappingView(found, { values, errors: {}, indicators }),
    );
  });
  router.post(path, allow('figure.import'), async (req, res) => {
    const { found, indicators } = await open(req, res);
    const values = mappingValues(req.body, found.outcome);
    const form = readMappingForm(values, found.outcome, { indicators, today: clock.today() });
    if (!form.ok) {
      const view = figureMappingView(found, { values, errors: form.errors, indicators });
      await renderPage(res.status(422), 'figures/columns', view);
      return;
    }
    const file = uploads.pathOf(waitingFile(found.id));
    if (!existsSync(file)) {
      throw new ConflictError('Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.');
    }
    const { meanings, reference } = form;
    const answer = { id: found.id, path: file, meanings, reference };
    await figureImports.mapColumns(actorOf(req, res), scopeOf(res), answer);
    uploads.remove(file);
    res.redirect(303, figureImportPath(found.id));
  });
  return router;
}
