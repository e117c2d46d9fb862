import { expect } from 'chai';
import { compileCriteria, type CompiledProgramme } from '../../src/matching/compile-criteria.ts';
import { totalCosts } from '../../src/matching/costs.ts';
import type { Criterion, MatchCase } from '../../src/matching/criterion.ts';
import { matchProgramme, type MatchResult, type Verdict } from '../../src/matching/verdict.ts';
import { type Programme } from '../../src/programmes/programme.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../src/programmes/programme-codes.ts';
import { needCase, on, programme } from './samples.ts';

const runs = 1500;

/** mulberry32: small, seeded, the same on every machine. */
function seeded(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const one = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  return {
    one,
    maybe: (chance: number): boolean => next() < chance,
    some: <T>(items: readonly T[], atMost: number): T[] => [
      ...new Set(Array.from({ length: Math.floor(next() * (atMost + 1)) }, () => one(items))),
    ],
  };
}
type Random = ReturnType<typeof seeded>;

const groups = targetGroupCodes.slice(0, 5);
const topics = topicCodes.slice(0, 3);
const costTypes = costTypeCodes.slice(0, 3);
const applicants = [...applicantCodes.slice(0, 2), 'freier-traeger', 'verein'] as const;

function someProgramme(random: Random): Programme {
  return programme({
    regions: random.one([[''], ['05'], ['06'], []]),
    applicants: random.some(applicants, 3),
    forwardingAllowed: random.one([true, false, null]),
    topics: random.some(topics, 3),
    targetGroups: random.some(groups, 3),
    fundedCosts: random.some([...costTypes, 'pauschale'], 3),
    asOf: random.one(['2026-01', '2020-01', null]),
    window: {
      kind: random.one(['laufend', 'frist', 'beendet']),
      deadlines: random.maybe(0.6) ? [{ on: '2027-01-29', time: null, what: null }] : [],
      programmeEndsOn: random.one([null, '2028-12-31', '2031-12-31']),
    },
    finance: {
      ratePercentMax: random.one([null, 50, 90]),
      maxMonths: random.one([null, 24, 36]),
      limits: random.some(['min', 'max'] as const, 2).map((bound) => ({
        bound,
        of: random.one(['grant', 'costs'] as const),
        per: random.one(['year', 'application'] as const),
        amountCents: random.one([1_000_000, 5_000_000, 20_000_000]),
        what: 'Test',
      })),
    },
    conditions: random.maybe(0.3)
      ? [
          {
            key: 'ratsbeschluss',
            text: 'Ratsbeschluss',
            kind: random.one(['gebiet', 'dokument', 'partner'] as const),
            effect: 'blocking',
            testedBy: null,
            reading: 'Test',
          },
        ]
      : [],
  });
}

function someNeed(random: Random): MatchCase {
  return needCase({
    municipalityAgs: random.one(['05316000', '05154036', null]),
    applicants: random.some(applicants, 3),
    forwarding: random.one([true, false, null]),
    carrierApplicantCode: random.one([null, 'verein', 'freier-traeger']),
    topics: random.some(topics, 2),
    targetGroups: random.some(groups, 2),
    costItems: random.some(costTypes, 3).map((costType) => ({
      label: costType,
      costType,
      amountCentsPerYear: random.one([null, 500_000, 4_000_000]),
    })),
    months: random.one([null, 12, 36]),
    confirmations: random.maybe(0.5)
      ? [
          {
            conditionKey: 'ratsbeschluss',
            result: random.one(['met', 'notMet'] as const),
            note: 'Protokoll',
            confirmedAt: '2026-11-01T09:00:00Z',
          },
        ]
      : [],
  });
}

/** Every way to take one input of the need away. */
function blankNeed(need: MatchCase): MatchCase[] {
  return [
    { ...need, municipalityAgs: null },
    { ...need, applicants: [] },
    { ...need, forwarding: null },
    { ...need, carrierApplicantCode: null },
    { ...need, topics: [] },
    { ...need, targetGroups: [] },
    { ...need, costItems: [] },
    { ...need, startMonth: null },
    { ...need, months: null },
    { ...need, confirmations: [] },
    ...need.costItems.map((blanked) => ({
      ...need,
      costItems: need.costItems.map((item) =>
        item === blanked ? { ...item, amountCentsPerYear: null } : item,
      ),
    })),
  ];
}

