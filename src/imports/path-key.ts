/** The identity of a page of the Förderdatenbank: its lower-cased path, whichever host and notation names it. */

/** Hosts that serve the same content (format specification, section 1). */
const hosts = new Set(['www.foerderdatenbank.de', 'foerderdatenbank.de', 'foerderdatenbank.info']);

/** The lower-cased path of a source record: its key in `source_record` and `staged_record`. */
export function pathKeyOf(path: string): string {
  return path.toLowerCase();
}

/** The same key from an address that a programme names as its source; undefined for any other page. */
export function pathKeyOfUrl(address: string | null): string | undefined {
  if (address === null || !URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  if (!hosts.has(hostname.toLowerCase())) return undefined;
  const key = pathname.toLowerCase();
  return key.startsWith('/fdb/content/de/') && key.endsWith('.html') ? key : undefined;
}

/** Documents of the archive are never part of the export's programme tree, so that it cannot miss them. */
export function isArchived(pathKey: string): boolean {
  return pathKey.startsWith('/fdb/content/de/archiv/');
}
