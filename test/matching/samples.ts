import {
  compileCriteria,
  type CompiledProgramme,
} from '../../src/matching/criteria/compile-criteria.ts';
import { emptyCase } from '../../src/matching/compiled/criterion-lens.ts';
import type {
  CriterionKind,
  CriterionResult,
  MatchCase,
} from '../../src/matching/criteria/criterion.ts';
import { matchProgramme, type MatchResult } from '../../src/matching/verdict.ts';
import { poverty } from './condition-samples.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';

/** The day of the tests. */
export const on = '2026-11-22';

const open: Programme['window'] = {
  kind: 'frist',
  deadlines: [{ on: '2027-01-29', time: null, what: 'Antrag' }],
  yearly: [],
  opensOn: null,
  programmeEndsOn: null,
  nextRound: null,
  note: '',
};

const plain: Programme = programmeSchema.parse({
  slug: 'probe',
  title: 'Probeprogramm',
  shortTitle: 'Probe',
  level: 'land',
  funder: 'Ministerium',
  administrator: 'Landesjugendamt',
  url: null,
  legalBasis: null,
  summary: 'Ein Programm für Tests.',
  regions: ['05'],
  applicants: ['kommune'],
  topics: ['kinderarmut', 'familie'],
  targetGroups: [],
  fundedCosts: ['personal', 'sachkosten'],
  conditions: [],
  window: open,
  finance: {
    form: null,
    ratePercentMax: 80,
    ratePercentLow: null,
    ratePercentMaxWeak: null,
    ownSharePercentMin: null,
    limits: [],
    maxMonths: null,
    note: '',
  },
  procedure: { stages: null, portal: null, documents: [] },
  forwardingAllowed: null,
  cumulation: null,
  asOf: '2026-01',
  confidence: 'hoch',
  sources: [{ url: null, what: 'Richtlinie', covers: ['window'] }],
  basis: {},
  links: [],
  notes: '',
});

export type ProgrammeChange = Partial<Omit<Programme, 'finance' | 'window'>> & {
  finance?: Partial<Programme['finance']>;
  window?: Partial<Programme['window']>;
};

/** A programme that fits `needCase()`, with changes. */
export function programme({ finance, window, ...rest }: ProgrammeChange = {}): Programme {
  return {
    ...plain,
    ...rest,
    finance: { ...plain.finance, ...finance },
    window: { ...plain.window, ...window },
  };
}

/** A need of Leverkusen that fits `programme()`, with changes: 40.000 € + 10.000 € a year for three years. */
export function needCase(change: Partial<MatchCase> = {}): MatchCase {
  return {
    ...emptyCase,
    municipalityAgs: '05316000',
    applicants: ['kommune', 'freier-traeger'],
    forwarding: false,
    carrierApplicantCode: null,
    topics: ['kinderarmut'],
    targetGroups: ['familien'],
    costItems: [
      { label: 'Personal', costType: 'personal', amountCentsPerYear: 4_000_000 },
      { label: 'Material', costType: 'sachkosten', amountCentsPerYear: 1_000_000 },
    ],
    startMonth: '2027-07',
    months: 36,
    ...change,
  };
}

export function compiled(change: ProgrammeChange = {}): CompiledProgramme {
  return compileCriteria(programme(change), () => undefined, {
    programmeId: 'probe-id',
    indicators: [poverty],
  });
}

export function matched(change: ProgrammeChange = {}, need: Partial<MatchCase> = {}): MatchResult {
  return matchProgramme(compiled(change), needCase(need), on);
}

/** The result of the only criterion of a kind. */
/** All that may be read of a result, also what is only put into words then: results themselves are not compared whole. */
export function readOf({ kind, key, result, reason, missing, toChange }: CriterionResult) {
  return { kind, key, result, reason, missing, toChange };
}

export function resultOf(result: MatchResult, kind: CriterionKind): CriterionResult {
  const [found, ...more] = result.results.filter((candidate) => candidate.kind === kind);
  if (!found || more.length > 0) throw new Error(`${more.length + 1} criteria of kind ${kind}`);
  return found;
}
