import type { StatusTag } from '../../http/page-parts.ts';
import { matchPath } from '../../paths.ts';
import { formatDayOf } from '../../shared/dates.ts';
import { reasonLabels, type MatchDecision, type TakeBackPart } from './match-decision.ts';
import { decideMatchPath } from '../match-paths.ts';

/** One button that decides without asking more. */
export interface DecisionButton {
  action: string;
  version: number;
  /** What is taken back; null = something is decided. */
  part: TakeBackPart | null;
  label: string;
  /** For who hears the page: which match. */
  about: string;
  /** Where the answer leads: back to the list it stands on. */
  backTo: 'liste' | 'gemerkt' | '';
}

/** State and buttons of a row: `matching/_decision.ejs`. */
export interface DecisionRowView {
  mark: StatusTag | null;
  lines: string[];
  buttons: DecisionButton[];
  /** Where the other steps are; null for those who only read. */
  moreHref: string | null;
  about: string;
}

/** A row's match, and what its reader may do. */
export interface DecisionRowContext {
  needId: string;
  slug: string;
  title: string;
  canDecide: boolean;
  backTo: DecisionButton['backTo'];
}

/** null where nothing is decided and nothing may be. */
export function decisionRowView(
  decision: MatchDecision | undefined,
  context: DecisionRowContext,
): DecisionRowView | null {
  const lines = decision ? decisionLines(decision) : [];
  if (!context.canDecide && lines.length === 0 && !decision?.state) return null;
  return {
    mark: decisionMark(decision),
    lines,
    buttons: context.canDecide ? [rowButton(decision, context)] : [],
    moreHref: context.canDecide ? `${matchPath(context.needId, context.slug)}#entscheidung` : null,
    about: context.title,
  };
}

function rowButton(
  decision: MatchDecision | undefined,
  { needId, slug, title, backTo }: DecisionRowContext,
): DecisionButton {
  const state = decision?.state ?? null;
  const version = decision?.version ?? 0;
  const common = { version, about: title, backTo };
  if (state === null) {
    const action = decideMatchPath(needId, slug, 'merken');
    return { ...common, action, part: null, label: 'Merken' };
  }
  const action = decideMatchPath(needId, slug, 'zuruecknehmen');
  const label = state === 'dismissed' ? 'Verwerfen zurücknehmen' : 'Nicht mehr merken';
  return { ...common, action, part: 'state', label };
}

export function decisionMark(decision: MatchDecision | undefined): StatusTag | null {
  if (decision?.state === 'remembered') return { tone: 'info', symbol: '★', text: 'gemerkt' };
  if (decision?.state === 'dismissed') return { tone: 'neutral', symbol: '–', text: 'verworfen' };
  return decision?.reopenedAt ? { tone: 'warning', symbol: '!', text: 'wieder da' } : null;
}

/** What was decided, one sentence each. */
export function decisionLines(decision: MatchDecision): string[] {
  const { assignedToName, handedTo, handedAt, handedNote, sharedWithName, sharedAt } = decision;
  return [
    ...stateLines(decision),
    ...(assignedToName === null ? [] : [`Zugewiesen an ${assignedToName}.`]),
    ...(handedTo === null
      ? []
      : [`Abgegeben an ${handedTo}${onText(handedAt)}.${noteText(handedNote)}`]),
    ...(sharedWithName === null ? [] : [`Geteilt mit ${sharedWithName}${onText(sharedAt)}.`]),
  ];
}

function stateLines(decision: MatchDecision): string[] {
  const { state, note, reopenedAt, reopenedBecause, decidedAt } = decision;
  const said = note === null ? '' : ` ${note}`;
  if (state === 'dismissed') return [`Verworfen${onText(decidedAt)}: ${dismissalReason(decision)}`];
  if (state === 'remembered') return [`Gemerkt${onText(decidedAt)}.${said}`];
  return reopenedAt === null
    ? []
    : [
        `Wieder da${onText(reopenedAt)}: ${reopenedBecause ?? ''}.`,
        `Vorher verworfen: ${dismissalReason(decision)}`,
      ];
}

export function dismissalReason({ reasonCode, note }: MatchDecision): string {
  const reason = reasonCode === null ? '' : reasonLabels[reasonCode];
  return note === null ? reason : `${reason} (${note})`;
}

const noteText = (note: string | null): string => (note === null ? '' : ` ${note}`);

const onText = (at: string | null): string => (at === null ? '' : ` am ${formatDayOf(at)}`);
