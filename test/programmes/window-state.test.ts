import { expect } from 'chai';
import type { ProgrammeWindow } from '../../src/programmes/programme.ts';
import { describeWindow, windowStateOn } from '../../src/programmes/window-state.ts';

const today = '2026-11-22';
const base: ProgrammeWindow = {
  kind: 'laufend',
  deadlines: [],
  yearly: [],
  opensOn: null,
  programmeEndsOn: null,
  nextRound: null,
  note: '',
};
const deadline = (on: string) => ({ on, time: null, what: null });
const says = (window: Partial<ProgrammeWindow>): string =>
  describeWindow(windowStateOn({ ...base, ...window }, today), today);

describe('windowStateOn', () => {
  const cases: [string, Partial<ProgrammeWindow>, string][] = [
    ['rolling', {}, 'open'],
    ['deadline ahead', { kind: 'frist', deadlines: [deadline('2027-01-29')] }, 'open'],
    ['deadline today', { kind: 'frist', deadlines: [deadline(today)] }, 'open'],
    ['deadline yesterday', { kind: 'frist', deadlines: [deadline('2026-11-21')] }, 'ended'],
    ['opens later', { opensOn: '2026-12-01' }, 'notYetOpen'],
    ['ended', { kind: 'beendet' }, 'ended'],
    [
      'ended in spite of a later programme end',
      { kind: 'beendet', programmeEndsOn: '2028-12-31' },
      'ended',
    ],
    ['no application at all', { kind: 'ohne-antrag' }, 'noApplication'],
    ['call without a date', { kind: 'aufruf' }, 'unknown'],
    ['guideline past its validity', { programmeEndsOn: '2025-12-31' }, 'guidelineExpired'],
    [
      'closed round with a next one',
      {
        kind: 'aufruf',
        deadlines: [deadline('2026-01-31')],
        nextRound: { state: 'expected', opens: '2027', why: 'jährlich' },
      },
      'nextRound',
    ],
  ];
  for (const [name, window, state] of cases) {
    it(`${name} → ${state}`, () => {
      expect(windowStateOn({ ...base, ...window }, today).state).to.equal(state);
    });
  }

  const yearly = (...days: string[]) => days.map((monthDay) => ({ monthDay, what: null }));
  const until = (window: Partial<ProgrammeWindow>): string | null => {
    const state = windowStateOn({ ...base, kind: 'frist', ...window }, today);
    return state.state === 'open' ? (state.until?.on ?? null) : state.state;
  };
  const comingBack: [string, Partial<ProgrammeWindow>, string][] = [
    ['next year', { yearly: yearly('03-31') }, '2027-03-31'],
    ['later this year', { yearly: yearly('12-01') }, '2026-12-01'],
    ['today', { yearly: yearly('11-22') }, '2026-11-22'],
    ['yesterday: in a year', { yearly: yearly('11-21') }, '2027-11-21'],
    ['the nearer of two', { yearly: yearly('10-15', '04-15') }, '2027-04-15'],
    [
      'the nearer of fixed and yearly',
      { yearly: yearly('03-31'), deadlines: [deadline('2027-01-15')] },
      '2027-01-15',
    ],
    [
      'yearly outlives a past fixed one',
      { yearly: yearly('03-31'), deadlines: [deadline('2026-01-15')] },
      '2027-03-31',
    ],
    ['never on 29 February', { yearly: yearly('02-29') }, 'unknown'],
    [
      'not beyond the guideline',
      { yearly: yearly('03-31'), programmeEndsOn: '2026-12-31' },
      'unknown',
    ],
    [
      'up to its last day',
      { yearly: yearly('03-31'), programmeEndsOn: '2027-03-31' },
      '2027-03-31',
    ],
    [
      'not in an expired guideline',
      { yearly: yearly('03-31'), programmeEndsOn: '2025-12-31' },
      'guidelineExpired',
    ],
    ['not when ended', { kind: 'beendet', yearly: yearly('03-31') }, 'ended'],
    ['unknown kind', { kind: 'unbekannt' }, 'unknown'],
  ];
  for (const [name, window, expected] of comingBack) {
    it(`yearly: ${name} → ${expected}`, () => {
      expect(until(window)).to.equal(expected);
    });
  }

  it('says that a deadline comes back', () => {
    expect(says({ kind: 'frist', yearly: [{ monthDay: '12-01', what: 'Antrag' }] })).to.equal(
      'offen bis 01.12.2026 (Antrag, jährlich), noch 9 Tage',
    );
  });

  it('makes no deadline out of a validity (regression 7)', () => {
    const state = windowStateOn({ ...base, kind: 'laufend', programmeEndsOn: '2026-12-31' }, today);
    expect(state).to.deep.equal({ state: 'open', until: null });
  });

  it('takes the nearest deadline of several, in any order', () => {
    const deadlines = [deadline('2027-11-15'), deadline('2026-01-15'), deadline('2027-05-31')];
    const state = windowStateOn({ ...base, kind: 'frist', deadlines }, today);
    expect(state.state === 'open' && state.until?.on).to.equal('2027-05-31');
  });
});

describe('describeWindow', () => {
  it('names day, time and what is due', () => {
    const deadlines = [{ on: '2027-01-29', time: '15:00', what: 'Interessenbekundung' }];
    expect(says({ kind: 'frist', deadlines })).to.equal(
      'offen bis 29.01.2027, 15:00 Uhr (Interessenbekundung), noch 68 Tage',
    );
    expect(says({ kind: 'frist', deadlines: [deadline(today)] })).to.equal(
      'offen bis 22.11.2026, heute',
    );
  });

  it('says that a guideline ran out, not that it is closed', () => {
    expect(says({ programmeEndsOn: '2025-12-31' })).to.equal(
      'Richtlinie am 31.12.2025 abgelaufen, bitte prüfen',
    );
  });
});
