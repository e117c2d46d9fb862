import type { Visitor } from '../../src/accounts/access.ts';
import { encode, hostileHeader, hostileName, hostileValue, shortHostileValue } from './payloads.ts';
import type { Random } from './random.ts';
import type { WireRequest } from './send.ts';
import { requestNumber, type Session } from './site.ts';
import { realPath, type OfferedForm, type Target } from './targets.ts';

/** What one request is made from. */
export interface Making {
  number: number;
  port: number;
  targets: readonly Target[];
  target: Target;
  visitor: Visitor;
  session: Session;
  form: OfferedForm | undefined;
  random: Random;
}

type Field = readonly [name: string, value: string];

const oddMethods = ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'get', 'X'];
const oddTypes = [
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/x-www-form-urlencoded; charset=iso-8859-1',
  'x'.repeat(2000),
  '',
];

/** One hostile request: most with everything right but the contents, so that they come in; some wrong all over. */
export function makeRequest(making: Making): WireRequest {
  const { random } = making;
  if (random.isBelow(0.035)) return misshapen(making);
  return wellFormed(making);
}

function wellFormed(making: Making): WireRequest {
  const { target, random } = making;
  const { method } = target.route;
  const path = pathOf(making);
  const query = random.isBelow(method === 'GET' ? 0.85 : 0.15) ? `?${queryOf(making)}` : '';
  const body = method === 'GET' ? '' : bodyOf(making);
  const headers: Field[] = [...headersOf(making)];
  if (method !== 'GET') {
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
    headers.push(['Content-Length', String(body.length)]);
  }
  return { method, target: `${path}${query}`, headers, body };
}

function headersOf({ number, port, session, random }: Making): Field[] {
  const isOdd = random.isBelow(0.2);
  const odd = (): string => hostileHeader(random);
  return [
    ['Host', isOdd && random.isBelow(0.3) ? 'evil.example' : `127.0.0.1:${port}`],
    ['Connection', 'close'],
    ['Cookie', session.cookie],
    [requestNumber, String(number)],
    ...(isOdd
      ? ([
          ['User-Agent', odd()],
          ['Accept', odd()],
          ['Referer', odd()],
          ['X-Forwarded-For', odd()],
          ['X-Forwarded-Host', odd()],
          ['If-None-Match', odd()],
          ['Range', `bytes=${odd()}`],
        ] as const)
      : []),
  ];
}

