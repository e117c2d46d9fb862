import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { canOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { needCreationRoutes } from './need-creation-routes.ts';
import { needEditRoutes } from './need-edit-routes.ts';
import { needEntries, needRow, stateCodes, type NeedQuery } from './need-entry.ts';
import { needListView } from './need-list-views.ts';
import { createNeedPage } from './need-page-routes.ts';
import { withdrawnNeedView } from './need-withdrawn-views.ts';
import { blockCodes, priorityCodes } from '../quarter-labels.ts';
import { needStateKinds } from './need-state.ts';

export function needRoutes(services: Services): Router {
  const { clock, quarterService, stores } = services;
  const showNeed = createNeedPage(services);
  const router = Router();
  // Before `/bedarfe/:id`, which would take `neu` and `vorbild`.
  router.use(needCreationRoutes(services));
  const entriesFor = async (req: Request, res: Response) => {
    const input = await quarterService.getPortfolio(scopeOf(res));
    const slugs = input.quarters.map(({ slug }) => slug);
    const query = readQuery(req, slugs);
    return { input, query, entries: needEntries(input, query, clock.today()) };
  };

  router.get('/bedarfe', allow('need.read'), async (req, res) => {
    const { input, query, entries } = await entriesFor(req, res);
    const withdrawn = await stores.needWrites.listWithdrawn(scopeOf(res));
    const { quarters, needs } = input;
    const context = { quarters, total: needs.length, withdrawn, can: canOf(res) };
    await renderPage(res, 'needs/list', needListView(entries, query, context));
  });

  router.get('/bedarfe.json', allow('need.read'), async (req, res) => {
    sendJson(res, (await entriesFor(req, res)).entries.map(needRow));
  });

  router.get('/bedarfe.csv', allow('need.read'), async (req, res) => {
    sendCsv(res, 'bedarfe.csv', (await entriesFor(req, res)).entries.map(needRow));
  });

  router.get('/bedarfe/:id', allow('need.read'), async (req, res) => {
    const { id } = req.params;
    try {
      await showNeed(res, id);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      const withdrawn = canOf(res)('need.edit')
        ? await stores.needWrites.listWithdrawn(scopeOf(res))
        : [];
      const need = withdrawn.find((one) => one.id === id);
      if (need === undefined) throw error;
      await renderPage(res.status(404), 'needs/withdrawn', withdrawnNeedView(need));
    }
  });

  router.use(needEditRoutes(services));

  return router;
}

/** Unknown codes in an address mean "all": an old link still shows a list. */
function readQuery({ query }: Request, slugs: readonly string[]): NeedQuery {
  return {
    quarterSlug: slugs.find((slug) => slug === query['quartier']) ?? null,
    block: blockCodes.find((code) => code === query['baustein']) ?? null,
    priority: priorityCodes.find((code) => code === query['prioritaet']) ?? null,
    state: needStateKinds.find((kind) => stateCodes[kind] === query['stand']) ?? null,
  };
}
