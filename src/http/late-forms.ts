import type { RequestHandler } from 'express';
import type { AccountServices } from '../accounts/account-services.ts';
import { heldField } from '../accounts/held-field.ts';
import { safeReturnPath } from '../accounts/safe-return.ts';
import type { FormBody } from '../accounts/held-form-store.ts';
import { heldFormPath, signInPath } from '../paths.ts';
import { fieldOf } from './csrf.ts';
import { findPerson } from './current-person.ts';
import { sessionIdOf } from './session-middleware.ts';

/**
 * Nothing is lost: a form that arrives after its session ended is kept for the person of that session and offered to
 * them after signing in. Only with the token of that very session, so that no foreign page can plant one. Mount it
 * after `withPerson` and before the CSRF protection.
 */
export function keepLateForms({
  sessions,
  heldForms,
}: Pick<AccountServices, 'sessions' | 'heldForms'>): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'POST') {
      next();
      return;
    }
    const body = bodyOf(req.body);
    const person = findPerson(res);
    if (person) {
      dropAfterSuccess(body[heldField], (id) => {
        res.once('finish', () => {
          if (res.statusCode < 500) void heldForms.drop(person.id, id).catch(() => undefined);
        });
      });
      next();
      return;
    }
    const id = sessionIdOf(req);
    const ended = id === undefined ? undefined : await sessions.findEnded(id);
    const isTheirs = ended !== undefined && fieldOf(req.body) === ended.content.csrfToken;
    // `POST //elsewhere/` is an address as well; a kept form must lead nowhere but here.
    const path = safeReturnPath(req.originalUrl);
    const formId =
      isTheirs && path !== undefined ? await heldForms.hold(ended.personId, path, body) : undefined;
    if (formId === undefined) next();
    else {
      const weiter = heldFormPath(formId);
      res.redirect(303, signInPath({ weiter, notice: 'formular-aufbewahrt' }));
    }
  };
}

function dropAfterSuccess(held: unknown, whenDone: (id: string) => void): void {
  if (typeof held === 'string') whenDone(held);
}

function bodyOf(body: unknown): FormBody {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | string[]] => isPosted(entry[1])),
  );
}

function isPosted(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((one) => typeof one === 'string'))
  );
}
