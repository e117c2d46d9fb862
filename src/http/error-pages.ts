import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isBusyError } from '../database/dialect.ts';
import { personLinkPath } from '../paths.ts';
import { AppError, NotFoundError } from '../shared/errors.ts';
import { statusOfError } from './error-status.ts';
import { renderPage } from './render.ts';

const headings: Record<number, string> = {
  400: 'Diese Anfrage ist nicht lesbar',
  403: 'Das dürfen Sie nicht',
  404: 'Nicht gefunden',
  409: 'Das geht im Moment nicht',
  413: 'Zu viele Daten auf einmal',
  429: 'Zu viele Versuche',
  503: 'Gerade beschäftigt',
};

export function unknownPage(): RequestHandler {
  return () => {
    throw new NotFoundError('Diese Seite');
  };
}

/** Every error ends here: known ones with their message, anything else as a bug with a reference number. */
export function errorPage(log: Logger): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, text } = describe(error);
    if (status !== 500) {
      await renderPage(res.status(status), 'error', {
        title: headings[status] ?? 'Das hat nicht geklappt',
        breadcrumbs: [],
        text,
        reference: null,
      });
      return;
    }
    const reference = randomBytes(4).toString('hex').toUpperCase();
    const path = withoutToken(req.path);
    log.error({ reference, method: req.method, path, err: error }, 'unexpected error');
    await renderPage(res.status(500), 'error', {
      title: 'Ein Fehler in Förderpfad',
      breadcrumbs: [],
      text: 'Das hätte nicht passieren dürfen. Ihre bisher gespeicherten Daten sind unverändert.',
      reference,
    });
  };
}

/** A set-up link opens an account: its token has no place in a log. */
function withoutToken(path: string): string {
  return path.startsWith(personLinkPath('')) ? personLinkPath('…') : path;
}

function describe(error: unknown): { status: number; text: string } {
  if (error instanceof AppError) return { status: statusOfError[error.code], text: error.message };
  if (isBusyError(error)) {
    return {
      status: 503,
      text: 'Die Datenbank wird gerade von einem anderen Vorgang beschrieben. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
    };
  }
  const status = clientErrorStatus(error);
  return {
    status,
    text: 'Die Adresse oder das gesendete Formular ist fehlerhaft oder zu groß. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
  };
}

/** Express and its body parsers mark what the client did wrong with a 4xx status; all else is ours. */
function clientErrorStatus(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return 500;
  return status in headings ? status : 400;
}
