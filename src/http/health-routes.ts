import { Router } from 'express';
import { allow } from './allow.ts';
import { newestMigration } from '../database/migrate.ts';
import { healthPath } from '../paths.ts';
import type { Services } from '../services.ts';

/** For monitoring: version, schema state and age of the catalogue. Tells nothing about people or contents. */
export function healthRoutes({ clock, stores }: Services, version: string): Router {
  const router = Router();
  router.get(healthPath(), allow('health.read'), async (_req, res) => {
    const newest = await stores.programmes.newestChange();
    const ageMs = newest === null ? null : clock.now().getTime() - Date.parse(newest);
    res.json({
      status: 'ok',
      version,
      schema: newestMigration,
      catalogueChangedAt: newest,
      catalogueAgeHours: ageMs === null ? null : Math.floor(ageMs / 3_600_000),
    });
  });
  return router;
}
