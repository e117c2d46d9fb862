import { expect } from 'chai';
import { isPublicAddress } from '../../src/imports/public-address.ts';

const open = [
  '8.8.8.8',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '223.255.255.255',
  '2a00:1450:4001::1',
  '2001:4860:4860::8888',
];
const shut: readonly (readonly [string, string])[] = [
  ['0.0.0.0', 'this network'],
  ['10.0.0.1', 'private'],
  ['100.64.0.1', 'shared (CGNAT)'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['169.254.169.254', 'link-local (metadata of clouds)'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.178.1', 'private'],
  ['192.0.2.1', 'documentation'],
  ['198.18.0.1', 'benchmarking'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
  ['::ffff:8.8.8.8', 'IPv4-mapped'],
  ['::7f00:1', 'IPv4-compatible'],
  ['64:ff9b::7f00:1', 'translated'],
  ['2002:7f00:1::', '6to4'],
  ['2001:0:1::1', 'Teredo'],
  ['2001:db8::1', 'documentation'],
  ['fc00::1', 'unique-local'],
  ['fd12:3456::1', 'unique-local'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local with zone'],
  ['ff02::1', 'multicast'],
  ['localhost', 'a name'],
  ['2130706433', 'a number'],
  ['0177.0.0.1', 'octal'],
  ['', 'nothing'],
];

describe('isPublicAddress', () => {
  for (const address of open) {
    it(`${address} is public`, () => {
      expect(isPublicAddress(address)).to.equal(true);
    });
  }
  for (const [address, what] of shut) {
    it(`${address} is not: ${what}`, () => {
      expect(isPublicAddress(address)).to.equal(false);
    });
  }
});
