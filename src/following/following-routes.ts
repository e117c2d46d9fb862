import { Router } from 'express';
import type { Services } from '../services.ts';
import { followRoutes } from './follow-routes.ts';
import { savedSearchRoutes } from './saved-search-routes.ts';

/** Own lists below /programme; before the routes of the catalogue, whose slugs would take their addresses. */
export function followingRoutes(
  services: Pick<Services, 'follows' | 'savedSearches' | 'clock'>,
): Router {
  const router = Router();
  router.use(followRoutes(services));
  router.use(savedSearchRoutes(services));
  return router;
}
