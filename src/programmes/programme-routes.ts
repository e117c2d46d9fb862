import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { canOf } from '../http/current-person.ts';
import { pageNumber, sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { programmePath } from '../paths.ts';
import type { Services } from '../services.ts';
import { readCatalogueQuery } from './catalogue-query.ts';
import { programmeDetailView } from './programme-detail-views.ts';
import { addComparison } from './compare-routes.ts';
import { slugsIn } from './compare.ts';
import { programmeListView, programmeRow } from './programme-list-views.ts';

type Reading = Pick<
  Services,
  | 'catalogue'
  | 'programmePages'
  | 'programmePassages'
  | 'programmeUse'
  | 'programmeCompare'
  | 'clock'
>;

export function programmeRoutes(services: Reading): Router {
  const router = Router();
  addList(router, services);
  addComparison(router, services);
  addDetail(router, services);
  return router;
}

function addList(router: Router, { catalogue, programmePassages, clock }: Reading): void {
  const rows = async (req: Request, res: Response) => {
    const { entries } = await catalogue.search(scopeOf(res), readCatalogueQuery(req.query));
    return entries.map((entry) => programmeRow(entry, clock.today()));
  };

  router.get('/programme', allow('programme.read'), async (req, res) => {
    const query = readCatalogueQuery(req.query);
    const answer = await catalogue.search(scopeOf(res), query);
    const page = pageNumber(req.query['seite']);
    const passages = await programmePassages.passagesOf(answer, page);
    const context = { today: clock.today(), page, passages, can: canOf(res) };
    await renderPage(res, 'programmes/list', programmeListView(answer, query, context));
  });

  router.get('/programme.json', allow('programme.read'), async (req, res) => {
    sendJson(res, await rows(req, res));
  });

  router.get('/programme.csv', allow('programme.read'), async (req, res) => {
    sendCsv(res, 'programme.csv', await rows(req, res));
  });
}

function addDetail(
  router: Router,
  { catalogue, programmePages, programmeUse, clock }: Reading,
): void {
  router.get('/programme/:slug', allow('programme.read'), async (req, res) => {
    const { slug } = req.params;
    const moved = await catalogue.findNewSlug(scopeOf(res), slug);
    if (moved !== undefined) {
      res.redirect(301, programmePath(moved));
      return;
    }
    const opened = await programmePages.open(scopeOf(res), slug);
    const can = canOf(res);
    const use = can('match.read') ? await programmeUse(scopeOf(res), slug) : null;
    const chosen = slugsIn(req.query['vergleich']);
    const context = { today: clock.today(), can, use, chosen };
    await renderPage(res, 'programmes/detail', programmeDetailView(opened, context));
  });
}
