import type { RequestHandler } from 'express';

/** Pages speak to one person: no browser and no proxy may keep them (after signing out, "back" must show nothing). */
export function noStore(): RequestHandler {
  return (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  };
}
