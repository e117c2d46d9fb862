import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import type { AmountLimit } from '../../src/programmes/programme.ts';
import type { CostTypeCode } from '../../src/programmes/programme-codes.ts';
import { table } from './criterion-table.ts';
import { matched, resultOf, type ProgrammeChange } from './samples.ts';

describe('criterion region', () => {
  table('region', [
    ['nationwide fits without anyone choosing a region (case 3)', { regions: [''] }, {}, 'met'],
    ['own state', {}, {}, 'met'],
    ['another state', { regions: ['06'] }, {}, 'notMet'],
    ['unread region', { regions: [] }, {}, 'unknown'],
    ['no municipality key', {}, { municipalityAgs: null }, 'unknown'],
  ]);
});

describe('criterion applicant', () => {
  const carrier: ProgrammeChange = { applicants: ['freier-traeger'] };
  table('applicant', [
    ['city files for itself', {}, {}, 'met'],
    ['forwarding needed and allowed', { forwardingAllowed: true }, { forwarding: true }, 'met'],
    ['forwarding needed, not read', {}, { forwarding: true }, 'unknown'],
    ['forwarding needed, forbidden', { forwardingAllowed: false }, { forwarding: true }, 'notMet'],
    ['forbidden but not needed', { forwardingAllowed: false }, {}, 'met'],
    ['forwarding not decided', { forwardingAllowed: false }, { forwarding: null }, 'unknown'],
    ['not decided, but allowed anyway', { forwardingAllowed: true }, { forwarding: null }, 'met'],
    [
      'the carrier itself is another route',
      { applicants: ['kommune', 'freier-traeger'], forwardingAllowed: false },
      { forwarding: true },
      'met',
    ],
    ['only carriers', carrier, {}, 'met'],
    ['only carriers, need only for the city', carrier, { applicants: ['kommune'] }, 'notMet'],
    ['only associations, carrier unknown', { applicants: ['verein'] }, {}, 'unknown'],
    [
      'only associations, carrier is one',
      { applicants: ['verein'] },
      { carrierApplicantCode: 'verein' },
      'met',
    ],
    ['district-free city is its own Kreis', { applicants: ['kreis'] }, {}, 'met'],
    [
      'town in a Kreis is not',
      { applicants: ['kreis'] },
      { municipalityAgs: '05154036', applicants: ['kommune'] },
      'notMet',
    ],
    ['unread applicants', { applicants: [] }, {}, 'unknown'],
    ['no applicants entered', {}, { applicants: [] }, 'unknown'],
  ]);

  it('names the route of the carrier', () => {
    const result = matched({ applicants: ['freier-traeger'] });
    expect(resultOf(result, 'applicant').reason).to.contain('Antragsweg über den Träger');
  });
});

describe('criterion window', () => {
  const running: ProgrammeChange['window'] & object = { kind: 'laufend', deadlines: [] };
  const closed = { deadlines: [{ on: '2026-01-31', time: null, what: null }] };
  const next = (opens: string | null) => ({
    ...closed,
    nextRound: { state: 'expected' as const, opens, why: 'Rhythmus' },
  });
  table('window', [
    ['deadline ahead', {}, {}, 'met'],
    [
      'deadline today is still open',
      { window: { deadlines: [{ on: '2026-11-22', time: null, what: null }] } },
      {},
      'met',
    ],
    ['running, read lately', { window: running }, {}, 'met'],
    ['running, read 36 months ago', { window: running, asOf: '2023-11' }, {}, 'met'],
    ['running, read 37 months ago', { window: running, asOf: '2023-10' }, {}, 'unknown'],
    ['running, undated', { window: running, asOf: null }, {}, 'unknown'],
    ['opens later', { window: { opensOn: '2026-12-01' } }, {}, 'notMet'],
    ['next round next year', { window: next('2027') }, {}, 'notMet'],
    ['next round, no date', { window: next(null) }, {}, 'notMet'],
    ['next round should have begun', { window: next('2026-11-01') }, {}, 'unknown'],
    ['ended', { window: { kind: 'beendet' } }, {}, 'notMet'],
    ['no application', { window: { kind: 'ohne-antrag' } }, {}, 'notMet'],
    [
      'validity over, no deadline known: somebody must look (case 7)',
      { window: { ...running, programmeEndsOn: '2025-12-31' } },
      {},
      'unknown',
    ],
    ['nothing read', { window: { deadlines: [] } }, {}, 'unknown'],
  ]);
});

