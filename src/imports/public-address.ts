import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Which addresses of the internet a source may have. Everything else could be a machine of the own network that trusts
 * us: private, loopback, link-local, shared (CGNAT), multicast, reserved, documentation, and every IPv6 form that
 * carries an IPv4 address inside.
 */

const closedIPv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Inside the global range: Teredo, ORCHID, documentation, 6to4. */
const closedIPv6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed = new BlockList();
for (const [address, bits] of closedIPv4) closed.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of closedIPv6) closed.addSubnet(address, bits, 'ipv6');

/** Loopback, unique-local, link-local, multicast, mapped and translated addresses all lie outside of it. */
const globalIPv6 = new BlockList();
globalIPv6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address (not a name) is a public one of the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return globalIPv6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
