import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { assetRoutes } from './http/assets.ts';
import { draftRoutes } from './drafts/draft-routes.ts';
import { errorPage, unknownPage } from './http/error-pages.ts';
import { healthRoutes } from './http/health-routes.ts';
import { securityHeaders } from './http/security.ts';
import { withScope } from './http/visitor.ts';
import { matchRoutes } from './matching/match-routes.ts';
import { overviewRoutes } from './overview/overview-routes.ts';
import { programmeRoutes } from './programmes/programme-routes.ts';
import { projectRoutes } from './projects/project-routes.ts';
import { needRoutes } from './quarters/need-routes.ts';
import { quarterRoutes } from './quarters/quarter-routes.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  log: Logger;
  isDemo: boolean;
  version: string;
}

/** The application as a table of contents: one line per concern, in the order a request meets them. */
export function createApp(services: Services, { log, isDemo, version }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // Query strings are flat: `?a[b]=c` stays a plain text key instead of becoming an object.
  app.set('query parser', 'simple');
  app.locals['isDemo'] = isDemo;
  app.locals['version'] = version;

  app.use(securityHeaders());
  app.use(assetRoutes());
  app.use(healthRoutes(services, version));
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 2000 }));
  app.use(withScope(services.scopeForVisitor));
  app.use(overviewRoutes(services));
  app.use(quarterRoutes(services));
  app.use(needRoutes(services));
  app.use(matchRoutes(services));
  app.use(programmeRoutes(services));
  app.use(projectRoutes(services));
  app.use(draftRoutes(services));
  app.use(unknownPage());
  app.use(errorPage(log));
  return app;
}
