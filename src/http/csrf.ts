import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { signInPath, withNotice } from '../paths.ts';
import { ForbiddenError } from '../shared/errors.ts';
import { findPerson } from './current-person.ts';
import { cookieOf } from './session-middleware.ts';

/** Visitors without a session (sign-in page, links) carry their token in this cookie: reading must not write rows. */
export const anonymousCookie = 'foerderpfad-formular';
const anonymousToken = /^[0-9a-f]{64}$/u;

/** The name of the hidden field, see `partials/csrf.ejs`. */
export const csrfField = '_csrf';

/**
 * Every POST must carry the token of its session (synchroniser token pattern). Mount it once, after body parser,
 * session and `withPerson`. A route that takes files is mounted before it and calls it itself, after its upload.
 */
export function csrfProtection({ isBehindTls }: { isBehindTls: boolean }): RequestHandler {
  const { generateToken, isRequestValid } = csrfSync({
    size: 32,
    getTokenFromRequest: (req) => fieldOf(req.body),
    getTokenFromState: (req) => (req.session.personId ? req.session.csrfToken : anonymous(req)),
    storeTokenInState: (req, token) => {
      if (req.session.personId) req.session.csrfToken = token;
      else if (typeof token === 'string') {
        req.res?.cookie(anonymousCookie, token, {
          httpOnly: true,
          sameSite: 'strict',
          secure: isBehindTls,
          path: '/',
        });
      }
    },
  });

  return (req, res, next) => {
    let token: string | undefined;
    res.locals['csrfToken'] = (): string => (token ??= generateToken(req));
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) {
      next();
    } else if (req.get('sec-fetch-site') !== 'cross-site' && isRequestValid(req)) {
      next();
    } else if (findPerson(res)) {
      throw new ForbiddenError(
        'Dieses Formular ist nicht mehr gültig. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal.',
      );
    } else {
      res.redirect(303, withNotice(signInPath(), 'anmeldung-noetig'));
    }
  };
}

function anonymous(req: Request): string | undefined {
  const value = cookieOf(req, anonymousCookie);
  return value !== undefined && anonymousToken.test(value) ? value : undefined;
}

/** The token in a posted body; undefined for a body that is none or has several. */
export function fieldOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, csrfField))
    return undefined;
  const value = (body as Record<string, unknown>)[csrfField];
  return typeof value === 'string' ? value : undefined;
}
