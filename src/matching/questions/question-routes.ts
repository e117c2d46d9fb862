import { Router } from 'express';
import type { Services } from '../../services.ts';
import { callListRoutes } from './call-list-routes.ts';
import { missingFactRoutes } from './missing-facts-routes.ts';

type Wired = Pick<Services, 'answers' | 'callLists' | 'clock' | 'missingFacts'>;

/** What has to be known, and whom to ask. */
export function questionRoutes(services: Wired): Router {
  const router = Router();
  router.use(missingFactRoutes(services));
  router.use(callListRoutes(services));
  return router;
}
