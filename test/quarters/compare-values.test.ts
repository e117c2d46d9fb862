import { expect } from 'chai';
import {
  compareValues,
  isOutdated,
  type IndicatorValue,
} from '../../src/quarters/figures/indicator.ts';
import { indicatorValue as value } from './sample-figures.ts';

describe('compareValues', () => {
  it('gives the ratio for the same definition, base and reference date', () => {
    const quarter = value({ value: 30 });
    const city = value({ areaKind: 'municipality', value: 20 });
    expect(compareValues(quarter, city)).to.deep.equal({ comparable: true, ratio: 1.5 });
  });

  it('gives a ratio of zero for a quarter at zero, and none for a city at zero', () => {
    expect(compareValues(value({ value: 0 }), value({ value: 20 }))).to.include({ ratio: 0 });
    expect(compareValues(value({ value: 5 }), value({ value: 0 }))).to.include({ ratio: null });
  });

  const refusals: { title: string; city: Partial<IndicatorValue>; why: string }[] = [
    { title: 'another definition', city: { indicatorId: 'x' }, why: 'andere Definition' },
    { title: 'another base', city: { base: 'it-nrw' }, why: 'andere statistische Grundlage' },
    { title: 'another day', city: { referenceOn: '2023-12-31' }, why: 'anderer Stichtag' },
    { title: 'a day against none', city: { referenceOn: null }, why: 'anderer Stichtag' },
    { title: 'an invented value', city: { origin: 'demo' }, why: 'ein Wert ist erfunden' },
    {
      title: 'a suppressed value',
      city: { state: 'suppressed', value: null },
      why: 'ein Wert ist gesperrt',
    },
    {
      title: 'a range',
      city: { value: null, valueFrom: 30, valueTo: 40 },
      why: 'nur als Spanne berichtet',
    },
  ];
  for (const { title, city, why } of refusals) {
    it(`refuses ${title}`, () => {
      expect(compareValues(value({}), value(city))).to.deep.equal({ comparable: false, why });
    });
  }

  it('takes an unnamed base for the same only within one publication', () => {
    const unnamed = value({ base: 'ungenannt' });
    expect(compareValues(unnamed, unnamed)).to.include({ comparable: true });
    const elsewhere = { ...unnamed, source: { title: 'Zeitung', url: null } };
    expect(compareValues(unnamed, elsewhere)).to.deep.equal({
      comparable: false,
      why: 'statistische Grundlage nicht genannt',
    });
  });

  it('never takes two unknown years as the same date', () => {
    const unknown = { referenceOn: null, referenceYear: null, yearLabel: 'um 2020' };
    expect(compareValues(value(unknown), value(unknown))).to.include({ comparable: false });
  });
});

describe('isOutdated', () => {
  it('begins in the fourth year, and with an unknown one', () => {
    expect(isOutdated({ referenceYear: 2023 }, '2026-11-22')).to.be.false;
    expect(isOutdated({ referenceYear: 2022 }, '2026-11-22')).to.be.true;
    expect(isOutdated({ referenceYear: null }, '2026-11-22')).to.be.true;
  });
});
