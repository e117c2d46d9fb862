import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { postedText, postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { ConflictError, StaleError } from '../shared/errors.ts';
import type { FormState } from './schedule-page.ts';
import { sittingsPath } from './schedule-paths.ts';
import { sittingFormView } from './sitting-form-views.ts';
import {
  emptySitting,
  parseSittingForm,
  readSittingValues,
  sittingValues,
  type SittingValues,
} from './sitting-form.ts';
import { sittingListView, sittingRow } from './sitting-views.ts';

type Wired = Pick<Services, 'sittings' | 'clock'>;
type Typed = Partial<FormState<SittingValues>> & { status: number };

const untouched = { errors: {}, isUnsaved: false, isStale: false };

/** Sittings: list, enter, change, cancel. */
export function sittingRoutes(services: Wired): Router {
  const router = Router();
  addList(router, services);
  addCreation(router, services);
  addEditing(router, services);
  return router;
}

function addList(router: Router, { sittings, clock }: Wired): void {
  const rows = async (res: Response) => {
    const calendar = await sittings.calendarOf(scopeOf(res));
    return calendar.sittings.map((one) => sittingRow(one, calendar));
  };
  router.get('/kalender/sitzungen', allow('sitting.read'), async (_req, res) => {
    const context = { canEdit: canOf(res)('sitting.edit'), today: clock.today() };
    const calendar = await sittings.calendarOf(scopeOf(res));
    await renderPage(res, 'schedule/list', sittingListView(calendar, context));
  });
  router.get('/kalender/sitzungen.json', allow('sitting.read'), async (_req, res) => {
    sendJson(res, await rows(res));
  });
  router.get('/kalender/sitzungen.csv', allow('sitting.read'), async (_req, res) => {
    sendCsv(res, 'sitzungen.csv', await rows(res));
  });
}

function addCreation(router: Router, { sittings }: Wired): void {
  const show = async (res: Response, { status, ...typed }: Typed): Promise<void> => {
    const { committees } = await sittings.calendarOf(scopeOf(res));
    const form = { ...untouched, values: emptySitting, ...typed };
    await renderPage(res.status(status), 'schedule/form', sittingFormView(null, committees, form));
  };
  router.get('/kalender/sitzungen/neu', allow('sitting.edit'), async (_req, res) => {
    await show(res, { status: 200 });
  });
  router.post('/kalender/sitzungen', allow('sitting.edit'), async (req, res) => {
    const values = readSittingValues(req.body);
    const calendar = await sittings.calendarOf(scopeOf(res));
    const parsed = parseSittingForm(values, { ...calendar, own: null });
    if (!parsed.ok) {
      await show(res, { status: 422, values, errors: parsed.errors, isUnsaved: true });
      return;
    }
    try {
      await sittings.create(scopeOf(res), parsed.draft, actorOf(req, res));
    } catch (error) {
      // Retired, or taken, while the form was read: asked again, the form says it at the field.
      const again = parseSittingForm(values, {
        ...(await sittings.calendarOf(scopeOf(res))),
        own: null,
      });
      if (!(error instanceof ConflictError) || again.ok) throw error;
      await show(res, { status: 422, values, errors: again.errors, isUnsaved: true });
      return;
    }
    res.redirect(303, withNotice(sittingsPath(), 'sitzung-gespeichert'));
  });
}

function addEditing(router: Router, { sittings }: Wired): void {
  const show = async (res: Response, id: string, { status, ...typed }: Typed): Promise<void> => {
    const opened = await sittings.open(scopeOf(res), id);
    const form = { ...untouched, values: sittingValues(opened.sitting), ...typed };
    const view = sittingFormView(opened, opened.committees, form);
    await renderPage(res.status(status), 'schedule/form', view);
  };
  router.get('/kalender/sitzungen/:id', allow('sitting.edit'), async (req, res) => {
    await show(res, req.params.id, { status: 200 });
  });
  router.post('/kalender/sitzungen/:id', allow('sitting.edit'), async (req, res) => {
    const { id } = req.params;
    const opened = await sittings.open(scopeOf(res), id);
    const values = readSittingValues(req.body);
    const version = postedVersion(req.body);
    const parsed = parseSittingForm(values, { ...opened, own: opened.sitting });
    if (!parsed.ok) {
      await show(res, id, { status: 422, values, errors: parsed.errors, isUnsaved: true, version });
      return;
    }
    try {
      const { sitsOn, submissionOn, note } = parsed.draft;
      const written = { draft: { sitsOn, submissionOn, note }, actor: actorOf(req, res) };
      await sittings.save(scopeOf(res), { id, version }, written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, id, { status: 409, values, isUnsaved: true, isStale: true });
      return;
    }
    res.redirect(303, withNotice(sittingsPath(), 'sitzung-gespeichert'));
  });
  router.post('/kalender/sitzungen/:id/absage', allow('sitting.edit'), async (req, res) => {
    const isCancelled = postedText(req.body, 'absage', 1) === '1';
    const which = { id: req.params.id, version: postedVersion(req.body), isCancelled };
    try {
      await sittings.cancel(scopeOf(res), which, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, which.id, { status: 409, isOutdated: true });
      return;
    }
    res.redirect(303, withNotice(sittingsPath(), 'sitzung-gespeichert'));
  });
}
