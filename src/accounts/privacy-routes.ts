import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { anonymousCookie } from '../http/csrf.ts';
import { renderPage } from '../http/render.ts';
import { sessionCookie } from '../http/session-middleware.ts';
import { privacyPath } from '../paths.ts';
import type { AccountServices } from './account-services.ts';
import { linkValidHours } from './person-link.ts';
import { privacyView } from './privacy-views.ts';

/** Open to everybody: who is asked to sign in may read before what happens with their data. */
export function privacyRoutes({ settings }: Pick<AccountServices, 'settings'>): Router {
  const router = Router();
  router.get(privacyPath(), allow('privacy.read'), async (_req, res) => {
    const view = privacyView({
      ...settings,
      linkHours: linkValidHours,
      cookies: { session: sessionCookie, form: anonymousCookie },
    });
    await renderPage(res, 'accounts/privacy', view);
  });
  return router;
}
