import { expect } from 'chai';
import {
  planBackwards,
  type LeadTimes,
  type PlanFrame,
  type Sitting,
} from '../../src/schedule/backward-plan.ts';
import {
  isHoliday,
  workingDaysBefore,
  workingDaysBetween,
} from '../../src/schedule/working-days.ts';

const lead: LeadTimes = {
  submissionWorkingDays: 10,
  coSignatureWorkingDays: 15,
  carrierWorkingDays: 10,
  filingWorkingDays: 2,
};
const social = { committeeId: 'soziales', name: 'Sozialausschuss', isDeciding: false };
const council = { committeeId: 'rat', name: 'Rat', isDeciding: true };
const sitting = (committeeId: string, on: string, submissionOn: string | null = null): Sitting => ({
  committeeId,
  on,
  submissionOn,
});
const frame: PlanFrame = {
  deadlineOn: '2027-03-31',
  stations: [social, council],
  sittings: [
    sitting('soziales', '2027-01-18'),
    sitting('soziales', '2027-02-22', '2027-02-05'),
    sitting('soziales', '2027-03-15'),
    sitting('rat', '2027-02-08'),
    sitting('rat', '2027-03-15'),
    sitting('rat', '2027-04-26'),
  ],
};

describe('working days in NRW', () => {
  it('knows the moving holidays and those of the state', () => {
    for (const day of ['2027-03-26', '2027-05-06', '2027-05-27', '2027-11-01', '2026-06-04']) {
      expect(isHoliday(day), day).to.equal(true);
    }
    // Reformation Day is a holiday elsewhere.
    expect(isHoliday('2027-10-31')).to.equal(false);
  });

  it('steps over weekends and Easter', () => {
    expect(workingDaysBefore('2027-03-31', 2)).to.equal('2027-03-25');
    expect(workingDaysBefore('2027-03-28', 0)).to.equal('2027-03-25');
    expect(workingDaysBetween('2027-03-25', '2027-03-31')).to.equal(2);
    expect(workingDaysBetween('2027-03-31', '2027-03-31')).to.equal(0);
  });
});

describe('the plan backwards from a deadline', () => {
  const days = (today: string, change: Partial<PlanFrame> = {}) =>
    planBackwards({ ...frame, ...change }, lead, today);

  it('takes the latest council sitting that still lets the application be filed, and the committee before it', () => {
    const plan = days('2026-11-22');
    expect(plan.steps.map(({ kind, on }) => [kind, on])).to.deep.equal([
      ['carrier', '2026-12-31'],
      ['coSignature', '2027-01-15'],
      ['submission', '2027-02-05'],
      ['sitting', '2027-02-22'],
      ['sitting', '2027-03-15'],
      ['filing', '2027-03-25'],
      ['deadline', '2027-03-31'],
    ]);
    expect(plan.ways).to.deep.equal(['regular']);
    expect(plan.startBy).to.equal('2026-12-31');
  });

  const cases: { title: string; today: string; change?: Partial<PlanFrame>; ways: string[] }[] = [
    { title: 'on the day for papers it is still in time', today: '2027-02-05', ways: ['regular'] },
    {
      title: 'one day later only the urgent decision or a reservation is left',
      today: '2027-02-06',
      ways: ['urgentDecision', 'subjectToDecision'],
    },
    {
      title: 'after the last day for filing only the reservation is left',
      today: '2027-03-26',
      ways: ['subjectToDecision'],
    },
    {
      title: 'on the deadline itself it is not too late',
      today: '2027-03-31',
      ways: ['subjectToDecision'],
    },
    { title: 'after the deadline it is', today: '2027-04-01', ways: ['tooLate'] },
    {
      title: 'a committee without a coming sitting leaves it open',
      today: '2026-11-22',
      change: { sittings: frame.sittings.filter(({ committeeId }) => committeeId !== 'soziales') },
      ways: ['sittingsUnknown'],
    },
    {
      title: 'a council that sits only after the deadline',
      today: '2026-11-22',
      change: { sittings: [sitting('soziales', '2027-02-22'), sitting('rat', '2027-04-26')] },
      ways: ['urgentDecision', 'subjectToDecision'],
    },
    {
      title: 'nobody has to decide',
      today: '2027-03-01',
      change: { stations: [] },
      ways: ['regular'],
    },
  ];
  for (const { title, today, change, ways } of cases) {
    it(title, () => {
      expect(days(today, change).ways).to.deep.equal(ways);
    });
  }

  it('plans the filing alone where nobody has to decide', () => {
    const plan = days('2026-11-22', { stations: [] });
    expect(plan.steps.map(({ kind }) => kind)).to.deep.equal([
      'carrier',
      'coSignature',
      'filing',
      'deadline',
    ]);
  });

  it('names no day where a committee has no sitting: nothing is invented', () => {
    const plan = days('2026-11-22', { sittings: [] });
    expect(plan.steps.filter(({ kind }) => kind === 'sitting').map(({ on }) => on)).to.deep.equal([
      null,
      null,
    ]);
    expect(plan.startBy).to.equal(null);
  });

  it('two committees on one day stand in no order: the advising one must sit earlier', () => {
    const plan = days('2026-11-22', {
      sittings: [
        ...frame.sittings.filter(({ on }) => on === '2027-03-15'),
        sitting('rat', '2027-02-08'),
      ],
    });
    expect(plan.steps.find(({ committeeId }) => committeeId === 'soziales')?.on).to.equal(null);
    expect(plan.ways).to.deep.equal(['urgentDecision', 'subjectToDecision']);
  });
});
