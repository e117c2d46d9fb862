import type { Response } from 'express';
import { canOf } from '../../http/current-person.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { fundingListView } from '../funding/funding-views.ts';
import { needPageView } from './need-page-views.ts';

/** Shows the page of one need, also as the answer to a form on it that was refused. */
export function createNeedPage({ clock, quarterService, needOpening, catalogue }: Services) {
  return async (res: Response, id: string, problem: string | null = null): Promise<void> => {
    const scope = scopeOf(res);
    const [dossier, parts, programmes] = await Promise.all([
      quarterService.getNeedDossier(scope, id),
      needOpening.readPage(scope, id),
      catalogue.list(scope),
    ]);
    const [today, can] = [clock.today(), canOf(res)];
    const fundings = fundingListView(dossier, { today, canEdit: can('need.edit'), programmes });
    const view = needPageView(dossier, { ...parts, fundings, today, can, problem });
    await renderPage(res, 'needs/detail', view);
  };
}
