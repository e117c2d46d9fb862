import type { CriterionState, MatchState } from '../decisions/criterion-state.ts';
import { changedFacts, factChange, type ChangedFact } from '../decisions/dismissal.ts';
import { comparedCriteria } from '../decisions/state-comparison.ts';
import { isOtherWay, isTimeFact } from '../decisions/time-fact.ts';
import type { WindowState } from '../../programmes/window-state.ts';
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

/**
 * @param before null = nothing was noted: the match was refused for several reasons, or is new altogether
 * @param now with every criterion, also where it is refused; null = no longer in the catalogue
 */
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
  const groups = was === is ? [] : [`${matchGroupLabels[was]} → ${matchGroupLabels[is]}`];
  const why = [windowChange(before, now), shareChange(before, now), what];
  return { kind, reason: [...groups, ...why.filter((text) => text !== '')].join('. ') };
}

/** Where no criterion says so: a round that is announced leaves the result as it was. */
function windowChange(before: MatchState, now: MatchState): string {
  const isSaid = comparedCriteria(before, now).some(
    ({ old, found }) => found?.kind === 'window' && old?.result !== found.result,
  );
  const [was, is] = [windowWords(before), windowWords(now)];
  return isSaid || was === is ? '' : `Antragszeitraum: vorher ${was}, jetzt ${is}`;
}

const stateWords: Record<WindowState['state'], string> = {
  open: 'offen',
  notYetOpen: 'noch nicht geöffnet',
  nextRound: 'bis zur nächsten Runde geschlossen',
  ended: 'beendet',
  noApplication: 'ohne Antrag',
  guidelineExpired: 'unklar, weil die Richtlinie abgelaufen ist',
  unknown: 'unbekannt',
};

function windowWords({ windowState, certainty }: MatchState): string {
  const [, words] = Object.entries(stateWords).find(([state]) => state === windowState) ?? [];
  const round = certainty === 'known' ? ' (Termin bekannt)' : '';
  return `${words ?? 'unbekannt'}${round}`;
}

/** What covers less than a tenth stands under another heading, whatever the criteria say. */
function shareChange(before: MatchState, now: MatchState): string {
  const isMoved = (before.group === 'supplementary') !== (now.group === 'supplementary');
  if (!isMoved || now.share === undefined || before.share === now.share) return '';
  return before.share === undefined
    ? `Das Programm ${now.share}`
    : `Kosten: vorher „${before.share}“, jetzt „${now.share}“`;
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
  return `${group} Vorher sprachen Region, Thema oder mehrere Voraussetzungen dagegen.`;
}

function endedText(before: MatchState | null, now: MatchState | null): string {
  if (!now) return 'Das Programm steht nicht mehr im Katalog.';
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
  // What was kept of a refused match says nothing about what was asked besides.
  const isWhole = before.facts.length > 0;
  return comparedCriteria(before, now).flatMap(({ old, found }) => {
    if (!old) {
      const isNew = isWhole && found !== null && found.result !== 'met';
      return isNew ? [`${found.label} neu: ${found.reason}`] : [];
    }
    if (!found) return [`${old.label} entfällt, vorher: ${old.reason}`];
    return found.result === old.result ? [] : [twoSentences(old, found)];
  });
}

function twoSentences(old: CriterionState, found: CriterionState): string {
  return `${found.label}: vorher „${old.reason}“, jetzt „${found.reason}“`;
}
