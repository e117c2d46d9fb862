import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text for a cookie or a link. Only its hash is stored. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex. Fast is right here: the token is random, there is nothing to guess. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
