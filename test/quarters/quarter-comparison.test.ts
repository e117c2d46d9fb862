import { expect } from 'chai';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import {
  comparisonFileRows,
  comparisonRow,
} from '../../src/quarters/profile/comparison-row-views.ts';
import {
  compareQuarters,
  isDrawableRow,
  type ComparedRow,
} from '../../src/quarters/profile/quarter-comparison.ts';
import type { Quarter } from '../../src/quarters/quarter.ts';
import { indicatorValue, rate, residents } from './sample-figures.ts';

const quarter = (id: string): Quarter => ({
  id,
  municipalityId: 'm1',
  slug: id,
  name: id.toUpperCase(),
  description: '',
  districtId: 'd1',
  districtName: 'Stadtteil',
  areaStatus: { sozialeStadt: null, isek: null, note: null },
  source: null,
});
const quarters = [quarter('b'), quarter('a')];
const of = (areaId: string, part: Partial<IndicatorValue> = {}) =>
  indicatorValue({ id: `${areaId}-${part.yearLabel ?? '2024'}`, areaId, ...part });
const earlier = { yearLabel: '31.12.2023', referenceYear: 2023, referenceOn: '2023-12-31' };
const city = (part: Partial<IndicatorValue> = {}) =>
  indicatorValue({ id: 'city', areaKind: 'municipality', areaId: 'm1', value: 5, ...part });

function rows(quarterValues: IndicatorValue[], cityValues: IndicatorValue[] = []): ComparedRow[] {
  return compareQuarters({ quarters, indicators: [rate], quarterValues, cityValues });
}

describe('compareQuarters', () => {
  it('takes the newest reference that all share, before a newer value of one', () => {
    const [row] = rows(
      [
        of('a', { value: 33 }),
        of('a', { ...earlier, value: 30 }),
        of('b', { ...earlier, value: 20 }),
      ],
      [city(), city({ ...earlier, id: 'city23' })],
    );
    expect(row?.reference?.referenceYear).to.equal(2023);
    expect(row?.cells.map(({ quarter: { id }, value }) => [id, value?.value])).to.deep.equal([
      ['b', 20],
      ['a', 30],
    ]);
    expect(row?.city?.id).to.equal('city23');
  });

  it('shows a value of another reference for information and says which one differs', () => {
    const third = quarter('c');
    const [row] = compareQuarters({
      quarters: [...quarters, third],
      indicators: [rate],
      quarterValues: [of('a'), of('b'), of('c', { base: 'fortschreibung', value: 99 })],
      cityValues: [],
    });
    expect(row?.cells.map(({ isOfReference }) => isOfReference)).to.deep.equal([true, true, false]);
    const shown = row && comparisonRow(row, null, '2026-11-22');
    expect(shown?.cells[2]).to.deep.include({
      text: '99,0 %',
      detail: 'nicht unmittelbar vergleichbar: 31.12.2024, Bevölkerungsfortschreibung',
    });
  });

  it('has no reference where each quarter has another one, and says so', () => {
    const [row] = rows([of('a'), of('b', earlier)]);
    expect(row?.reference).to.equal(null);
    expect(row && isDrawableRow(row)).to.equal(false);
    expect(row && comparisonRow(row, null, '2026-11-22').asOf).to.equal(
      'kein gemeinsamer Stichtag mit gleicher Grundlage',
    );
  });

  it('shows the city beside the one quarter that shares its reference, where the quarters share none', () => {
    const [row] = compareQuarters({
      quarters,
      indicators: [residents],
      quarterValues: [
        of('a', { indicatorId: residents.id, value: 50, ...earlier }),
        of('b', { indicatorId: residents.id, value: 40, base: 'fortschreibung' }),
      ],
      cityValues: [
        city({ indicatorId: residents.id }),
        city({ ...earlier, indicatorId: residents.id, value: 1000 }),
      ],
    });
    const shown = row && comparisonRow(row, 'Stadt X', '2026-11-22');
    expect(shown?.city?.text).to.equal('1.000 Personen (31.12.2023, Melderegister)');
    expect(shown?.cells.map(({ detail }) => detail)).to.deep.equal([
      'nicht unmittelbar vergleichbar: 31.12.2024, Bevölkerungsfortschreibung',
      '5,0 % der Stadt (31.12.2023, Melderegister)',
    ]);
    expect(row && comparisonFileRows(row).map(({ cityValue }) => cityValue)).to.deep.equal([
      null,
      1000,
    ]);
    expect(row && isDrawableRow(row)).to.equal(false);
  });

  it('keeps published and invented values in rows of their own', () => {
    const demo = { origin: 'demo' as const, base: 'demo' };
    const result = rows([of('a'), of('a', demo), of('b', demo)], [city(demo)]);
    expect(result.map(({ isDemo, cells }) => [isDemo, cells.map(({ value }) => value?.base)]))
      .to.deep //
      .equal([
        [false, [undefined, 'melderegister']],
        [true, ['demo', 'demo']],
      ]);
  });

  it('says "gesperrt" and draws no bar for it', () => {
    const [row] = rows([of('a', { state: 'suppressed', value: null }), of('b')], [city()]);
    const shown = row && comparisonRow(row, 'Stadt X', '2026-11-22');
    expect(shown?.cells.map(({ text, detail }) => [text, detail])).to.deep.equal([
      ['10,0 %', '2,0-fach der Stadt'],
      ['gesperrt (Geheimhaltung)', null],
    ]);
    expect(row && isDrawableRow(row)).to.equal(false);
  });

  it('has one empty row for an indicator without values', () => {
    const [row] = rows([]);
    expect(row?.cells.map(({ value }) => value)).to.deep.equal([null, null]);
  });
});
