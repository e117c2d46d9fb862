import { Router } from 'express';
import type { Services } from '../../services.ts';
import { municipalFinancesRoutes } from '../finances/municipal-finances-routes.ts';
import { assumptionRoutes } from './assumption-routes.ts';
import { costItemRoutes } from './cost-item-routes.ts';

/** Assumptions, budget situation and cost items. To be met before `/bedarfe/:id`. */
export function costRoutes(services: Services): Router {
  const router = Router();
  router.use(assumptionRoutes(services), municipalFinancesRoutes(services));
  router.use(costItemRoutes(services));
  return router;
}
