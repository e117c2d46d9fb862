import { Agent, request, type Dispatcher } from 'undici';
import { refuseTarget, urlOf } from '../imports/fetch-checks.ts';
import { userAgentOf, type FetchSettings } from '../imports/fetch-source.ts';
import { guardedLookup, lookupAll } from '../imports/guarded-lookup.ts';
import { isPublicAddress } from '../imports/public-address.ts';
import { SourceError } from '../shared/errors.ts';
import type { LinkOutcome } from './link-finding.ts';

export interface LinkFetchSettings extends FetchSettings {
  timeoutSeconds?: number;
}

/** Looks at one address. `beforeRequest` is awaited before each single request, redirects included. */
export type LookAtLink = (
  address: string,
  beforeRequest: (url: URL) => Promise<void>,
) => Promise<LinkOutcome>;

export interface LinkFetching {
  look: LookAtLink;
  /** The text of a small file; undefined where there is none. */
  readText: (address: string) => Promise<string | undefined>;
  close: () => Promise<void>;
}

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Enough for title and first heading. */
const readBytes = 64 * 1024;
/** Answers to HEAD that only say something about HEAD. */
const headRefused = new Set([400, 401, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503]);

type Method = 'HEAD' | 'GET';
type Answer = Dispatcher.ResponseData<unknown>;
type Ask = (url: URL, method: Method) => Promise<Answer>;

/** Requests by our own name, to public addresses only, with redirects followed by hand. */
export function createLinkFetching(settings: LinkFetchSettings): LinkFetching {
  const isAllowed = settings.isAllowedAddress ?? isPublicAddress;
  const lookup = guardedLookup(settings.lookup ?? lookupAll, isAllowed);
  const agent = new Agent({ connect: { lookup, timeout: 10_000 }, keepAliveTimeout: 1000 });
  const headers = {
    'user-agent': userAgentOf(settings),
    accept: 'text/html, */*;q=0.5',
    'accept-language': 'de',
    'accept-encoding': 'identity',
  };
  const ask: Ask = (url, method) => {
    // Any host may be named; what its address is, is checked for each hop.
    refuseTarget(url, { first: url, allowedHosts: [], isAllowed });
    const signal = AbortSignal.timeout((settings.timeoutSeconds ?? 20) * 1000);
    return request(url, { dispatcher: agent, headers, method, signal });
  };
  return {
    look: (address, beforeRequest) => looked(ask, address, beforeRequest),
    async readText(address) {
      try {
        const response = await ask(urlOf(address), 'GET');
        const text = await beginningOf(response);
        return response.statusCode === 200 ? text : undefined;
      } catch {
        return undefined;
      }
    },
    close: () => agent.destroy(),
  };
}

async function looked(
  ask: Ask,
  address: string,
  beforeRequest: (url: URL) => Promise<void>,
): Promise<LinkOutcome> {
  try {
    let url = urlOf(address);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await answerOf(ask, url, beforeRequest);
      if (!redirects.has(response.statusCode)) return await outcomeOf(response, url);
      await response.body.dump();
      const location = response.headers['location'];
      if (typeof location !== 'string' || !URL.canParse(location, url.href)) {
        return { kind: 'unreachable', reason: 'Die Weiterleitung nennt kein Ziel.' };
      }
      url = new URL(location, url);
    }
    return { kind: 'unreachable', reason: `Mehr als ${mostRedirects} Weiterleitungen.` };
  } catch (error) {
    return faultOf(error);
  }
}

/** HEAD; GET where HEAD is refused, or where only the page itself can tell that it is none. */
async function answerOf(
  ask: Ask,
  url: URL,
  beforeRequest: (url: URL) => Promise<void>,
): Promise<Answer> {
  await beforeRequest(url);
  const head = await ask(url, 'HEAD');
  await head.body.dump();
  const isPage = head.statusCode === 200 && isHtml(head);
  if (!isPage && !headRefused.has(head.statusCode)) return head;
  await beforeRequest(url);
  return ask(url, 'GET');
}

function isHtml({ headers }: Answer): boolean {
  const type = headers['content-type'];
  // Who does not say what it is, is looked at.
  return typeof type !== 'string' || /html/iu.test(type);
}

async function outcomeOf(response: Answer, url: URL): Promise<LinkOutcome> {
  const isPage = isHtml(response);
  const html = await beginningOf(response);
  return {
    kind: 'answer',
    status: response.statusCode,
    finalUrl: url.href,
    isHtml: isPage,
    html: isPage ? html : '',
  };
}

/** The first bytes; the rest is not asked for. */
async function beginningOf({ body }: Answer): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= readBytes) break;
  }
  return Buffer.concat(parts).toString('utf8', 0, readBytes);
}

const causes: Record<string, string> = {
  ENOTFOUND: 'Den Server gibt es nicht (mehr).',
  EAI_AGAIN: 'Der Name des Servers ließ sich nicht auflösen.',
  ECONNREFUSED: 'Der Server nimmt keine Verbindung an.',
  ECONNRESET: 'Der Server hat die Verbindung abgebrochen.',
  CERT_HAS_EXPIRED: 'Das Zertifikat des Servers ist abgelaufen.',
};

function faultOf(error: unknown): LinkOutcome {
  if (error instanceof SourceError) return { kind: 'refused', reason: error.message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isTimeout = error instanceof Error && /timeout/iu.test(`${error.name} ${code}`);
  const reason = isTimeout
    ? 'Der Server hat zu lange nicht geantwortet.'
    : (causes[code] ?? 'Der Server ist nicht erreichbar.');
  return { kind: 'unreachable', reason };
}
