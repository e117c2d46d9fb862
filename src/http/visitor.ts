import type { Response } from 'express';
import type { Scope } from '../accounts/scope.ts';

/** What this visitor may see; handed to every store and service call of a handler. */
export function scopeOf(res: Response): Scope {
  return res.locals['scope'] as Scope;
}
