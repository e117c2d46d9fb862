import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { postedValues, postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { newQuarterPath, quarterPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { ForbiddenError, StaleError } from '../shared/errors.ts';
import { parseNewQuarterForm, parseQuarterForm, quarterValues } from './quarter-edit-form.ts';
import { newQuarterView, quarterEditView } from './quarter-edit-views.ts';

type Editing = Pick<Services, 'quarterEditing'>;

/** Quarters that people enter and change; before `/quartiere/:slug`, which would take `neu`. */
export function quarterEditRoutes(services: Editing): Router {
  const router = Router();
  addCreation(router, services);
  addEditing(router, services);
  return router;
}

const untouched = { errors: {}, isUnsaved: false };

function addCreation(router: Router, { quarterEditing }: Editing): void {
  router.get(newQuarterPath(), allow('quarter.edit'), async (_req, res) => {
    const districts = await quarterEditing.listDistricts(scopeOf(res));
    const view = newQuarterView(districts, { values: {}, ...untouched });
    await renderPage(res, 'quarters/edit', view);
  });

  router.post(newQuarterPath(), allow('quarter.edit'), async (req, res) => {
    const [districts, slugs] = await Promise.all([
      quarterEditing.listDistricts(scopeOf(res)),
      quarterEditing.listSlugs(),
    ]);
    const values = postedValues(req.body);
    const municipalityId = ownMunicipality(res);
    const parsed = parseNewQuarterForm(values, { municipalityId, districts, slugs });
    if (!parsed.ok) {
      const view = newQuarterView(districts, { values, errors: parsed.errors, isUnsaved: true });
      await renderPage(res.status(422), 'quarters/edit', view);
      return;
    }
    await quarterEditing.createQuarter(scopeOf(res), parsed.draft, actorOf(req, res));
    res.redirect(303, withNotice(quarterPath(parsed.draft.slug), 'quartier-angelegt'));
  });
}

function ownMunicipality(res: Response): string {
  const { municipalityId } = personOf(res);
  if (municipalityId === null) throw new ForbiddenError();
  return municipalityId;
}

function addEditing(router: Router, { quarterEditing }: Editing): void {
  router.get('/quartiere/:slug/bearbeiten', allow('quarter.edit'), async (req, res) => {
    const quarter = await quarterEditing.getEditable(scopeOf(res), req.params.slug);
    const view = quarterEditView(quarter, { values: quarterValues(quarter), ...untouched });
    await renderPage(res, 'quarters/edit', view);
  });

  router.post('/quartiere/:slug/bearbeiten', allow('quarter.edit'), async (req, res) => {
    const { slug } = req.params;
    const quarter = await quarterEditing.getEditable(scopeOf(res), slug);
    const values = postedValues(req.body);
    const version = postedVersion(req.body);
    const parsed = parseQuarterForm(values);
    if (!parsed.ok) {
      const form = { values, errors: parsed.errors, isUnsaved: true, version };
      await renderPage(res.status(422), 'quarters/edit', quarterEditView(quarter, form));
      return;
    }
    try {
      const save = { slug, draft: parsed.draft, expectedVersion: version };
      await quarterEditing.saveQuarter(scopeOf(res), save, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const now = await quarterEditing.getEditable(scopeOf(res), slug);
      const form = { values, errors: {}, isUnsaved: true, isStale: true };
      await renderPage(res.status(409), 'quarters/edit', quarterEditView(now, form));
      return;
    }
    res.redirect(303, withNotice(quarterPath(slug), 'quartier-gespeichert'));
  });
}
