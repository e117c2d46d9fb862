import type { SourceRecord } from './source-record.ts';

/** Which programme an address of the source names. The whole path is the key: slugs repeat across folders. */

export type SourceAddress = Pick<SourceRecord, 'path' | 'idUrl' | 'url' | 'folder' | 'subfolder'>;

export const sourceOrigin = 'https://www.foerderdatenbank.de';
const sourceHosts = new Set([
  'www.foerderdatenbank.de',
  'foerderdatenbank.de',
  'foerderdatenbank.info',
  'www.foerderdatenbank.info',
]);
const folders = ['Bund', 'Land', 'EU', 'Kommune'] as const;
const pagePath =
  /^\/FDB\/Content\/DE\/(?<tree>Foerderprogramm|Archiv)\/(?<rest>[\w.()~-]+(?:\/[\w.()~-]+)*)\.html$/u;

/** Whether an address belongs to the site, whichever of its hosts it names. */
export function isSourceHost(host: string): boolean {
  return sourceHosts.has(host.toLowerCase());
}

/** An absolute address on one host, or undefined: hrefs of the site are relative to its root, not to the page. */
export function resolveSourceHref(href: string): string | undefined {
  // Editors leave the scheme out; it would become a page of the site.
  const url = parseUrl(/^www\./iu.test(href.trim()) ? `https://${href.trim()}` : href);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined;
  if (!isSourceHost(url.hostname)) return url.href;
  return `${sourceOrigin}${url.pathname}${url.search}${url.hash}`;
}

/** The programme page behind an address or path; undefined for anything else. Query and fragment are dropped. */
export function findSourceAddress(address: string): SourceAddress | undefined {
  const url = parseUrl(address);
  if (!url || !isSourceHost(url.hostname)) return undefined;
  const parts = pagePath.exec(url.pathname)?.groups;
  const rest = parts?.['rest'];
  if (rest === undefined) return undefined;
  const below = rest.split('/').slice(0, -1);
  const folder = folders.find((name) => name === below[0]) ?? null;
  const isArchive = parts?.['tree'] === 'Archiv';
  return {
    path: url.pathname,
    idUrl: rest.replaceAll('/', '-').toLowerCase(),
    url: `${sourceOrigin}${url.pathname}`,
    folder: isArchive ? 'Archiv' : folder,
    subfolder: isArchive || folder === null ? null : (below[1] ?? null),
  };
}

function parseUrl(address: string): URL | undefined {
  const base = `${sourceOrigin}/`;
  return URL.canParse(address.trim(), base) ? new URL(address.trim(), base) : undefined;
}
