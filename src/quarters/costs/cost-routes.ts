import { Router } from 'express';
import type { Services } from '../../services.ts';
import { assumptionRoutes } from './assumption-routes.ts';
import { costItemRoutes } from './cost-item-routes.ts';

/** Assumptions and cost items. To be met before `/bedarfe/:id`. */
export function costRoutes(services: Services): Router {
  const router = Router();
  router.use(assumptionRoutes(services));
  router.use(costItemRoutes(services));
  return router;
}
