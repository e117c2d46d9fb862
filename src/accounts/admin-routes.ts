import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { postedText } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { administrationPath, locksPath, unlockPath, withNotice } from '../paths.ts';
import type { AccountServices } from './account-services.ts';
import { administrationView } from './administration-views.ts';
import { lockListView } from './lock-views.ts';
import { personAdminRoutes } from './person-admin-routes.ts';
import { placeAdminRoutes } from './place-admin-routes.ts';

/** /verwaltung: people, organisations, municipalities, locks. The audit list is in the room audit. */
export function adminRoutes(accounts: AccountServices): Router {
  const router = Router();
  const { people, places, clock } = accounts;

  router.get(administrationPath(), allow('administration.read'), async (_req, res) => {
    const view = administrationView({
      people: await people.list(),
      organisationCount: (await places.listOrganisations()).length,
      municipalityCount: (await places.listMunicipalities()).length,
      locks: await people.listLocks(),
      now: clock.now(),
    });
    await renderPage(res, 'accounts/administration', view);
  });
  router.use(personAdminRoutes(accounts));
  router.use(placeAdminRoutes(accounts));

  router.get(locksPath(), allow('lock.manage'), async (_req, res) => {
    const view = lockListView(await people.listLocks(), clock.now());
    await renderPage(res, 'accounts/locks', view);
  });
  router.post(unlockPath(), allow('lock.manage'), async (req, res) => {
    const kind = postedText(req.body, 'kind', 10) === 'source' ? 'source' : 'address';
    const keyHash = postedText(req.body, 'keyHash', 64);
    await people.unlock(actorOf(req, res), { kind, keyHash });
    res.redirect(303, withNotice(locksPath(), 'sperre-aufgehoben'));
  });
  return router;
}
