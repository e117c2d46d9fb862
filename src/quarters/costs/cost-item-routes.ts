import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { postedText, postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { needPath, withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { ConflictError, StaleError } from '../../shared/errors.ts';
import { parseCostForm, readCostValues } from './cost-item-form.ts';
import {
  chooseKindView,
  costItemFormView,
  kindCodes,
  type CostFormState,
} from './cost-item-form-views.ts';
import type { CostItemDraft } from './cost-item.ts';
import type { OpenedCosts } from './cost-item-service.ts';
import { newCostValues, storedCostValues } from './cost-item-values.ts';
import type { PlanKind } from './cost-plan.ts';

type Costs = Pick<Services, 'costItems'>;

/** Cost items of a need: create, work out, change, remove. */
export function costItemRoutes(services: Costs): Router {
  const router = Router();
  addCreation(router, services);
  addEditing(router, services);
  return router;
}

const untouched = { errors: {}, isUnsaved: false, isStale: false, draft: null };
const kindOf = (asked: unknown): PlanKind | undefined => kindCodes.find((kind) => kind === asked);

function addCreation(router: Router, { costItems }: Costs): void {
  router.get('/bedarfe/:id/kosten/neu', allow('need.edit'), async (req, res) => {
    const opened = await costItems.openNeed(scopeOf(res), req.params.id);
    const kind = kindOf(req.query['art']);
    const view =
      kind === undefined
        ? chooseKindView(opened)
        : costItemFormView(opened, {
            ...untouched,
            kind,
            values: newCostValues(kind, opened.residents),
          });
    await renderPage(res, 'needs/cost-item', view);
  });

  router.post('/bedarfe/:id/kosten/neu', allow('need.edit'), async (req, res) => {
    const needId = req.params.id;
    const opened = await costItems.openNeed(scopeOf(res), needId);
    const kind = kindOf(req.query['art']) ?? kindOf(postedText(req.body, 'art'));
    if (kind === undefined) {
      await renderPage(res.status(422), 'needs/cost-item', chooseKindView(opened));
      return;
    }
    await answer(req, res, {
      opened,
      kind,
      again: () => costItems.openNeed(scopeOf(res), needId),
      save: (draft, expectedVersion) =>
        costItems.create(
          scopeOf(res),
          { needId, expectedVersion },
          { draft, actor: actorOf(req, res) },
        ),
    });
  });
}

function addEditing(router: Router, { costItems }: Costs): void {
  router.get('/bedarfe/:id/kosten/:item', allow('need.edit'), async (req, res) => {
    const { id: needId, item: itemId } = req.params;
    const opened = await costItems.openItem(scopeOf(res), { needId, itemId });
    const stored = storedCostValues(opened.item);
    await renderPage(res, 'needs/cost-item', costItemFormView(opened, { ...untouched, ...stored }));
  });

  router.post('/bedarfe/:id/kosten/:item', allow('need.edit'), async (req, res) => {
    const { id: needId, item: itemId } = req.params;
    const opened = await costItems.openItem(scopeOf(res), { needId, itemId });
    await answer(req, res, {
      opened,
      kind: storedCostValues(opened.item).kind,
      again: () => costItems.openItem(scopeOf(res), { needId, itemId }),
      save: (draft, expectedVersion) =>
        costItems.save(
          scopeOf(res),
          { needId, itemId, expectedVersion },
          { draft, actor: actorOf(req, res) },
        ),
    });
  });

  router.post('/bedarfe/:id/kosten/:item/entfernen', allow('need.edit'), async (req, res) => {
    const { id: needId, item: itemId } = req.params;
    const opened = await costItems.openItem(scopeOf(res), { needId, itemId });
    try {
      const expectedVersion = postedVersion(req.body);
      await costItems.remove(scopeOf(res), { needId, itemId, expectedVersion }, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError || error instanceof ConflictError)) throw error;
      const now = await costItems.openItem(scopeOf(res), { needId, itemId });
      const isStale = error instanceof StaleError;
      const form = { ...untouched, ...storedCostValues(opened.item), isStale };
      await renderPage(res.status(409), 'needs/cost-item', costItemFormView(now, form));
      return;
    }
    res.redirect(303, withNotice(needPath(needId), 'kostenposition-entfernt'));
  });
}

interface Posted {
  opened: OpenedCosts;
  kind: PlanKind;
  /** As it is now, after somebody else saved. */
  again: () => Promise<OpenedCosts>;
  save: (draft: CostItemDraft, expectedVersion: number) => Promise<void>;
}

/** What a posted form leads to: errors, the result without saving, a conflict, or the page of the need. */
async function answer(
  req: Request,
  res: Response,
  { opened, kind, again, save }: Posted,
): Promise<void> {
  const values = readCostValues(req.body);
  const version = postedVersion(req.body);
  const parsed = parseCostForm(kind, values, {
    payTables: opened.use.payTables,
    period: opened.need,
  });
  const show = (status: number, of: OpenedCosts, change: Partial<CostFormState>): Promise<void> => {
    const form = { ...untouched, kind, values, version, isUnsaved: true, ...change };
    return renderPage(res.status(status), 'needs/cost-item', costItemFormView(of, form));
  };
  if (!parsed.ok) return show(422, opened, { errors: parsed.errors });
  const { draft } = parsed;
  if (postedText(req.body, 'aktion') === 'berechnen') return show(200, opened, { draft });
  try {
    await save(draft, version);
  } catch (error) {
    if (!(error instanceof StaleError)) throw error;
    return show(409, await again(), { isStale: true });
  }
  res.redirect(303, withNotice(needPath(opened.need.id), 'kostenposition-gespeichert'));
}
