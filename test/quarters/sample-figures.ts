import type { Indicator, IndicatorValue } from '../../src/quarters/figures/indicator.ts';

/** A rate with one decimal. */
export const rate: Indicator = {
  id: 'quote',
  name: 'Anteil Alleinerziehender an Haushalten mit Kindern',
  dimension: 'Soziale Lage',
  numerator: 'Alleinerziehende',
  denominator: 'Haushalte mit Kindern',
  unit: '%',
  direction: 'higherIsWorse',
  decimals: 1,
  sourceOffice: 'Statistikstelle',
  corePosition: 1,
  definitionStatus: 'belegt',
  note: null,
};

export const residents: Indicator = {
  ...rate,
  id: 'einwohner',
  name: 'Einwohner',
  denominator: null,
  unit: 'Personen',
  decimals: 0,
};

/** A published value of a quarter on 31.12.2024; every part can be changed. */
export function indicatorValue(part: Partial<IndicatorValue>): IndicatorValue {
  return {
    id: 'v1',
    areaKind: 'quarter',
    areaId: 'q1',
    indicatorId: rate.id,
    base: 'melderegister',
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
    ...part,
  };
}
