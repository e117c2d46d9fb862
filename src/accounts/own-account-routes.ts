import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { postedText } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { signInLimit } from '../http/sign-in-limit.ts';
import {
  absencePath,
  accountPath,
  dropHeldFormPath,
  endSessionsPath,
  heldFormPath,
  ownPasswordPath,
  withNotice,
} from '../paths.ts';
import { ConflictError } from '../shared/errors.ts';
import type { AccountServices } from './account-services.ts';
import {
  absenceOf,
  checkAbsence,
  checkNewPassword,
  readAbsence,
  readNewPassword,
} from './own-account-form.ts';
import { heldFormView, ownAccountView, type OwnAccountContent } from './own-account-views.ts';
import { placeOf } from './person-words.ts';
import { hashOf } from './secret-token.ts';

/** My data, my password, my sessions, my absence, and forms that were kept for me. */
export function ownAccountRoutes(accounts: AccountServices): Router {
  const router = Router();
  const own = allow('account.own');

  router.get(accountPath(), own, async (req, res) => {
    await showAccount({ accounts, req, res });
  });
  addPassword(router, accounts);
  addSessions(router, accounts);
  addHeldForms(router, accounts);

  router.post(absencePath(), own, async (req, res) => {
    const person = personOf(res);
    const absence = readAbsence(req.body);
    const deputies = await accounts.ownAccount.listPossibleDeputies(person);
    const errors = checkAbsence(absence, {
      today: accounts.clock.today(),
      deputyIds: deputies.map((one) => one.id),
    });
    if (Object.keys(errors).length > 0) {
      await showAccount({ accounts, req, res: res.status(422) }, { absence, errors });
      return;
    }
    await accounts.ownAccount.setAbsence(actorOf(req, res), person.id, absenceOf(absence));
    res.redirect(303, withNotice(accountPath(), 'abwesenheit-gespeichert'));
  });
  return router;
}

function addPassword(router: Router, accounts: AccountServices): void {
  const limit = signInLimit(accounts.settings.signInRequestsPerMinute);
  router.post(ownPasswordPath(), limit, allow('account.own'), async (req, res) => {
    const person = personOf(res);
    if (person.isDemo)
      throw new ConflictError('Das Kennwort eines Demo-Kontos ist fest eingestellt.');
    const input = readNewPassword(req.body);
    const fault = await accounts.ownAccount.passwordFault(person, input.password);
    const errors: Record<string, string> = { ...checkNewPassword(input, fault) };
    if (!(await accounts.ownAccount.isOwnPassword(person, input.current))) {
      errors['kennwortAlt'] = 'Das bisherige Kennwort stimmt nicht.';
    }
    if (Object.keys(errors).length > 0) {
      await showAccount({ accounts, req, res: res.status(422) }, { errors });
      return;
    }
    const keepSessionId = req.sessionID;
    await accounts.ownAccount.setPassword(actorOf(req, res), {
      password: input.password,
      keepSessionId,
    });
    res.redirect(303, withNotice(accountPath(), 'kennwort-geaendert'));
  });
}

function addSessions(router: Router, accounts: AccountServices): void {
  router.post(endSessionsPath(), allow('account.own'), async (req, res) => {
    const actor = actorOf(req, res);
    const id = postedText(req.body, 'sitzung', 64);
    if (id === 'alle') {
      await accounts.sessions.endAll(actor, req.sessionID);
      res.redirect(303, withNotice(accountPath(), 'ueberall-abgemeldet'));
      return;
    }
    await accounts.sessions.endOne(actor, id);
    res.redirect(303, withNotice(accountPath(), 'sitzung-beendet'));
  });
}

function addHeldForms(router: Router, { heldForms }: AccountServices): void {
  router.get(heldFormPath(':id'), allow('account.own'), async (req, res) => {
    const form = await heldForms.get(personOf(res).id, String(req.params['id']));
    await renderPage(res, 'accounts/held-form', heldFormView(form));
  });

  router.post(dropHeldFormPath(':id'), allow('account.own'), async (req, res) => {
    const person = personOf(res);
    const form = await heldForms.get(person.id, String(req.params['id']));
    await heldForms.drop(person.id, form.id);
    res.redirect(303, withNotice(accountPath(), 'formular-verworfen'));
  });
}

async function showAccount(
  { accounts, req, res }: { accounts: AccountServices; req: Request; res: Response },
  changed: Partial<Pick<OwnAccountContent, 'absence' | 'errors'>> = {},
): Promise<void> {
  const person = personOf(res);
  const content: OwnAccountContent = {
    person,
    placeText: placeOf(person, {
      municipalities: await accounts.places.listMunicipalities(),
      organisations: await accounts.places.listOrganisations(),
    }),
    sessions: await accounts.sessions.list(person.id),
    currentIdHash: hashOf(req.sessionID),
    heldForms: await accounts.heldForms.list(person.id),
    deputies: await accounts.ownAccount.listPossibleDeputies(person),
    absence: { absentUntilOn: person.absentUntilOn ?? '', deputyId: person.deputyId ?? '' },
    errors: {},
    ...changed,
  };
  await renderPage(res, 'accounts/own', ownAccountView(content));
}