describe('criterion topic', () => {
  table('topic', [
    ['one in common', {}, {}, 'met'],
    ['none in common', {}, { topics: ['sport'] }, 'notMet'],
    ['unread topics', { topics: [] }, {}, 'unknown'],
    ['need without topic', {}, { topics: [] }, 'unknown'],
  ]);
});

describe('criterion targetGroup', () => {
  const forGroups = (...targetGroups: ProgrammeChange['targetGroups'] & object) => ({
    targetGroups,
  });
  table('targetGroup', [
    ['same group', forGroups('familien'), {}, 'met'],
    ['everybody', forGroups('bewohnerschaft'), {}, 'met'],
    [
      'everybody beside narrower groups promises nothing',
      forGroups('bewohnerschaft', 'aeltere'),
      { targetGroups: ['schulkinder'] },
      'unknown',
    ],
    [
      'everybody beside the very group',
      forGroups('bewohnerschaft', 'schulkinder'),
      { targetGroups: ['schulkinder'] },
      'met',
    ],
    [
      'a need for everybody is named itself',
      forGroups('bewohnerschaft', 'aeltere'),
      { targetGroups: ['bewohnerschaft'] },
      'met',
    ],
    [
      'families of small children are no families of school children',
      forGroups('kinder-0-6', 'familien'),
      { targetGroups: ['schulkinder'] },
      'notMet',
    ],
    [
      'families without an age may be families of school children',
      forGroups('familien'),
      { targetGroups: ['schulkinder'] },
      'unknown',
    ],
    [
      'ages that touch are asked about',
      forGroups('jugendliche', 'familien'),
      { targetGroups: ['schulkinder'] },
      'unknown',
    ],
    [
      'a part of everybody is neither yes nor no',
      forGroups('kinder-0-6'),
      { targetGroups: ['bewohnerschaft'] },
      'unknown',
    ],
    [
      'families include single parents',
      forGroups('familien'),
      { targetGroups: ['alleinerziehende'] },
      'met',
    ],
    ['single parents are only some families', forGroups('alleinerziehende'), {}, 'unknown'],
    ['other people', forGroups('aeltere'), {}, 'notMet'],
    ['need without group', forGroups('familien'), { targetGroups: [] }, 'unknown'],
  ]);

  it('is no criterion where the source names no group', () => {
    expect(matched().results.map(({ kind }) => kind)).not.to.include('targetGroup');
  });
});

describe('criterion costType', () => {
  table('costType', [
    ['all', {}, {}, 'met'],
    ['some', { fundedCosts: ['personal'] }, {}, 'met'],
    ['none', { fundedCosts: ['investition'] }, {}, 'notMet'],
    ['lump sum', { fundedCosts: ['pauschale'] }, {}, 'met'],
    ['lump sum beside a named kind', { fundedCosts: ['personal', 'pauschale'] }, {}, 'met'],
    ['lump sum, all is named', { fundedCosts: ['personal', 'sachkosten', 'pauschale'] }, {}, 'met'],
    ['lump sum, nothing is named', { fundedCosts: ['planung', 'pauschale'] }, {}, 'unknown'],
    ['unread', { fundedCosts: [] }, {}, 'unknown'],
    ['need without costs', {}, { costItems: [] }, 'unknown'],
  ]);

  it('a part is fundable whatever the lump sum covers, and what is to be looked up is said', () => {
    const { reason } = resultOf(matched({ fundedCosts: ['personal', 'pauschale'] }), 'costType');
    expect(reason).to.contain('Förderfähig: Personal. Nicht eigens genannt: „Material“');
  });

  it('names what is not covered', () => {
    const { reason } = resultOf(matched({ fundedCosts: ['personal'] }), 'costType');
    expect(reason).to.contain('Nicht gedeckt und anders zu bezahlen: „Material“');
  });
});

