import { expect } from 'chai';
import { withCalls, type ProgrammeCall } from '../../src/programmes/call.ts';
import type { ProgrammeWindow } from '../../src/programmes/programme.ts';
import { windowStateOn } from '../../src/programmes/window-state.ts';
import { upcomingDeadlines, upcomingRounds } from '../../src/overview/deadlines.ts';
import { sampleCall, sampleProgramme } from '../support/programmes.ts';

const today = '2026-11-22';
const base = sampleProgramme('p').window;
const call = (changed: Partial<ProgrammeCall> = {}): ProgrammeCall => ({
  id: 'c',
  programmeId: 'p',
  version: 1,
  ...sampleCall(),
  ...changed,
});
const programmeWith = (window: Partial<ProgrammeWindow>, calls: readonly ProgrammeCall[]) =>
  withCalls(sampleProgramme('p', { window: { ...base, ...window } }), calls);

describe('withCalls', () => {
  const ahead = call();
  const later = call({ opensOn: '2026-12-15' });
  const past = call({ deadlineOn: '2026-10-31' });
  const ownDeadline = (on: string) => ({ deadlines: [{ on, time: null, what: null }] });
  const cases: [string, Partial<ProgrammeWindow>, ProgrammeCall[], string][] = [
    ['no call changes nothing', { kind: 'beendet' }, [], 'ended'],
    ['a call opens what nobody knew', {}, [ahead], 'open 2027-01-29'],
    ['a call opens what had ended', { kind: 'beendet' }, [ahead], 'open 2027-01-29'],
    ['and what had no procedure', { kind: 'ohne-antrag' }, [ahead], 'open 2027-01-29'],
    ['a call that opens later', { kind: 'beendet' }, [later], 'notYetOpen 2026-12-15'],
    ['a call on its last day', {}, [call({ deadlineOn: today })], `open ${today}`],
    ['a past call is a past round', { kind: 'aufruf' }, [past], 'ended 2026-10-31'],
    ['a past call does not close what is always open', { kind: 'laufend' }, [past], 'open null'],
    ['a past call leaves an ended one ended', { kind: 'beendet' }, [past], 'ended null'],
    ['one call open, the next one later', {}, [later, ahead], 'open 2027-01-29'],
    ['a past one and a later one', {}, [past, later], 'notYetOpen 2026-12-15'],
    ['always open, with a later call', { kind: 'laufend' }, [later], 'open null'],
    ['always open, with an open call', { kind: 'laufend' }, [ahead], 'open 2027-01-29'],
    [
      'its own deadline is nearer',
      { kind: 'frist', ...ownDeadline('2026-12-01') },
      [ahead],
      'open 2026-12-01',
    ],
    [
      'the call is nearer',
      { kind: 'frist', ...ownDeadline('2027-12-01') },
      [ahead],
      'open 2027-01-29',
    ],
    [
      'a guideline past its validity',
      { programmeEndsOn: '2025-12-31' },
      [ahead],
      'open 2027-01-29',
    ],
    [
      'a call without a day adds nothing',
      { kind: 'beendet' },
      [call({ deadlineOn: null })],
      'ended null',
    ],
  ];
  for (const [name, window, calls, expected] of cases) {
    it(`${name} → ${expected}`, () => {
      const state = windowStateOn(programmeWith(window, calls).window, today);
      const day =
        state.state === 'open'
          ? String(state.until?.on ?? null)
          : state.state === 'notYetOpen'
            ? state.opensOn
            : state.state === 'ended'
              ? String(state.on)
              : '';
      expect(`${state.state} ${day}`).to.equal(expected === 'ended' ? 'ended null' : expected);
    });
  }

  it('keeps the time of day and says what is due, else the name of the call', () => {
    const named = windowStateOn(programmeWith({}, [ahead]).window, today);
    expect(named).to.deep.equal({
      state: 'open',
      until: { on: '2027-01-29', time: '15:00', what: 'Interessenbekundung' },
    });
    const plain = windowStateOn(programmeWith({}, [call({ what: null })]).window, today);
    expect(plain.state === 'open' && plain.until?.what).to.equal('Aufruf 2027');
  });

  it('stands among the dates of the Lage', () => {
    const [date] = upcomingDeadlines([programmeWith({ kind: 'beendet' }, [ahead])], today);
    expect(date).to.include({ on: '2027-01-29', time: '15:00', what: 'Interessenbekundung' });
    const [round] = upcomingRounds([programmeWith({}, [later])], today);
    expect(round).to.include({ opens: '2026-12-15', certainty: 'known' });
  });
});
