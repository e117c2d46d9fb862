import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import type { IndicatorTest } from '../../src/programmes/condition-test.ts';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import { figure, withTest } from './condition-samples.ts';
import { table } from './criterion-table.ts';
import { matched, resultOf } from './samples.ts';

const atLeast = (change: Partial<IndicatorTest> = {}) =>
  withTest({
    kind: 'indicator',
    indicatorId: 'kinderarmut',
    of: 'quarter',
    operator: 'atLeast',
    than: { value: 30 },
    maxAgeYears: 3,
    ...change,
  });
const figures = (
  quarter: Partial<IndicatorValue>[],
  city: Partial<IndicatorValue>[] = [],
): Partial<MatchCase> => ({
  figures: {
    quarter: quarter.map(figure),
    city: city.map((change) => figure({ areaKind: 'municipality', ...change })),
    state: [],
  },
});
const range = (valueFrom: number | null, valueTo: number | null) =>
  figures([{ value: null, valueFrom, valueTo }]);
const year = (referenceYear: number | null) =>
  figures([{ referenceYear, referenceOn: null, yearLabel: `${referenceYear}` }]);

describe('criterion indicator', () => {
  table('indicator', [
    ['no figure', atLeast(), {}, 'unknown'],
    ['reached exactly', atLeast(), figures([{}]), 'met'],
    ['missed', atLeast(), figures([{ value: 29.9 }]), 'notMet'],
    ['above is not reached by the same', atLeast({ operator: 'above' }), figures([{}]), 'notMet'],
    ['at most', atLeast({ operator: 'atMost' }), figures([{}]), 'met'],
    ['below', atLeast({ operator: 'below' }), figures([{ value: 29 }]), 'met'],
    ['locked', atLeast(), figures([{ state: 'suppressed', value: null }]), 'unknown'],
    [
      'an older value does not stand in for a locked one',
      atLeast(),
      figures([
        { state: 'suppressed', value: null },
        { value: 40, referenceYear: 2023 },
      ]),
      'unknown',
    ],
    ['range above', atLeast(), range(30, 35), 'met'],
    ['range below', atLeast(), range(10, 29), 'notMet'],
    ['range across', atLeast(), range(20, 40), 'unknown'],
    ['three years old on 22.11.2026', atLeast(), year(2023), 'met'],
    ['four years old', atLeast(), year(2022), 'unknown'],
    ['of no known year', atLeast(), year(null), 'unknown'],
    ['any age will do', atLeast({ maxAgeYears: null }), year(2005), 'met'],
    ['another indicator', atLeast(), figures([{ indicatorId: 'einwohner' }]), 'unknown'],
    ['the city itself', atLeast({ of: 'city' }), figures([], [{}]), 'met'],
  ]);

  const ratio = atLeast({ than: { ratioTo: 'city', factor: 1.5 } });
  table('indicator', [
    ['ratio reached', ratio, figures([{}], [{ value: 20 }]), 'met'],
    ['ratio missed', ratio, figures([{}], [{ value: 21 }]), 'notMet'],
    ['no value of the city', ratio, figures([{}]), 'unknown'],
    ['another day', ratio, figures([{}], [{ value: 1, referenceOn: '2023-12-31' }]), 'unknown'],
    ['another base', ratio, figures([{}], [{ value: 1, base: 'zensus' }]), 'unknown'],
    ['the city is locked', ratio, figures([{}], [{ state: 'suppressed', value: null }]), 'unknown'],
    ['invented beside published', ratio, figures([{}], [{ value: 1, origin: 'demo' }]), 'unknown'],
  ]);

  it('names value, year, source and threshold', () => {
    const { reason, missing } = resultOf(
      matched(ratio, figures([{}], [{ value: 20 }])),
      'indicator',
    );
    expect(reason).to.contain('Quartier 30,0 % (31.12.2024');
    expect(reason).to.contain('Quelle: Sozialbericht');
    expect(reason).to.contain('Stadt 20,0 %');
    expect(reason).to.contain('mindestens das 1,5-Fache');
    expect(missing).to.equal(null);
  });

  it('calls an invented value invented, and takes none where something was published', () => {
    const demo = { origin: 'demo', value: 50 } as const;
    const alone = resultOf(matched(atLeast(), figures([demo])), 'indicator');
    expect(alone.result).to.equal('met');
    expect(alone.reason).to.contain('Demo-Wert, erfunden');
    const beside = resultOf(matched(atLeast(), figures([demo, { value: 10 }])), 'indicator');
    expect(beside.result).to.equal('notMet');
    expect(beside.reason).not.to.contain('Demo');
  });
});
