import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { StaleError } from '../shared/errors.ts';
import {
  leadTimeValues,
  parseLeadTimeForm,
  readLeadTimeValues,
  type LeadTimeValues,
} from './lead-time-form.ts';
import { leadTimeRows, leadTimeView } from './lead-time-views.ts';
import { municipalityOf } from './own-municipality-routes.ts';
import type { FormState } from './schedule-page.ts';
import { leadTimesPath } from './schedule-paths.ts';

/** How long things take in the visitor's municipality. */
export function leadTimeRoutes({ leadTimes }: Pick<Services, 'leadTimes'>): Router {
  const router = Router();
  const path = leadTimesPath();
  const open = (res: Response) => leadTimes.open(scopeOf(res), municipalityOf(res));
  const show = async (
    res: Response,
    { status, ...typed }: Partial<FormState<LeadTimeValues>> & { status: number },
  ): Promise<void> => {
    const opened = await open(res);
    const untouched = { errors: {}, isUnsaved: false, isStale: false };
    const form = { ...untouched, values: leadTimeValues(opened.known), ...typed };
    const view = leadTimeView(opened, form, canOf(res)('setting.edit'));
    await renderPage(res.status(status), 'schedule/form', view);
  };

  router.get(path, allow('setting.read'), async (_req, res) => {
    await show(res, { status: 200 });
  });
  router.get(`${path}.json`, allow('setting.read'), async (_req, res) => {
    sendJson(res, leadTimeRows((await open(res)).known));
  });
  router.get(`${path}.csv`, allow('setting.read'), async (_req, res) => {
    sendCsv(res, 'vorlaufzeiten.csv', leadTimeRows((await open(res)).known));
  });
  router.post(path, allow('setting.edit'), async (req, res) => {
    const values = readLeadTimeValues(req.body);
    const version = postedVersion(req.body);
    const parsed = parseLeadTimeForm(values);
    if (!parsed.ok) {
      await show(res, { status: 422, values, errors: parsed.errors, isUnsaved: true, version });
      return;
    }
    try {
      const written = { known: { ...parsed.known, version }, actor: actorOf(req, res) };
      await leadTimes.save(scopeOf(res), municipalityOf(res), written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, { status: 409, values, isUnsaved: true, isStale: true });
      return;
    }
    res.redirect(303, withNotice(path, 'vorlaufzeiten-gespeichert'));
  });
  return router;
}