/** Mostly a real one; sometimes with something hostile where an id belongs. */
function pathOf({ targets, target, visitor, form, random }: Making): string {
  const { path } = target.route;
  const real = form?.action ?? realPath(targets, target, { visitor, random });
  if (!path.includes(':') || random.isBelow(0.82)) return real;
  const parts = real.split('/');
  const places = path.split('/').flatMap((part, at) => (part.startsWith(':') ? [at] : []));
  const at = random.pick(places);
  // A real slash or question mark would make it another address; that is the misshapen share's business.
  parts[at] = shortHostileValue(random).replaceAll(/[/?# ]|[^\x21-\x7e]/gu, encodeByte) || '%20';
  return parts.join('/');
}

function queryOf({ target, random }: Making): string {
  const names = [...target.queryNames, 'weiter', 'notice', 'q'];
  return Array.from({ length: 1 + random.below(4) })
    .map(() => {
      const name = random.isBelow(0.75) ? random.pick(names) : hostileName(random);
      return `${name}${random.pick(['', '', '', '[]', '[__proto__]', '.x'])}=${hostileValue(random)}`;
    })
    .join('&')
    .replaceAll(/[#\s]|[^\x21-\x7e]/gu, encodeByte)
    .slice(0, 12_000);
}

/** The form as it was offered, with some of its fields replaced, doubled, left out or joined by others. */
function bodyOf({ form, session, random }: Making): string {
  const fields: Field[] = chosenFields(form?.fields ?? [], random)
    .filter(() => !random.isBelow(0.04))
    .map(([name, value]) => [encode(name), encode(value)]);
  const hostileCount = fields.length === 0 ? 0 : random.pick([0, 1, 1, 2, 4]);
  for (let changed = 0; changed < hostileCount; changed += 1) {
    const at = random.below(fields.length);
    const [name = 'x'] = fields[at] ?? [];
    fields[at] = [name, hostileValue(random)];
    if (random.isBelow(0.15))
      fields.push([random.pick([name, `${name}[]`, `${name}[0]`]), hostileValue(random)]);
  }
  if (random.isBelow(0.3)) fields.push([hostileName(random), hostileValue(random)]);
  if (random.isBelow(0.2)) fields.push(['weiter', hostileValue(random)]);
  if (random.isBelow(0.1)) fields.push(['_held', hostileValue(random)]);
  if (random.isBelow(0.03)) fields.push(...manyFields(random));
  // First, so that a broken field behind it cannot swallow it.
  return [['_csrf', session.csrfToken] as const, ...fields]
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The form as somebody would send it: one of several buttons, nothing left empty that asks for something. */
function chosenFields(offered: OfferedForm['fields'], random: Random): Field[] {
  const chosen = new Map<string, string>();
  for (const { name, value, type } of offered) {
    const isChoice = type === 'radio' || type === 'button' || type === 'submit';
    if (name === '_csrf' || (isChoice && chosen.has(name) && random.isBelow(0.5))) continue;
    chosen.set(name, value === '' && random.isBelow(0.85) ? plausible(name, type, random) : value);
  }
  return [...chosen];
}

function plausible(name: string, type: string, random: Random): string {
  const number = `05${100_000 + random.below(900_000)}`;
  const byType: Record<string, string> = {
    email: `probe${number}@attack.invalid`,
    date: `202${7 + random.below(3)}-01-31`,
    month: '2027-07',
    number: '3',
    password: 'Ein recht langes Kennwort 77',
  };
  return /ags|schluessel|plz/iu.test(name) ? number : (byType[type] ?? `Probe ${number}`);
}

function manyFields(random: Random): Field[] {
  const name = random.pick(['x', '__proto__', 'title', 'cost-1-2027']);
  const count = random.pick([500, 1800, 5000]);
  return Array.from({ length: count }, (_, at) => [
    random.isBelow(0.5) ? name : `${name}${at}`,
    '1',
  ]);
}

/** Requests that should not come in: methods, types, tokens and paths nobody serves. */
function misshapen(making: Making): WireRequest {
  const { random } = making;
  const request = wellFormed(making);
  const changes: readonly (() => Partial<WireRequest>)[] = [
    () => ({ method: random.pick(oddMethods) }),
    () => ({
      headers: request.headers.map(([name, value]) => [
        name,
        name === 'Content-Type' ? random.pick(oddTypes) : value,
      ]),
    }),
    () => ({
      headers: [...request.headers, ['Content-Encoding', random.pick(['gzip', 'br', 'x'])]],
    }),
    () => ({ body: request.body.replaceAll(/_csrf=\w{4}/gu, '_csrf=0000') }),
    () => ({ target: `/${shortHostileValue(random).replaceAll(/[\s]/gu, '')}` }),
    () => ({ target: `${request.target}/${'a/'.repeat(5000)}` }),
    () => ({ target: `http://evil.example${request.target}` }),
    () => ({ target: `/${request.target}` }),
    () => ({ target: `${request.target}\u0000\u00ff` }),
    () => ({ headers: [...request.headers, ['X-Nul', 'a\u0000b']] }),
    () => ({ target: `/assets/${random.pick(['%00', '..%2f..%2fpackage.json', '%', '%2e%2e/'])}` }),
  ];
  return { ...request, ...random.pick(changes)() };
}

function encodeByte(character: string): string {
  return encodeURIComponent(character);
}
