import { expect } from 'chai';
import { timetable } from '../../jobs/schedule.ts';
import { berlinMinute, lastTick, nextTick } from '../../src/jobs/cron-time.ts';

const at = (instant: Date | undefined): string | undefined => instant?.toISOString();

describe('when a job is due in Berlin', () => {
  const cases: [string, string, string, string][] = [
    // cron, now, last tick, next tick (all UTC)
    ['30 5 * * *', '2026-11-22T10:00:00Z', '2026-11-22T04:30:00.000Z', '2026-11-23T04:30:00.000Z'],
    ['30 5 * * *', '2026-11-22T04:30:00Z', '2026-11-22T04:30:00.000Z', '2026-11-23T04:30:00.000Z'],
    ['30 5 * * *', '2026-11-22T04:29:59Z', '2026-11-21T04:30:00.000Z', '2026-11-22T04:30:00.000Z'],
    ['30 5 * * *', '2026-07-01T10:00:00Z', '2026-07-01T03:30:00.000Z', '2026-07-02T03:30:00.000Z'],
    ['7 * * * *', '2026-11-22T10:00:00Z', '2026-11-22T09:07:00.000Z', '2026-11-22T10:07:00.000Z'],
    // Mondays only; the 22nd is a Sunday.
    ['0 6 * * 1', '2026-11-22T10:00:00Z', '2026-11-16T05:00:00.000Z', '2026-11-23T05:00:00.000Z'],
    // The night in spring that has no hour from two to three, and the one in autumn that has it twice.
    ['30 5 * * *', '2027-03-28T00:30:00Z', '2027-03-27T04:30:00.000Z', '2027-03-28T03:30:00.000Z'],
    ['30 5 * * *', '2027-10-31T01:30:00Z', '2027-10-30T03:30:00.000Z', '2027-10-31T04:30:00.000Z'],
    ['30 2 * * *', '2027-03-28T10:00:00Z', '2027-03-27T01:30:00.000Z', '2027-03-29T00:30:00.000Z'],
    ['7 * * * *', '2027-03-28T00:30:00Z', '2027-03-28T00:07:00.000Z', '2027-03-28T01:07:00.000Z'],
  ];
  for (const [cron, now, last, next] of cases) {
    it(`${cron} at ${now}`, () => {
      expect(at(lastTick(cron, new Date(now)))).to.equal(last);
      expect(at(nextTick(cron, new Date(now)))).to.equal(next);
    });
  }

  it('gives one slot to the two times that the same minute has in an autumn night', () => {
    const [first, second] = [new Date('2027-10-31T00:07:00Z'), new Date('2027-10-31T01:07:00Z')];
    expect(berlinMinute(first)).to.equal('2027-10-31T02:07');
    expect(berlinMinute(second)).to.equal('2027-10-31T02:07');
  });

  it('the timetable keeps daily work out of the hour that nights skip or repeat', () => {
    expect(timetable.map(({ name }) => name)).to.include.members(['cleanup', 'date-notices']);
    for (const { cron, name } of timetable) {
      const [, hour = ''] = cron.split(' ');
      if (hour !== '*') expect(hour, name).to.not.equal('2');
    }
  });
});
