import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf, personOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { postedText, postedValues, postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import type { AnswerFormState } from './answer-form-views.ts';
import { callRows } from './call-list-file-views.ts';
import { callListView } from './call-list-views.ts';
import { effectFrom, effectQuery, effectText } from './match-effect.ts';
import { callListPath, missingFactsPath } from '../match-paths.ts';
import { showMissing } from './missing-facts-routes.ts';
import { parseAnswerForm } from './programme-answer-form.ts';

type Wired = Pick<Services, 'answers' | 'callLists' | 'clock' | 'missingFacts'>;

/** Whom to call about what, and what they answered. */
export function callListRoutes(services: Wired): Router {
  const { callLists } = services;
  const router = Router();

  router.get('/treffer/anrufliste', allow('match.read'), async (req, res) => {
    const effect = effectFrom(req.query['wirkung'], personOf(res).id);
    await showCalls(services, res, { all: isAll(req), effect: effect && effectText(effect) });
  });

  router.get('/treffer/anrufliste.json', allow('match.read'), async (_req, res) => {
    sendJson(res, callRows((await callLists.open(scopeOf(res))).authorities));
  });

  router.get('/treffer/anrufliste.csv', allow('match.read'), async (_req, res) => {
    const { authorities } = await callLists.open(scopeOf(res));
    sendCsv(res, 'anrufliste.csv', callRows(authorities));
  });

  addAnswers(router, services);
  return router;
}

async function showCalls(
  { callLists }: Pick<Wired, 'callLists'>,
  res: Response,
  { all, effect, form }: { all: boolean; effect: string | null; form?: AnswerFormState },
): Promise<void> {
  const can = canOf(res);
  const rights = { canAnswer: can('need.confirm') };
  const context = { all, effect, ...rights };
  const opened = await callLists.open(scopeOf(res));
  const view = callListView(opened, form ? { ...context, form } : context);
  await renderPage(res, 'matching/calls', view);
}

/** Back on the page the form stood on, with the selection it had. */
async function showAgain(
  services: Wired,
  { req, res }: { req: Request; res: Response },
  form: AnswerFormState,
): Promise<void> {
  if (isOfMissing(req)) {
    await showMissing(services, res, { needId: null, answer: form });
    return;
  }
  const all = postedText(req.body, 'umfang') === 'alle';
  await showCalls(services, res, { all, effect: null, form });
}

function addAnswers(router: Router, services: Wired): void {
  const { answers, callLists, clock } = services;

  router.post('/treffer/antworten/:slug', allow('need.confirm'), async (req, res) => {
    const { slug } = req.params;
    const values = postedValues(req.body);
    const key = postedText(req.body, 'conditionKey', 2000);
    const refused = { slug, key, values };
    const parsed = parseAnswerForm(values, clock.today());
    if (!parsed.ok) {
      await answers.demandQuestion(scopeOf(res), { slug, conditionKey: key, needId: null });
      const form = { ...refused, errors: parsed.errors, isStale: false };
      await showAgain(services, { req, res: res.status(422) }, form);
      return;
    }
    try {
      const input = {
        ...{ slug, municipalityId: municipalityOf(res), conditionKey: key },
        ...{ version: postedVersion(req.body), draft: parsed.draft },
      };
      const effect = await callLists.saveAnswer(scopeOf(res), input, actorOf(req, res));
      res.redirect(303, nextPath(req, effectQuery(effect, personOf(res).id)));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const form = { ...refused, errors: {}, isStale: true };
      await showAgain(services, { req, res: res.status(409) }, form);
    }
  });
}

/** Back to the page the form stood on, which tells what the answer did. */
function nextPath(req: Request, wirkung: string): string {
  return isOfMissing(req)
    ? missingFactsPath({ wirkung })
    : callListPath({ umfang: postedText(req.body, 'umfang'), wirkung });
}

/** @throws NotFoundError for somebody without a municipality */
function municipalityOf(res: Response): string {
  const { municipalityId } = personOf(res);
  if (municipalityId === null) throw new NotFoundError('Diese Kommune');
  return municipalityId;
}

const isOfMissing = ({ body }: Request): boolean => postedText(body, 'seite') === 'missing';

const isAll = ({ query }: Request): boolean => query['umfang'] === 'alle';
