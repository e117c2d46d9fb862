import type { ProjectStatus } from '../../projects/project.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import type { Funding, Need } from './need.ts';

/**
 * Where a need stands, strongest first. `applied` (beantragt) and `vacant` (unbesetzt) arise only where the data says
 * so: no status of a project says it yet.
 */
export const needStateKinds = [
  'granted',
  'partlyFunded',
  'applied',
  'vacant',
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

/** The state of a need on a day; a funding counts up to and including its last day. */
export function needStateOn(
  need: Pick<Need, 'fundings'>,
  projects: readonly NeedProject[],
  on: Day,
): NeedState {
  const hasEnded = (funding: Funding): boolean => funding.untilOn !== null && funding.untilOn < on;
  const running = need.fundings.filter((funding) => !hasEnded(funding));
  const candidates = [...fundingStates(running), ...projectStates(projects)];
  const [strongest, ...others] = candidates;
  const endedOn = lastEnd(need.fundings.filter(hasEnded));
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

interface Candidate extends NeedState {
  /** How it is said beside a stronger state. */
  mention: string;
}

function fundingStates(running: readonly Funding[]): Candidate[] {
  const full = running.filter((funding) => funding.extent === 'voll');
  const partial = running.filter((funding) => funding.extent === 'teilweise');
  const states: Candidate[] = [];
  if (full.length > 0) {
    const until = lastEnd(full);
    const text =
      until === null ? 'bewilligt, Ende nicht bekannt' : `bewilligt bis ${formatDay(until)}`;
    states.push({ kind: 'granted', text, details: [], mention: text });
  }
  if (partial.length > 0) {
    const until = lastEnd(partial);
    const end = until === null ? 'Ende nicht bekannt' : `bis ${formatDay(until)}`;
    states.push({
      kind: 'partlyFunded',
      text: needStateWords.partlyFunded,
      details: [end],
      mention: `weitere Teilfinanzierung, ${end}`,
    });
  }
  return states;
}

function projectStates(projects: readonly NeedProject[]): Candidate[] {
  const candidate = (kind: 'draft' | 'applied', count: number): Candidate => {
    const nouns = { draft: ['Entwurf', 'Entwürfe'], applied: ['Antrag', 'Anträge'] }[kind];
    const mention = `${count} ${count === 1 ? nouns[0] : nouns[1]} in Arbeit`;
    const details = count === 1 ? [] : [`${count} Vorhaben`];
    return { kind, text: needStateWords[kind], details, mention };
  };
  return (['applied', 'draft'] as const)
    .map((kind) => ({
      kind,
      count: projects.filter((p) => stateOfProject[p.status] === kind).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => candidate(kind, count));
}

/** The latest known end; null where none is known. */
function lastEnd(fundings: readonly Funding[]): Day | null {
  const ends = fundings.flatMap((funding) => (funding.untilOn === null ? [] : [funding.untilOn]));
  return ends.sort().at(-1) ?? null;
}
