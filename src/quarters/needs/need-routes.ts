import { Router, type Request, type Response } from 'express';
import { maySeePayStep } from '../../accounts/visibility.ts';
import { allow } from '../../http/allow.ts';
import { canOf, personOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { needEntries, needListView, needRow, type NeedQuery } from './need-list-views.ts';
import { needPageView } from './need-page-views.ts';
import { blockCodes } from '../quarter-labels.ts';

export function needRoutes({ clock, quarterService, costs, stores }: Services): Router {
  const router = Router();
  const entriesFor = async (req: Request, res: Response) => {
    const input = await quarterService.getPortfolio(scopeOf(res));
    const slugs = input.quarters.map(({ slug }) => slug);
    const query = readQuery(req, slugs);
    return { input, query, entries: needEntries(input, query, clock.today()) };
  };

  router.get('/bedarfe', allow('need.read'), async (req, res) => {
    const { input, query, entries } = await entriesFor(req, res);
    const context = { quarters: input.quarters, total: input.needs.length };
    await renderPage(res, 'needs/list', needListView(entries, query, context));
  });

  router.get('/bedarfe.json', allow('need.read'), async (req, res) => {
    sendJson(res, (await entriesFor(req, res)).entries.map(needRow));
  });

  router.get('/bedarfe.csv', allow('need.read'), async (req, res) => {
    sendCsv(res, 'bedarfe.csv', (await entriesFor(req, res)).entries.map(needRow));
  });

  router.get('/bedarfe/:id', allow('need.read'), async (req, res) => {
    const dossier = await quarterService.getNeedDossier(scopeOf(res), req.params.id);
    const { municipalityId, carrierId } = dossier.need;
    const can = canOf(res);
    const context = {
      use: {
        payTables: costs.payTables,
        assumptions: await stores.assumptions.assumptionsOf(scopeOf(res), municipalityId),
      },
      seesSteps: maySeePayStep(personOf(res), { municipalityId, employerId: carrierId }),
      canEdit: can('need.edit'),
      readsAssumptions: can('setting.read'),
    };
    const page = needPageView(dossier, { today: clock.today(), costs: context });
    await renderPage(res, 'needs/detail', page);
  });

  return router;
}

/** Unknown codes in an address mean "all": an old link still shows a list. */
function readQuery({ query }: Request, slugs: readonly string[]): NeedQuery {
  return {
    quarterSlug: slugs.find((slug) => slug === query['quartier']) ?? null,
    block: blockCodes.find((code) => code === query['baustein']) ?? null,
  };
}
