import type { CompiledEntries, CompiledEntry } from '../compiled/compiled-entries.ts';
import { stateOf, type MatchState } from '../decisions/criterion-state.ts';
import { reasonsToReopen } from '../decisions/dismissal.ts';
import { beginChange, changeBetween, type MatchChange, type Newcomer } from './match-change.ts';
import type { MatchDecision } from '../decisions/match-decision.ts';
import { matchOf, type Match, type MatchQuestion } from '../match.ts';

/** What is tested again after a change, and what is kept and told of it; no database. */

/** A programme as it is now, in its place of the compiled catalogue. */
export interface PlacedEntry {
  entry: CompiledEntry;
  place: number;
}

/** A pair as it stands now. */
export interface FoundState {
  /** Compared with what is known: every criterion; null = not known before and refused for several reasons. */
  whole: MatchState | null;
  /** What the next comparison needs of it; null = nothing. */
  kept: MatchState | null;
}

/**
 * For one need; sentences that many programmes share are made once.
 * @param isCompared decided on, or noted by the last run
 */
export function createFoundStates(
  entries: CompiledEntries,
  about: MatchQuestion,
  { isDecided, isCompared }: Record<'isDecided' | 'isCompared', (programmeId: string) => boolean>,
): (placed: PlacedEntry) => FoundState {
  const resultsAt = entries.resultsOf(about);
  const confirmed = new Set(about.confirmations.map(({ programmeId }) => programmeId));
  return ({ entry, place }) => {
    const results = resultsAt(place);
    const refusals = results.filter(({ result }) => result === 'notMet').length;
    // Most of the catalogue is for others: nothing more is worked out for it.
    if (refusals > 2 && !isCompared(entry.id) && !confirmed.has(entry.id)) {
      return { whole: null, kept: null };
    }
    return foundState(matchOf(entry, about, results), isDecided(entry.id));
  };
}

/** Of a near miss only what spoke against it is kept: should it fit one day, the news name it. */
export function foundState(match: Match, isDecided: boolean): FoundState {
  const whole = stateOf(match);
  if (match.group !== null || isDecided) return { whole, kept: whole };
  const refusals = whole.criteria.filter(({ result }) => result === 'notMet');
  const isNear = refusals.every(({ kind }) => kind !== 'region' && kind !== 'topic');
  const isKept = refusals.length === 1 && isNear;
  return { whole, kept: isKept ? { ...whole, criteria: refusals, facts: [] } : null };
}

export interface PairBefore {
  known: MatchState | null;
  decision: MatchDecision | undefined;
  newcomer: Newcomer;
}

/**
 * What is told of a pair; of a dismissed match only that it is there again.
 * @param now with every criterion, also where it is refused
 */
export function newsOfPair(
  { known, decision, newcomer }: PairBefore,
  now: MatchState | null,
): MatchChange | null {
  if (decision?.state === 'dismissed') {
    const because = now && decision.dismissedAs ? reasonsToReopen(decision.dismissedAs, now) : [];
    return because.length === 0 ? null : { kind: 'reopened', reason: because.join('; ') };
  }
  const change =
    changeBetween(known, now, newcomer) ?? (isOwn(decision) ? beginChange(known, now) : null);
  // Of a new need only what can be done at once; the rest stands on its page, which its author has just seen.
  const isAside = newcomer === 'need' && now?.group !== 'now' && now?.group !== 'clarify';
  return isAside ? null : change;
}

/** Somebody works on it. */
const isOwn = (decision: MatchDecision | undefined): boolean =>
  decision?.state === 'remembered' || (decision?.assignedToId ?? null) !== null;

/** Whether people get a notice of it; everything else stands under "Neues" only. */
export function isWorthNotice(
  { kind }: MatchChange,
  now: MatchState | null,
  decision: MatchDecision | undefined,
): boolean {
  if (isOwn(decision)) return true;
  if (kind === 'new') return now?.group !== 'supplementary';
  return kind === 'better' || kind === 'opened' || kind === 'announced' || kind === 'reopened';
}
