import { Router, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf, personOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { postedText, postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { matchesPath, matchPath, withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { StaleError } from '../../shared/errors.ts';
import { decidedListView, decidedRow, filterDecided, readDecidedQuery } from './decided-views.ts';
import { decisionBoxView, type RejectedDecision } from './decision-box-views.ts';
import { matchDetailView, type MatchRights } from '../match-detail-views.ts';
import { readDecision } from './match-decision-form.ts';
import { decisionSteps, type DecisionStepName } from './match-decision.ts';
import { decidedMatchesPath } from '../match-paths.ts';
import type { RejectedConfirmation } from '../confirmation.ts';
import { carrierAnswersView } from './carrier-answer-views.ts';
import type { RejectedDecline } from './carrier-answer.ts';

type Wired = Pick<Services, 'matching' | 'matchDecisions' | 'carrierAnswers'>;

const noticeOf: Record<DecisionStepName, string> = {
  merken: 'treffer-gemerkt',
  verwerfen: 'treffer-verworfen',
  zuruecknehmen: 'treffer-zurueckgenommen',
  zuweisen: 'treffer-zugewiesen',
  abgeben: 'treffer-abgegeben',
  teilen: 'treffer-geteilt',
};

/** Decisions on matches, and the list of them. */
export function matchDecisionRoutes(services: Wired): Router {
  const router = Router();
  for (const step of decisionSteps) addStep(router, services, step);
  addLists(router, services);
  return router;
}

/** The page of a match with its decision; every form on it can be refused. */
export async function showMatch(
  { matching, matchDecisions, carrierAnswers }: Wired,
  res: Response,
  {
    needId,
    slug,
    status = 200,
    decision: rejected,
    confirmation,
    decline,
  }: {
    needId: string;
    slug: string;
    status?: number;
    decision?: RejectedDecision;
    confirmation?: RejectedConfirmation;
    decline?: RejectedDecline;
  },
): Promise<void> {
  const scope = scopeOf(res);
  const found = await matching.matchOfNeed(scope, { needId, slug });
  const [decision, choices, answers] = await Promise.all([
    matchDecisions.decisionOf(scope, needId, found.match.programmeId),
    canOf(res)('match.decide')
      ? matchDecisions.choices(scope, found.municipality.id)
      : Promise.resolve(null),
    carrierAnswers.answersAbout(scope, needId, found.match.programmeId),
  ]);
  const parts = { decision, choices, ...(rejected ? { rejected } : {}) };
  const box = decisionBoxView(found, parts);
  const canDecide = canOf(res)('need.confirm');
  const said = carrierAnswersView(found, answers, { canDecide, rejected: decline });
  const view = matchDetailView(found, rightsOf(res), confirmation);
  await renderPage(res.status(status), 'matching/detail', {
    ...view,
    errors: [...view.errors, ...box.errors, ...said.errors],
    decision: box,
    carrierAnswers: said,
  });
}

function rightsOf(res: Response): MatchRights {
  const can = canOf(res);
  return {
    createsProjects: can('project.create'),
    confirms: can('need.confirm'),
    edits: can('need.edit'),
  };
}

function addStep(router: Router, services: Wired, step: DecisionStepName): void {
  router.post(`/bedarfe/:id/treffer/:slug/${step}`, allow('match.decide'), async (req, res) => {
    const body: unknown = req.body;
    const { id: needId = '', slug = '' } = req.params as Record<string, string>;
    const form = readDecision(step, body);
    if (!form.ok) {
      const decision = { step, values: form.values, errors: form.errors, isStale: false };
      await showMatch(services, res, { needId, slug, status: 422, decision });
      return;
    }
    try {
      const asked = { needId, slug, expectedVersion: postedVersion(body), step: form.value };
      await services.matchDecisions.decide(scopeOf(res), asked, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const decision = { step, values: form.values, errors: {}, isStale: true };
      await showMatch(services, res, { needId, slug, status: 409, decision });
      return;
    }
    res.redirect(303, withNotice(backPath(body, needId, slug), noticeOf[step]));
  });
}

function backPath(body: unknown, needId: string, slug: string): string {
  const asked = postedText(body, 'zurueck', 10);
  if (asked === 'liste') return matchesPath(needId);
  return asked === 'gemerkt' ? decidedMatchesPath() : matchPath(needId, slug);
}

function addLists(router: Router, { matchDecisions }: Wired): void {
  router.get(decidedMatchesPath(), allow('match.read'), async (req, res) => {
    const all = await matchDecisions.listDecided(scopeOf(res));
    const query = readDecidedQuery(req.query);
    const context = { query, personId: personOf(res).id, canDecide: canOf(res)('match.decide') };
    await renderPage(res, 'matching/decided', decidedListView(all, context));
  });

  const rows = async (res: Response, query: unknown) => {
    const all = await matchDecisions.listDecided(scopeOf(res));
    return filterDecided(all, readDecidedQuery(query), personOf(res).id).map(decidedRow);
  };
  router.get(`${decidedMatchesPath()}.json`, allow('match.read'), async (req, res) => {
    sendJson(res, await rows(res, req.query));
  });
  router.get(`${decidedMatchesPath()}.csv`, allow('match.read'), async (req, res) => {
    sendCsv(res, 'entschiedene-treffer.csv', await rows(res, req.query));
  });
}
