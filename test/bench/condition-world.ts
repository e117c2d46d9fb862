import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import type { ConditionTest, LeafTest } from '../../src/programmes/condition-test.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../src/programmes/programme-codes.ts';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import { conceptStatuses } from '../../src/quarters/needs/need.ts';
import type { Chance } from './export-random.ts';

/** Conditions with tests of every kind, also nested ones, and what a need says about them. */

export const indicators = ['kinderarmut', 'sgb2', 'einwohner'].map((id) => ({
  id,
  name: id,
  unit: '%',
  decimals: 1,
  denominator: id === 'einwohner' ? null : 'Kinder',
}));
const indicatorIds = indicators.map(({ id }) => id);

/** One of each kind: a forgotten kind does not compile. */
const leaves: Record<LeafTest['kind'], (random: Chance) => LeafTest> = {
  confirm: () => ({ kind: 'confirm', text: 'Ratsbeschluss' }),
  area: (random) => ({ kind: 'area', of: random.pick(['sozialeStadt', 'isek']) }),
  concept: (random) => ({ kind: 'concept', atLeast: random.pick(['exists', 'councilApproved']) }),
  indicator: (random) => ({
    kind: 'indicator',
    indicatorId: random.pick(indicatorIds),
    of: random.pick(['quarter', 'city']),
    operator: random.pick(['atLeast', 'above', 'atMost', 'below']),
    than: random.pick([{ value: 25 }, { value: 40 }, { ratioTo: 'city', factor: 1.2 }]),
    maxAgeYears: random.pick([null, 3]),
  }),
  novelty: () => ({ kind: 'novelty' }),
  voluntary: () => ({ kind: 'voluntary' }),
  accompanying: () => ({ kind: 'accompanying', costTypes: ['investition'] }),
  quota: (random) => ({ kind: 'quota', max: random.between(1, 2) }),
  partner: (random) => ({
    kind: 'partner',
    anyOf: [random.pick(['freier-traeger', 'verein', 'schule'])],
  }),
  financeWeak: () => ({ kind: 'financeWeak' }),
  topic: (random) => ({ kind: 'topic', anyOf: [random.pick(topicCodes)] }),
  targetGroup: (random) => ({ kind: 'targetGroup', anyOf: [random.pick(targetGroupCodes)] }),
  costType: (random) => ({ kind: 'costType', anyOf: [random.pick(costTypeCodes)] }),
  applicant: (random) => ({ kind: 'applicant', anyOf: [random.pick(applicantCodes.slice(0, 6))] }),
  months: (random) => ({ kind: 'months', atLeast: random.between(6, 24) }),
};

export function someTest(random: Chance, depth = 2): ConditionTest {
  if (depth === 0 || random.permille(650)) return random.pick(Object.values(leaves))(random);
  if (random.permille(200)) return { kind: 'not', test: someTest(random, depth - 1) };
  const tests = Array.from({ length: random.between(1, 3) }, () => someTest(random, depth - 1));
  return { kind: random.pick(['anyOf', 'allOf']), tests };
}

export function someConditions(random: Chance, atMost = 2): Programme['conditions'] {
  return Array.from({ length: random.between(0, atMost) }, (_, index) => ({
    key: `geprueft-${index}`,
    text: `Bedingung ${index}`,
    kind: 'sonstiges',
    effect: 'blocking',
    testedBy: null,
    test: someTest(random),
    reading: 'Erfunden für den Vergleich.',
  }));
}

/** What a need says beside subject, costs and period. */
export function someInputs(random: Chance): Partial<MatchCase> {
  return {
    areaStatus: {
      sozialeStadt: random.pick([true, false, null]),
      isek: random.pick([true, false, null]),
      note: random.pick([null, 'Ehemaliges Gebiet', 'Beschluss 2024']),
    },
    duty: random.pick(['freiwillig', 'pflicht', null]),
    conceptStatus: random.pick([null, ...conceptStatuses]),
    running: {
      provider: random.pick([null, 'niemand', 'Diakonie']),
      since: random.pick([null, 'noch nicht', '2019']),
      paidBy: random.pick([null, 'keiner', 'Stadt']),
    },
    ownShareCentsPerYear: random.permille(600) ? random.between(0, 3_000_000) : null,
    finances: {
      isWeak: random.pick([true, false, null]),
      isProvisional: random.pick([true, false, null]),
    },
    partners: random.pick([[], ['freier-traeger'], ['freier-traeger', 'verein']]),
    fundedProjects: random.permille(200)
      ? [
          {
            programmeId: `programme-${random.between(0, 99)}`,
            label: 'Treff',
            state: random.pick(['applied', 'granted']),
          },
        ]
      : [],
  };
}

/** Figures of a quarter and its city; several needs share them. */
export function someFigures(random: Chance): MatchCase['figures'] {
  const quarter = someValues(random, 'quarter');
  return { quarter, city: someValues(random, 'municipality'), state: [] };
}

function someValues(random: Chance, areaKind: IndicatorValue['areaKind']): IndicatorValue[] {
  return indicatorIds.flatMap((indicatorId) =>
    [2024, 2021]
      .filter(() => random.permille(700))
      .map((referenceYear): IndicatorValue => {
        const isRange = random.permille(150);
        const isLocked = random.permille(150);
        const value = random.between(50, 600) / 10;
        return {
          id: `${areaKind} ${indicatorId} ${referenceYear}`,
          areaKind,
          areaId: areaKind,
          indicatorId,
          base: 'melderegister',
          yearLabel: `31.12.${referenceYear}`,
          referenceYear,
          referenceOn: `${referenceYear}-12-31`,
          state: isLocked ? 'suppressed' : 'value',
          suppression: null,
          value: isLocked || isRange ? null : value,
          valueFrom: isRange ? value - 5 : null,
          valueTo: isRange ? value + 5 : null,
          origin: random.permille(150) ? 'demo' : 'berichtet',
          note: null,
          source: { title: 'Erfunden', url: null },
        };
      }),
  );
}
