import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf, personOf } from '../../http/current-person.ts';
import { postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { matchOrderPath } from '../match-paths.ts';
import {
  orderWeightValues,
  parseOrderWeights,
  readOrderWeightValues,
} from './order-weight-form.ts';
import { orderWeightView, type OrderWeightFormState } from './order-weight-views.ts';

type Wired = Pick<Services, 'orderWeights' | 'orderExamples'>;

/** How much each part of the order counts in the visitor's municipality. */
export function orderWeightRoutes({ orderWeights, orderExamples }: Wired): Router {
  const router = Router();

  async function show(res: Response, status: number, form?: OrderWeightFormState): Promise<void> {
    const municipalityId = municipalityOf(res);
    const opened = await orderWeights.open(scopeOf(res), municipalityId);
    const example = await orderExamples.findExample(scopeOf(res), municipalityId);
    const view = orderWeightView(opened, {
      ...(form === undefined ? {} : { form }),
      example,
      canEdit: canOf(res)('setting.edit'),
    });
    await renderPage(res.status(status), 'matching/order', view);
  }

  router.get('/treffer/reihenfolge', allow('setting.read'), async (_req, res) => {
    await show(res, 200);
  });

  router.post('/treffer/reihenfolge', allow('setting.edit'), async (req, res) => {
    const form = {
      values: readOrderWeightValues(req.body),
      errors: {},
      isUnsaved: true,
      isStale: false,
      version: postedVersion(req.body),
    };
    const parsed = parseOrderWeights(form.values);
    if (!parsed.ok) {
      await show(res, 422, { ...form, errors: parsed.errors });
      return;
    }
    try {
      const written = { draft: parsed.draft, actor: actorOf(req, res) };
      await orderWeights.save(scopeOf(res), seenBy(req, res), written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, 409, { ...form, isStale: true });
      return;
    }
    res.redirect(303, withNotice(matchOrderPath(), 'reihenfolge-gespeichert'));
  });

  router.post('/treffer/reihenfolge/zuruecksetzen', allow('setting.edit'), async (req, res) => {
    try {
      await orderWeights.reset(scopeOf(res), seenBy(req, res), actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const { stored } = await orderWeights.open(scopeOf(res), municipalityOf(res));
      const values = orderWeightValues(stored);
      const version = stored.version;
      await show(res, 409, { values, errors: {}, isUnsaved: false, isStale: true, version });
      return;
    }
    res.redirect(303, withNotice(matchOrderPath(), 'reihenfolge-zurueckgesetzt'));
  });

  return router;
}

function seenBy(req: Request, res: Response) {
  return { municipalityId: municipalityOf(res), expectedVersion: postedVersion(req.body) };
}

/** Weights belong to a municipality; who reads them has one. */
function municipalityOf(res: Response): string {
  const { municipalityId } = personOf(res);
  if (municipalityId === null) throw new NotFoundError('Diese Kommune');
  return municipalityId;
}
