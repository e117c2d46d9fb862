import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { programmePath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { StaleError } from '../shared/errors.ts';
import { callValues, parseCallForm } from './call-form.ts';
import { callFormView } from './call-views.ts';
import { readProgrammeValues } from './programme-posted-form.ts';

type Calls = Pick<Services, 'callService'>;

/** Calls (Aufrufe) of a programme: create, change, remove. */
export function callRoutes(services: Calls): Router {
  const router = Router();
  addCreation(router, services);
  addEditing(router, services);
  return router;
}

const untouched = { errors: {}, isUnsaved: false, isStale: false };

function addCreation(router: Router, { callService }: Calls): void {
  router.get('/programme/:slug/aufrufe/neu', allow('call.edit'), async (req, res) => {
    const opened = { slug: req.params.slug, callId: null };
    const { record } = await callService.open(scopeOf(res), opened);
    const view = callFormView(record, null, { values: callValues(null), ...untouched });
    await renderPage(res, 'programmes/call', view);
  });

  router.post('/programme/:slug/aufrufe', allow('call.edit'), async (req, res) => {
    const { slug } = req.params;
    const { record } = await callService.open(scopeOf(res), { slug, callId: null });
    const values = readProgrammeValues(req.body);
    const parsed = parseCallForm(values);
    if (!parsed.ok) {
      const form = { values, errors: parsed.errors, isUnsaved: true, isStale: false };
      await renderPage(res.status(422), 'programmes/call', callFormView(record, null, form));
      return;
    }
    const written = { draft: parsed.draft, actor: actorOf(req, res) };
    await callService.createCall(scopeOf(res), slug, written);
    res.redirect(303, withNotice(programmePath(slug), 'aufruf-gespeichert'));
  });
}

function addEditing(router: Router, { callService }: Calls): void {
  router.get('/programme/:slug/aufrufe/:callId', allow('call.edit'), async (req, res) => {
    const { record, call } = await callService.open(scopeOf(res), req.params);
    const view = callFormView(record, call, { values: callValues(call), ...untouched });
    await renderPage(res, 'programmes/call', view);
  });

  router.post('/programme/:slug/aufrufe/:callId', allow('call.edit'), async (req, res) => {
    const { slug, callId } = req.params;
    const { record, call } = await callService.open(scopeOf(res), { slug, callId });
    const values = readProgrammeValues(req.body);
    const version = postedVersion(req.body);
    const parsed = parseCallForm(values);
    if (!parsed.ok) {
      const form = { values, errors: parsed.errors, isUnsaved: true, isStale: false, version };
      await renderPage(res.status(422), 'programmes/call', callFormView(record, call, form));
      return;
    }
    try {
      const written = { draft: parsed.draft, actor: actorOf(req, res) };
      const which = { slug, callId, expectedVersion: version };
      await callService.saveCall(scopeOf(res), which, written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const now = await callService.open(scopeOf(res), { slug, callId });
      const form = { values, errors: {}, isUnsaved: true, isStale: true };
      await renderPage(res.status(409), 'programmes/call', callFormView(record, now.call, form));
      return;
    }
    res.redirect(303, withNotice(programmePath(slug), 'aufruf-gespeichert'));
  });

  router.post(
    '/programme/:slug/aufrufe/:callId/entfernen',
    allow('call.edit'),
    async (req, res) => {
      const { slug, callId } = req.params;
      const which = { slug, callId, expectedVersion: postedVersion(req.body) };
      try {
        await callService.removeCall(scopeOf(res), which, actorOf(req, res));
      } catch (error) {
        if (!(error instanceof StaleError)) throw error;
        const { record, call } = await callService.open(scopeOf(res), { slug, callId });
        const form = { ...untouched, values: callValues(call), isOutdated: true };
        await renderPage(res.status(409), 'programmes/call', callFormView(record, call, form));
        return;
      }
      res.redirect(303, withNotice(programmePath(req.params.slug), 'aufruf-entfernt'));
    },
  );
}
