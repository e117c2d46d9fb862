import { expect } from 'chai';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import { timePicture } from '../../src/quarters/profile/time-picture.ts';
import { runsOf, timeSeriesOf, type TimePoint } from '../../src/quarters/profile/time-series.ts';
import { gapText, trendText } from '../../src/quarters/profile/trend.ts';
import { indicatorValue, rate, residents } from './sample-figures.ts';

const today = '2026-11-22';
const of = (year: number, part: Partial<IndicatorValue> = {}): IndicatorValue =>
  indicatorValue({
    id: `v${year}`,
    yearLabel: `31.12.${year}`,
    referenceYear: year,
    referenceOn: `${year}-12-31`,
    ...part,
  });
const newestFirst = (...values: IndicatorValue[]) => values.reverse();

describe('timeSeriesOf', () => {
  it('joins values of one base and one day of the year, oldest first, with the gap between', () => {
    const { published } = timeSeriesOf({
      quarter: newestFirst(of(2021, { value: 1 }), of(2022, { value: 2 }), of(2024, { value: 4 })),
      city: [],
    });
    expect(published?.quarter.map(({ year, value, why }) => [year, value, why])).to.deep.equal([
      [2021, 1, null],
      [2022, 2, null],
      [2023, null, 'missing'],
      [2024, 4, null],
    ]);
    expect(published?.city).to.equal(null);
  });

  const separate: [string, Partial<IndicatorValue>][] = [
    ['another base', { base: 'fortschreibung' }],
    ['another day of the year', { referenceOn: '2024-06-30', yearLabel: '30.06.2024' }],
    ['a label instead of a day', { referenceOn: null, yearLabel: '2024' }],
    ['no known year', { referenceOn: null, referenceYear: null, yearLabel: 'um 2024' }],
  ];
  for (const [title, part] of separate) {
    it(`does not join a value of ${title}, and says that there is one`, () => {
      const { published } = timeSeriesOf({
        quarter: newestFirst(of(2021), of(2022), of(2024, part)),
        city: [],
      });
      expect(published?.quarter.map(({ year }) => year)).to.deep.equal([2021, 2022]);
      expect(published?.hasOthers).to.equal(true);
    });
  }

  it('takes a base that no source names for the same only within one publication', () => {
    const unnamed = { base: 'ungenannt' };
    const other = { ...unnamed, source: { title: 'Zeitung', url: null } };
    const line = (last: Partial<IndicatorValue>) =>
      timeSeriesOf({ quarter: newestFirst(of(2021, unnamed), of(2022, last)), city: [] }).published;
    expect(line(unnamed)?.quarter).to.have.length(2);
    expect(line(other)).to.equal(null);
  });

  it('never joins invented and published values', () => {
    const demo = { origin: 'demo' as const };
    const { published, demo: invented } = timeSeriesOf({
      quarter: newestFirst(of(2021), of(2022), of(2023, demo), of(2024, demo)),
      city: newestFirst(of(2021), of(2023, demo), of(2024, demo)),
    });
    expect(published?.quarter.map(({ year }) => year)).to.deep.equal([2021, 2022]);
    expect(published?.city?.map(({ value }) => value)).to.deep.equal([10, null]);
    expect(invented?.quarter.map(({ year }) => year)).to.deep.equal([2023, 2024]);
    expect(invented?.isDemo).to.equal(true);
  });

  it('draws nothing for one value, nor for suppressed ones', () => {
    const suppressed = { state: 'suppressed' as const, value: null };
    expect(timeSeriesOf({ quarter: [of(2024)], city: [] }).published).to.equal(null);
    expect(
      timeSeriesOf({ quarter: newestFirst(of(2023, suppressed), of(2024)), city: [] }).published,
    ).to.equal(null);
  });

  it('joins school years by the shape of their label', () => {
    const school = (year: number) =>
      of(year, { referenceOn: null, yearLabel: `Schuljahr ${year}/${(year + 1) % 100}` });
    const { published } = timeSeriesOf({
      quarter: newestFirst(school(2021), school(2022)),
      city: [],
    });
    expect(published?.quarter.map(({ label }) => label)).to.deep.equal([
      'Schuljahr 2021/22',
      'Schuljahr 2022/23',
    ]);
  });
});

