import type { ErrorCode } from '../shared/errors.ts';

/** The one table from error code to HTTP status. `start` never reaches a browser. */
export const statusOfError: Record<ErrorCode, number> = {
  badRequest: 400,
  forbidden: 403,
  tooMany: 429,
  notFound: 404,
  conflict: 409,
  stale: 409,
  busy: 503,
  source: 422,
  start: 500,
};
