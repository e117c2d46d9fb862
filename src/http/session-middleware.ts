import session, { Cookie, Store, type SessionData } from 'express-session';
import type { Request, RequestHandler } from 'express';
import type { AccountServices } from '../accounts/account-services.ts';
import { newSecretToken } from '../accounts/secret-token.ts';

declare module 'express-session' {
  interface SessionData {
    personId?: string;
    browser?: string;
    /** Present in a session that was read from the database: it may be updated, never inserted again. */
    lastSeenAt?: string;
  }
}

type Sessions = AccountServices['sessions'];
type Done = (error?: unknown) => void;

export const sessionCookie = 'foerderpfad';

/** express-session on our own table; only signed-in people have a row. */
class DatabaseSessionStore extends Store {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    super();
    this.#sessions = sessions;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const read = async (): Promise<SessionData | null> => {
      const found = await this.#sessions.findAlive(id);
      if (!found) return null;
      const { personId, lastSeenAt, content } = found;
      // Like a cookie that ends with the browser; how long a session lives is decided by its row.
      const { csrfToken, browser = '' } = content;
      return { cookie: new Cookie(), personId, lastSeenAt, csrfToken, browser };
    };
    read().then((found) => {
      done(null, found);
    }, done);
  }

  override set(id: string, data: SessionData, done: Done = () => undefined): void {
    const { personId, lastSeenAt, csrfToken, browser } = data;
    const content = { csrfToken, browser };
    const write = async (): Promise<void> => {
      if (personId === undefined) return;
      if (lastSeenAt === undefined) await this.#sessions.begin(id, personId, content);
      else await this.#sessions.save(id, content);
    };
    write().then(() => {
      done();
    }, done);
  }

  override touch(id: string, data: SessionData, done: Done = () => undefined): void {
    this.#sessions.touch(id, data.lastSeenAt ?? '').then(() => {
      done();
    }, done);
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#sessions.end(id).then(() => {
      done();
    }, done);
  }
}

/** HttpOnly, SameSite=Lax, Secure behind TLS; a visitor who never signed in gets no session and no row. */
export function sessionMiddleware({
  sessions,
  secret,
  isBehindTls,
}: {
  sessions: Sessions;
  secret: string;
  isBehindTls: boolean;
}): RequestHandler {
  return session({
    name: sessionCookie,
    secret,
    store: new DatabaseSessionStore(sessions),
    genid: newSecretToken,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isBehindTls, path: '/' },
  });
}

/** A new id for a new right: whatever id the browser had before the sign-in is worthless (session fixation). */
export async function beginSession(
  req: Request,
  { personId, browser }: { personId: string; browser: string },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error) reject(asError(error));
      else resolve();
    });
  });
  req.session.personId = personId;
  req.session.browser = browser;
  req.session.csrfToken = newSecretToken();
}

export async function endSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.destroy((error: unknown) => {
      if (error) reject(asError(error));
      else resolve();
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** The value of a cookie as the browser sent it, undefined where there is none. */
export function cookieOf(req: Request, name: string): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** The session id the cookie names. Its signature need not be looked at: 256 random bits cannot be guessed. */
export function sessionIdOf(req: Request): string | undefined {
  const value = cookieOf(req, sessionCookie);
  return /^s(?:%3A|:)([\w-]{20,100})\./u.exec(value ?? '')?.[1];
}
