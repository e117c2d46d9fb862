import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { matchPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { exampleRoutes } from './examples/example-routes.ts';
import { carrierAnswerRoutes } from './decisions/carrier-answer-routes.ts';
import { sharedMatchRoutes } from './decisions/shared-match-routes.ts';
import { matchDecisionRoutes, showMatch } from './decisions/match-decision-routes.ts';
import { StaleError } from '../shared/errors.ts';
import { readConfirmation } from './match-form.ts';
import { matchCsvRows, matchListView } from './match-list-views.ts';
import { matchNewsRoutes } from './news/match-news-routes.ts';
import { questionRoutes } from './questions/question-routes.ts';
import { matchJsonRows } from './match-rows.ts';
import { orderWeightRoutes } from './order/order-weight-routes.ts';
import { trialRoutes } from './trial/trial-routes.ts';

type Wired = Parameters<typeof questionRoutes>[0] &
  Pick<
    Services,
    | 'matching'
    | 'matchDecisions'
    | 'sharedMatches'
    | 'carrierAnswers'
    | 'matchNews'
    | 'newsChecks'
    | 'trials'
    | 'orderWeights'
    | 'orderExamples'
    | 'examples'
    | 'clock'
  >;

/** Matches of needs, a need that is only tried, how matches are ordered, and what would have to be known. */
export function matchRoutes(services: Wired): Router {
  const router = Router();
  router.use(trialRoutes(services), orderWeightRoutes(services), questionRoutes(services));
  router.use(matchDecisionRoutes(services), matchNewsRoutes(services), exampleRoutes(services));
  router.use(sharedMatchRoutes(services), carrierAnswerRoutes(services));
  addMatches(router, services);
  return router;
}

function addMatches(
  router: Router,
  services: Pick<Wired, 'matching' | 'matchDecisions' | 'carrierAnswers' | 'answers'>,
): void {
  const { matching, matchDecisions, answers } = services;
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
      if (!form.ok) {
        const { conditionKey } = form.entry;
        await answers.demandQuestion(scopeOf(res), { needId, slug, conditionKey });
        await showMatch(services, res, { needId, slug, status: 422, confirmation: form });
        return;
      }
      const said = { needId, slug, ...form.value };
      const { isForAll } = form.value;
      try {
        if (isForAll) await answers.answerForAll(scopeOf(res), said, actorOf(req, res));
        else await matching.confirmCondition(scopeOf(res), said, actorOf(req, res));
      } catch (error) {
        if (!(error instanceof StaleError)) throw error;
        const confirmation = { entry: form.value, errors: {}, isStale: true };
        await showMatch(services, res, { needId, slug, status: 409, confirmation });
        return;
      }
      const notice = isForAll ? 'auskunft-gespeichert' : 'bestaetigung-gespeichert';
      res.redirect(303, withNotice(matchPath(needId, slug), notice));
    },
  );
}
