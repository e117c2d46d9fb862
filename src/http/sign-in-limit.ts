import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../shared/errors.ts';

/**
 * A ceiling on requests to the front door per source and minute, before any password is hashed; the growing delay
 * after wrong passwords is `accounts/lockout.ts`. In memory: there is one web process per data folder.
 */
export function signInLimit(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new AppError(
        'tooMany',
        'Von Ihrem Anschluss kamen sehr viele Anmeldeversuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
      );
    },
  });
}
