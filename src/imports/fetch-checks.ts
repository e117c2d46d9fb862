import { open } from 'node:fs/promises';
import { isIP } from 'node:net';
import { SourceError } from '../shared/errors.ts';
import { refusal } from './guarded-lookup.ts';
import { refuseBotWall } from './sources/bot-wall.ts';

/** @throws SourceError for what is no address at all. */
export function urlOf(address: string): URL {
  if (!URL.canParse(address)) throw new SourceError(`Keine Adresse: ${address}`);
  return new URL(address);
}

/**
 * Whether a hop may be called: https (http only where the configured address is http), no credentials, an allowed host.
 * @throws SourceError naming the address.
 */
export function refuseTarget(
  url: URL,
  {
    first,
    allowedHosts,
    isAllowed,
  }: { first: URL; allowedHosts: readonly string[]; isAllowed: (address: string) => boolean },
): void {
  const isSecure =
    url.protocol === 'https:' || (url.protocol === 'http:' && first.protocol === 'http:');
  if (!isSecure || url.username !== '' || url.password !== '') {
    throw new SourceError(`Die Adresse ist keine https-Adresse ohne Anmeldung: ${url.href}`);
  }
  if (url.host !== first.host && !allowedHosts.includes(url.host)) {
    throw new SourceError(`Die Weiterleitung führt zu einem fremden Server: ${url.href}`);
  }
  // A socket looks up names only: an address written out is checked here.
  const literal = url.hostname.replaceAll(/[[\]]/gu, '');
  if (isIP(literal) !== 0 && !isAllowed(literal)) throw refusal(url.hostname, literal);
}

/** The wall against robots also answers 200. */
export async function refuseWrongContent(
  file: string,
  expects: 'zip' | 'csv',
  address: string,
): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5000), 0, 5000, 0);
    const start = buffer.toString('utf8', 0, bytesRead);
    if (expects === 'zip' && start.startsWith('PK')) return;
    refuseBotWall(start, address);
    if (expects === 'csv' && bytesRead > 0 && !/^\s*</u.test(start)) return;
    throw new SourceError(
      `Statt ${expects === 'zip' ? 'eines ZIP („PK“)' : 'einer CSV-Datei'} kam etwas anderes: ${address}. Der bisherige Stand bleibt.`,
    );
  } finally {
    await handle.close();
  }
}
