import type { Request, RequestHandler, Response } from 'express';
import type { AccountServices, Actor } from '../accounts/account-services.ts';
import { may, type Can } from '../accounts/access.ts';
import { roleLabels, type Person } from '../accounts/person.ts';
import { scopeForPerson, scopeOfNobody } from '../accounts/scope.ts';
import { accountPath, signInPath, signOutPath } from '../paths.ts';
import { ForbiddenError } from '../shared/errors.ts';

/**
 * Finds out who asks and puts person, scope and what the layout shows where handlers and templates find it. The person
 * is read at every request: a disabled account is out at once.
 */
export function withPerson({ signIn }: Pick<AccountServices, 'signIn'>): RequestHandler {
  return async (req, res, next) => {
    const { personId } = req.session;
    const person = personId === undefined ? undefined : await signIn.findVisitor(personId);
    res.locals['person'] = person;
    res.locals['scope'] = person ? scopeForPerson(person) : scopeOfNobody();
    res.locals['can'] = canOf(res);
    res.locals['signInHref'] = person ? null : signInPath();
    res.locals['account'] = person
      ? {
          name: person.name,
          roleLabel: roleLabels[person.role],
          accountHref: accountPath(),
          signOutAction: signOutPath(),
        }
      : null;
    next();
  };
}

/** The signed-in person, if there is one. */
export function findPerson(res: Response): Person | undefined {
  return res.locals['person'] as Person | undefined;
}

/** What the visitor may do: views show no button and no link that would be refused. */
export function canOf(res: Response): Can {
  const visitor = findPerson(res)?.role ?? 'anonymous';
  return (action) => may(visitor, action);
}

/** For handlers behind `allow`, where only signed-in people arrive. @throws ForbiddenError */
export function personOf(res: Response): Person {
  const person = findPerson(res);
  if (!person) throw new ForbiddenError();
  return person;
}

/** Who acts and from where, for the audit trail. */
export function actorOf(req: Request, res: Response): Actor {
  return { personId: personOf(res).id, source: sourceOf(req) };
}

/** The network address as `trust proxy` lets us see it. */
export function sourceOf(req: Request): string {
  return req.ip ?? '';
}
