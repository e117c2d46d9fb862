import type {
  BuildingBlock,
  ConceptStatus,
  CostBasis,
  Funding,
  Need,
  NeedPriority,
  TaskDuty,
} from './needs/need.ts';

/** The German term of every code of this room. One word per thing, here and nowhere else. */

/** Statistical bases as the seed and the imports name them; an unknown code is shown as it is. */
const baseLabels: Record<string, string> = {
  melderegister: 'Melderegister',
  fortschreibung: 'Bevölkerungsfortschreibung',
  'sgb2-ba': 'Statistik der Bundesagentur für Arbeit',
  'sgb2-ungenannt': 'SGB II, Grundlage nicht näher genannt',
  'haushalte-ungenannt': 'Haushalte, Grundlage nicht genannt',
  'it-nrw': 'IT.NRW',
  ungenannt: 'Grundlage nicht genannt',
  demo: 'erfunden',
};

export function baseLabel(base: string): string {
  return baseLabels[base] ?? base;
}

export const costBasisLabels: Record<CostBasis, string> = {
  belegt: 'belegt',
  abgeleitet: 'abgeleitet',
  annahme: 'Annahme',
};

export const dutyLabels: Record<TaskDuty, string> = {
  freiwillig: 'freiwillige Aufgabe',
  pflicht: 'Pflichtaufgabe',
};

export const needOriginLabels: Record<Need['origin'], string | null> = {
  'vorschlag-agw': 'Vorschlag der AGW (2019)',
  demo: null,
  eigen: 'eigener Bedarf',
};

export const extentLabels: Record<Funding['extent'], string> = {
  voll: 'finanziert den ganzen Bedarf',
  teilweise: 'finanziert einen Teil',
};

export const fundingStatusLabels: Record<Funding['status'], string> = {
  granted: 'bewilligt',
  applied: 'beantragt, noch nicht bewilligt',
};

/** How a building block stands in an address; `weitere` are needs outside the three. */
export const blockCodes = ['beteiligung', 'umsetzung', 'steuerung', 'weitere'] as const;
export type BlockCode = (typeof blockCodes)[number];

export const blockCodeLabels: Record<BlockCode, string> = {
  beteiligung: 'Beteiligung',
  umsetzung: 'Umsetzung',
  steuerung: 'Steuerung',
  weitere: 'Weitere Bedarfe',
};

const codeOfBlock: Record<BuildingBlock, BlockCode> = {
  participation: 'beteiligung',
  implementation: 'umsetzung',
  steering: 'steuerung',
};

export function blockCodeOf(block: BuildingBlock | null): BlockCode {
  return block === null ? 'weitere' : codeOfBlock[block];
}

export const priorityLabels: Record<NeedPriority, string> = {
  high: 'hoch',
  medium: 'mittel',
  low: 'niedrig',
};

/** How a priority stands in an address; `ohne` are needs that nobody ranked. */
export const priorityCodes = ['hoch', 'mittel', 'niedrig', 'ohne'] as const;
export type PriorityCode = (typeof priorityCodes)[number];

export function priorityCodeOf(priority: NeedPriority | null): PriorityCode {
  const codes = { high: 'hoch', medium: 'mittel', low: 'niedrig' } as const;
  return priority === null ? 'ohne' : codes[priority];
}

export const conceptStatusLabels: Record<ConceptStatus, string> = {
  none: 'kein Konzept',
  inPreparation: 'in Arbeit',
  exists: 'liegt vor',
  councilApproved: 'vom Rat beschlossen',
};
