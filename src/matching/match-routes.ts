import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { matchPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { NotFoundError } from '../shared/errors.ts';
import { matchDecisionRoutes, showMatch } from './match-decision-routes.ts';
import { readConfirmation } from './match-form.ts';
import { matchCsvRows, matchListView } from './match-list-views.ts';
import { matchNewsRoutes } from './match-news-routes.ts';
import { matchJsonRows } from './match-rows.ts';

type Wired = Pick<Services, 'matching' | 'matchDecisions' | 'matchNews'>;

export function matchRoutes(services: Wired): Router {
  const { matching, matchDecisions } = services;
  const router = Router();
  router.use(matchDecisionRoutes(services), matchNewsRoutes(services));

  router.get('/bedarfe/:id/treffer', allow('match.read'), async (req, res) => {
    const [matches, decisions] = await Promise.all([
      matching.matchesOfNeed(scopeOf(res), req.params.id),
      matchDecisions.decisionsOfNeed(scopeOf(res), req.params.id),
    ]);
    const decided = { decisions, canDecide: canOf(res)('match.decide') };
    await renderPage(res, 'matching/list', matchListView(matches, decided));
  });

  router.get('/bedarfe/:id/treffer.json', allow('match.read'), async (req, res) => {
    sendJson(res, matchJsonRows(await matching.matchesOfNeed(scopeOf(res), req.params.id)));
  });

  router.get('/bedarfe/:id/treffer.csv', allow('match.read'), async (req, res) => {
    const matches = await matching.matchesOfNeed(scopeOf(res), req.params.id);
    sendCsv(res, 'treffer.csv', matchCsvRows(matches));
  });

  router.get('/bedarfe/:id/treffer/:slug', allow('match.read'), async (req, res) => {
    const { id: needId, slug } = req.params;
    await showMatch(services, res, { needId, slug });
  });

  router.post(
    '/bedarfe/:id/treffer/:slug/bestaetigungen',
    allow('need.confirm'),
    async (req, res) => {
      const { id: needId, slug } = req.params;
      const form = readConfirmation(req.body);
      if (form.ok) {
        await matching.confirmCondition(
          scopeOf(res),
          { needId, slug, ...form.value },
          actorOf(req, res),
        );
        res.redirect(303, withNotice(matchPath(needId, slug), 'bestaetigung-gespeichert'));
        return;
      }
      const found = await matching.matchOfNeed(scopeOf(res), { needId, slug });
      const isAsked = found.match.compiled.criteria.some(
        (criterion) =>
          'conditionKey' in criterion && criterion.conditionKey === form.entry.conditionKey,
      );
      if (!isAsked) throw new NotFoundError('Diese Fördervoraussetzung');
      await showMatch(services, res, { needId, slug, status: 422, confirmation: form });
    },
  );

  return router;
}
