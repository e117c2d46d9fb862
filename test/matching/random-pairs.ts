import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../src/programmes/programme-codes.ts';
import { indicators, someConditions, someFigures, someInputs } from '../bench/condition-world.ts';
import { chanceOf, type Chance } from '../bench/export-random.ts';
import { needCase, programme } from './samples.ts';

/** Small worlds in which every answer is frequent: the laws of matching are held against them. */

const runs = 800;

function someOf<T>(random: Chance, items: readonly T[], atMost: number): T[] {
  return [...new Set(Array.from({ length: random.between(0, atMost) }, () => random.pick(items)))];
}

const groups = targetGroupCodes.slice(0, 5);
const topics = topicCodes.slice(0, 3);
const costTypes = costTypeCodes.slice(0, 3);
const applicants = [...applicantCodes.slice(0, 2), 'freier-traeger', 'verein'] as const;

function someProgramme(random: Chance): Programme {
  return programme({
    regions: random.pick([[''], ['05'], ['05'], ['06'], []]),
    applicants: someOf(random, applicants, 3),
    forwardingAllowed: random.pick([true, false, null]),
    topics: someOf(random, topics, 3),
    targetGroups: someOf(random, groups, 3),
    fundedCosts: someOf(random, [...costTypes, 'pauschale'], 3),
    asOf: random.pick(['2026-01', '2020-01', null]),
    window: {
      kind: random.pick(['laufend', 'frist', 'beendet']),
      deadlines: random.permille(600)
        ? [{ on: '2027-01-29', time: null, what: random.pick([null, 'Antrag', 'Skizze']) }]
        : [],
      programmeEndsOn: random.pick([null, '2028-12-31', '2031-12-31']),
    },
    finance: {
      ratePercentMax: random.pick([null, 50, 90]),
      ratePercentMaxWeak: random.pick([null, 95]),
      ownSharePercentMin: random.permille(150) ? 10 : null,
      maxMonths: random.pick([null, 24, 36]),
      limits: someOf(random, ['min', 'max'] as const, 2).map((bound) => ({
        bound,
        of: random.pick(['grant', 'costs'] as const),
        per: random.pick(['year', 'application'] as const),
        amountCents: random.pick([1_000_000, 5_000_000, 20_000_000]),
        what: 'Test',
      })),
    },
    conditions: [
      ...(random.permille(200) ? [untested(random)] : []),
      ...(random.permille(300) ? someConditions(random, 1) : []),
    ],
  });
}

/** Only people know; the need may hold what one of them said. */
function untested(random: Chance): Programme['conditions'][number] {
  return {
    key: 'ratsbeschluss',
    text: 'Ratsbeschluss',
    kind: random.pick(['gebiet', 'dokument', 'partner'] as const),
    effect: 'blocking',
    testedBy: null,
    reading: 'Test',
  };
}

function someNeed(random: Chance): MatchCase {
  return needCase({
    ...someInputs(random),
    figures: someFigures(random),
    municipalityAgs: random.pick(['05316000', '05154036', null]),
    applicants: someOf(random, applicants, 3),
    forwarding: random.pick([true, false, null]),
    carrierApplicantCode: random.pick([null, 'verein', 'freier-traeger']),
    topics: someOf(random, topics, 2),
    targetGroups: someOf(random, groups, 2),
    costItems: someOf(random, costTypes, 3).map((costType) => ({
      label: costType,
      costType,
      amountCentsPerYear: random.pick([null, 500_000, 4_000_000]),
    })),
    months: random.pick([null, 12, 36]),
    confirmations: random.permille(500)
      ? [
          {
            conditionKey: 'ratsbeschluss',
            result: random.pick(['met', 'notMet'] as const),
            note: 'Protokoll',
            confirmedAt: '2026-11-01T09:00:00Z',
          },
        ]
      : [],
  });
}

/** A pair of which only conditions, own share and what they look at are left to chance: it fits much more often. */
function nearPair(random: Chance): { record: Programme; need: MatchCase } {
  const finance = { ownSharePercentMin: random.pick([null, 10]), ratePercentMaxWeak: 95 };
  return {
    record: programme({ finance, conditions: someConditions(random, 1) }),
    need: needCase({ ...someInputs(random), figures: someFigures(random) }),
  };
}

export function* cases(seed: number) {
  const random = chanceOf(seed, 0);
  for (let run = 0; run < runs; run += 1) {
    const pair =
      run % 4 === 0 ? nearPair(random) : { record: someProgramme(random), need: someNeed(random) };
    const context = { programmeId: `programme-${run % 100}`, indicators };
    yield {
      compiled: compileCriteria(pair.record, () => undefined, context),
      need: pair.need,
    };
  }
}
