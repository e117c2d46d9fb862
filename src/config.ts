import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';
import { StartError } from './shared/errors.ts';

/** The only reader of the environment: parsed, typed, frozen. */

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('localhost'),
  DATA_DIR: z
    .string()
    .min(1)
    .default(join(projectRoot, 'data', 'local')),
  NODE_ENV: z.string().default('development'),
  ROLE: z.enum(['all', 'web', 'jobs']).default('all'),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  SESSION_ABSOLUTE_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  SESSION_SECRET: z.string().min(32).optional(),
  AUDIT_SOURCE_DAYS: z.coerce.number().int().min(0).max(365).default(7),
  SIGN_IN_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  DEMO_PASSWORD: z.string().min(1).max(128).default('foerderpfad-demo'),
  BEHIND_TLS: z.enum(['0', '1']).default('0'),
  TRUST_PROXY: z.string().optional(),
  // Goes into a header: printable, no brackets.
  SOURCE_CONTACT: z.email().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** What the rooms accounts and audit may be told. */
export interface AccountSettings {
  readonly sessionIdleMinutes: number;
  readonly sessionAbsoluteHours: number;
  /** How long the network address of an audited act is kept. */
  readonly auditSourceDays: number;
  readonly signInRequestsPerMinute: number;
  /** Of every demo account; null in production, where nobody may know a password beforehand. */
  readonly demoPassword: string | null;
}

export interface Config {
  /** 0 asks the system for a free port. */
  readonly port: number;
  readonly host: string;
  /** Everything that is written: database, lock, later uploads and backups. */
  readonly dataDir: string;
  /** What this process does: web pages, the timetable of jobs, or both. */
  readonly role: 'all' | 'web' | 'jobs';
  /** Outside production the installation is a demo and says so on every page. */
  readonly isDemo: boolean;
  readonly accounts: AccountSettings;
  /** Signs the session cookie; undefined = a secret is made once and kept in the data folder. */
  readonly sessionSecret: string | undefined;
  /** True where people reach us by https only: Secure cookies, HSTS, upgrade-insecure-requests. */
  readonly isBehindTls: boolean;
  /** For express: false, the number of proxies in front of us, or their addresses (`loopback, 10.0.0.0/8`). */
  readonly trustProxy: false | number | string;
  /** Whom the operators of a fetched source may write to; null names nobody. */
  readonly sourceContact: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly version: string;
}

/** @throws StartError naming the variable that cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is one that was not set: docker-compose and systemd files produce them easily.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = issue?.path.join('.') ?? '?';
    throw new StartError(`Umgebungsvariable ${name} ist nicht brauchbar: ${issue?.message ?? ''}`);
  }
  const values = parsed.data;
  const trustProxy = readTrustProxy(values.TRUST_PROXY);
  if (values.BEHIND_TLS === '1' && trustProxy === false) {
    throw new StartError(
      'BEHIND_TLS=1 braucht TRUST_PROXY (zum Beispiel 1 oder loopback): Wer das TLS beendet, muss es uns sagen dürfen.',
    );
  }
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    role: values.ROLE,
    isDemo: values.NODE_ENV !== 'production',
    accounts: Object.freeze({
      sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
      sessionAbsoluteHours: values.SESSION_ABSOLUTE_HOURS,
      auditSourceDays: values.AUDIT_SOURCE_DAYS,
      signInRequestsPerMinute: values.SIGN_IN_REQUESTS_PER_MINUTE,
      demoPassword: values.NODE_ENV === 'production' ? null : values.DEMO_PASSWORD,
    }),
    sessionSecret: values.SESSION_SECRET,
    isBehindTls: values.BEHIND_TLS === '1',
    trustProxy,
    sourceContact: values.SOURCE_CONTACT ?? null,
    logLevel: values.LOG_LEVEL,
    version: readVersion(),
  });
}

/** `true` is refused: it would let everybody name their own address, and so walk around every lock. */
function readTrustProxy(text: string | undefined): false | number | string {
  if (text === undefined || text === '0') return false;
  if (text === 'true') {
    throw new StartError('TRUST_PROXY=true vertraut jedem. Bitte Anzahl oder Adressen angeben.');
  }
  return /^\d+$/u.test(text) ? Number(text) : text;
}

function readVersion(): string {
  const file: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}
