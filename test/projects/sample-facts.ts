import type { Programme } from '../../src/programmes/programme.ts';
import { sampleNeed } from '../support/needs.ts';
import type { ProjectFacts } from '../../src/projects/project-facts.ts';

/** Facts for pure tests: one line of cost, a programme that gives up to 80 %. */
export function sampleProgramme(
  finance: Partial<Programme['finance']> = {},
  change: Partial<Programme> = {},
): Programme {
  return {
    slug: 'probe',
    title: 'Programm Probe',
    shortTitle: 'Probe',
    level: 'land',
    funder: 'Land',
    administrator: null,
    url: null,
    legalBasis: null,
    summary: 'Probe.',
    regions: ['05'],
    applicants: ['kommune'],
    topics: ['quartiersmanagement'],
    targetGroups: ['bewohnerschaft'],
    fundedCosts: ['personal'],
    conditions: [],
    window: {
      kind: 'laufend',
      deadlines: [],
      yearly: [],
      opensOn: null,
      programmeEndsOn: null,
      nextRound: null,
      note: '',
    },
    finance: {
      form: 'anteil',
      ratePercentMax: 80,
      ratePercentLow: null,
      ratePercentMaxWeak: null,
      ownSharePercentMin: 20,
      limits: [],
      maxMonths: null,
      note: '',
      ...finance,
    },
    procedure: { stages: null, portal: null, documents: [] },
    forwardingAllowed: null,
    cumulation: null,
    contacts: [],
    asOf: '2025-03',
    confidence: 'hoch',
    sources: [{ url: 'https://example.org/x', what: 'Richtlinie', covers: ['rate'] }],
    basis: {},
    links: [],
    notes: '',
    ...change,
  };
}

export function sampleFacts(change: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    need: sampleNeed(),
    quarter: {
      id: 'q1',
      municipalityId: 'm1',
      slug: 'manfort',
      name: 'Manfort',
      description: '',
      districtId: 'd1',
      districtName: 'Manfort',
      areaStatus: { sozialeStadt: null, isek: null, note: null },
      source: null,
    },
    municipality: {
      id: 'm1',
      key: 'leverkusen',
      ags: '05316000',
      name: 'Leverkusen',
      stateName: 'Nordrhein-Westfalen',
      leadDepartment: 'FB 50',
    },
    programme: sampleProgramme(),
    carrier: null,
    figures: [],
    indicators: [],
    today: '2026-11-22',
    ...change,
  };
}

/** Ids 1, 2, 3 … */
export function counter(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `line-${last}`;
  };
}
