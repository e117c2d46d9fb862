import { Router } from 'express';
import { allow } from '../../http/allow.ts';
import { sendCsv } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { figureRequestFilePath, figureRequestPath } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { figureRequestView } from './figure-request-views.ts';
import { figureSheet } from './figure-sheet.ts';
import { templateCells, templateHints } from './figure-template.ts';

/** /quartiere/:slug/datenanforderung: what a quarter lacks, as a letter and as the file to be filled in. */
export function figureRequestRoutes({
  figureRequests,
  clock,
}: Pick<Services, 'figureRequests' | 'clock'>): Router {
  const router = Router();

  router.get(figureRequestPath(':slug'), allow('quarter.read'), async (req, res) => {
    const request = await figureRequests.getRequest(scopeOf(res), String(req.params['slug']));
    await renderPage(res, 'figures/request', figureRequestView(request, clock.today()));
  });

  router.get(figureRequestFilePath(':slug', 'csv'), allow('quarter.read'), async (req, res) => {
    const slug = String(req.params['slug']);
    const { rows } = await figureRequests.getRequest(scopeOf(res), slug);
    sendCsv(res, `datenanforderung-${slug}.csv`, rows.map(templateCells));
  });

  router.get(figureRequestFilePath(':slug', 'xlsx'), allow('quarter.read'), async (req, res) => {
    const slug = String(req.params['slug']);
    const { rows } = await figureRequests.getRequest(scopeOf(res), slug);
    const hints = { name: 'Kennzahlen', hints: templateHints };
    const sheet = await figureSheet(rows.map(templateCells), hints);
    res.attachment(`datenanforderung-${slug}.xlsx`).send(sheet);
  });

  return router;
}
