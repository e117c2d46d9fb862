import { Router, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { postedValues, postedVersion, type PostedValues } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { matchPath, needPath, needsPath, withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { ConflictError, StaleError } from '../../shared/errors.ts';
import { baselineFrom } from './need-aim-figure.ts';
import type { NeedDraft } from './need-draft.ts';
import { needEditView, type NeedFormState } from './need-edit-views.ts';
import { parseNeedForm, type NeedFormResult } from './need-form.ts';
import { valuesOfNeed, withRowAction } from './need-form-values.ts';
import type { NeedFormParts } from './need-opening-service.ts';
import { createNeedPage } from './need-page-routes.ts';
import type { NeedOrigin } from './need.ts';

/** Changing a need, withdrawing it and taking it up again. */
export function needEditRoutes(services: Services): Router {
  const router = Router();
  addEditing(router, services);
  addWithdrawal(router, services);
  return router;
}

/** The posted form of a need in this quarter; `before` settles the order of choices that stay. */
export function parseWith(
  { figures, organisations }: NeedFormParts,
  values: PostedValues,
  { before, origin }: { before: NeedDraft; origin: NeedOrigin },
): NeedFormResult {
  return parseNeedForm(values, {
    before,
    carrierIds: organisations.map(({ id }) => id),
    indicatorIds: [...figures.keys()],
    baselineOf: baselineFrom(figures, origin),
  });
}

/** Whose match sent somebody here: a programme's slug, to go back to; anything else is nothing. */
function matchAsked(said: unknown): string | null {
  return typeof said === 'string' && /^[a-z0-9-]{1,120}$/u.test(said) ? said : null;
}

function addEditing(router: Router, { needEditing, needOpening }: Services): void {
  const show = async (
    res: Response,
    id: string,
    {
      form,
      typed = null,
      backTo,
    }: { form?: NeedFormState; typed?: NeedDraft | null; backTo: string | null },
  ): Promise<void> => {
    const parts = await needOpening.openNeed(scopeOf(res), id);
    const untouched = { values: valuesOfNeed(parts.need), errors: {}, isUnsaved: false };
    await renderPage(res, 'needs/edit', needEditView(parts, form ?? untouched, { typed, backTo }));
  };

  router.get('/bedarfe/:id/bearbeiten', allow('need.edit'), async (req, res) => {
    await show(res, req.params.id, { backTo: matchAsked(req.query['treffer']) });
  });

  router.post('/bedarfe/:id/bearbeiten', allow('need.edit'), async (req, res) => {
    const { id } = req.params;
    const parts = await needOpening.openNeed(scopeOf(res), id);
    const values = postedValues(req.body);
    const version = postedVersion(req.body);
    const backTo = matchAsked(values['treffer']);
    const changed = withRowAction(values);
    const parsed = parseWith(parts, values, { before: parts.need, origin: parts.need.origin });
    if (changed || !parsed.ok) {
      const errors = parsed.ok || changed ? {} : parsed.errors;
      const form = { values: changed ?? values, errors, isUnsaved: true, version };
      await show(res.status(changed ? 200 : 422), id, { form, backTo });
      return;
    }
    const { draft } = parsed;
    try {
      const save = { id, draft, expectedVersion: version };
      await needEditing.saveNeed(scopeOf(res), save, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const form = { values, errors: {}, isUnsaved: true };
      await show(res.status(409), id, { form, typed: draft, backTo });
      return;
    }
    res.redirect(
      303,
      withNotice(backTo === null ? needPath(id) : matchPath(id, backTo), 'bedarf-gespeichert'),
    );
  });
}

function addWithdrawal(router: Router, services: Services): void {
  const { needEditing } = services;
  const showNeed = createNeedPage(services);

  router.post('/bedarfe/:id/zurueckziehen', allow('need.edit'), async (req, res) => {
    const { id } = req.params;
    try {
      await needEditing.withdrawNeed(scopeOf(res), id, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      await showNeed(res.status(409), id, error.message);
      return;
    }
    res.redirect(303, `${withNotice(needsPath(), 'bedarf-zurueckgezogen')}#zurueckgezogen`);
  });

  router.post('/bedarfe/:id/wieder-aufnehmen', allow('need.edit'), async (req, res) => {
    const { id } = req.params;
    await needEditing.restoreNeed(scopeOf(res), id, actorOf(req, res));
    res.redirect(303, withNotice(needPath(id), 'bedarf-wieder-aufgenommen'));
  });
}
