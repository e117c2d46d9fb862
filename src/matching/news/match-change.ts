import type { CriterionState, MatchState } from '../decisions/criterion-state.ts';
import { changedFacts, factChange, type ChangedFact } from '../decisions/dismissal.ts';
import { isOtherWay, isTimeFact } from '../decisions/time-fact.ts';
import { matchGroupLabels, type MatchGroup } from '../order/match-group.ts';

/** What became of a match since matching looked last; pure. */

export const newsKinds = [
  'new',
  'better',
  'worse',
  'opened',
  'announced',
  'ended',
  'changed',
  'reopened',
] as const;
export type NewsKind = (typeof newsKinds)[number];

export const newsKindLabels: Record<NewsKind, string> = {
  new: 'Neuer Treffer',
  better: 'Besser geworden',
  worse: 'Schlechter geworden',
  opened: 'Antragszeitraum geöffnet',
  announced: 'Runde angekündigt',
  ended: 'Nicht mehr möglich',
  changed: 'Geändert',
  reopened: 'Wieder da',
};

export interface MatchChange {
  kind: NewsKind;
  /** One German sentence or more: which criterion changed, from what to what. */
  reason: string;
}

/** Why a match that was not known before is one now. */
export type Newcomer = 'programme' | 'need' | null;

const place: Record<MatchGroup, number> = {
  now: 0,
  clarify: 1,
  clarifyMore: 2,
  nextRound: 3,
  supplementary: 4,
  ended: 5,
};

/** @param before null = nothing was noted: the match was refused for several reasons, or is new altogether. */
export function changeBetween(
  before: MatchState | null,
  now: MatchState | null,
  newcomer: Newcomer,
): MatchChange | null {
  const [was, is] = [livingGroup(before), livingGroup(now)];
  if (is === null) {
    return was === null ? null : { kind: 'ended', reason: endedText(before, now) };
  }
  if (was === null) return { kind: 'new', reason: newText({ before, now, is, newcomer }) };
  if (!before || !now) return null;
  const what = changesText(before, now);
  const kind = kindOf(before, now);
  if (kind === null) return what === '' ? null : { kind: 'changed', reason: what };
  const groups = was === is ? '' : `${matchGroupLabels[was]} → ${matchGroupLabels[is]}. `;
  return {
    kind,
    reason: `${groups}${what === '' ? 'Der Antragszeitraum hat sich geändert.' : what}`,
  };
}

/** The group of a match that is neither refused nor over. */
function livingGroup(state: MatchState | null): MatchGroup | null {
  return state === null || state.group === 'ended' ? null : state.group;
}

function kindOf(before: MatchState, now: MatchState): NewsKind | null {
  if (before.windowState !== 'open' && now.windowState === 'open') return 'opened';
  if (isAnnounced(now) && !isAnnounced(before) && before.windowState !== 'open') return 'announced';
  if (before.group === null || now.group === null) return null;
  const step = place[now.group] - place[before.group];
  if (step === 0) return null;
  return step < 0 ? 'better' : 'worse';
}

const isAnnounced = ({ windowState, certainty }: MatchState): boolean =>
  windowState === 'notYetOpen' || (windowState === 'nextRound' && certainty === 'known');

function newText({
  before,
  now,
  is,
  newcomer,
}: {
  before: MatchState | null;
  now: MatchState | null;
  is: MatchGroup;
  newcomer: Newcomer;
}): string {
  const group = `Jetzt: ${matchGroupLabels[is]}.`;
  if (before && now) {
    const what = changesText(before, now);
    return what === '' ? group : `${group} ${what}`;
  }
  if (newcomer === 'programme') return `${group} Das Programm ist neu im Katalog.`;
  if (newcomer === 'need') return `${group} Der Bedarf ist neu.`;
  return `${group} Vorher sprachen mehrere Voraussetzungen dagegen.`;
}

function endedText(before: MatchState | null, now: MatchState | null): string {
  if (!now) return 'Das Programm passt aus mehreren Gründen nicht mehr.';
  const what = before ? changesText(before, now) : '';
  const group =
    now.group === 'ended' ? 'Das Programm ist beendet.' : 'Das Programm passt nicht mehr.';
  return what === '' ? group : `${group} ${what}`;
}

const isTold = ({ old, found }: ChangedFact): boolean =>
  old === null || found === null || !isTimeFact(found) || isOtherWay(old, found);

/** Another day to begin until the deadline, for those who work on a match. */
export function beginChange(before: MatchState | null, now: MatchState | null): MatchChange | null {
  if (!before || !now || livingGroup(now) === null) return null;
  const [change] = changedFacts(before, now).filter(({ found }) => found && isTimeFact(found));
  return change ? { kind: 'changed', reason: factChange(change) } : null;
}

const most = 4;

/** Criteria whose result changed with both sentences, then thresholds, deadlines and rates. */
function changesText(before: MatchState, now: MatchState): string {
  const said = [
    ...changedResults(before, now),
    // What was kept of a refused match is only what spoke against it.
    ...(before.facts.length === 0 ? [] : changedFacts(before, now).filter(isTold).map(factChange)),
  ];
  const more = said.length > most ? [`und ${said.length - most} weitere Änderungen`] : [];
  return [...said.slice(0, most), ...more].map((text) => text.replace(/\.$/u, '')).join('; ');
}

function changedResults(before: MatchState, now: MatchState): string[] {
  const nowOf = new Map(now.criteria.map((criterion) => [criterion.key, criterion]));
  const beforeOf = new Map(before.criteria.map((criterion) => [criterion.key, criterion]));
  const isWhole = before.facts.length > 0;
  return [
    ...before.criteria.flatMap((old) => {
      const found = nowOf.get(old.key);
      if (found?.result === old.result) return [];
      return found ? [twoSentences(old, found)] : [`${old.label} entfällt, vorher: ${old.reason}`];
    }),
    ...now.criteria
      .filter(({ key, result }) => isWhole && result !== 'met' && !beforeOf.has(key))
      .map(({ label, reason }) => `${label} neu: ${reason}`),
  ];
}

function twoSentences(old: CriterionState, found: CriterionState): string {
  return `${found.label}: vorher „${old.reason}“, jetzt „${found.reason}“`;
}
