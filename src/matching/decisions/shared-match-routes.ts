import { Router, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { pageNumber, pageOf, sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { StaleError } from '../../shared/errors.ts';
import { sharedMatchesPath, sharedMatchPath } from '../match-paths.ts';
import { readCarrierAnswer } from './carrier-answer-form.ts';
import type { RejectedCarrierAnswer } from './carrier-answer.ts';
import { sharedDetailView } from './shared-detail-views.ts';
import { sharedMatchesView, sharedMatchRow } from './shared-match-views.ts';

type Wired = Pick<Services, 'sharedMatches' | 'carrierAnswers'>;

const sharedPerPage = 25;

/** /geteilte-treffer: what a carrier sees of matches shared with its organisation, and answers about them. */
export function sharedMatchRoutes(services: Wired): Router {
  const router = Router();
  addList(router, services);
  addOne(router, services);
  return router;
}

function addList(router: Router, { sharedMatches, carrierAnswers }: Wired): void {
  router.get(sharedMatchesPath(), allow('match.shared'), async (req, res) => {
    const all = await sharedMatches.listShared(scopeOf(res));
    const asked = { page: pageNumber(req.query['seite']), size: sharedPerPage };
    const { items, paging } = pageOf(all, asked, (page) =>
      sharedMatchesPath({ seite: String(page) }),
    );
    const [matches, answers] = await Promise.all([
      sharedMatches.matchesOf(items),
      carrierAnswers.answersOf(scopeOf(res)),
    ]);
    const view = sharedMatchesView(matches, answers, { count: all.length, paging });
    await renderPage(res, 'matching/shared', view);
  });

  const rows = async (res: Response) => {
    const scope = scopeOf(res);
    const [matches, answers] = await Promise.all([
      sharedMatches.matchesOf(await sharedMatches.listShared(scope)),
      carrierAnswers.answersOf(scope),
    ]);
    return matches.map((match) => sharedMatchRow(match, answers));
  };
  router.get(`${sharedMatchesPath()}.json`, allow('match.shared'), async (_req, res) => {
    sendJson(res, await rows(res));
  });
  router.get(`${sharedMatchesPath()}.csv`, allow('match.shared'), async (_req, res) => {
    sendCsv(res, 'geteilte-treffer.csv', await rows(res));
  });
}

function addOne(router: Router, { carrierAnswers }: Wired): void {
  const show = async (
    res: Response,
    address: { needId: string; slug: string },
    rejected?: RejectedCarrierAnswer,
  ): Promise<void> => {
    const match = await carrierAnswers.openShared(scopeOf(res), address);
    await renderPage(res, 'matching/shared-detail', sharedDetailView(match, rejected));
  };

  router.get('/geteilte-treffer/:id/:slug', allow('match.shared'), async (req, res) => {
    const { id: needId, slug } = req.params;
    await show(res, { needId, slug });
  });

  router.post('/geteilte-treffer/:id/:slug/antworten', allow('match.answer'), async (req, res) => {
    const { id: needId, slug } = req.params;
    const address = { needId, slug };
    const form = readCarrierAnswer(req.body);
    if (!form.ok) {
      await show(res.status(422), address, form);
      return;
    }
    try {
      const said = { ...address, ...form.value };
      await carrierAnswers.propose(scopeOf(res), said, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res.status(409), address, { values: form.value, errors: {}, isStale: true });
      return;
    }
    res.redirect(303, withNotice(sharedMatchPath(needId, slug), 'antwort-vorgeschlagen'));
  });
}
