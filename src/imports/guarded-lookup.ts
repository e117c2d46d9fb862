import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { SourceError } from '../shared/errors.ts';

/** All addresses of a name; handed in by tests. */
export type LookupAll = (
  hostname: string,
  options: LookupOptions,
  callback: (error: Error | null, addresses?: LookupAddress[]) => void,
) => void;

export const lookupAll: LookupAll = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, callback);
};

/**
 * A lookup for sockets that answers only if every address of the name is allowed. The socket connects to what was
 * checked, so that a name cannot change between check and connection.
 */
export function guardedLookup(
  lookup: LookupAll,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, addresses = []) => {
      const refused = addresses.find(({ address }) => !isAllowed(address));
      const [first] = addresses;
      if (error || refused || !first) {
        callback(error ?? refusal(hostname, refused?.address), '', 0);
      } else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Said of a name or literal that leads into a network where no source may be. */
export function refusal(hostname: string, address: string | undefined): SourceError {
  return new SourceError(
    address === undefined
      ? `Zu „${hostname}“ gibt es keine Adresse.`
      : `„${hostname}“ führt zu ${address}, einer nicht öffentlichen Adresse. Dorthin wird nichts abgerufen.`,
  );
}
