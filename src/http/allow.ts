import type { NextFunction, Request, Response } from 'express';
import { may, type Action } from '../accounts/access.ts';
import type { Role } from '../accounts/person.ts';
import { signInPath } from '../paths.ts';
import { ForbiddenError } from '../shared/errors.ts';
import { findPerson } from './current-person.ts';

/** What the check looks at; it leaves the parameters of a route's path alone, so that they keep their types. */
type Asked = Pick<Request, 'path' | 'method' | 'originalUrl'>;
type Check = (req: Asked, res: Response, next: NextFunction) => void;

/** A handler that knows its action, so that a test can walk the router and find routes without one. */
export type AllowHandler = Check & { readonly action: Action };

/**
 * First handler of every route: `router.get(path, allow('project.read'), …)`. It asks the access table for the role;
 * whose thing it is, the Scope of the stores decides (a foreign thing does not exist: 404).
 * `elsewhere` leads a role that has no such page to its own start page instead of refusing.
 */
export function allow(
  action: Action,
  { elsewhere }: { elsewhere?: (role: Role) => string } = {},
): AllowHandler {
  const handler: Check = (req, res, next) => {
    const person = findPerson(res);
    if (may(person?.role ?? 'anonymous', action)) {
      next();
    } else if (person && elsewhere) {
      res.redirect(303, elsewhere(person.role));
    } else if (person) {
      throw new ForbiddenError();
    } else if (/\.(json|csv|ics)$/u.test(req.path)) {
      res.status(401).json({ error: 'Bitte zuerst anmelden.' });
    } else {
      const isRead = req.method === 'GET' || req.method === 'HEAD';
      res.redirect(303, signInPath(isRead ? { weiter: req.originalUrl } : {}));
    }
  };
  return Object.assign(handler, { action });
}

/** The action a handler names, if it was made by `allow`. */
export function actionOf(handler: unknown): Action | undefined {
  return typeof handler === 'function' && 'action' in handler
    ? (handler.action as Action)
    : undefined;
}
