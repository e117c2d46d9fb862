import { injectedHeader, reflectedMarkup } from './payloads.ts';
import type { Answer } from './send.ts';

export const findingKinds = [
  'serverError',
  'noAnswer',
  'markup',
  'headerInjection',
  'openRedirect',
  'leak',
  'missingHeaders',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What only our own machinery says: paths of its files, its SQL, its stack. */
const internals = /node_modules|SQLITE_|SqliteError|\n\s+at \S+ \(|\/src\/[\w/-]+\.(?:ts|js):\d/u;

/** What is wrong with an answer, whatever was asked. */
export function findingsOf(answer: Answer, { isReached }: { isReached: boolean }): FindingKind[] {
  const { status, body, fault } = answer;
  const header = (name: string): string => answer.headers.get(name)?.join(', ') ?? '';
  const isHtml = header('content-type').startsWith('text/html');
  const isInjected =
    answer.headers.has(injectedHeader) || header('set-cookie').includes('xattack=');
  const location = header('location');
  const wrong: Record<FindingKind, boolean> = {
    // 501 and 505 are Node's own answers to what is not HTTP.
    serverError: status >= 500,
    noAnswer: fault !== 'none',
    markup: isHtml && reflectedMarkup.test(body),
    headerInjection: isInjected,
    openRedirect: location !== '' && !/^\/(?![/\\])/u.test(location),
    leak: internals.test(body),
    missingHeaders:
      isReached &&
      (header('content-security-policy') === '' || header('x-content-type-options') !== 'nosniff'),
  };
  return findingKinds.filter((kind) => wrong[kind]);
}
