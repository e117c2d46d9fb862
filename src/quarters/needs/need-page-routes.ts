import type { Response } from 'express';
import { maySeePayStep } from '../../accounts/visibility.ts';
import { canOf, personOf } from '../../http/current-person.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { budgetDayFrom } from '../funding/funding-gap-dates.ts';
import { fundingListView } from '../funding/funding-views.ts';
import { needPageView } from './need-page-views.ts';

/** Shows the page of one need, also as the answer to a form on it that was refused. */
export function createNeedPage(services: Services) {
  const { clock, quarterService, needOpening, catalogue, costs, stores } = services;
  return async (res: Response, id: string, problem: string | null = null): Promise<void> => {
    const scope = scopeOf(res);
    const [dossier, parts, programmes] = await Promise.all([
      quarterService.getNeedDossier(scope, id),
      needOpening.readPage(scope, id),
      catalogue.list(scope),
    ]);
    const [today, can] = [clock.today(), canOf(res)];
    const { municipalityId, carrierId } = dossier.need;
    const assumptions = await stores.assumptions.assumptionsOf(scope, municipalityId);
    const fundings = fundingListView(dossier, {
      today,
      canEdit: can('need.edit'),
      programmes,
      budgetDay: budgetDayFrom(assumptions),
    });
    const costContext = {
      use: { payTables: costs.payTables, assumptions },
      seesSteps: maySeePayStep(personOf(res), { municipalityId, employerId: carrierId }),
      canEdit: can('need.edit'),
      readsAssumptions: can('setting.read'),
    };
    const view = needPageView(dossier, {
      ...parts,
      costs: costContext,
      fundings,
      today,
      can,
      problem,
    });
    await renderPage(res, 'needs/detail', view);
  };
}
