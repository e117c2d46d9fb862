import { expect } from 'chai';
import { datesOfFollow } from '../../src/following/follow-dates.ts';
import type { Follow } from '../../src/following/follow.ts';
import type { ProgrammeWindow } from '../../src/programmes/programme.ts';
import { noticeDue } from '../../src/reminders/date-notice.ts';
import { emptyProgramme } from '../../src/programmes/empty-programme.ts';

const follow: Follow = {
  id: 'f',
  municipalityId: 'm',
  personId: 'p',
  programmeId: 'x',
  since: '2026-01-01T10:00:00.000Z',
  toldUntilId: 'f',
};
const today = '2026-11-22';
const dues = (window: Partial<ProgrammeWindow>, on = today): string[] =>
  datesOfFollow(
    follow,
    { slug: 'x', shortTitle: 'Programm X', window: { ...emptyProgramme.window, ...window } },
    on,
  ).flatMap((date) => {
    const due = noticeDue(date, on);
    return due ? [`${due.kind} ${due.dueOn} ${due.stage}`] : [];
  });
const deadline = (on: string) => ({ on, time: null, what: null });

describe('dates of a followed programme', () => {
  const cases: readonly (readonly [string, Partial<ProgrammeWindow>, string[]])[] = [
    ['a deadline in 31 days is far', { deadlines: [deadline('2026-12-23')] }, []],
    [
      'a deadline in 30 days',
      { deadlines: [deadline('2026-12-22')] },
      ['followCloses 2026-12-22 30'],
    ],
    [
      'a deadline in 14 days',
      { deadlines: [deadline('2026-12-06')] },
      ['followCloses 2026-12-06 14'],
    ],
    [
      'a deadline in 3 days',
      { deadlines: [deadline('2026-11-25')] },
      ['followCloses 2026-11-25 7'],
    ],
    ['a deadline today', { deadlines: [deadline(today)] }, ['followCloses 2026-11-22 1']],
    ['opens in 14 days', { kind: 'laufend', opensOn: '2026-12-06' }, ['followOpens 2026-12-06 14']],
    ['opens in 15 days', { kind: 'laufend', opensOn: '2026-12-07' }, []],
    ['opens tomorrow', { kind: 'laufend', opensOn: '2026-11-23' }, ['followOpens 2026-11-23 1']],
    ['opens today', { kind: 'laufend', opensOn: today }, ['followOpens 2026-11-22 1']],
    ['opened yesterday', { kind: 'laufend', opensOn: '2026-11-21' }, []],
    [
      'a call that opens',
      { deadlines: [{ ...deadline('2027-03-01'), opensOn: '2026-11-30' }] },
      ['followOpens 2026-11-30 14'],
    ],
    // A guideline's validity is no deadline.
    ['a guideline that ends', { kind: 'laufend', programmeEndsOn: '2026-11-30' }, []],
    [
      'an expected round is no date',
      {
        deadlines: [deadline('2026-10-01')],
        nextRound: { state: 'expected', opens: '2026-12-01', why: 'Rhythmus' },
      },
      [],
    ],
    [
      'an announced round with a day is one',
      {
        deadlines: [deadline('2026-10-01')],
        nextRound: { state: 'known', opens: '2026-12-01', why: 'angekündigt' },
      },
      ['followOpens 2026-12-01 14'],
    ],
    [
      'an announced month is none',
      {
        deadlines: [deadline('2026-10-01')],
        nextRound: { state: 'known', opens: '2026-12', why: 'angekündigt' },
      },
      [],
    ],
  ];
  for (const [name, window, expected] of cases) {
    it(name, () => {
      expect(dues(window)).to.deep.equal(expected);
    });
  }
});