const points = (...values: (number | TimePoint['why'])[]): TimePoint[] =>
  values.map((value, index) => {
    const year = 2021 + index;
    const label = `31.12.${year}`;
    return typeof value === 'number'
      ? { year, label, value, why: null }
      : { year, label, value: null, why: value };
  });

describe('runsOf', () => {
  it('breaks at suppressed, missing and range', () => {
    const runs = runsOf(points(1, 2, 'suppressed', 3, 'missing', 'range', 4, 5));
    expect(runs.map((run) => run.map(({ value }) => value))).to.deep.equal([[1, 2], [3], [4, 5]]);
  });
});

describe('trendText', () => {
  const cases: [string, TimePoint[], string | null][] = [
    ['rises', points(18.2, 19, 21.4), 'steigt seit 2021 von 18,2 % auf 21,4 %'],
    ['falls', points(21.4, 20, 18.2), 'sinkt seit 2021 von 21,4 % auf 18,2 %'],
    ['stands still in between', points(18, 18, 19), 'steigt seit 2021 von 18,0 % auf 19,0 %'],
    ['does not move', points(7, 7, 7), 'bleibt seit 2021 bei 7,0 %'],
    ['moves below what is printed', points(7.01, 7.02, 7.04), 'bleibt seit 2021 bei 7,0 %'],
    [
      'rises with a setback',
      points(10, 14, 13, 16),
      'steigt seit 2021 mit Schwankungen von 10,0 % auf 16,0 %',
    ],
    ['goes up and down', points(12.5, 0, 14.3), 'schwankt seit 2021 zwischen 0,0 % und 14,3 %'],
    ['counts over a gap', points(1, 'suppressed', 2, 3), 'steigt seit 2021 von 1,0 % auf 3,0 %'],
    ['is none with two values', points(1, 2), null],
    ['is none with two values and a suppressed one', points(1, 'suppressed', 2), null],
  ];
  for (const [title, line, expected] of cases) {
    it(title, () => {
      expect(trendText(line, rate, today)).to.equal(expected);
    });
  }

  it('speaks of the past where the last value is old', () => {
    const old = points(1, 2, 3).map((point) => ({ ...point, year: point.year - 9, label: '' }));
    expect(trendText(old, rate, today)).to.equal('stieg von 2012 bis 2014 von 1,0 % auf 3,0 %');
  });

  it('names the unit once', () => {
    expect(trendText(points(6561, 6598, 6637), residents, today)).to.equal(
      'steigt seit 2021 von 6.561 auf 6.637 Personen',
    );
  });
});

describe('gapText', () => {
  it('says what interrupts a line', () => {
    expect(gapText(points(1, 'suppressed', 'missing', 'range'))).to.equal(
      '2022 gesperrt, 2023 keine Angabe, 2024 nur als Spanne berichtet',
    );
    expect(gapText(points(1, 2))).to.equal(null);
  });
});

describe('timePicture', () => {
  const city = (year: number) => of(year, { areaKind: 'municipality', value: 5 });
  const values = {
    quarter: newestFirst(
      of(2022, { value: 10 }),
      of(2023, { state: 'suppressed', value: null }),
      of(2024, { value: 12 }),
    ),
    city: newestFirst(city(2021), city(2022), city(2023), city(2024)),
  };

  it('says in its description everything that is drawn, and what is not', () => {
    const { published } = timeSeriesOf(values);
    const picture = published && timePicture(published, rate, today);
    expect(picture?.panel.description).to.equal(
      'Linien über die Jahre. Quartier: 2022 10,0 %, 2023 gesperrt, 2024 12,0 %. Stadt: 2022 5,0 %, 2023 5,0 %, 2024 5,0 %.',
    );
    expect(picture?.panel.notes[0]).to.contain('weniger als drei vergleichbare Werte');
    expect(picture?.panel.notes).to.include('Quartier ohne Wert: 2023 gesperrt.');
    expect(picture?.rows).to.deep.include({
      year: '31.12.2023',
      quarter: 'gesperrt',
      city: '5,0 %',
    });
  });

  it('leaves the city out of a picture of counts', () => {
    const { published } = timeSeriesOf(values);
    const picture = published && timePicture(published, residents, today);
    expect(picture?.panel.series.map(({ name }) => name)).to.deep.equal(['Quartier']);
  });
});
