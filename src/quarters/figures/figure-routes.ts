import { Router } from 'express';
import type { UploadFolder } from '../../imports/upload-folder.ts';
import type { Services } from '../../services.ts';
import { figureImportRoutes } from './figure-import-routes.ts';
import { figureMappingRoutes } from './figure-mapping-routes.ts';
import { figureRequestRoutes } from './figure-request-routes.ts';

/** Everything of this part but the upload; mounted before the quarters, whose address takes any name. */
export function figureRoutes(
  services: Pick<Services, 'figureImports' | 'figureRequests' | 'clock'>,
  uploads: UploadFolder,
): Router {
  const router = Router();
  router.use(figureImportRoutes(services, uploads));
  router.use(figureMappingRoutes(services, uploads));
  router.use(figureRequestRoutes(services));
  return router;
}
