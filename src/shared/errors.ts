/**
 * Errors that are part of normal life. Each has a code; `http/error-status.ts` is the one place that turns codes into
 * HTTP statuses. Anything else that is thrown is a bug. `message` is German and may be shown to a person.
 */
export type ErrorCode =
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'busy'
  | 'badRequest'
  | 'forbidden'
  | 'tooMany'
  | 'source'
  | 'start';

export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}

/** The thing does not exist, or not for this person: the two are never told apart. */
export class NotFoundError extends AppError {
  constructor(what: string) {
    super('notFound', `${what} wurde nicht gefunden.`);
  }
}

/** The person's role does not allow this at all; about a thing of others we say `notFound` instead. */
export class ForbiddenError extends AppError {
  constructor(message = 'Dafür ist Ihr Konto nicht berechtigt.') {
    super('forbidden', message);
  }
}

/** The change is not allowed in the present state. */
export class ConflictError extends AppError {
  constructor(message: string) {
    super('conflict', message);
  }
}

/** Somebody else saved in the meantime. */
export class StaleError extends AppError {
  constructor(what: string) {
    super('stale', `${what} wurde inzwischen von jemand anderem geändert.`);
  }
}

/** A source does not yield what it must: names the place (selector, column, path in the ZIP) and the address. */
export class SourceError extends AppError {
  constructor(message: string) {
    super('source', message);
    this.name = 'SourceError';
  }
}

/** What keeps the server from starting: one line in the terminal, naming cause and remedy. */
export class StartError extends AppError {
  constructor(message: string) {
    super('start', message);
  }
}
