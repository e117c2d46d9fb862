import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, findPerson, sourceOf } from '../http/current-person.ts';
import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { beginSession, endSession, sessionCookie } from '../http/session-middleware.ts';
import { signInLimit } from '../http/sign-in-limit.ts';
import { startPathOf } from '../http/start-page.ts';
import {
  demoSignInPath,
  heldFormPath,
  personLinkPath,
  signInPath,
  signOutPath,
  withNotice,
} from '../paths.ts';
import type { AccountServices } from './account-services.ts';
import { checkNewPassword, readNewPassword } from './own-account-form.ts';
import { isEmail } from './person-form.ts';
import { normaliseEmail, type Person } from './person.ts';
import { safeReturnPath } from './safe-return.ts';
import { browserSummary } from './session.ts';
import { personLinkView, signInView } from './sign-in-views.ts';

/** The front door: signing in and out, and the page behind a single-use link. */
export function signInRoutes(accounts: AccountServices): Router {
  const router = Router();
  const limit = signInLimit(accounts.settings.signInRequestsPerMinute);
  addSignIn(router, accounts, limit);
  addLinks(router, accounts, limit);

  router.post(signOutPath(), allow('signOut'), async (req, res) => {
    await accounts.sessions.recordSignOut(actorOf(req, res));
    await endSession(req);
    res.clearCookie(sessionCookie);
    res.redirect(303, withNotice(signInPath(), 'abgemeldet'));
  });
  return router;
}

type Limit = ReturnType<typeof signInLimit>;

function addSignIn(router: Router, accounts: AccountServices, limit: Limit): void {
  const { signIn } = accounts;

  router.get(signInPath(), allow('signIn'), async (req, res) => {
    const person = findPerson(res);
    const returnTo = safeReturnPath(req.query['weiter']);
    if (person) res.redirect(303, returnTo ?? startPathOf(person.role));
    else {
      const view = signInView({ returnTo: returnTo ?? '', ...(await demoOf(accounts)) });
      await renderPage(res, 'accounts/sign-in', view);
    }
  });

  router.post(signInPath(), limit, allow('signIn'), async (req, res) => {
    const email = postedText(req.body, 'email', 254);
    const password = postedSecret(req.body, 'kennwort');
    const result = await signIn.signIn({ email, password, source: sourceOf(req) });
    if (result.kind === 'ok') {
      await enter(req, res, { person: result.person, accounts });
      return;
    }
    const isLocked = result.kind === 'locked';
    const view = signInView({
      email,
      returnTo: safeReturnPath(postedText(req.body, 'weiter', 500)) ?? '',
      wrong: !isLocked,
      lockedUntil: isLocked ? result.until : null,
      ...(await demoOf(accounts)),
    });
    await renderPage(res.status(isLocked ? 429 : 422), 'accounts/sign-in', view);
  });

  // In production the address does not exist: the route is not even there.
  if (!accounts.isDemo) return;
  router.post(demoSignInPath(), limit, allow('signIn'), async (req, res) => {
    const person = await signIn.demoSignIn(postedText(req.body, 'demo', 20), sourceOf(req));
    if (person) await enter(req, res, { person, accounts });
    else res.redirect(303, signInPath());
  });
}

/** What the page offers for trying the product; nothing in production. */
async function demoOf({ demoPeople, settings }: AccountServices) {
  return { demoPeople: await demoPeople.list(), demoPassword: settings.demoPassword };
}

/** A new session, and on to where the person wanted to go. */
async function enter(
  req: Request,
  res: Response,
  { person, accounts }: { person: Person; accounts: AccountServices },
): Promise<void> {
  const browser = browserSummary(req.get('user-agent') ?? '');
  await beginSession(req, { personId: person.id, browser });
  const [held] = await accounts.heldForms.list(person.id);
  const wanted = safeReturnPath(postedText(req.body, 'weiter', 500));
  // A kept form is offered to its person whichever way they came in, and to nobody else.
  const isForeignForm = wanted?.startsWith(heldFormPath('')) === true && !held;
  const target = held ? heldFormPath(held.id) : isForeignForm ? undefined : wanted;
  res.redirect(303, target ?? startPathOf(person.role));
}

function addLinks(router: Router, accounts: AccountServices, limit: Limit): void {
  const { links } = accounts;
  const path = personLinkPath(':token');

  router.get(path, limit, allow('signIn'), async (req, res) => {
    const token = String(req.params['token']);
    const link = await links.getLink(token);
    const form = { name: '', email: '' };
    await renderPage(
      res,
      'accounts/person-link',
      personLinkView({ token, link }, { form, errors: {} }),
    );
  });

  router.post(path, limit, allow('signIn'), async (req, res) => {
    const token = String(req.params['token']);
    const link = await links.getLink(token);
    const input = readNewPassword(req.body);
    const form = {
      name: postedText(req.body, 'name', 120),
      email: normaliseEmail(postedText(req.body, 'email', 254)),
    };
    const errors: FieldErrors = {
      ...(link.person ? {} : await identityErrors(accounts, form)),
      ...checkNewPassword(input, await links.passwordFault(link, { ...input, ...form })),
    };
    if (Object.keys(errors).length > 0) {
      const view = personLinkView({ token, link }, { form, errors });
      await renderPage(res.status(422), 'accounts/person-link', view);
      return;
    }
    await links.redeem(link, { ...input, ...form });
    res.redirect(303, withNotice(signInPath(), 'kennwort-gesetzt'));
  });
}

async function identityErrors(
  { people }: AccountServices,
  { name, email }: { name: string; email: string },
): Promise<FieldErrors> {
  const errors: Record<string, string> = {};
  if (name === '') errors['name'] = 'Bitte Ihren Namen angeben.';
  if (!isEmail(email)) errors['email'] = 'Bitte eine gültige E-Mail-Adresse angeben.';
  else if (await people.isEmailTaken(email, null)) {
    errors['email'] = 'Diese Adresse hat schon ein Konto.';
  }
  return errors;
}
