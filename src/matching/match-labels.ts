import type { StatusTag } from '../http/page-parts.ts';
import { conditionKindLabels } from '../programmes/programme-labels.ts';
import type { WindowState } from '../programmes/window-state.ts';
import { windowTag } from '../programmes/window-tag.ts';
import type { Day } from '../shared/dates.ts';
import type { UnstatedKind } from './criteria/compile-criteria.ts';
import type { Criterion, CriterionKind } from './criteria/criterion.ts';
import type { MatchGroup } from './order/match-group.ts';
import type { Truth } from './criteria/truth.ts';
import type { Verdict } from './verdict.ts';

/** The German words for what matching found out. */

const kindLabels: Record<CriterionKind, string> = {
  region: 'Region',
  applicant: 'Antragsteller',
  window: 'Antragszeitraum',
  topic: 'Thema',
  targetGroup: 'Zielgruppe',
  costType: 'Kostenart',
  amount: 'Betrag',
  duration: 'Laufzeit',
  programmeEnd: 'Programmende',
  area: 'Gebiet',
  document: 'Unterlage',
  condition: 'Weitere Voraussetzung',
  ownShare: 'Eigenanteil',
  concept: 'Konzept',
  indicator: 'Kennzahl',
  novelty: 'Neues Vorhaben',
  voluntary: 'Keine Pflichtaufgabe',
  accompanying: 'Begleitung einer Investition',
  quota: 'Anzahl je Kommune',
  partner: 'Partner',
  financeWeak: 'Finanzlage der Kommune',
  combination: 'Weitere Voraussetzung',
};

export function criterionLabel(criterion: Criterion): string {
  return criterion.kind === 'condition' || criterion.kind === 'combination'
    ? conditionKindLabels[criterion.conditionKind]
    : kindLabels[criterion.kind];
}

export const unstatedLabels: Record<UnstatedKind, string> = {
  amount: 'Betrag',
  duration: 'Laufzeit',
  ownShare: 'Eigenanteil',
  targetGroup: 'Zielgruppe',
};

export const truthMarks: Record<Truth, { symbol: string; text: string; cssClass: string }> = {
  met: { symbol: '✓', text: 'erfüllt', cssClass: 'fp-verdict--met' },
  unknown: { symbol: '?', text: 'zu klären', cssClass: 'fp-verdict--unknown' },
  notMet: { symbol: '✗', text: 'nicht erfüllt', cssClass: 'fp-verdict--not-met' },
};

export const verdictLabels: Record<Verdict, string> = {
  fits: 'passt',
  toClarify: 'zu klären',
  doesNotFit: 'passt nicht',
};

const verdictTags: Record<Verdict, StatusTag> = {
  fits: { tone: 'success', symbol: '✓', text: verdictLabels.fits },
  toClarify: { tone: 'warning', symbol: '?', text: verdictLabels.toClarify },
  doesNotFit: { tone: 'neutral', symbol: '✗', text: verdictLabels.doesNotFit },
};

/** Where only the date is against it, the word says that this is for now. */
export function verdictTag(verdict: Verdict, group: MatchGroup | null): StatusTag {
  return verdict === 'doesNotFit' && group !== null && group !== 'ended'
    ? { ...verdictTags[verdict], text: 'passt derzeit nicht' }
    : verdictTags[verdict];
}

/** The window as a tag; a window whose test left doubts is never shown as simply open. */
export function testedWindowTag(state: WindowState, on: Day, tested: Truth): StatusTag {
  const tag = windowTag(state, on);
  if (tested !== 'unknown') return tag;
  const isSaid = state.state === 'guidelineExpired' || state.state === 'unknown';
  return { tone: 'warning', symbol: '?', text: isSaid ? tag.text : `${tag.text}, bitte prüfen` };
}
