import { expect } from 'chai';
import {
  placeLines,
  screenBox,
  shownTicks,
  spreadApart,
  type LineSeries,
} from '../../src/shared/line-geometry.ts';

const years = [2021, 2022, 2023, 2024].map((at) => ({ at, label: String(at) }));
const run = (...values: [number, number][]) =>
  values.map(([at, value]) => ({ at, value, label: String(value) }));
const series = (name: string, ...runs: ReturnType<typeof run>[]): LineSeries => ({ name, runs });
/** A drawing area of 100 × 100. */
const box = {
  width: 112,
  height: 100,
  margin: { left: 0, right: 0, top: 0, bottom: 0 },
  labelGap: 10,
  mostTicks: 4,
};

describe('placeLines', () => {
  it('begins at zero and places a value by its year and size', () => {
    const placed = placeLines({ years, series: [series('Q', run([2021, 50], [2024, 100]))] }, box);
    expect(placed.zero).to.equal(100);
    expect(placed.series[0]?.points.map(({ x, y }) => [x, y])).to.deep.equal([
      [6, 50],
      [106, 0],
    ]);
    expect(placed.series[0]?.paths).to.deep.equal(['M6,50L106,0']);
    expect(placed.yTicks.map(({ label }) => label)).to.include.members(['0', '100']);
  });

  it('breaks a line between runs; a single value is a point without a line', () => {
    const [first] = placeLines(
      { years, series: [series('Q', run([2021, 10], [2022, 20]), run([2024, 5]))] },
      box,
    ).series;
    expect(first?.paths).to.have.length(1);
    expect(first?.points).to.have.length(3);
    expect(first?.end?.label).to.equal('5');
  });

  it('keeps two last values apart that are nearly equal, the higher one above', () => {
    const placed = placeLines(
      {
        years,
        series: [series('Q', run([2024, 50])), series('S', run([2024, 51]))],
      },
      box,
    );
    const [lower, upper] = placed.series.map(({ end }) => end?.y ?? NaN);
    expect((lower ?? NaN) - (upper ?? NaN)).to.be.at.least(10);
  });

  it('draws negative values below zero', () => {
    const placed = placeLines({ years, series: [series('Q', run([2021, -10], [2022, 10]))] }, box);
    expect(placed.zero).to.equal(50);
    expect(placed.series[0]?.points.map(({ y }) => y)).to.deep.equal([100, 0]);
  });

  const odd: [string, Parameters<typeof placeLines>[0]][] = [
    ['only zeros', { years, series: [series('Q', run([2021, 0], [2022, 0]))] }],
    ['one year', { years: years.slice(0, 1), series: [series('Q', run([2021, 7]))] }],
    ['nothing', { years: [], series: [] }],
    ['a series without values', { years, series: [series('Q')] }],
  ];
  for (const [what, picture] of odd) {
    it(`gives finite numbers for ${what}`, () => {
      const placed = placeLines(picture, screenBox);
      expect(JSON.stringify(placed)).to.not.match(/NaN|Infinity/u);
      const numbers = placed.series.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y]));
      for (const number of [...numbers, placed.zero])
        expect(Number.isFinite(number)).to.equal(true);
    });
  }
});

describe('spreadApart', () => {
  const cases: [string, (number | null)[], (number | null)[]][] = [
    ['leaves what is far apart', [10, 50], [10, 50]],
    ['pushes down what touches', [10, 12], [10, 20]],
    ['keeps the order of the points', [12, 10], [20, 10]],
    ['pushes up at the bottom', [98, 99], [90, 100]],
    ['leaves what is missing', [null, 30], [null, 30]],
  ];
  for (const [title, heights, expected] of cases) {
    it(title, () => {
      expect(spreadApart(heights, { gap: 10, low: 0, high: 100 })).to.deep.equal(expected);
    });
  }
});

describe('shownTicks', () => {
  it('keeps the last one and leaves out evenly', () => {
    expect(shownTicks([1, 2, 3, 4], 4)).to.deep.equal([1, 2, 3, 4]);
    expect(shownTicks([1, 2, 3, 4, 5], 4)).to.deep.equal([1, 3, 5]);
    expect(shownTicks([1, 2, 3, 4, 5, 6], 2)).to.deep.equal([3, 6]);
  });
});
