import type { Verdict } from '../matching/verdict.ts';
import type { Programme } from '../programmes/programme.ts';
import type { CostLine, Project, SectionKey } from '../projects/project.ts';
import { restsOnDemoFacts } from '../quarters/needs/need-own-share.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { Municipality, Organisation, Quarter } from '../quarters/quarter.ts';
import type { Day } from '../shared/dates.ts';
import type { FigureChoice } from './draft-figures.ts';

/** A blocking condition of the programme with what a person said about it for this need. */
export interface ConditionState {
  text: string;
  /** Whether matching tests it from the data of the need; then state and note are its result. */
  isTested: boolean;
  state: 'met' | 'notMet' | 'open';
  /** What the person wrote with it, or the reason of the test; empty where nothing. */
  note: string;
  confirmedOn: Day | null;
}

/** Everything a draft is made of, as it was loaded. */
export interface DraftFacts {
  project: Project;
  need: Need;
  quarter: Quarter;
  municipality: Municipality;
  programme: Programme;
  carrier: Organisation | null;
  figures: FigureChoice;
  conditions: readonly ConditionState[];
  verdict: Verdict;
  /** Why the programme does not fit the need, where it does not: the reasons of the failed criteria. */
  against: readonly string[];
  today: Day;
}

/**
 * What the sections may print. Invented (demo) statements are taken out here, before any section sees them: a title,
 * period, text or cost that still is the demo need's own is null or gone, and prints as a gap.
 */
export interface PrintableFacts extends Pick<
  DraftFacts,
  'quarter' | 'municipality' | 'programme' | 'figures' | 'conditions' | 'today'
> {
  isDemo: boolean;
  filingRoute: Project['filingRoute'];
  carrier: Organisation | null;
  title: string | null;
  period: Pick<Project, 'startMonth' | 'months'> | null;
  texts: Partial<Record<SectionKey, string>>;
  /** Sections a person wrote or changed. */
  edited: ReadonlySet<SectionKey>;
  costs: Project['costs'];
  financing: Project['financing'];
  duty: Need['duty'];
  targetGroups: Need['targetGroups'];
}

export function printableFacts(facts: DraftFacts): PrintableFacts {
  const { project, need, quarter, municipality, programme, figures, conditions, today } = facts;
  const isDemo = need.origin === 'demo';
  const costs = isDemo ? project.costs.filter((line) => !isOfNeed(line, need)) : project.costs;
  const lostCosts = costs.length < project.costs.length;
  const sections = project.sections.filter((section) => section.isEdited || !isDemo);
  return {
    quarter,
    municipality,
    programme,
    figures,
    conditions: restsOnDemoFacts(need) ? conditions.map(withoutReason) : conditions,
    today,
    isDemo,
    filingRoute: project.filingRoute,
    carrier: isDemo ? null : facts.carrier,
    title: isDemo && project.title.includes(need.title) ? null : project.title,
    period: isDemo && isPeriodOfNeed(project, need) ? null : project,
    texts: Object.fromEntries(sections.map(({ key, text }) => [key, text])),
    edited: new Set(sections.filter((section) => section.isEdited).map(({ key }) => key)),
    costs,
    // Grant and own share were worked out from the costs: without these they mean nothing.
    financing: lostCosts ? [] : project.financing,
    duty: isDemo ? null : need.duty,
    targetGroups: isDemo ? [] : need.targetGroups,
  };
}

/** A reason of a test speaks of the need's data; some of it may be invented. */
function withoutReason(condition: ConditionState): ConditionState {
  return condition.isTested ? { ...condition, state: 'open', note: '' } : condition;
}

function isOfNeed(line: CostLine, need: Need): boolean {
  return need.costItems.some(
    (item) => line.label === item.label || line.calculation.includes(item.calculation),
  );
}

function isPeriodOfNeed(project: Project, need: Need): boolean {
  return (
    project.startMonth === need.startMonth &&
    (need.months === null || project.months === need.months)
  );
}

/** "Stadt Leverkusen". */
export function cityName(municipality: Pick<Municipality, 'name'>): string {
  return `Stadt ${municipality.name}`;
}
