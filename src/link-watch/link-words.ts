import type { StatusTag } from '../http/page-parts.ts';
import { formatDayOf } from '../shared/dates.ts';
import type { LinkCheck, LinkProblem, LinkState } from './link-check.ts';

/** German words of the link watch, here and nowhere else. */

export const linkStateLabels: Record<LinkState, string> = {
  ok: 'erreichbar',
  moved: 'umgeleitet',
  failing: 'zuletzt gestört',
  broken: 'defekt',
  unknown: 'nicht prüfbar',
};

const signs: Record<LinkState, Pick<StatusTag, 'tone' | 'symbol'>> = {
  ok: { tone: 'success', symbol: '✓' },
  moved: { tone: 'info', symbol: '→' },
  failing: { tone: 'warning', symbol: '!' },
  broken: { tone: 'danger', symbol: '✗' },
  unknown: { tone: 'neutral', symbol: '?' },
};

const problemLabels: Record<LinkProblem, string> = {
  missing: 'Seite nicht gefunden',
  softMissing: 'Soft-404',
  unreachable: 'nicht erreichbar',
};

export const notChecked: StatusTag = { tone: 'neutral', text: 'noch nicht geprüft', symbol: '○' };

/** The state as sign and words: "Soft-404 seit 19.11.2026". */
export function linkTag({ state, problem, firstFailedAt }: LinkCheck): StatusTag {
  const since = firstFailedAt === null ? '' : ` seit ${formatDayOf(firstFailedAt)}`;
  const text =
    state === 'broken' && problem !== null
      ? `${problemLabels[problem]}${since}`
      : linkStateLabels[state];
  return { ...signs[state], text };
}

/** What else there is to say, in sentences. */
export function linkDetail({
  state,
  problem,
  reason,
  failures,
  okAt,
  healedAt,
}: LinkCheck): string {
  const texts = [reason];
  if (state === 'failing' && problem !== null) {
    texts.push(
      `An ${failures === 1 ? 'einem Tag' : `${failures} Tagen`} gestört; nach drei Tagen gilt die Adresse als defekt.`,
    );
  }
  if (state === 'broken' && okAt !== null)
    texts.push(`Zuletzt erreichbar am ${formatDayOf(okAt)}.`);
  if (healedAt !== null)
    texts.push(`War defekt, ist wieder erreichbar seit ${formatDayOf(healedAt)}.`);
  return texts.filter((text) => text !== '').join(' ');
}

export const checkedText = ({ checkedAt }: LinkCheck): string =>
  `geprüft am ${formatDayOf(checkedAt)}`;

/** One address on the page of its programme: `views/link-watch/_states.ejs`. */
export interface LinkStateRow {
  url: string;
  tag: StatusTag;
  checked: string;
  detail: string;
  movedTo: string | null;
}

export function linkStateRow(check: LinkCheck): LinkStateRow {
  return {
    url: check.url,
    tag: linkTag(check),
    checked: checkedText(check),
    detail: linkDetail(check),
    movedTo: check.state === 'moved' ? check.finalUrl : null,
  };
}
