import type { CriterionState, MatchFact, MatchState } from './criterion-state.ts';
import type { Truth } from '../criteria/truth.ts';
import { comparedCriteria } from './state-comparison.ts';
import { isTimeFact } from './time-fact.ts';

/** When a dismissed match comes back: only when something changed that could change the decision. */

const resultWords: Record<Truth, string> = {
  met: 'erfüllt',
  unknown: 'zu klären',
  notMet: 'nicht erfüllt',
};
const rank: Record<Truth, number> = { notMet: 0, unknown: 1, met: 2 };

/**
 * What speaks for looking again, as short German phrases ("Höchstbetrag 20.000 € → 50.000 €"); empty = it stays
 * dismissed. Wording does not count, nor what got worse: for that nobody has to decide anew. Nor does anything count
 * while the match is refused or over.
 */
export function reasonsToReopen(dismissed: MatchState, now: MatchState): string[] {
  if (now.group === null || now.group === 'ended') return [];
  return [...betterResults(dismissed, now), ...betterFacts(dismissed, now)];
}

function betterResults(before: MatchState, now: MatchState): string[] {
  return comparedCriteria(before, now).flatMap(({ old, found }) => {
    // What is asked for from now on speaks for nothing.
    if (!old) return [];
    // A condition that is gone no longer speaks against it.
    if (!found)
      return old.result === 'met' ? [] : [`${old.label} entfällt (${resultWords[old.result]})`];
    return rank[found.result] > rank[old.result] ? [resultChange(old, found)] : [];
  });
}

/** "Antragszeitraum nicht erfüllt → erfüllt". */
function resultChange(old: CriterionState, found: CriterionState): string {
  return `${found.label} ${resultWords[old.result]} → ${resultWords[found.result]}`;
}

function betterFacts(before: MatchState, now: MatchState): string[] {
  return changedFacts(before, now)
    .filter(({ old, found }) => isBetter(old, found))
    .map(factChange);
}

export interface ChangedFact {
  old: MatchFact | null;
  found: MatchFact | null;
}

/** Thresholds, deadlines and rates that differ, are new or are gone. */
export function changedFacts(before: MatchState, now: MatchState): ChangedFact[] {
  const nowOf = new Map(now.facts.map((fact) => [fact.id, fact]));
  const known = new Set(before.facts.map(({ id }) => id));
  const differing = before.facts
    .map((old) => ({ old, found: nowOf.get(old.id) ?? null }))
    .filter(({ old, found }) => old.value !== found?.value);
  const fresh = now.facts.filter(({ id }) => !known.has(id));
  const changed: ChangedFact[] = [...differing, ...fresh.map((found) => ({ old: null, found }))];
  // A window that opens or closes is told as that, not by the time it leaves.
  return changed.filter(
    ({ old, found }) =>
      [old, found].every((one) => one === null || !isTimeFact(one)) ||
      (old !== null && found !== null),
  );
}

/** "Höchstbetrag 20.000 € → 50.000 €". */
export function factChange({ old, found }: ChangedFact): string {
  const name = found?.name ?? old?.name ?? '';
  return `${name} ${old?.value ?? 'nicht genannt'} → ${found?.value ?? 'nicht mehr genannt'}`;
}

/** A limit that is gone, or a rate or round that is now named, speaks for it; a new limit does not. */
function isBetter(old: MatchFact | null, found: MatchFact | null): boolean {
  if (!found) return old !== null && isLimit(old);
  if (!old) return !isLimit(found);
  if (old.size === null || found.size === null) return !isTimeFact(old);
  return found.better === 'more' ? found.size > old.size : found.size < old.size;
}

const limits = ['amount', 'ownShare', 'duration', 'deadline', 'programmeEnd'];
const isLimit = ({ id }: MatchFact): boolean => limits.some((name) => id.startsWith(name));