/** A present criterion with its value not read; null for kinds that only exist with a value. */
function blankCriterion(criterion: Criterion): Criterion | null {
  switch (criterion.kind) {
    case 'region':
      return { ...criterion, agsPrefixes: [] };
    case 'applicant':
      return { ...criterion, applicants: [] };
    case 'window':
      return { ...criterion, window: null };
    case 'topic':
      return { ...criterion, topics: [] };
    case 'targetGroup':
      return { ...criterion, targetGroups: [] };
    case 'costType':
      return { ...criterion, costTypes: [] };
    case 'amount':
      return { ...criterion, costTypes: [], ratePercentMax: null, ratePercentMaxWeak: null };
    default:
      return null;
  }
}

const verdictFor = (compiled: CompiledProgramme, need: MatchCase): Verdict =>
  matchProgramme(compiled, need, on).verdict;

const silentSteps = [
  'toClarify → fits',
  'doesNotFit → fits',
  'fits → doesNotFit',
  'unknown → met',
  'notMet → met',
  'met → notMet',
];

/** Neither the verdict nor any single criterion may get an answer out of a value that was taken away. */
function expectNoSilentAnswer(before: MatchResult, after: MatchResult, what: unknown): void {
  const steps = [
    `${before.verdict} → ${after.verdict}`,
    ...before.results.map(
      ({ result }, index) => `${result} → ${after.results[index]?.result ?? ''}`,
    ),
  ];
  const silent = steps.filter((step) => silentSteps.includes(step));
  if (silent.length > 0) expect.fail(`${silent.join(', ')}: ${JSON.stringify(what)}`);
}

function* cases(seed: number) {
  const random = seeded(seed);
  for (let run = 0; run < runs; run += 1) {
    const compiled = compileCriteria(someProgramme(random), () => undefined);
    yield { random, compiled, need: someNeed(random) };
  }
}

describe('matching as a whole', () => {
  it('draws all three verdicts in these tests', () => {
    const seen = new Set([...cases(1)].map(({ compiled, need }) => verdictFor(compiled, need)));
    expect([...seen].sort()).to.deep.equal(['doesNotFit', 'fits', 'toClarify']);
  });

  it('never answers silently when an input of the need is taken away (case 4)', () => {
    for (const { compiled, need } of cases(2)) {
      const before = matchProgramme(compiled, need, on);
      for (const blanked of blankNeed(need)) {
        expectNoSilentAnswer(before, matchProgramme(compiled, blanked, on), { need, blanked });
      }
    }
  });

  it('never answers silently when a value of a criterion was not read', () => {
    for (const { compiled, need } of cases(3)) {
      const before = matchProgramme(compiled, need, on);
      for (const criterion of compiled.criteria) {
        const blanked = blankCriterion(criterion);
        if (!blanked) continue;
        const criteria = compiled.criteria.map((each) => (each === criterion ? blanked : each));
        expectNoSilentAnswer(before, matchProgramme({ ...compiled, criteria }, need, on), {
          criterion,
          need,
        });
      }
    }
  });

  it('does not depend on the order of the criteria, and is the same on every run (case 9)', () => {
    for (const { compiled, need } of cases(4)) {
      const forward = matchProgramme(compiled, need, on);
      const criteria = compiled.criteria.toReversed();
      const backward = matchProgramme({ ...compiled, criteria }, need, on);
      expect(backward.verdict).to.equal(forward.verdict);
      expect(backward.results.toReversed()).to.deep.equal(forward.results);
      expect(matchProgramme(compiled, need, on)).to.deep.equal(forward);
    }
  });

  it('names at least one failed criterion wherever it says no, and all of them (case 2)', () => {
    for (const { compiled, need } of cases(5)) {
      const { verdict, results } = matchProgramme(compiled, need, on);
      expect(results).to.have.length(compiled.criteria.length);
      expect(results.some(({ result }) => result === 'notMet')).to.equal(verdict === 'doesNotFit');
      for (const { reason } of results) expect(reason).not.to.equal('');
    }
  });

  it('never names a ceiling above the rate of the costs that are known', () => {
    let named = 0;
    for (const { compiled, need } of cases(6)) {
      const { ceilingGrantCents: ceiling, per } = matchProgramme(compiled, need, on).coverage;
      if (ceiling === null) continue;
      const rate = compiled.programme.finance.ratePercentMax ?? 100;
      expect(ceiling).to.be.at.most((totalCosts(need, per).lowCents * rate) / 100);
      named += 1;
    }
    expect(named).to.be.greaterThan(100);
  });
});
