import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../shared/errors.ts';

/**
 * The secret that signs the session cookie: made once, kept in the data folder, readable by its owner only. Sessions
 * survive a restart that way. Several machines on one database share it by SESSION_SECRET instead.
 */
export function readOrMakeSessionSecret(dataDir: string): string {
  const file = join(dataDir, 'session.secret');
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw new StartError(`Die Datei ${file} lässt sich nicht anlegen.`);
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new StartError(`Die Datei ${file} ist zu kurz. Bitte löschen.`);
  return secret;
}
