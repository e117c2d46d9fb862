import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { needPath, withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { StaleError } from '../../shared/errors.ts';
import { parseFundingForm, type FundingChoices } from './funding-form.ts';
import { fundingValues, readFundingValues } from './funding-form-values.ts';
import { fundingFormView, programmeChoices, type FundingFormState } from './funding-form-views.ts';
import type { Entered, OpenedFunding } from './funding-service.ts';

type Fundings = Pick<Services, 'fundingService' | 'clock'>;

/** What pays for a need: enter, change, remove. */
export function fundingRoutes(services: Fundings): Router {
  const router = Router();
  const saving = createSaving(services);
  addCreation(router, services, saving);
  addEditing(router, services, saving);
  return router;
}

const untouched = { errors: {}, isUnsaved: false, isStale: false };

function choicesOf(opened: OpenedFunding): FundingChoices {
  return {
    programmes: programmeChoices(opened),
    carrierIds: opened.organisations.map(({ id }) => id),
    costItemIds: opened.need.costItems.map(({ id }) => id),
  };
}

type Saving = ReturnType<typeof createSaving>;

/** The form, and what becomes of what was posted: entering and changing differ only in what is written. */
function createSaving({ fundingService, clock }: Fundings) {
  const show = (res: Response, opened: OpenedFunding, form: FundingFormState): Promise<void> =>
    renderPage(res, 'needs/funding', fundingFormView(opened, form, clock.today()));

  const save = async (
    { req, res }: { req: Request; res: Response },
    which: { needId: string; fundingId: string | null },
    write: (expectedVersion: number, entered: Entered) => Promise<unknown>,
  ): Promise<void> => {
    const opened = await fundingService.open(scopeOf(res), which);
    const values = readFundingValues(req.body);
    const version = postedVersion(req.body);
    const parsed = parseFundingForm(values, choicesOf(opened));
    if (!parsed.ok) {
      const form = { values, errors: parsed.errors, isUnsaved: true, isStale: false, version };
      await show(res.status(422), opened, form);
      return;
    }
    try {
      await write(version, { draft: parsed.draft, actor: actorOf(req, res) });
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const now = await fundingService.open(scopeOf(res), which);
      await show(res.status(409), now, { values, errors: {}, isUnsaved: true, isStale: true });
      return;
    }
    res.redirect(303, withNotice(needPath(which.needId), 'finanzierung-gespeichert'));
  };
  return { show, save };
}

function addCreation(router: Router, { fundingService }: Fundings, { show, save }: Saving): void {
  router.get('/bedarfe/:id/finanzierung/neu', allow('need.edit'), async (req, res) => {
    const which = { needId: req.params.id, fundingId: null };
    const opened = await fundingService.open(scopeOf(res), which);
    await show(res, opened, { values: fundingValues(null, []), ...untouched });
  });

  router.post('/bedarfe/:id/finanzierung/neu', allow('need.edit'), async (req, res) => {
    const needId = req.params.id;
    await save({ req, res }, { needId, fundingId: null }, (expectedVersion, entered) =>
      fundingService.createFunding(scopeOf(res), { needId, expectedVersion }, entered),
    );
  });
}

function addEditing(router: Router, { fundingService }: Fundings, { show, save }: Saving): void {
  router.get('/bedarfe/:id/finanzierung/:fundingId', allow('need.edit'), async (req, res) => {
    const which = { needId: req.params.id, fundingId: req.params.fundingId };
    const opened = await fundingService.open(scopeOf(res), which);
    const values = fundingValues(opened.funding, programmeChoices(opened));
    await show(res, opened, { values, ...untouched });
  });

  router.post('/bedarfe/:id/finanzierung/:fundingId', allow('need.edit'), async (req, res) => {
    const which = { needId: req.params.id, fundingId: req.params.fundingId };
    await save({ req, res }, which, (expectedVersion, entered) =>
      fundingService.saveFunding(scopeOf(res), { ...which, expectedVersion }, entered),
    );
  });

  router.post(
    '/bedarfe/:id/finanzierung/:fundingId/entfernen',
    allow('need.edit'),
    async (req, res) => {
      const { id: needId, fundingId } = req.params;
      const seen = { needId, fundingId, expectedVersion: postedVersion(req.body) };
      await fundingService.removeFunding(scopeOf(res), seen, actorOf(req, res));
      res.redirect(303, withNotice(needPath(needId), 'finanzierung-entfernt'));
    },
  );
}
