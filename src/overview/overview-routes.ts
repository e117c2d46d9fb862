import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { startPathOf } from '../http/start-page.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { overviewPath } from '../paths.ts';
import type { Services } from '../services.ts';
import { overviewView } from './overview-views.ts';

export function overviewRoutes({ catalogue, clock, quarterService }: Services): Router {
  const router = Router();
  router.get(
    overviewPath(),
    allow('overview.read', { elsewhere: startPathOf }),
    async (_req, res) => {
      const [portfolio, entries] = await Promise.all([
        quarterService.getPortfolio(scopeOf(res)),
        catalogue.list(),
      ]);
      const programmes = entries.map(({ programme }) => programme);
      await renderPage(
        res,
        'overview/overview',
        overviewView(portfolio, programmes, clock.today()),
      );
    },
  );
  return router;
}
