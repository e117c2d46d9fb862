import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { canOf } from '../http/current-person.ts';
import { pageNumber, sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { programmePath } from '../paths.ts';
import type { Services } from '../services.ts';
import type { CatalogueQuery } from './catalogue-service.ts';
import { levels, topicCodes } from './programme-codes.ts';
import { programmeDetailView } from './programme-detail-views.ts';
import { addComparison } from './compare-routes.ts';
import { slugsIn } from './compare.ts';
import { programmeListView, programmeRow } from './programme-list-views.ts';

type Reading = Pick<
  Services,
  'catalogue' | 'programmePages' | 'programmeUse' | 'programmeCompare' | 'clock'
>;

export function programmeRoutes(services: Reading): Router {
  const router = Router();
  addList(router, services);
  addComparison(router, services);
  addDetail(router, services);
  return router;
}

function addList(router: Router, { catalogue, clock }: Reading): void {
  const rows = async (req: Request, res: Response) => {
    const entries = await catalogue.search(scopeOf(res), readQuery(req));
    return entries.map((entry) => programmeRow(entry, clock.today()));
  };

  router.get('/programme', allow('programme.read'), async (req, res) => {
    const query = readQuery(req);
    const [entries, all] = await Promise.all([
      catalogue.search(scopeOf(res), query),
      catalogue.list(scopeOf(res)),
    ]);
    const page = pageNumber(req.query['seite']);
    const context = { today: clock.today(), total: all.length, page, can: canOf(res) };
    await renderPage(res, 'programmes/list', programmeListView(entries, query, context));
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

/** Unknown codes in an address mean "all": an old link still shows a list. */
function readQuery(req: Request): CatalogueQuery {
  const { q, ebene, thema, offen } = req.query;
  return {
    text: typeof q === 'string' ? q.slice(0, 200) : '',
    level: levels.find((level) => level === ebene) ?? null,
    topic: topicCodes.find((topic) => topic === thema) ?? null,
    onlyOpen: offen === '1',
  };
}
