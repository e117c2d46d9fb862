import type { ProjectStatus } from '../../projects/project.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { grantedStates, hasEnded, lastEnd } from '../funding/funding-states.ts';
import type { Need } from './need.ts';

/**
 * Where a need stands, strongest first: money that works, money without a person, money asked for, a draft, nothing.
 * `vacant` (unbesetzt) is a funding whose posts are all vacant; an application is never money.
 */
export const needStateKinds = [
  'granted',
  'partlyFunded',
  'vacant',
  'applied',
  'draft',
  'open',
] as const;
export type NeedStateKind = (typeof needStateKinds)[number];

export interface NeedState {
  kind: NeedStateKind;
  /** "bewilligt bis 31.12.2027", "teilweise finanziert", "offen" … */
  text: string;
  /** What else is known: the end of a partial funding, a draft beside it, a funding that has ended. */
  details: string[];
}

/** The word for a state where no single need is meant, as in "3 offen". */
export const needStateWords: Record<NeedStateKind, string> = {
  granted: 'bewilligt',
  partlyFunded: 'teilweise finanziert',
  applied: 'beantragt',
  vacant: 'unbesetzt',
  draft: 'Entwurf',
  open: 'offen',
};

/** Sign and colour that go with the word; a status tag needs all three. */
export const needStateSigns = {
  granted: { tone: 'success', symbol: '●' },
  partlyFunded: { tone: 'warning', symbol: '◐' },
  applied: { tone: 'info', symbol: '→' },
  vacant: { tone: 'warning', symbol: '!' },
  draft: { tone: 'info', symbol: '✎' },
  open: { tone: 'neutral', symbol: '○' },
} as const satisfies Record<NeedStateKind, { tone: string; symbol: string }>;

/** What a project makes of its need; a status nobody mapped does not compile. */
export const stateOfProject: Record<ProjectStatus, Extract<NeedStateKind, 'draft' | 'applied'>> = {
  draft: 'draft',
};

export interface NeedProject {
  status: ProjectStatus;
}

/** One of the states a need has at once; the strongest is its state, the others are mentioned beside it. */
export interface StateCandidate extends NeedState {
  /** How it is said beside a stronger state. */
  mention: string;
}

/** The state of a need on a day; a funding counts up to and including its last day. */
export function needStateOn(
  need: Pick<Need, 'fundings'>,
  projects: readonly NeedProject[],
  on: Day,
): NeedState {
  const living = need.fundings.filter((funding) => !hasEnded(funding, on));
  const granted = living.filter(({ status }) => status === 'granted');
  const applied = living.filter(({ status }) => status === 'applied');
  const candidates = [
    ...grantedStates(granted, on),
    ...applicationStates(applied.length, projects),
    ...draftStates(projects),
  ];
  const [strongest, ...others] = candidates;
  const endedOn = lastEnd(
    need.fundings.filter((funding) => funding.status === 'granted' && hasEnded(funding, on)),
  );
  return {
    kind: strongest?.kind ?? 'open',
    text: strongest?.text ?? needStateWords.open,
    details: [
      ...(strongest?.details ?? []),
      ...others.map((other) => other.mention),
      ...(endedOn === null ? [] : [`frühere Finanzierung endete am ${formatDay(endedOn)}`]),
    ],
  };
}

function applicationStates(fundings: number, projects: readonly NeedProject[]): StateCandidate[] {
  const ofProjects = projects.filter((p) => stateOfProject[p.status] === 'applied').length;
  const count = fundings + ofProjects;
  if (count === 0) return [];
  const mention =
    count === 1 ? 'weitere Mittel beantragt' : `weitere Mittel beantragt (${count} Anträge)`;
  const details = count === 1 ? [] : [`${count} Anträge`];
  return [{ kind: 'applied', text: needStateWords.applied, details, mention }];
}

function draftStates(projects: readonly NeedProject[]): StateCandidate[] {
  const count = projects.filter((p) => stateOfProject[p.status] === 'draft').length;
  if (count === 0) return [];
  const mention = `${count} ${count === 1 ? 'Entwurf' : 'Entwürfe'} in Arbeit`;
  const details = count === 1 ? [] : [`${count} Vorhaben`];
  return [{ kind: 'draft', text: needStateWords.draft, details, mention }];
}
