import type { RequestHandler } from 'express';
import { AppError } from '../shared/errors.ts';

/** Control characters other than tab and line ends: nobody types them, and no file format we write can carry them. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;

/**
 * Only text comes in. PostgreSQL refuses NUL in a text, SQLite cuts a dump there: an address with it is not ours (400),
 * in a form such characters are dropped, because they come along unseen when somebody pastes from a document.
 * Mount it after the body parser.
 */
export function plainText(): RequestHandler {
  return (req, _res, next) => {
    if (req.originalUrl.includes('%00')) {
      throw new AppError('badRequest', 'Diese Adresse enthält Zeichen, die kein Text sind.');
    }
    const body: unknown = req.body;
    if (typeof body === 'object' && body !== null) req.body = cleaned(body);
    next();
  };
}

function cleaned(body: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.map(withoutControl) : withoutControl(value),
    ]),
  );
}

function withoutControl(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(control, '') : value;
}
