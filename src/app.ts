import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { assetRoutes } from './http/assets.ts';
import { jobRoutes } from './jobs/job-routes.ts';
import type { JobDesk } from './jobs/timetable.ts';
import { draftRoutes } from './drafts/draft-routes.ts';
import { fundingGapRoutes } from './drafts/funding-gap-routes.ts';
import { errorPage, unknownPage } from './http/error-pages.ts';
import { healthRoutes } from './http/health-routes.ts';
import { securityHeaders } from './http/security.ts';
import { csrfProtection } from './http/csrf.ts';
import { withPerson } from './http/current-person.ts';
import { keepLateForms } from './http/late-forms.ts';
import { plainText } from './http/plain-text.ts';
import { noStore } from './http/private-cache.ts';
import { sessionMiddleware } from './http/session-middleware.ts';
import { followingRoutes } from './following/following-routes.ts';
import { changeRoutes } from './imports/change-routes.ts';
import { importFileRoutes, importRoutes } from './imports/import-routes.ts';
import { pageFileRoutes, pageImportRoutes } from './imports/page-import-routes.ts';
import { createUploadFolder } from './imports/upload-folder.ts';
import { linkWatchRoutes } from './link-watch/link-watch-routes.ts';
import { matchRoutes } from './matching/match-routes.ts';
import { matchViewRoutes } from './matching/city/match-view-routes.ts';
import { reportRoutes } from './overview/report-routes.ts';
import { overviewRoutes } from './overview/overview-routes.ts';
import { callRoutes } from './programmes/call-routes.ts';
import { evidenceRoutes } from './programmes/evidence-routes.ts';
import { programmeEditRoutes } from './programmes/programme-edit-routes.ts';
import { programmeRoutes } from './programmes/programme-routes.ts';
import { projectRoutes } from './projects/project-routes.ts';
import { talkRoutes } from './projects/talk-routes.ts';
import { fundingRoutes } from './quarters/funding/funding-routes.ts';
import { figureFileRoutes } from './quarters/figures/figure-file-routes.ts';
import { figureRoutes } from './quarters/figures/figure-routes.ts';
import { costRoutes } from './quarters/costs/cost-routes.ts';
import { needRoutes } from './quarters/needs/need-routes.ts';
import { quarterRoutes } from './quarters/quarter-routes.ts';
import { noticeRoutes } from './reminders/notice-routes.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { adminRoutes } from './accounts/admin-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { calendarRoutes } from './schedule/calendar-routes.ts';
import { sittingFileRoutes } from './schedule/sitting-file-routes.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  log: Logger;
  isDemo: boolean;
  version: string;
  /** Signs the session cookie. */
  sessionSecret: string;
  isBehindTls: boolean;
  trustProxy: false | number | string;
  /** The timetable, and how a job is started in a process of its own. */
  jobDesk: JobDesk;
  /** Uploaded files wait here for their job. */
  dataDir: string;
}

/** The application as a table of contents: one line per concern, in the order a request meets them. */
export function createApp(services: Services, options: AppOptions): Express {
  const { log, isDemo, version, sessionSecret: secret, isBehindTls, trustProxy } = options;
  const { accounts } = services;
  const app = express();
  app.disable('x-powered-by');
  // Query strings are flat: `?a[b]=c` stays a plain text key instead of becoming an object.
  app.set('query parser', 'simple');
  app.set('trust proxy', trustProxy);
  app.locals['isDemo'] = isDemo;
  app.locals['version'] = version;

  app.use(securityHeaders({ isBehindTls }));
  app.use(assetRoutes());
  app.use(healthRoutes(services, version));
  app.use(noStore());
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 2000 }));
  app.use(plainText());
  app.use(sessionMiddleware({ sessions: accounts.sessions, secret, isBehindTls }));
  app.use(withPerson(accounts));
  const csrf = csrfProtection({ isBehindTls });
  const files = { csrf, uploads: createUploadFolder(options.dataDir) };
  // Forms with files check access first, then take the file, then ask for the token themselves.
  app.use(importFileRoutes(services, { desk: options.jobDesk, ...files }));
  app.use(pageFileRoutes(services, files), figureFileRoutes(services, files));
  app.use(sittingFileRoutes(services, files));
  app.use(keepLateForms(accounts));
  app.use(csrf);
  app.use(accountRoutes(accounts), adminRoutes(accounts));
  app.use(auditRoutes(accounts));
  app.use(jobRoutes(services, options.jobDesk));
  app.use(overviewRoutes(services), reportRoutes(services));
  app.use(noticeRoutes(services));
  app.use(figureRoutes(services, files.uploads), quarterRoutes(services));
  // Before the needs, whose `/bedarfe/:id` would take `annahmen`.
  app.use(costRoutes(services), needRoutes(services), fundingRoutes(services));
  app.use(matchRoutes(services), matchViewRoutes(services), calendarRoutes(services));
  app.use(importRoutes(services, options.jobDesk));
  app.use(pageImportRoutes(services));
  app.use(changeRoutes(services));
  app.use(linkWatchRoutes(services), followingRoutes(services));
  app.use(programmeEditRoutes(services));
  app.use(callRoutes(services));
  app.use(evidenceRoutes(services));
  app.use(programmeRoutes(services));
  app.use(projectRoutes(services), talkRoutes(services));
  app.use(draftRoutes(services), fundingGapRoutes(services));
  app.use(unknownPage());
  app.use(errorPage(log));
  return app;
}
