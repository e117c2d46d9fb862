import type { Request, Response, Router } from 'express';
import { allow } from '../http/allow.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import type { Comparison } from './compare-service.ts';
import { compareFileRows, compareView } from './compare-views.ts';
import { slugsIn } from './compare.ts';

/** Programmes side by side; before the page of one programme, whose `:slug` would take `vergleich`. */
export function addComparison(
  router: Router,
  { programmeCompare, clock }: Pick<Services, 'programmeCompare' | 'clock'>,
): void {
  const searchIn = ({ query }: Request): string =>
    typeof query['suche'] === 'string' ? query['suche'].trim().slice(0, 200) : '';
  const asked = (req: Request, res: Response): Promise<Comparison> =>
    programmeCompare.compare(scopeOf(res), {
      slugs: slugsIn(req.query['p']),
      search: searchIn(req),
    });

  router.get('/programme/vergleich', allow('programme.read'), async (req, res) => {
    const context = { today: clock.today(), search: searchIn(req) };
    await renderPage(res, 'programmes/compare', compareView(await asked(req, res), context));
  });

  router.get('/programme/vergleich.json', allow('programme.read'), async (req, res) => {
    sendJson(res, compareFileRows(await asked(req, res), clock.today()));
  });

  router.get('/programme/vergleich.csv', allow('programme.read'), async (req, res) => {
    sendCsv(res, 'vergleich.csv', compareFileRows(await asked(req, res), clock.today()));
  });
}
