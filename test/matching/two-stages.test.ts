import { expect } from 'chai';
import { windowStateOn } from '../../src/programmes/window-state.ts';
import { table } from './criterion-table.ts';
import { matched, on, programme, resultOf, type ProgrammeChange } from './samples.ts';

const sketchAndApplication = (sketch: string, application: string): ProgrammeChange => ({
  procedure: { stages: 2, portal: null, documents: [] },
  window: {
    deadlines: [
      { on: sketch, time: null, what: 'Interessenbekundung' },
      { on: application, time: null, what: 'Antrag' },
    ],
  },
});
const nextRound = { state: 'expected' as const, opens: '2027-09', why: 'Rhythmus' };

describe('criterion window in two stages', () => {
  const over = sketchAndApplication('2026-10-31', '2027-03-31');
  const onlyApplication: ProgrammeChange = {
    procedure: { stages: 2, portal: null, documents: [] },
  };
  table('window', [
    ['the sketch is still possible', sketchAndApplication('2026-11-30', '2027-03-31'), {}, 'met'],
    ['the sketch was due', over, {}, 'notMet'],
    [
      'the sketch of an earlier round says nothing about this one',
      sketchAndApplication('2025-01-31', '2027-03-31'),
      {},
      'unknown',
    ],
    ['only the second step is known', onlyApplication, {}, 'unknown'],
    ['one step', {}, {}, 'met'],
  ]);

  it('the date of the sketch counts, not the later one', () => {
    const { window } = programme(sketchAndApplication('2026-11-30', '2027-03-31'));
    const state = windowStateOn(window, on);
    expect(state.state === 'open' && state.until?.on).to.equal('2026-11-30');
  });

  it('says that the later deadline is for those who were invited', () => {
    const { reason } = resultOf(matched(over), 'window');
    expect(reason).to.contain('Die Frist am 31.03.2027 gilt nur für Vorhaben');
  });

  it('waits for the next round where one is expected', () => {
    const { window } = programme({ window: { ...over.window, nextRound } });
    expect(windowStateOn(window, on)).to.include({ state: 'nextRound', opens: '2027-09' });
  });

  it('of two steps every year the next sketch counts', () => {
    const yearly = [
      { monthDay: '09-30', what: 'Skizze' },
      { monthDay: '01-31', what: 'Antrag' },
    ];
    const { window } = programme({ window: { deadlines: [], yearly } });
    const state = windowStateOn(window, on);
    expect(state.state === 'open' && state.until?.on).to.equal('2027-09-30');
  });
});
