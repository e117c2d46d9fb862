import type { LinkFinding } from './link-check.ts';
import { isHome, isSoftMissing, isWall } from './page-signs.ts';

/** What came back from an address. */
export type LinkOutcome =
  | {
      kind: 'answer';
      status: number;
      /** Where redirects ended. */
      finalUrl: string;
      isHtml: boolean;
      /** The beginning of the page; empty for other files. */
      html: string;
    }
  /** We do not go there: not public, not http, forbidden to programs. */
  | { kind: 'refused'; reason: string }
  | { kind: 'unreachable'; reason: string };

/** Pure rule: what an outcome says about an address. */
export function findingOf(asked: string, outcome: LinkOutcome): LinkFinding {
  if (outcome.kind === 'refused') return found('unknown', outcome.reason);
  if (outcome.kind === 'unreachable') return found('unreachable', outcome.reason);
  const { status, finalUrl } = outcome;
  const seen = { status, finalUrl: finalUrl === asked ? null : finalUrl };
  if (status === 404 || status === 410) {
    return {
      ...seen,
      kind: 'missing',
      reason: `Der Server meldet: Seite nicht gefunden (${status}).`,
    };
  }
  if (status >= 500) {
    return { ...seen, kind: 'unreachable', reason: `Der Server meldet einen Fehler (${status}).` };
  }
  if (status < 200 || status >= 300) {
    const reason = `Der Server lässt automatische Abrufe nicht zu (${status}).`;
    return { ...seen, kind: 'unknown', reason };
  }
  return { ...seen, ...findingOfPage(new URL(asked), outcome) };
}

type Answer = Extract<LinkOutcome, { kind: 'answer' }>;

function findingOfPage(
  asked: URL,
  { finalUrl, isHtml, html }: Answer,
): Pick<LinkFinding, 'kind' | 'reason'> {
  const arrived = new URL(finalUrl);
  if (isHtml && isWall(html)) {
    return {
      kind: 'unknown',
      reason: 'Statt der Seite kam eine Prüfung gegen Automaten (Captcha).',
    };
  }
  if (isHtml && isSoftMissing(html)) {
    const reason =
      'Die Seite sagt selbst, dass es sie nicht gibt, meldet aber keinen Fehler (Soft-404).';
    return { kind: 'softMissing', reason };
  }
  if (isSamePlace(asked, arrived)) return { kind: 'ok', reason: '' };
  if (isHome(arrived) && !isHome(asked)) {
    const reason = 'Die Adresse führt nur noch zur Startseite (Soft-404).';
    return { kind: 'softMissing', reason };
  }
  return { kind: 'moved', reason: 'Die Adresse leitet weiter.' };
}

/** https instead of http, `www.` and a closing slash are no move that anybody must know of. */
function isSamePlace(one: URL, other: URL): boolean {
  const plain = ({ hostname, port, pathname, search }: URL): string =>
    `${hostname.replace(/^www\./u, '')}:${port}${pathname.replace(/\/$/u, '')}${search}`;
  return plain(one) === plain(other);
}

function found(kind: LinkFinding['kind'], reason: string): LinkFinding {
  return { kind, status: null, finalUrl: null, reason };
}
