import { Router } from 'express';
import type { AccountServices } from './account-services.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** What everybody needs: the front door and the own account. */
export function accountRoutes(accounts: AccountServices): Router {
  const router = Router();
  router.use(signInRoutes(accounts));
  router.use(ownAccountRoutes(accounts));
  router.use(privacyRoutes(accounts));
  return router;
}
