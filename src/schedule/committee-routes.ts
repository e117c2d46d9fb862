import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { postedText, postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { StaleError } from '../shared/errors.ts';
import {
  committeeValues,
  emptyCommittee,
  parseCommitteeForm,
  readCommitteeValues,
  type CommitteeValues,
} from './committee-form.ts';
import { committeeFormView, committeeListView, committeeRow } from './committee-views.ts';
import { municipalityOf } from './own-municipality-routes.ts';
import type { FormState } from './schedule-page.ts';
import { committeesPath } from './schedule-paths.ts';

type Wired = Pick<Services, 'committees'>;
type Typed = Partial<FormState<CommitteeValues>> & { status: number };

const untouched = { errors: {}, isUnsaved: false, isStale: false };

/** Committees: list, add, change, out of use. */
export function committeeRoutes(services: Wired): Router {
  const router = Router();
  addList(router, services);
  addCreation(router, services);
  addEditing(router, services);
  return router;
}

function addList(router: Router, { committees }: Wired): void {
  const rows = async (res: Response) => {
    const districts = await committees.listDistricts(scopeOf(res));
    return (await committees.list(scopeOf(res))).map((one) => committeeRow(one, districts));
  };
  router.get('/kalender/gremien', allow('sitting.read'), async (_req, res) => {
    const [list, districts] = [
      await committees.list(scopeOf(res)),
      await committees.listDistricts(scopeOf(res)),
    ];
    const view = committeeListView(list, districts, canOf(res)('sitting.edit'));
    await renderPage(res, 'schedule/list', view);
  });
  router.get('/kalender/gremien.json', allow('sitting.read'), async (_req, res) => {
    sendJson(res, await rows(res));
  });
  router.get('/kalender/gremien.csv', allow('sitting.read'), async (_req, res) => {
    sendCsv(res, 'gremien.csv', await rows(res));
  });
}

function addCreation(router: Router, { committees }: Wired): void {
  const show = async (res: Response, { status, ...typed }: Typed): Promise<void> => {
    const districts = await committees.listDistricts(scopeOf(res));
    const form = { ...untouched, values: emptyCommittee, ...typed };
    await renderPage(res.status(status), 'schedule/form', committeeFormView(null, districts, form));
  };
  router.get('/kalender/gremien/neu', allow('sitting.edit'), async (_req, res) => {
    await show(res, { status: 200 });
  });
  router.post('/kalender/gremien', allow('sitting.edit'), async (req, res) => {
    const scope = scopeOf(res);
    const values = readCommitteeValues(req.body);
    const others = await committees.list(scope);
    const districts = await committees.listDistricts(scope);
    const parsed = parseCommitteeForm(values, { others, districts });
    if (!parsed.ok) {
      await show(res, { status: 422, values, errors: parsed.errors, isUnsaved: true });
      return;
    }
    const made = { municipalityId: municipalityOf(res), draft: parsed.draft };
    await committees.create(scope, made, actorOf(req, res));
    res.redirect(303, withNotice(committeesPath(), 'gremium-gespeichert'));
  });
}

function addEditing(router: Router, { committees }: Wired): void {
  const show = async (res: Response, id: string, { status, ...typed }: Typed): Promise<void> => {
    const opened = await committees.open(scopeOf(res), id);
    const form = { ...untouched, values: committeeValues(opened.committee), ...typed };
    const view = committeeFormView(opened, opened.districts, form);
    await renderPage(res.status(status), 'schedule/form', view);
  };
  router.get('/kalender/gremien/:id', allow('sitting.edit'), async (req, res) => {
    await show(res, req.params.id, { status: 200 });
  });
  router.post('/kalender/gremien/:id', allow('sitting.edit'), async (req, res) => {
    const { id } = req.params;
    const scope = scopeOf(res);
    const { districts } = await committees.open(scope, id);
    const values = readCommitteeValues(req.body);
    const version = postedVersion(req.body);
    const others = (await committees.list(scope)).filter((one) => one.id !== id);
    const parsed = parseCommitteeForm(values, { others, districts });
    if (!parsed.ok) {
      await show(res, id, { status: 422, values, errors: parsed.errors, isUnsaved: true, version });
      return;
    }
    try {
      const written = { draft: parsed.draft, actor: actorOf(req, res) };
      await committees.save(scope, { id, version }, written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, id, { status: 409, values, isUnsaved: true, isStale: true });
      return;
    }
    res.redirect(303, withNotice(committeesPath(), 'gremium-gespeichert'));
  });
  router.post('/kalender/gremien/:id/ausser-gebrauch', allow('sitting.edit'), async (req, res) => {
    const isRetired = postedText(req.body, 'ausser', 1) === '1';
    const which = { id: req.params.id, version: postedVersion(req.body), isRetired };
    try {
      await committees.retire(scopeOf(res), which, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, which.id, { status: 409, isOutdated: true });
      return;
    }
    res.redirect(303, withNotice(committeesPath(), 'gremium-gespeichert'));
  });
}
