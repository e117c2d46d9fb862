import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { addProfileFiles, addQuarterComparison, addSocialIndex } from './profile/profile-routes.ts';
import { newQuarterHref, quarterActions } from './quarter-action-views.ts';
import { quarterDetailView } from './quarter-detail-views.ts';
import { quarterEditRoutes } from './quarter-edit-routes.ts';
import { quarterListView, quarterRow, quarterSummaries } from './quarter-list-views.ts';

export function quarterRoutes(services: Services): Router {
  const { clock, quarterService, quarterProfiles } = services;
  const router = Router();
  // Before `/quartiere/:slug`, which would take `neu`.
  router.use(quarterEditRoutes(services));
  const summariesFor = async (res: Response) => {
    const input = await quarterService.getPortfolio(scopeOf(res));
    return { input, summaries: quarterSummaries(input, clock.today()) };
  };

  router.get('/quartiere', allow('quarter.read'), async (_req, res) => {
    const { input, summaries } = await summariesFor(res);
    const view = quarterListView(summaries, input.municipalities, clock.today());
    await renderPage(res, 'quarters/list', { ...view, newHref: newQuarterHref(canOf(res)) });
  });

  router.get('/quartiere.json', allow('quarter.read'), async (_req, res) => {
    sendJson(res, (await summariesFor(res)).summaries.map(quarterRow));
  });

  router.get('/quartiere.csv', allow('quarter.read'), async (_req, res) => {
    sendCsv(res, 'quartiere.csv', (await summariesFor(res)).summaries.map(quarterRow));
  });

  addQuarterComparison(router, { quarterProfiles, clock });
  addSocialIndex(router, { quarterProfiles });
  addProfileFiles(router, { quarterService });

  router.get('/quartiere/:slug', allow('quarter.read'), async (req, res) => {
    const dossier = await quarterService.getDossier(scopeOf(res), req.params.slug);
    const actions = quarterActions(dossier.quarter, canOf(res));
    const view = quarterDetailView(dossier, clock.today());
    await renderPage(res, 'quarters/detail', { ...view, actions });
  });

  return router;
}
