import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftFacts } from '../../src/drafts/draft-content-facts.ts';
import { chooseFigures, type FigureChoice } from '../../src/drafts/draft-figures.ts';
import { programmeSchema } from '../../src/programmes/programme.ts';
import { projectRoot } from '../../src/project-root.ts';
import type { Indicator, IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import type { Need } from '../../src/quarters/needs/need.ts';
import { sampleCostItem, sampleNeed } from '../support/needs.ts';
import { projectOf } from './sample-project.ts';

const need = sampleNeed({
  title: 'Quartiersmanagement Rheindorf-Nord',
  description: 'Quartiersmanagement mit einer halben Stelle.',
  applicants: ['kommune'],
  forwarding: true,
  carrierId: 'carrier',
  source: null,
  costItems: [
    sampleCostItem({ label: 'Personalkosten' }),
    sampleCostItem({
      key: 'sach',
      label: 'Material',
      costType: 'sachkosten',
      amountCentsPerYear: 500_000,
      calculation: 'pauschal',
      basis: 'annahme',
      source: null,
    }),
  ],
});

/** A real record of the seed, with money facts a test can count on. */
function programme(): DraftFacts['programme'] {
  const file = join(projectRoot, 'data/seed/programmes/heimat-werkstatt.json');
  const record = programmeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const finance = { ...record.finance, ratePercentMax: 80, ownSharePercentMin: 10, limits: [] };
  return { ...record, finance };
}

export type FactsChange = Partial<Pick<Need, 'origin' | 'costItems'>> &
  Partial<Pick<DraftFacts, 'figures'>>;

/** Everything a draft is made of: 47.500 € a year for 36 months, 80 % grant. */
export function draftFacts({ figures, ...change }: FactsChange = {}): DraftFacts {
  const wanted: Need = { ...need, ...change };
  return {
    project: projectOf(wanted, 'programme'),
    need: wanted,
    quarter: {
      id: 'quarter',
      municipalityId: 'city',
      slug: 'rheindorf-nord',
      name: 'Rheindorf-Nord',
      description: '',
      districtId: 'district',
      districtName: 'Rheindorf',
      areaStatus: { sozialeStadt: null, isek: null, note: null },
      source: null,
    },
    municipality: {
      id: 'city',
      key: 'leverkusen',
      ags: '05316000',
      name: 'Leverkusen',
      stateName: 'Nordrhein-Westfalen',
      leadDepartment: 'Fachbereich Soziales (50)',
    },
    programme: programme(),
    carrier: {
      id: 'carrier',
      municipalityId: 'city',
      key: 'diakonie',
      name: 'Diakonisches Werk Leverkusen',
      shortName: 'Diakonie',
      kind: 'wohlfahrtsverband',
      applicantCode: 'freier-traeger',
      isAgwMember: true,
    },
    figures: figures ?? { figures: [], missing: [] },
    conditions: [],
    verdict: 'toClarify',
    against: [],
    today: '2026-11-22',
  };
}

export function indicator(change: Partial<Indicator>): Indicator {
  return {
    id: 'kinderarmut',
    name: 'Kinderarmutsquote',
    dimension: 'Soziale Lage',
    numerator: 'Kinder in Bedarfsgemeinschaften',
    denominator: 'Kinder',
    unit: '%',
    direction: 'higherIsWorse',
    decimals: 1,
    sourceOffice: 'Statistik der BA',
    corePosition: 5,
    definitionStatus: 'belegt',
    note: null,
    ...change,
  };
}

export function value(change: Partial<IndicatorValue>): IndicatorValue {
  return {
    id: 'value',
    areaKind: 'quarter',
    areaId: 'quarter',
    indicatorId: 'kinderarmut',
    base: 'sgb2-ba',
    yearLabel: '31.12.2024',
    referenceYear: 2024,
    referenceOn: '2024-12-31',
    state: 'value',
    suppression: null,
    value: 10,
    valueFrom: null,
    valueTo: null,
    origin: 'berichtet',
    note: null,
    source: { title: 'Sozialbericht', url: null },
    ...change,
  };
}

/** Chooses from values told apart by their `areaKind`. */
export function figureChoice(
  indicators: readonly Indicator[],
  values: readonly IndicatorValue[],
): FigureChoice {
  const of = (kind: IndicatorValue['areaKind']) => values.filter((v) => v.areaKind === kind);
  return chooseFigures({
    indicators,
    quarter: of('quarter'),
    district: of('district'),
    city: of('municipality'),
  });
}
