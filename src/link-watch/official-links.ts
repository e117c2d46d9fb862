import { isSourceHost } from '../imports/source-address.ts';
import type { Programme } from '../programmes/programme.ts';

/** The addresses a programme's page offers: its official page and its sources, each once. */
export function officialLinksOf({ url, sources }: Pick<Programme, 'url' | 'sources'>): string[] {
  const all = [url, ...sources.map((source) => source.url)];
  return [...new Set(all.flatMap((one) => (one === null ? [] : (watchable(one) ?? []))))];
}

/** Without what a server never sees; undefined for what is not watched. */
function watchable(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // The import itself sees what is new and gone in the Förderdatenbank, with one request a day.
  if (!['http:', 'https:'].includes(url.protocol) || isSourceHost(url.hostname)) return undefined;
  url.hash = '';
  return url.href;
}
