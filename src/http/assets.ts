import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { projectRoot } from '../project-root.ts';

/** Our own files under /assets, and KERN's as they are (its style sheet names its fonts by relative address). */
export function assetRoutes(): Router {
  const router = Router();
  const options = { index: false, maxAge: '1h', fallthrough: true } as const;
  const kern = dirname(fileURLToPath(import.meta.resolve('@kern-ux/native/dist/kern.css')));
  router.use('/assets/kern', express.static(kern, options));
  router.use('/assets', express.static(join(projectRoot, 'views', 'assets'), options));
  return router;
}
