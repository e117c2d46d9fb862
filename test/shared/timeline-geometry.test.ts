import { expect } from 'chai';
import {
  layOutTimeline,
  yearsAround,
  type Timeline,
  type TimelineBar,
} from '../../src/shared/timeline-geometry.ts';

/** One point is one day of 2027 and 2028 (731 days), right of a label of 100. */
const sizes = {
  width: 831,
  labelWidth: 100,
  headHeight: 20,
  groupHeight: 24,
  rowHeight: 30,
  barHeight: 10,
};

function timeline(bars: TimelineBar[], today = '2027-01-01'): Timeline {
  const row = { label: 'Land', detail: '', bars };
  return {
    title: '',
    description: '',
    firstYear: 2027,
    lastYear: 2028,
    today,
    todayLabel: '',
    fillNames: [],
    groups: [
      { label: 'Manfort', rows: [row, row] },
      { label: 'Alkenrath', rows: [row] },
    ],
  };
}
const placed = (from: string | null, until: string | null) =>
  layOutTimeline(timeline([{ fill: 'granted', from, until }]), sizes).groups[0]?.rows[0]?.bars.map(
    ({ x, width, isOpenStart, isOpenEnd }) => [x, width, isOpenStart, isOpenEnd],
  );

describe('layOutTimeline', () => {
  const cases: [string, string | null, string | null, unknown[]][] = [
    ['one day is one day wide', '2027-01-01', '2027-01-01', [[100, 1, false, false]]],
    ['the first and the last day count', '2027-01-01', '2027-12-31', [[100, 365, false, false]]],
    ['to the edge', '2028-12-31', '2028-12-31', [[830, 1, false, false]]],
    ['begins earlier', '2020-05-01', '2027-01-02', [[100, 2, true, false]]],
    ['ends later', '2028-12-30', '2031-01-01', [[829, 2, false, true]]],
    ['nothing known', null, null, [[100, 731, true, true]]],
    ['over before the picture', null, '2026-12-31', []],
    ['begins after the picture', '2029-01-01', null, []],
    ['ends before it begins', '2027-06-01', '2027-05-01', []],
  ];
  for (const [title, from, until, expected] of cases) {
    it(title, () => {
      expect(placed(from, until)).to.deep.equal(expected);
    });
  }

  it('stacks groups and rows, each bar in the middle of its row', () => {
    const { groups, height } = layOutTimeline(timeline([]), sizes);
    expect(groups.map(({ y, rows }) => [y, ...rows.map((row) => row.y)])).to.deep.equal([
      [20, 44, 74],
      [104, 128],
    ]);
    expect(groups[0]?.rows[0]?.barY).to.equal(54);
    expect(height).to.equal(158);
  });

  it('places the years and today', () => {
    const { years, todayX } = layOutTimeline(timeline([], '2028-01-01'), sizes);
    expect(years).to.deep.equal([
      { label: '2027', x: 100, width: 365 },
      { label: '2028', x: 465, width: 366 },
    ]);
    expect(todayX).to.equal(465);
    expect(layOutTimeline(timeline([], '2029-01-01'), sizes).todayX).to.equal(null);
  });
});

describe('yearsAround', () => {
  const limits = { before: 1, after: 4 };
  it('shows what there is, at least this year and the next', () => {
    expect(yearsAround([], '2026-11-28', limits)).to.deep.equal({
      firstYear: 2026,
      lastYear: 2027,
    });
    expect(yearsAround(['2025-01-01', null, '2029-06-30'], '2026-11-28', limits)).to.deep.equal({
      firstYear: 2025,
      lastYear: 2029,
    });
  });
  it('but nothing farther away than the limits', () => {
    expect(yearsAround(['1999-01-01', '2050-01-01'], '2026-11-28', limits)).to.deep.equal({
      firstYear: 2025,
      lastYear: 2030,
    });
  });
});
