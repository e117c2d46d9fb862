import { expect } from 'chai';
import type { ChartBlock } from '../../../src/drafts/document.ts';
import { layOutBars } from '../../../src/drafts/pdf/chart-bars.ts';
import { columnWidths } from '../../../src/drafts/pdf/column-widths.ts';
import { chart } from './sample-draft.ts';

describe('layOutBars', () => {
  const block = chart as ChartBlock;

  it('draws the greatest value over the whole width and the others in proportion', () => {
    const { groups, zero } = layOutBars(block, block.rows, 413);
    expect(zero).to.equal(0);
    expect(groups[0]?.bars.map((bar) => Math.round(bar.width))).to.deep.equal([413, 201]);
  });

  it('says "k. A." for a missing value and draws no bar', () => {
    const bar = layOutBars(block, block.rows, 400).groups[2]?.bars[0];
    expect(bar).to.include({ label: 'k. A.', width: 0 });
  });

  it('puts negative values to the left of zero', () => {
    const rows = [{ label: 'Saldo', values: [-10, 10], valueLabels: ['-10', '10'] }];
    const { groups, zero } = layOutBars({ ...block, rows }, rows, 100);
    expect(zero).to.equal(50);
    expect(groups[0]?.bars.map(({ left, width }) => [left, width])).to.deep.equal([
      [0, 50],
      [50, 50],
    ]);
  });

  it('survives a chart of nothing but gaps', () => {
    const rows = [{ label: 'leer', values: [null, null], valueLabels: ['', ''] }];
    const { groups } = layOutBars({ ...block, rows }, rows, 100);
    expect(groups[0]?.bars.every((bar) => bar.width === 0 && bar.label === 'k. A.')).to.equal(true);
  });
});

describe('columnWidths', () => {
  it('follows the shares where all words fit', () => {
    const wishes = [
      { share: 3, least: 10 },
      { share: 1, least: 10 },
    ];
    expect(columnWidths(wishes, 400)).to.deep.equal([300, 100]);
  });

  it('gives a column its longest word', () => {
    const wishes = [
      { share: 9, least: 10 },
      { share: 1, least: 80 },
    ];
    expect(columnWidths(wishes, 400)).to.deep.equal([320, 80]);
  });

  it('cuts the longest wish first where not all words fit', () => {
    const wishes = [60, 60, 60, 900].map((least) => ({ share: 1, least }));
    const widths = columnWidths(wishes, 300);
    expect(widths.slice(0, 3).every((width) => width >= 60)).to.equal(true);
    expect(widths.reduce((sum, width) => sum + width, 0)).to.be.closeTo(300, 0.001);
  });

  it('ends on odd shares', () => {
    const wishes = Array.from({ length: 4 }, () => ({ share: 0, least: 500 }));
    expect(columnWidths(wishes, 400).map(Math.round)).to.deep.equal([100, 100, 100, 100]);
    expect(columnWidths([], 400)).to.deep.equal([]);
  });
});
