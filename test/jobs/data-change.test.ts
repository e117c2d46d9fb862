import { expect } from 'chai';
import { timetable } from '../../jobs/schedule.ts';
import { changeSlot, isAfterChange, isSettled } from '../../src/jobs/data-change.ts';
import { manualSlot, type JobRun } from '../../src/jobs/job-run.ts';
import { occasionText } from '../../src/jobs/job-words.ts';

describe('a change that a job waits for', () => {
  const now = new Date('2026-11-22T10:00:00Z');

  for (const [changedAt, isQuiet] of [
    [null, true],
    ['2026-11-22T09:59:30.000Z', false],
    ['2026-11-22T09:59:00.000Z', true],
    ['2026-11-21T09:59:00.000Z', true],
    // The clock was put back: waiting for it could take a year.
    ['2027-11-22T10:00:00.000Z', true],
  ] as const) {
    it(`of ${changedAt ?? 'unknown time'} ${isQuiet ? 'asks for a run' : 'waits for more'}`, () => {
      expect(isSettled({ mark: 'm', changedAt }, now)).to.equal(isQuiet);
    });
  }

  it('has a slot that neither the clock nor a hand can have', () => {
    const slot = changeSlot({ mark: '1/2/x', changedAt: null });
    expect(isAfterChange({ slot })).to.equal(true);
    const others = [manualSlot('a'), ...timetable.map((row) => row.slotOf(now))];
    expect(others.filter((other) => isAfterChange({ slot: other }))).to.deep.equal([]);
  });

  it('is said as the occasion of its run', () => {
    const run: JobRun = {
      ...{ id: 'r', job: 'match-news', slot: changeSlot({ mark: 'm', changedAt: null }) },
      ...{ state: 'done', ownerToken: 'o', attempt: 1, startedById: null, error: null },
      ...{ startedAt: '', heartbeatAt: '', finishedAt: null, progress: null, summary: null },
    };
    expect(occasionText(run, () => undefined)).to.equal('nach einer Änderung');
  });
});