describe('criterion amount', () => {
  const limit = (
    bound: AmountLimit['bound'],
    of: AmountLimit['of'],
    [euros, per]: [number, AmountLimit['per']],
  ): ProgrammeChange => ({
    finance: { limits: [{ bound, of, per, amountCents: euros * 100, what: 'Test' }] },
  });
  const withMissing: Partial<MatchCase> = {
    costItems: [
      { label: 'Personal', costType: 'personal', amountCentsPerYear: 4_000_000 },
      { label: 'Räume', costType: 'sachkosten', amountCentsPerYear: null },
    ],
  };
  const rateless = (change: ProgrammeChange): ProgrammeChange => ({
    finance: { ...change.finance, ratePercentMax: null },
  });
  table('amount', [
    ['max costs per year above', limit('max', 'costs', [60_000, 'year']), {}, 'met'],
    [
      'the same per application is below (case 6)',
      limit('max', 'costs', [60_000, 'application']),
      {},
      'notMet',
    ],
    ['known part already too much', limit('max', 'costs', [30_000, 'year']), withMissing, 'notMet'],
    [
      'missing item is not 0 (case 4)',
      limit('max', 'costs', [60_000, 'year']),
      withMissing,
      'unknown',
    ],
    [
      'min costs reached by the known part',
      limit('min', 'costs', [40_000, 'year']),
      withMissing,
      'met',
    ],
    ['min costs open', limit('min', 'costs', [60_000, 'year']), withMissing, 'unknown'],
    ['min costs missed', limit('min', 'costs', [60_000, 'year']), {}, 'notMet'],
    [
      'max grant is a ceiling, never a bar (case 5)',
      limit('max', 'grant', [500, 'application']),
      {},
      'met',
    ],
    [
      'what a Pauschale may pay neither passes nor fails a limit',
      {
        ...limit('min', 'costs', [45_000, 'year']),
        fundedCosts: ['personal', 'pauschale'] satisfies CostTypeCode[],
      },
      {},
      'unknown',
    ],
    ['min grant reached with 80 %', limit('min', 'grant', [40_000, 'year']), {}, 'met'],
    ['min grant missed with 80 %', limit('min', 'grant', [40_001, 'year']), {}, 'notMet'],
    ['min grant, rate unread', rateless(limit('min', 'grant', [40_000, 'year'])), {}, 'unknown'],
    ['min grant above all costs', rateless(limit('min', 'grant', [50_001, 'year'])), {}, 'notMet'],
    [
      'per application without duration',
      limit('min', 'costs', [1_000, 'application']),
      { months: null },
      'unknown',
    ],
    ['per year needs no duration', limit('min', 'costs', [1_000, 'year']), { months: null }, 'met'],
    [
      'only fundable kinds count',
      {
        ...limit('min', 'costs', [45_000, 'year']),
        fundedCosts: ['personal'] satisfies CostTypeCode[],
      },
      {},
      'notMet',
    ],
  ]);

  it('is no criterion per post or place, but a note', () => {
    const result = matched(limit('max', 'grant', [1_000, 'other']));
    expect(result.results.map(({ kind }) => kind)).not.to.include('amount');
  });
});

describe('criterion duration', () => {
  table('duration', [
    ['as long as allowed', { finance: { maxMonths: 36 } }, {}, 'met'],
    ['longer', { finance: { maxMonths: 24 } }, {}, 'notMet'],
    ['not entered', { finance: { maxMonths: 24 } }, { months: null }, 'unknown'],
  ]);
});

describe('criterion programmeEnd', () => {
  const ending = (programmeEndsOn: string): ProgrammeChange => ({ window: { programmeEndsOn } });
  table('programmeEnd', [
    ['the need ends on that day', ending('2030-06-30'), {}, 'met'],
    ['the need begins well before it: no question of its own', ending('2027-12-31'), {}, 'met'],
    ['the need begins close to it: a question, no refusal', ending('2027-12-30'), {}, 'unknown'],
    ['the need begins after it', ending('2027-06-30'), {}, 'unknown'],
    ['the need has no beginning', ending('2030-06-30'), { startMonth: null }, 'unknown'],
    ['the need has no duration', ending('2030-06-30'), { months: null }, 'unknown'],
  ]);
});
