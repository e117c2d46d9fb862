import type { RequestHandler, Response } from 'express';
import type { Scope } from '../accounts/scope.ts';

/** Puts the visitor's scope where handlers find it. */
export function withScope(scopeForVisitor: () => Promise<Scope>): RequestHandler {
  return async (_req, res, next) => {
    res.locals['scope'] = await scopeForVisitor();
    next();
  };
}

/** What this visitor may see; handed to every store and service call of a handler. */
export function scopeOf(res: Response): Scope {
  return res.locals['scope'] as Scope;
}
