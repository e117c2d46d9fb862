import { expect } from 'chai';
import { figureChoice, indicator, value } from './sample-facts.ts';

const year = (number: number) => ({
  yearLabel: `31.12.${number}`,
  referenceYear: number,
  referenceOn: `${number}-12-31`,
});
const city = (number: number, amount: number) =>
  value({ id: `city-${number}`, areaKind: 'municipality', value: amount, ...year(number) });

describe('chooseFigures', () => {
  it('takes the newest pair that may be compared before a newer single value', () => {
    const { figures } = figureChoice(
      [indicator({})],
      [value({ id: 'new', ...year(2024) }), value({ id: 'old', ...year(2022) }), city(2022, 5)],
    );
    expect(figures.map(({ local, city: partner }) => [local.id, partner?.id])).to.deep.equal([
      ['old', 'city-2022'],
    ]);
  });

  it('takes the newest single value where nothing may be compared', () => {
    const { figures } = figureChoice(
      [indicator({})],
      [value({ id: 'new', ...year(2024) }), value({ id: 'old', ...year(2022) }), city(2020, 5)],
    );
    expect(figures[0]?.local.id).to.equal('new');
    expect(figures[0]?.comparison).to.deep.equal({ comparable: false, why: 'anderer Stichtag' });
  });

  it('falls back to the Stadtteil, and says so', () => {
    const { figures } = figureChoice([indicator({})], [value({ areaKind: 'district' })]);
    expect(figures[0]).to.include({ isOfDistrict: true, city: null, comparison: null });
  });

  it('never sees demo values, not even the city’s beside a real one', () => {
    const demo = { ...city(2024, 5), origin: 'demo' as const };
    const { figures } = figureChoice([indicator({})], [value({}), demo]);
    expect(figures[0]).to.include({ city: null });
    const none = figureChoice([indicator({})], [value({ origin: 'demo' }), city(2024, 5)]);
    expect(none).to.deep.equal({ figures: [], missing: ['Kinderarmutsquote'] });
  });

  it('asks only for core indicators', () => {
    expect(figureChoice([indicator({ corePosition: null })], []).missing).to.deep.equal([]);
  });
});
