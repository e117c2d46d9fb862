import { expect } from 'chai';
import type { Indicator, IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import {
  burdenOf,
  socialIndex,
  type IndexInput,
  type SocialIndex,
} from '../../src/quarters/profile/social-index.ts';
import { indicatorValue, rate } from './sample-figures.ts';

const bad: Indicator = { ...rate, id: 'armut', direction: 'higherIsWorse' };
const good: Indicator = { ...rate, id: 'gymnasium', direction: 'lowerIsWorse' };

/** Mean 5, population standard deviation 2: the textbook example. */
const poverty = [2, 4, 4, 4, 5, 5, 7, 9];
/** Mean 20, population standard deviation 10. */
const school = [30, 30, 30, 30, 10, 10, 10, 10];

const areas = poverty.map((_, index) => ({
  id: `q${index}`,
  name: `Quartier ${index}`,
  residents: 1000,
}));

function column(indicator: Indicator, numbers: readonly (number | null)[]): IndicatorValue[] {
  return numbers.flatMap((value, index) =>
    value === null
      ? []
      : [indicatorValue({ indicatorId: indicator.id, areaId: `q${index}`, value })],
  );
}

function index(part: Partial<IndexInput> = {}): SocialIndex {
  return socialIndex({
    areas,
    indicators: [bad, good],
    year: 2024,
    isDemo: false,
    values: [...column(bad, poverty), ...column(good, school)],
    ...part,
  });
}

const zOf = (result: SocialIndex): number[] =>
  result.rows.flatMap(({ scores }) => scores.map(({ z }) => Math.round(z * 1e9) / 1e9));

describe('socialIndex', () => {
  it('works out the example by hand: mean 5, deviation 2; mean 20, deviation 10, sign turned', () => {
    const result = index();
    expect(result.parts.map(({ mean, deviation }) => [mean, deviation])).to.deep.equal([
      [5, 2],
      [20, 10],
    ]);
    const table = result.rows.map(({ scores, index: value }) => [
      ...scores.map(({ z }) => z),
      value,
    ]);
    expect(table).to.deep.equal([
      [-1.5, -1, -1.25],
      [-0.5, -1, -0.75],
      [-0.5, -1, -0.75],
      [-0.5, -1, -0.75],
      [0, 1, 0.5],
      [0, 1, 0.5],
      [1, 1, 1],
      [2, 1, 1.5],
    ]);
    // Squares 1,5625 + 3 × 0,5625 + 2 × 0,25 + 1 + 2,25 = 7, by eight, its root.
    expect(result.deviation).to.be.closeTo(Math.sqrt(7 / 8), 1e-12);
    expect(result.rows.map(({ burden }) => burden)).to.deep.equal([
      'muchLower',
      'lower',
      'lower',
      'lower',
      'higher',
      'higher',
      'muchHigher',
      'muchHigher',
    ]);
  });

  for (const [title, change] of [
    ['shifting', (value: number) => value + 17],
    ['scaling', (value: number) => value * 3.5],
    ['both', (value: number) => value * 0.25 - 4],
  ] as const) {
    it(`${title} an indicator changes no z`, () => {
      const values = [...column(bad, poverty.map(change)), ...column(good, school)];
      expect(zOf(index({ values }))).to.deep.equal(zOf(index()));
    });
  }

  it('is not computed where one of eight areas lacks a value, and names it', () => {
    const values = [...column(bad, poverty), ...column(good, [...school.slice(0, 7), null])];
    const result = index({ values });
    expect(result).to.deep.include({ isComputed: false, rows: [], parts: [] });
    expect(result.gaps.map(({ area, indicator, why }) => [area.id, indicator.id, why]))
      .to.deep //
      .equal([['q7', 'gymnasium', 'missing']]);
  });

  it('leaves out of nine the one that is suppressed, and never fills it in', () => {
    const ninth = { id: 'q8', name: 'Quartier 8', residents: null };
    const result = index({
      areas: [...areas, ninth],
      values: [
        ...column(bad, [...poverty, 100]),
        ...column(good, school),
        indicatorValue({ indicatorId: good.id, areaId: 'q8', state: 'suppressed', value: null }),
      ],
    });
    expect(result.isComputed).to.equal(true);
    expect(result.rows.map(({ area }) => area.id)).to.not.include('q8');
    expect(result.gaps.map(({ area, why }) => [area.id, why])).to.deep.equal([
      ['q8', 'suppressed'],
    ]);
    // Its one value has no part in mean and deviation either.
    expect(zOf(result)).to.deep.equal(zOf(index()));
  });

  const refused: [string, Partial<IndicatorValue>, string][] = [
    ['of another year', { referenceYear: 2023, referenceOn: '2023-12-31' }, 'missing'],
    ['of another base', { base: 'fortschreibung' }, 'otherBase'],
    ['of another day', { referenceOn: '2024-06-30' }, 'otherBase'],
    ['reported as a range', { value: null, valueFrom: 1, valueTo: 2 }, 'range'],
    ['that is invented', { origin: 'demo' }, 'missing'],
  ];
  for (const [title, part, why] of refused) {
    it(`does not take a value ${title}`, () => {
      const last = { indicatorId: good.id, areaId: 'q7', value: 10 };
      const values = [
        ...column(bad, poverty),
        ...column(good, school.slice(0, 7)),
        indicatorValue({ ...last, ...part }),
      ];
      const result = index({ values });
      expect(result.isComputed).to.equal(false);
      expect(result.gaps.map((gap) => gap.why)).to.deep.equal([why]);
    });
  }

  it('excludes and names areas below 300 residents', () => {
    const small = { id: 'q8', name: 'Klein', residents: 299 };
    const limit = { id: 'q9', name: 'Grenze', residents: 300 };
    const result = index({
      areas: [...areas, small, limit],
      values: [...column(bad, [...poverty, 5, 5]), ...column(good, [...school, 20, 20])],
    });
    expect(result.tooSmall).to.deep.equal([small]);
    expect(result.rows.map(({ area }) => area.id))
      .to.include('q9')
      .and.not.include('q8');
  });

  it('gives zero where all areas are equal, also where their mean is rounded', () => {
    const equal = column(bad, Array<number>(8).fill(0.1));
    const result = index({ indicators: [bad], values: equal });
    expect(result.parts[0]?.deviation).to.equal(0);
    expect(zOf(result)).to.deep.equal(Array<number>(8).fill(0));
    expect(new Set(result.rows.map(({ burden }) => burden))).to.deep.equal(new Set(['middle']));
  });

  it('puts areas into no class by rounding where two indicators cancel each other out', () => {
    const result = index({ values: [...column(bad, poverty), ...column(good, poverty)] });
    expect(new Set(result.rows.map(({ burden }) => burden))).to.deep.equal(new Set(['middle']));
  });

  it('refuses neutral indicators, and no indicator at all', () => {
    const neutral: Indicator = { ...rate, id: 'u18', direction: 'neutral' };
    expect(() => index({ indicators: [neutral] })).to.throw('u18');
    expect(index({ indicators: [] }).isComputed).to.equal(false);
  });
});

describe('burdenOf', () => {
  it('has its limits at half and one deviation', () => {
    const cases: [number, string][] = [
      [2.01, 'muchHigher'],
      [2, 'higher'],
      [1.01, 'higher'],
      [1, 'middle'],
      [-1, 'middle'],
      [-1.01, 'lower'],
      [-2, 'lower'],
      [-2.01, 'muchLower'],
    ];
    for (const [value, burden] of cases) expect(burdenOf(value, 2), String(value)).to.equal(burden);
  });
});
