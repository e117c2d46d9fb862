import { Router, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf, personOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { assumptionsPath, withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { parseAssumptionForm, readAssumptionValues } from './assumption-form.ts';
import {
  assumptionFormView,
  storedAssumptionValues,
  type AssumptionFormState,
} from './assumption-form-views.ts';
import { assumptionListView, assumptionRow } from './assumption-views.ts';
import { assumptionKeys, type AssumptionKey } from './assumption.ts';

type Wired = Pick<Services, 'assumptions' | 'costs'>;

/** What the visitor's municipality reckons with: list, change, back to the default. */
export function assumptionRoutes(services: Wired): Router {
  const router = Router();
  addList(router, services);
  addEditing(router, services);
  return router;
}

/** Assumptions belong to a municipality; who reads them has one. */
function municipalityOf(res: Response): string {
  const { municipalityId } = personOf(res);
  if (municipalityId === null) throw new NotFoundError('Diese Kommune');
  return municipalityId;
}

/** @throws NotFoundError */
function keyOf(asked: string): AssumptionKey {
  const key = assumptionKeys.find((one) => one === asked);
  if (key === undefined) throw new NotFoundError('Diese Annahme');
  return key;
}

function addList(router: Router, { assumptions, costs }: Wired): void {
  const open = (res: Response) => assumptions.open(scopeOf(res), municipalityOf(res));
  router.get('/bedarfe/annahmen', allow('setting.read'), async (_req, res) => {
    const context = { canEdit: canOf(res)('setting.edit'), payTables: costs.payTables };
    await renderPage(res, 'needs/assumptions', assumptionListView(await open(res), context));
  });

  router.get('/bedarfe/annahmen.json', allow('setting.read'), async (_req, res) => {
    const found = (await open(res)).assumptions;
    sendJson(
      res,
      assumptionKeys.map((key) => assumptionRow(key, found)),
    );
  });

  router.get('/bedarfe/annahmen.csv', allow('setting.read'), async (_req, res) => {
    const found = (await open(res)).assumptions;
    sendCsv(
      res,
      'annahmen.csv',
      assumptionKeys.map((key) => assumptionRow(key, found)),
    );
  });
}

function addEditing(router: Router, { assumptions }: Wired): void {
  const show = async (
    res: Response,
    key: AssumptionKey,
    { status, ...change }: Partial<AssumptionFormState> & { status: number },
  ): Promise<void> => {
    const now = (await assumptions.open(scopeOf(res), municipalityOf(res))).assumptions;
    const values = storedAssumptionValues(key, now);
    const form = { values, errors: {}, isUnsaved: false, isStale: false, ...change };
    await renderPage(res.status(status), 'needs/assumption', assumptionFormView(key, now, form));
  };

  router.get('/bedarfe/annahmen/:key', allow('setting.edit'), async (req, res) => {
    await show(res, keyOf(req.params.key), { status: 200 });
  });

  router.post('/bedarfe/annahmen/:key', allow('setting.edit'), async (req, res) => {
    const key = keyOf(req.params.key);
    const values = readAssumptionValues(req.body);
    const version = postedVersion(req.body);
    const parsed = parseAssumptionForm(key, values);
    if (!parsed.ok) {
      await show(res, key, {
        status: 422,
        values,
        errors: parsed.errors,
        version,
        isUnsaved: true,
      });
      return;
    }
    try {
      const which = { municipalityId: municipalityOf(res), key, expectedVersion: version };
      const written = { draft: parsed.draft, actor: actorOf(req, res) };
      await assumptions.save(scopeOf(res), which, written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, key, { status: 409, values, isUnsaved: true, isStale: true });
      return;
    }
    res.redirect(303, withNotice(assumptionsPath(), 'annahme-gespeichert'));
  });

  router.post('/bedarfe/annahmen/:key/zuruecksetzen', allow('setting.edit'), async (req, res) => {
    const key = keyOf(req.params.key);
    const expectedVersion = postedVersion(req.body);
    try {
      const which = { municipalityId: municipalityOf(res), key, expectedVersion };
      await assumptions.reset(scopeOf(res), which, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res, key, { status: 409, isStale: true });
      return;
    }
    res.redirect(303, withNotice(assumptionsPath(), 'annahme-zurueckgesetzt'));
  });
}
