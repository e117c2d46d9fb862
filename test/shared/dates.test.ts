import { expect } from 'chai';
import { fixedClock } from '../../src/shared/clock.ts';
import {
  addDays,
  addMonths,
  berlinDay,
  daysBetween,
  formatCoarseDate,
  formatDay,
  isDay,
  lastDayOfPeriod,
  monthsInclusive,
  parseMonth,
} from '../../src/shared/dates.ts';

describe('dates', () => {
  it('knows which days exist', () => {
    expect(isDay('2028-02-29')).to.equal(true);
    for (const wrong of ['2027-02-29', '2027-02-30', '2027-13-01', '27-01-01', '2027-1-1', '']) {
      expect(isDay(wrong), wrong).to.equal(false);
    }
  });

  it('reads a month as people type it', () => {
    for (const typed of ['07/2027', '7/2027', '7.2027', '2027-07', '2027-7']) {
      expect(parseMonth(typed), typed).to.equal('2027-07');
    }
    for (const wrong of ['13/2027', '2027-13', '2027-0', '0/2027', '2027', '07/27', '']) {
      expect(parseMonth(wrong), wrong).to.equal(undefined);
    }
  });

  it('takes a deadline as a Berlin calendar day, in summer and in winter (regression 19)', () => {
    expect(berlinDay(new Date('2026-11-22T22:59:59Z'))).to.equal('2026-11-22');
    expect(berlinDay(new Date('2026-11-22T23:00:00Z'))).to.equal('2026-11-23');
    expect(berlinDay(new Date('2026-07-22T21:59:59Z'))).to.equal('2026-07-22');
    expect(berlinDay(new Date('2026-07-22T22:00:00Z'))).to.equal('2026-07-23');
    expect(fixedClock('2026-10-24T22:30:00Z').today()).to.equal('2026-10-25');
  });

  it('counts days across both daylight-saving nights', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).to.equal(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).to.equal(2);
    expect(addDays('2026-03-28', 1)).to.equal('2026-03-29');
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01');
  });

  it('adds months over the turn of a year, and back', () => {
    expect(addMonths('2027-07', 6)).to.equal('2028-01');
    expect(addMonths('2027-01', -1)).to.equal('2026-12');
    expect(monthsInclusive('2027-07', '2027-12')).to.equal(6);
    expect(lastDayOfPeriod('2027-07', 36)).to.equal('2030-06-30');
    expect(lastDayOfPeriod('2028-02', 1)).to.equal('2028-02-29');
  });

  it('writes dates the German way, as exact as the source was', () => {
    expect(formatDay('2026-11-22')).to.equal('22.11.2026');
    expect(['2027', '2027-02', '2027-02-15'].map(formatCoarseDate)).to.deep.equal([
      '2027',
      '02/2027',
      '15.02.2027',
    ]);
  });
});
