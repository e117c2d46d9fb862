import { Router, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf, personOf } from '../../http/current-person.ts';
import { postedValues, postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { municipalFinancesPath } from '../../matching/match-paths.ts';
import { withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { financeKeyOf, parseFinanceForm } from './finance-entry.ts';
import { municipalFinancesView, type FinanceFormState } from './municipal-finances-views.ts';

/** The budget situation of the visitor's municipality. */
export function municipalFinancesRoutes({
  municipalFinances,
}: Pick<Services, 'municipalFinances'>): Router {
  const router = Router();
  const show = async (res: Response, form?: FinanceFormState): Promise<void> => {
    const opened = await municipalFinances.open(scopeOf(res), municipalityOf(res));
    const canEdit = canOf(res)('setting.edit');
    const view = municipalFinancesView(opened, { canEdit, ...(form ? { form } : {}) });
    await renderPage(res, 'needs/finances', view);
  };

  router.get('/bedarfe/haushaltslage', allow('setting.read'), async (_req, res) => {
    await show(res);
  });

  router.post('/bedarfe/haushaltslage', allow('setting.edit'), async (req, res) => {
    const values = postedValues(req.body);
    const key = financeKeyOf(values['key']);
    if (key === undefined) throw new NotFoundError('Diese Angabe');
    const parsed = parseFinanceForm(values);
    if (!parsed.ok) {
      await show(res.status(422), { key, values, errors: parsed.errors, isStale: false });
      return;
    }
    const expectedVersion = postedVersion(req.body);
    const which = { municipalityId: municipalityOf(res), key, expectedVersion };
    try {
      const written = { draft: parsed.draft, actor: actorOf(req, res) };
      await municipalFinances.saveFact(scopeOf(res), which, written);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await show(res.status(409), { key, values, errors: {}, isStale: true });
      return;
    }
    res.redirect(303, withNotice(municipalFinancesPath(), 'haushaltslage-gespeichert'));
  });

  return router;
}

/** @throws NotFoundError for somebody without a municipality */
function municipalityOf(res: Response): string {
  const { municipalityId } = personOf(res);
  if (municipalityId === null) throw new NotFoundError('Diese Kommune');
  return municipalityId;
}
