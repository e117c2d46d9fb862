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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  /** 0 asks the system for a free port. */
  readonly port: number;
  readonly host: string;
  /** Everything that is written: database, lock, later uploads and backups. */
  readonly dataDir: string;
  /** Outside production the installation is a demo and says so on every page. */
  readonly isDemo: boolean;
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
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    isDemo: values.NODE_ENV !== 'production',
    logLevel: values.LOG_LEVEL,
    version: readVersion(),
  });
}

function readVersion(): string {
  const file: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}
