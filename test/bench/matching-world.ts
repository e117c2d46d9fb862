import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compileCriteria,
  type CompiledProgramme,
} from '../../src/matching/criteria/compile-criteria.ts';
import { emptyCase } from '../../src/matching/compiled/criterion-lens.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../src/programmes/programme-codes.ts';
import { projectRoot } from '../../src/project-root.ts';
import { indicators, someConditions, someFigures, someInputs } from './condition-world.ts';
import { chanceOf, type Chance } from './export-random.ts';

/** A country of programmes and needs made from the real records of the seed and a seed number: the same on every machine. */

const states = Array.from({ length: 16 }, (_, index) => String(index + 1).padStart(2, '0'));

export function seedProgrammes(): Programme[] {
  const folder = join(projectRoot, 'data', 'seed', 'programmes');
  return readdirSync(folder)
    .sort()
    .map((name) => programmeSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** Variations of the real records: other states, other subjects, other limits. */
export function manyProgrammes(count: number, seed: number): CompiledProgramme[] {
  const random = chanceOf(seed, 0);
  const bases = seedProgrammes();
  return Array.from({ length: count }, (_, index) => {
    const base = bases[index % bases.length];
    if (!base) throw new Error('the seed holds no programme');
    const programme = index < bases.length ? base : variation(base, random, index);
    const programmeId = `programme-${index}`;
    return compileCriteria(programme, () => undefined, { programmeId, indicators });
  });
}

function variation(base: Programme, random: Chance, index: number): Programme {
  return {
    ...base,
    slug: `${base.slug}-${index}`,
    links: [],
    regions: random.permille(250) ? [''] : [random.pick(states)],
    applicants: random.permille(300) ? someOf(random, applicantCodes, 4) : base.applicants,
    topics: random.permille(600) ? someOf(random, topicCodes, 4) : base.topics,
    targetGroups: random.permille(400) ? someOf(random, targetGroupCodes, 3) : base.targetGroups,
    fundedCosts: random.permille(300) ? someOf(random, costTypeCodes, 4) : base.fundedCosts,
    window: random.permille(250) ? { ...base.window, ...openAlways } : base.window,
    conditions: random.pick([[], base.conditions, [...base.conditions, ...someConditions(random)]]),
    finance: {
      ...base.finance,
      limits: base.finance.limits.map((limit) => ({
        ...limit,
        amountCents: Math.max(100, Math.round(limit.amountCents * (0.5 + random.next()))),
      })),
    },
  };
}

/** Most real windows are closed on one day; a country has more that are open. */
const openAlways: Partial<Programme['window']> = {
  kind: 'laufend',
  deadlines: [],
  yearly: [],
  opensOn: null,
  programmeEndsOn: null,
  nextRound: null,
};

export function manyNeeds(count: number, seed: number): MatchCase[] {
  const random = chanceOf(seed, 0);
  const figures = Array.from({ length: 100 }, () => someFigures(random));
  return Array.from({ length: count }, () => someNeed(random, figures));
}

function someNeed(random: Chance, figures: readonly MatchCase['figures'][]): MatchCase {
  const known = random.permille(900);
  const place = `${random.pick(states)}${String(random.between(100, 139))}${random.permille(300) ? '000' : String(random.between(100, 119)).slice(0, 3)}`;
  return {
    ...emptyCase,
    municipalityAgs: place,
    applicants: random.pick([['kommune'], ['kommune', 'freier-traeger'], ['freier-traeger'], []]),
    forwarding: random.pick([true, false, null]),
    carrierApplicantCode: random.permille(200) ? 'verein' : null,
    topics: someOf(random, topicCodes.slice(0, 22), 4),
    targetGroups: someOf(random, targetGroupCodes, 3),
    costItems: Array.from({ length: random.between(0, 4) }, (_, index) => ({
      label: `Posten ${index + 1}`,
      costType: random.pick(costTypeCodes),
      amountCentsPerYear: random.permille(900) ? random.between(100_000, 12_099_999) : null,
    })),
    startMonth: known
      ? `${random.between(2027, 2_029)}-${String(random.between(1, 12)).padStart(2, '0')}`
      : null,
    months: known ? random.between(6, 60) : null,
    ...someInputs(random),
    figures: random.pick(figures),
    ...(random.permille(100) ? wellPrepared : {}),
  };
}

/** What a need says where somebody has done all the homework: without it nearly nothing ever fits. */
const wellPrepared: Partial<MatchCase> = {
  forwarding: false,
  startMonth: '2027-01',
  months: 12,
  duty: 'freiwillig',
  conceptStatus: 'councilApproved',
  running: { provider: 'niemand', since: 'noch nicht', paidBy: 'keiner' },
  ownShareCentsPerYear: 20_000_000,
  finances: { isWeak: true, isProvisional: false },
};

function someOf<T>(random: Chance, items: readonly T[], atMost: number): T[] {
  return [...new Set(Array.from({ length: random.between(0, atMost) }, () => random.pick(items)))];
}
