import { expect } from 'chai';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import { aimFigures, baselineFrom } from '../../src/quarters/needs/need-aim-figure.ts';
import { aimViews } from '../../src/quarters/needs/need-aim-views.ts';
import { residentsOf } from '../../src/quarters/needs/need-from-template.ts';
import { indicatorValue, rate } from './sample-figures.ts';

const figuresOf = (quarter: Partial<IndicatorValue>, city: Partial<IndicatorValue> = {}) =>
  aimFigures([rate], {
    quarter: [indicatorValue({ value: 17.5, ...quarter })],
    city: [indicatorValue({ areaKind: 'municipality', value: 9, ...city })],
  });
const demo = { origin: 'demo', base: 'demo' } as const;
const aim = {
  text: 'Weniger',
  indicatorId: rate.id,
  baseline: null,
  baselineLabel: null,
  target: 12,
  targetYear: 2029,
};

describe('baselineFrom', () => {
  it('takes a value that may stand beside the city’s, with day, base and source', () => {
    expect(baselineFrom(figuresOf({}), 'eigen')(rate.id)).to.deep.equal({
      baseline: 17.5,
      baselineLabel: '31.12.2024, Melderegister; Sozialbericht',
    });
  });

  for (const [name, quarter, city] of [
    ['another day', { referenceOn: '2023-12-31', referenceYear: 2023 }, {}],
    ['another base', { base: 'sgb2-ba' }, {}],
    ['a suppressed value', { state: 'suppressed', value: null }, {}],
    ['an invented value', demo, demo],
  ] as const) {
    it(`takes nothing from ${name}`, () => {
      expect(baselineFrom(figuresOf(quarter, city), 'eigen')(rate.id)).to.equal(undefined);
    });
  }

  it('takes an invented value for an invented need only, and says so', () => {
    expect(baselineFrom(figuresOf(demo, demo), 'demo')(rate.id)?.baselineLabel).to.contain(
      'Demo-Wert',
    );
  });
});

describe('aimViews', () => {
  const viewOf = (...figures: Parameters<typeof figuresOf>) =>
    aimViews([aim], figuresOf(...figures), '2026-11-28')[0];

  it('shows where the quarter stands today beside the target', () => {
    expect(viewOf({})).to.deep.include({
      target: '12,0 % bis 2029',
      baselineMissing: 'keine Angabe',
    });
    expect(viewOf({})?.current).to.include({ text: '17,5 %', comparison: '1,9-fach der Stadt' });
  });

  it('says where that is not comparable', () => {
    const view = viewOf({ base: 'sgb2-ba' });
    expect(view?.current?.comparison).to.match(/^nicht unmittelbar vergleichbar/u);
    expect(view?.baselineMissing).to.contain('nicht unmittelbar vergleichbar');
  });

  it('marks an invented value', () => {
    expect(viewOf(demo, demo)?.current?.isDemo).to.equal(true);
  });
});

describe('residentsOf', () => {
  const of = (change: Partial<IndicatorValue>) =>
    residentsOf([indicatorValue({ indicatorId: 'einwohner', value: 4489, ...change })], 'q1');

  it('gives the number with day and source', () => {
    expect(of({})).to.deep.equal({ count: 4489, asOf: '31.12.2024; Sozialbericht' });
  });
  for (const [name, change] of [
    ['an invented number', { origin: 'demo' }],
    ['a suppressed one', { state: 'suppressed', value: null }],
    ['a range', { value: null, valueFrom: 4000, valueTo: 5000 }],
    ['another quarter', { areaId: 'q2' }],
  ] as const) {
    it(`gives none for ${name}`, () => {
      expect(of(change)).to.equal(null);
    });
  }
});
