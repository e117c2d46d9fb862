import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { projectRoot } from '../project-root.ts';
import { foldPassword, maxPasswordLength, normalisePassword } from './password-rules.ts';

/**
 * Argon2id (RFC 9106) with m = 19 456 KiB, t = 2, p = 1: the minimum of the OWASP Password Storage Cheat Sheet, which
 * keeps twenty people signing in at once below 400 MB. Argon2id is the package's default algorithm; salts are 16 bytes.
 */
export const argon2Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Handed in where passwords are checked, so that a test can count. */
export interface Passwords {
  hash: (password: string) => Promise<string>;
  /** False for a wrong password, and always for a null hash, after the same work. */
  verify: (hashed: string | null, password: string) => Promise<boolean>;
  /** Whether the hash was made with weaker parameters than today's. */
  isOutdated: (hashed: string) => boolean;
}

export function createPasswords(): Passwords {
  // Made at the first need: an address nobody has costs the same time as a wrong password.
  let dummy: Promise<string> | undefined;
  const dummyHash = (): Promise<string> =>
    (dummy ??= hash(randomBytes(32).toString('hex'), argon2Parameters));

  return {
    hash: (password) => hash(normalisePassword(password), argon2Parameters),
    async verify(hashed, password) {
      // An overlong text cannot be a password of ours and must not keep the processor busy.
      const text = normalisePassword(password.slice(0, maxPasswordLength * 4));
      const isRight = await verify(hashed ?? (await dummyHash()), text);
      return hashed !== null && isRight;
    },
    isOutdated(hashed) {
      const { memoryCost, timeCost } = parseOptions(hashed);
      return memoryCost < argon2Parameters.memoryCost || timeCost < argon2Parameters.timeCost;
    },
  };
}

/** The shipped list of common passwords, folded for comparison. */
export function readCommonPasswords(): ReadonlySet<string> {
  const file = join(projectRoot, 'data', 'security', 'common-passwords.txt');
  const lines = readFileSync(file, 'utf8').split('\n');
  const listed = lines.filter((line) => line !== '' && !line.startsWith('#'));
  // Folding drops trailing figures, so a line of figures alone folds to nothing: nothing must not count as listed.
  return new Set([...listed, ...listed.map(foldPassword).filter((folded) => folded.length >= 4)]);
}
