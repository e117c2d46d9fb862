import type { Random } from './random.ts';

/**
 * Hostile values as they go over the wire in an address or a urlencoded body: already percent-encoded where that is the
 * point, otherwise encoded here. Markup carries a marker that may never come back unescaped.
 */
type Kind = (random: Random) => string;

/** Anything of this in an HTML answer is markup that was let through. Quotes: out of an attribute. */
export const reflectedMarkup =
  /<x-attack|<svg onload=xattack|<script>xattack|<\/(?:textarea|title|script)><x-|"xattack-quote|'xattack-quote|(?:href|action|src)="javascript:/iu;

/** The header a successful header injection would produce. */
export const injectedHeader = 'x-attack-injected';

const plain =
  (list: readonly string[]): Kind =>
  (random) =>
    encode(random.pick(list));
const raw =
  (list: readonly string[]): Kind =>
  (random) =>
    random.pick(list);

const markup = plain([
  '"><x-attack-1>',
  "'><x-attack-2>",
  '<svg onload=xattack(1)>',
  '<script>xattack(1)</script>',
  '</textarea><x-attack-3>',
  '</title><x-attack-4>',
  '</script><x-attack-5>',
  '"xattack-quote" autofocus onfocus="x',
  "'xattack-quote' onfocus='x",
  'javascript:xattack(1)',
  '<%= 7*7 %><x-attack-6>',
  '${7*7}{{7*7}}#{7*7}<x-attack-7>',
  '&lt;x-attack-8&gt;&#60;x-attack-9&#62;',
  '<!--<x-attack-10>-->]]>',
]);
const sql = plain([
  "' OR 1=1 --",
  "'; DROP TABLE person; --",
  '") UNION SELECT passwordHash FROM person --',
  '%_%',
  "\\'; SELECT pg_sleep(9)",
  '?1 :id @id $1',
]);
const traversal = raw([
  '..%2f..%2f..%2fetc%2fpasswd',
  '....//....//etc/passwd',
  '%2e%2e%5c%2e%2e%5cwindows',
  '%252e%252e%252f',
  'file%3A%2F%2F%2Fetc%2Fpasswd',
  '..%c0%af..%c0%afetc',
]);
const returns = plain([
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/?xattack',
  '/\t/evil.example',
  '/%2f/evil.example',
  '/..//evil.example',
  `/x\r\n${injectedHeader}: 1`,
  '/@evil.example',
]);
const prototypes = plain([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'length',
  'then',
  'toJSON',
]);
const brokenBytes = raw([
  '%ff%fe%fd',
  '%c3%28',
  '%ed%a0%80',
  '%f0%9f%92',
  '%fe%80%80%80',
  '\u00ff\u00fe\u0080',
  'a%c3',
]);
const brokenPercent = raw(['%', '%zz', '%u0041', '%2', '100%25%', '%%%']);
const controls = raw([
  '%00',
  'a%00b',
  '%00%00%00',
  `a%0d%0a${injectedHeader}:%201`,
  '%0d%0aSet-Cookie:%20xattack=1',
  '%1b%5b31m',
  '%07%08%0b%0c%7f',
  '%09%09',
  '%c2%85%e2%80%a8%e2%80%a9',
]);
const bidi = plain([
  '\u202Egpj.exe',
  '\u2066\u2067\u2068x\u2069',
  '\uFEFF\u200B\u200D',
  'a' + '\u0301'.repeat(400),
  'x' + '𝔸'.repeat(80),
  '👩‍👩‍👧‍👦'.repeat(30),
  'ﷺ'.repeat(100),
  'ǅß\u0130ŉ',
  '\uD83D',
  'مرحبا שלום',
]);
const numbers = plain([
  '-1',
  '0',
  '1e309',
  '9'.repeat(40),
  '9223372036854775808',
  '-9223372036854775809',
  '4294967296',
  '0x1F',
  'NaN',
  '-0',
  '1.7976931348623157e308',
  '999999999,99',
  '1.000.000.000,00',
  '٣٤٥',
  '0,001',
  'Infinity',
]);
const days = plain([
  '9999-12-31',
  '0000-01-01',
  '2027-02-30',
  '-000001-01-01',
  '+275760-09-13',
  '2100-12',
  '0001-01',
  '99/9999',
  '12/2099',
  '2026-11-22T10:00:00Z',
]);
const structures = plain([
  '{"$ne":null}',
  '[]',
  '{"__proto__":{"isAdmin":true}}',
  'null',
  'undefined',
  'true',
  '[object Object]',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '(((((((((a+)+)+)+$',
  'aktion',
  'zeile-entfernen:__proto__',
  'zeile-entfernen:',
  'alle',
  'admin',
  'staff',
]);
const long: Kind = (random) =>
  random
    .pick(['A', '%00', '%c3%bc', '%3Cx-attack%3E', '%0a', '=', '%20', '%F0%9D%94%B8'])
    .repeat(random.pick([300, 1500, 8000]));
const noise: Kind = (random) =>
  Array.from({ length: 1 + random.below(40) }, () => `%${byte(random.below(256))}`).join('');

const kinds: readonly Kind[] = [
  markup,
  markup,
  sql,
  traversal,
  returns,
  prototypes,
  brokenBytes,
  brokenPercent,
  controls,
  controls,
  bidi,
  numbers,
  numbers,
  days,
  structures,
  long,
  noise,
  () => '',
];

/** A hostile value, ready for an address or a body. */
export function hostileValue(random: Random): string {
  return random.pick(kinds)(random);
}

/** For a place where only something short fits, such as a part of a path. */
export function shortHostileValue(random: Random): string {
  return hostileValue(random).slice(0, 4000);
}

/** For the name of a field. */
export function hostileName(random: Random): string {
  return random.isBelow(0.6) ? prototypes(random) : shortHostileValue(random);
}

/** For a header: bytes as they are, without control characters, at which Node itself turns the request away. */
export function hostileHeader(random: Random): string {
  const text = unescape8(shortHostileValue(random));
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/gu, ' ').slice(0, 3000);
}

/** Percent-encodes; a lone surrogate becomes the bytes that no valid text has. */
export function encode(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (one) =>
    /[\w.~-]/u.test(String.fromCharCode(one)) ? String.fromCharCode(one) : `%${byte(one)}`,
  ).join('');
}

function unescape8(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/giu, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function byte(value: number): string {
  return value.toString(16).padStart(2, '0');
}
