import { expect } from 'chai';
import { emptyProgramme } from '../../src/programmes/empty-programme.ts';
import { expectedRound, expectedRoundText } from '../../src/programmes/expected-round.ts';
import type { ProgrammeWindow } from '../../src/programmes/programme.ts';
import { windowStateOn } from '../../src/programmes/window-state.ts';

const today = '2026-11-22';
const windowOf = (changed: Partial<ProgrammeWindow>): ProgrammeWindow => ({
  ...emptyProgramme.window,
  kind: 'frist',
  ...changed,
});
const deadlines = (...days: string[]): Partial<ProgrammeWindow> => ({
  deadlines: days.map((on) => ({ on, time: null, what: null })),
});
const calls = (...days: string[]): Partial<ProgrammeWindow> => ({
  kind: 'aufruf',
  deadlines: days.map((on) => ({ on, time: null, what: 'Aufruf', opensOn: null })),
});
const nextRound = (
  state: 'known' | 'expected' | 'unknown',
  opens: string | null,
): Partial<ProgrammeWindow> => ({ nextRound: { state, opens, why: 'Bisher jedes Frühjahr.' } });

const cases: [name: string, window: Partial<ProgrammeWindow>, when: string | null][] = [
  ['nothing known', {}, null],
  ['one past deadline is no rhythm', deadlines('2026-03-31'), null],
  ['two past years, the same month', deadlines('2025-03-31', '2026-03-31'), '2027-03'],
  ['other days of the same month', deadlines('2025-03-15', '2026-03-31'), '2027-03'],
  ['two deadlines of one year are no rhythm', deadlines('2026-03-01', '2026-03-31'), null],
  ['different months', deadlines('2025-03-31', '2026-06-30'), null],
  ['every second year', deadlines('2022-05-01', '2024-05-01', '2026-05-01'), '2028-05'],
  ['uneven distances', deadlines('2021-05-01', '2022-05-01', '2026-05-01'), null],
  ['the round that should have been did not come', deadlines('2023-03-31', '2024-03-31'), null],
  ['the month is not over yet', deadlines('2024-11-10', '2025-11-10'), '2026-11'],
  [
    'spring and autumn: the nearer one',
    deadlines('2025-03-31', '2025-09-30', '2026-03-31', '2026-09-30'),
    '2027-03',
  ],
  ['calls of past years', calls('2025-02-28', '2026-02-28'), '2027-02'],
  [
    'a call beside a deadline',
    {
      deadlines: [
        ...(calls('2025-02-28').deadlines ?? []),
        ...(deadlines('2026-02-15').deadlines ?? []),
      ],
    },
    '2027-02',
  ],
  ['still open: no guess', deadlines('2025-12-15', '2026-12-15'), null],
  ['open all the time: no guess', { kind: 'laufend' }, null],
  [
    'opens on a known day: no guess',
    { ...deadlines('2025-03-31', '2026-03-31'), opensOn: '2027-01-01' },
    null,
  ],
  ['ended for good', { ...deadlines('2025-03-31', '2026-03-31'), kind: 'beendet' }, null],
  [
    'announced: no guess',
    { ...deadlines('2025-03-31', '2026-03-31'), ...nextRound('known', '2027-02') },
    null,
  ],
  [
    'inferred by whoever entered it',
    { ...deadlines('2026-03-31'), ...nextRound('expected', '2027-02') },
    '2027-02',
  ],
  [
    'inferred, never told by the day',
    { ...deadlines('2026-03-31'), ...nextRound('expected', '2027-02-15') },
    '2027-02',
  ],
  ['inferred as a year', { ...deadlines('2026-03-31'), ...nextRound('expected', '2027') }, '2027'],
  [
    'what was inferred has passed',
    { ...deadlines('2026-03-31'), ...nextRound('expected', '2026-09') },
    null,
  ],
  [
    'passed, but the deadlines repeat',
    { ...deadlines('2025-03-31', '2026-03-31'), ...nextRound('expected', '2026-09') },
    '2027-03',
  ],
  [
    'further round unknown, the deadlines repeat',
    { ...deadlines('2025-03-31', '2026-03-31'), ...nextRound('unknown', null) },
    '2027-03',
  ],
  [
    'yearly, but the guideline ended',
    { yearly: [{ monthDay: '03-31', what: null }], programmeEndsOn: '2026-06-30' },
    '2027-03',
  ],
  [
    'yearly, but the guideline ends before',
    { yearly: [{ monthDay: '03-31', what: null }], programmeEndsOn: '2026-12-31' },
    '2027-03',
  ],
  [
    'yearly, but the guideline ended long ago',
    { yearly: [{ monthDay: '03-31', what: null }], programmeEndsOn: '2022-12-31' },
    null,
  ],
];

describe('expectedRound', () => {
  for (const [name, changed, when] of cases) {
    it(`${name}: ${when ?? 'none'}`, () => {
      expect(expectedRound(windowOf(changed), today)?.when ?? null).to.equal(when);
    });
  }

  it('says why, in words', () => {
    const why = (window: Partial<ProgrammeWindow>) => expectedRound(windowOf(window), today)?.why;
    expect(why(calls('2024-03-01', '2025-03-01', '2026-03-01'))).to.equal(
      'Die Aufrufe der Jahre 2024, 2025 und 2026 endeten jeweils im März.',
    );
    expect(why(deadlines('2022-05-01', '2024-05-01', '2026-05-01'))).to.contain('alle 2 Jahre');
    expect(why(nextRound('expected', '2027-02'))).to.equal('Bisher jedes Frühjahr.');
    expect(why({ yearly: [{ monthDay: '03-31', what: null }], programmeEndsOn: '2026-06-30' }))
      .to.contain('jedes Jahr am 31.03.')
      .and.to.contain('abgelaufen');
  });

  it('is never a deadline: the state of the window does not change by it', () => {
    const window = windowOf(deadlines('2025-03-31', '2026-03-31'));
    expect(expectedRound(window, today)).to.not.equal(null);
    expect(windowStateOn(window, today)).to.deep.equal({ state: 'ended', on: '2026-03-31' });
  });

  it('is written as coarse as it is known', () => {
    expect(expectedRoundText({ what: 'deadline', when: '2027-03', why: '' })).to.equal(
      'Nächste Frist voraussichtlich 03/2027',
    );
    expect(expectedRoundText({ what: 'opening', when: '2027', why: '' })).to.equal(
      'Nächste Runde voraussichtlich ab 2027',
    );
  });
});
