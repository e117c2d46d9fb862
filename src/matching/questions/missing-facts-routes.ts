import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf, personOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { postedText, postedValues } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { StaleError } from '../../shared/errors.ts';
import { effectFrom, effectQuery, effectText } from './match-effect.ts';
import type { NeedField } from './missing-datum.ts';
import { missingFactsPath } from '../match-paths.ts';
import type { AnswerFormState } from './answer-form-views.ts';
import type { EntryFormState } from './entry-form-views.ts';
import { postedVersions } from './entry-values.ts';
import { missingFactRow } from './missing-fact-file-views.ts';
import { missingFactsView } from './missing-facts-views.ts';

type Wired = Pick<Services, 'missingFacts'>;

/** The one entry whose fields can be filled from a percentage. */
const shareKey: NeedField = 'ownShareCentsPerYear';

/** What would have to be known: the list, and filling it in on the spot. */
export function missingFactRoutes({ missingFacts }: Wired): Router {
  const router = Router();

  const show = (
    res: Response,
    needId: string | null,
    shown: { effect?: string | null; form?: EntryFormState } = {},
  ): Promise<void> => showMissing({ missingFacts }, res, { needId, ...shown });

  const rowsFor = async (req: Request, res: Response) => {
    const { facts, city } = await missingFacts.open(scopeOf(res), needOf(req));
    return facts.map((fact) => missingFactRow(fact, city));
  };

  router.get('/treffer/wissen', allow('match.read'), async (req, res) => {
    const effect = effectFrom(req.query['wirkung'], personOf(res).id);
    await show(res, needOf(req), { effect: effect && effectText(effect) });
  });

  router.get('/treffer/wissen.json', allow('match.read'), async (req, res) => {
    sendJson(res, await rowsFor(req, res));
  });

  router.get('/treffer/wissen.csv', allow('match.read'), async (req, res) => {
    sendCsv(res, 'fehlende-angaben.csv', await rowsFor(req, res));
  });

  router.post('/treffer/wissen/:key', allow('need.edit'), async (req, res) => {
    const { key } = req.params;
    const values = postedValues(req.body);
    const bedarf = postedText(req.body, 'bedarf');
    const needId = bedarf === '' ? null : bedarf;
    const posted = { key, values, versions: postedVersions(req.body) };
    const returned = { ...posted, errors: {}, isStale: false };
    if (key === shareKey && postedText(req.body, 'aktion') === 'anteil') {
      const filled = await missingFacts.fillShares(scopeOf(res), values);
      const form = { ...returned, ...(filled.ok ? filled : { errors: filled.errors }) };
      await show(res.status(filled.ok ? 200 : 422), needId, { form });
      return;
    }
    try {
      const filled = await missingFacts.fillEntry(scopeOf(res), posted, actorOf(req, res));
      if (!filled.ok) {
        const form = { ...returned, errors: filled.errors };
        await show(res.status(422), needId, { form });
        return;
      }
      const wirkung = effectQuery(filled.effect, personOf(res).id);
      res.redirect(303, missingFactsPath({ bedarf, wirkung }));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res.status(409), needId, { form: { ...returned, isStale: true } });
    }
  });

  return router;
}

/** The page, also with a form that came back. */
export async function showMissing(
  { missingFacts }: Wired,
  res: Response,
  shown: {
    needId: string | null;
    effect?: string | null;
    form?: EntryFormState;
    answer?: AnswerFormState;
  },
): Promise<void> {
  const opened = await missingFacts.open(scopeOf(res), shown.needId);
  const can = canOf(res);
  const rights = { canEdit: can('need.edit'), canAnswer: can('need.confirm') };
  const view = missingFactsView(opened, { effect: null, ...rights, ...shown });
  await renderPage(res, 'matching/missing', view);
}

function needOf({ query }: Request): string | null {
  const asked = query['bedarf'];
  return typeof asked === 'string' && asked !== '' ? asked : null;
}
