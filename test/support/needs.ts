import type { CostItem, Funding, Need } from '../../src/quarters/needs/need.ts';

/** A need with one cost item, for pure tests. */
export function sampleNeed(change: Partial<Need> = {}): Need {
  return {
    id: 'n1',
    municipalityId: 'm1',
    quarterId: 'q1',
    key: 'umsetzung',
    title: 'Quartiersmanagement',
    description: 'Halbe Stelle im Quartier.',
    buildingBlock: 'implementation',
    topics: ['quartiersmanagement'],
    targetGroups: ['bewohnerschaft'],
    applicants: ['kommune', 'freier-traeger'],
    forwarding: false,
    carrierId: null,
    startMonth: '2027-07',
    months: 36,
    duty: 'freiwillig',
    origin: 'vorschlag-agw',
    source: { title: 'Vorlage 2019/3030', url: null },
    priority: null,
    presentProvider: null,
    runningSince: null,
    paidBy: null,
    conceptStatus: null,
    conceptNote: null,
    ownShareCentsPerYear: null,
    isOwnShareDemo: false,
    aims: [],
    measures: [],
    costItems: [sampleCostItem()],
    fundings: [],
    version: 1,
    ...change,
  };
}

export function sampleCostItem(change: Partial<CostItem> = {}): CostItem {
  return {
    id: 'c1',
    key: 'personal',
    label: 'Personal',
    costType: 'personal',
    amountCentsPerYear: 4_250_000,
    calculation: '0,5 × 85.000 €',
    basis: 'abgeleitet',
    source: { title: 'Niederschrift 2025', url: null },
    plan: null,
    amounts: [],
    ...change,
  };
}

/** Pays for the whole need until the end of 2027. */
export function sampleFunding(change: Partial<Funding> = {}): Funding {
  return {
    id: 'f1',
    label: 'Landesmittel',
    extent: 'voll',
    status: 'granted',
    fromOn: null,
    untilOn: '2027-12-31',
    note: null,
    source: null,
    origin: 'berichtet',
    programmeId: null,
    carrierId: null,
    postsFilled: null,
    postsVacant: null,
    covers: [],
    continuationDueOn: null,
    budgetDueOn: null,
    amounts: [],
    ...change,
  };
}
