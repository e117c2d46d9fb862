import { Router } from 'express';
import { allow } from '../../http/allow.ts';
import { canOf } from '../../http/current-person.ts';
import { postedValues } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { parseTrialForm } from './trial-form.ts';
import { textOf } from '../../programmes/programme-form-values.ts';
import { isAsked, takenFromName } from './trial-values.ts';
import { trialView } from './trial-views.ts';

/** What-if: a form whose values stand in the address, so that a trial can be sent as a link. It changes nothing. */
export function trialRoutes({ trials }: Pick<Services, 'trials'>): Router {
  const router = Router();

  router.get('/treffer/probe', allow('match.read'), async (req, res) => {
    const scope = scopeOf(res);
    const quarters = await trials.listQuarters(scope);
    const values = postedValues(req.query);
    const context = { quarters, mayEditNeeds: canOf(res)('need.edit'), errors: {}, trial: null };
    if (!isAsked(values)) {
      await renderPage(res, 'matching/trial', trialView(values, context));
      return;
    }
    const form = parseTrialForm(
      values,
      quarters.map(({ slug }) => slug),
    );
    if (!form.ok) {
      const view = trialView(values, { ...context, errors: form.errors });
      await renderPage(res.status(422), 'matching/trial', view);
      return;
    }
    const beganWith = textOf(values, takenFromName) || null;
    const trial = await trials.tryNeed(scope, form.need, {
      beganWith,
      ...(form.on === null ? {} : { on: form.on }),
    });
    await renderPage(res, 'matching/trial', trialView(values, { ...context, trial }));
  });

  return router;
}
