import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Agent, request, type Dispatcher } from 'undici';
import { SourceError } from '../shared/errors.ts';
import { refuseTarget, refuseWrongContent, urlOf } from './fetch-checks.ts';
import { guardedLookup, lookupAll, type LookupAll } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';

/** How we call: by our name, and only where an administrator allowed it. */
export interface FetchSettings {
  /** Who asks, for the operators of the source: product/version and a contact. */
  version: string;
  contact: string | null;
  lookup?: LookupAll;
  isAllowedAddress?: (address: string) => boolean;
}

export interface FetchRequest {
  address: string;
  /** Further hosts that a redirect may name; the address's own host always may. */
  allowedHosts?: readonly string[];
  /** `zip`: the first two bytes must be `PK`. */
  expects: 'zip' | 'csv';
  maxBytes?: number;
  timeoutSeconds?: number;
}

export interface FetchedFile {
  /** In a temporary folder of its own. */
  file: string;
  bytes: number;
  /** Where the redirects ended. */
  address: string;
  remove: () => Promise<void>;
}

export type FetchSource = (request: FetchRequest) => Promise<FetchedFile>;

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
const megabyte = 1024 * 1024;

/**
 * Downloads a source to a file. The caller keeps the rule of one request a day.
 * @throws SourceError for anything but status 200 with the expected content, and before any connection to an address
 * that is not public: after DNS, on every redirect.
 */
export function createFetchSource(settings: FetchSettings): FetchSource {
  const isAllowed = settings.isAllowedAddress ?? isPublicAddress;
  const lookup = guardedLookup(settings.lookup ?? lookupAll, isAllowed);
  const headers = {
    'user-agent': userAgentOf(settings),
    accept: 'application/zip, text/csv, */*;q=0.1',
    // Packed twice would make the size limit lie.
    'accept-encoding': 'identity',
  };
  return async (wanted) => {
    const { maxBytes = 200 * megabyte, timeoutSeconds = 300 } = wanted;
    const agent = new Agent({ connect: { lookup, timeout: 20_000 } });
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    const folder = await mkdtemp(join(tmpdir(), 'foerderpfad-source-'));
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const target = await followed(wanted, {
        isAllowed,
        options: { dispatcher: agent, headers, signal },
      });
      const file = join(folder, `source.${wanted.expects}`);
      const bytes = await keep(target.response, { file, maxBytes, address: target.address });
      await refuseWrongContent(file, wanted.expects, target.address);
      return { file, bytes, address: target.address, remove };
    } catch (error) {
      await remove();
      throw asSourceError(error, wanted.address);
    } finally {
      await agent.destroy();
    }
  };
}

/** `Foerderpfad/0.1.0 (+mailto:…)`: honest, and reachable where a contact is set. */
export function userAgentOf({
  version,
  contact,
}: Pick<FetchSettings, 'version' | 'contact'>): string {
  const name = `Foerderpfad/${version}`;
  const printable = (contact ?? '').replaceAll(/[^\x20-\x7e]|[()]/gu, '').trim();
  return printable === '' ? name : `${name} (+${printable})`;
}

type RequestOptions = Exclude<Parameters<typeof request>[1], undefined>;

interface Hop {
  isAllowed: (address: string) => boolean;
  options: RequestOptions;
}

interface Answer {
  response: Dispatcher.ResponseData<unknown>;
  address: string;
}

/** Redirects are followed by hand: each hop is checked like the first address. */
async function followed(wanted: FetchRequest, { isAllowed, options }: Hop): Promise<Answer> {
  const first = urlOf(wanted.address);
  let url = first;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    refuseTarget(url, { first, allowedHosts: wanted.allowedHosts ?? [], isAllowed });
    const response = await request(url, options);
    if (!redirects.has(response.statusCode)) return { response, address: url.href };
    await response.body.dump();
    const location = response.headers['location'];
    if (typeof location !== 'string' || !URL.canParse(location, url.href)) {
      throw new SourceError(`Die Weiterleitung nennt kein Ziel: ${url.href}`);
    }
    url = new URL(location, url);
  }
  throw new SourceError(`Mehr als ${mostRedirects} Weiterleitungen: ${wanted.address}`);
}

async function keep(
  response: Dispatcher.ResponseData<unknown>,
  { file, maxBytes, address }: { file: string; maxBytes: number; address: string },
): Promise<number> {
  if (response.statusCode !== 200) {
    await response.body.dump();
    throw new SourceError(`Der Server antwortet mit Status ${response.statusCode}: ${address}`);
  }
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) done(null, chunk);
      else done(new SourceError(`Die Antwort ist größer als ${maxBytes} Bytes: ${address}`));
    },
  });
  await pipeline(response.body, limit, createWriteStream(file, { flags: 'wx' }));
  return bytes;
}

function asSourceError(error: unknown, address: string): SourceError {
  if (error instanceof SourceError) return error;
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(
    isTimeout
      ? `Die Quelle hat zu lange gebraucht: ${address}`
      : `Die Quelle ist nicht erreichbar (${reason}): ${address}`,
  );
}
