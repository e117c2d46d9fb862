import { expect } from 'chai';
import type { ProgrammeWindow } from '../../src/programmes/programme.ts';
import type { Funding } from '../../src/quarters/needs/need.ts';
import { datesOfNeed, datesOfProject, noticeDue } from '../../src/reminders/date-notice.ts';
import { stageOn } from '../../src/reminders/date-stage.ts';
import { inReadingOrder, type Notice } from '../../src/reminders/notice.ts';
import { fixedClock } from '../../src/shared/clock.ts';
import { sampleFunding, sampleNeed } from '../support/needs.ts';

const today = '2026-11-22';

describe('which stage of a date is due', () => {
  const cases: [string, number | null][] = [
    ['2026-11-21', null],
    ['2026-11-22', 1],
    ['2026-11-23', 1],
    ['2026-11-24', 7],
    ['2026-11-29', 7],
    ['2026-11-30', 14],
    ['2026-12-06', 14],
    ['2026-12-07', 30],
    ['2026-12-22', 30],
    ['2026-12-23', 90],
    ['2027-02-20', 90],
    ['2027-02-21', null],
  ];
  for (const [dueOn, stage] of cases) {
    it(`${dueOn} → ${stage ?? 'none'}`, () => {
      expect(stageOn(dueOn, today)).to.equal(stage);
    });
  }

  // A day counts as one, whether it has 23, 24 or 25 hours.
  const nights: [string, string, number][] = [
    ['2027-03-27T22:59:00Z', '2027-03-28', 1],
    ['2027-03-27T23:01:00Z', '2027-03-29', 1],
    ['2027-03-28T21:59:00Z', '2027-03-29', 1],
    ['2027-10-30T22:01:00Z', '2027-11-01', 1],
    ['2027-10-31T22:59:00Z', '2027-11-01', 1],
    ['2027-10-30T21:59:00Z', '2027-11-01', 7],
    ['2027-03-26T23:30:00Z', '2027-04-03', 7],
    ['2027-10-29T22:30:00Z', '2027-11-06', 7],
  ];
  for (const [instant, dueOn, stage] of nights) {
    it(`at ${instant}, around a daylight-saving night, ${dueOn} → ${stage}`, () => {
      expect(stageOn(dueOn, fixedClock(instant).today())).to.equal(stage);
    });
  }
});

const window: ProgrammeWindow = {
  kind: 'frist',
  deadlines: [
    { on: '2026-11-01', time: null, what: null },
    { on: '2027-01-29', time: '15:00', what: 'Interessenbekundung' },
    { on: '2026-12-01', time: null, what: null },
  ],
  yearly: [],
  opensOn: null,
  programmeEndsOn: null,
  nextRound: null,
  note: '',
};
const project = {
  id: 'p1',
  municipalityId: 'm1',
  title: 'Quartiersbudget',
  startMonth: '2026-01',
  months: 11,
};
const dates = (change: Partial<ProgrammeWindow> = {}, on = today) =>
  datesOfProject(
    {
      project,
      programme: { shortTitle: 'Programm X', window: { ...window, ...change } },
      personId: 'x',
      isDemo: false,
    },
    on,
  );
const due = (change: Partial<ProgrammeWindow>, on = today) =>
  dates(change, on).flatMap((date) => noticeDue(date, on) ?? []);

describe('dates of projects and programmes', () => {
  it('the next deadline of the programme, with time and what, and the end of the period', () => {
    const [deadline, end] = dates();
    expect(deadline).to.include({ kind: 'programmeDeadline', dueOn: '2026-12-01', personId: 'x' });
    expect(end).to.include({ kind: 'projectEnd', dueOn: '2026-11-30', thingId: 'p1' });
    const [later] = dates({}, '2026-12-02');
    expect(later?.dueOn).to.equal('2027-01-29');
    expect(later?.detail).to.contain('Interessenbekundung bis 15:00 Uhr');
  });

  it('one notice per thing, day and stage, whoever it is for', () => {
    expect(due({}).map(({ dedupeKey }) => dedupeKey)).to.deep.equal([
      'programmeDeadline:p1:2026-12-01:14',
      'projectEnd:p1:2026-11-30:14',
    ]);
  });

  it('the validity of a guideline is no deadline: there is no notice of it', () => {
    const valid: Partial<ProgrammeWindow> = {
      kind: 'laufend',
      deadlines: [],
      programmeEndsOn: '2026-12-01',
    };
    expect(dates(valid)[0]?.dueOn).to.equal(null);
    expect(due(valid).map(({ kind }) => kind)).to.deep.equal(['projectEnd']);
  });

  it('a closed programme and one that opens later have none either', () => {
    expect(dates({ kind: 'beendet' })[0]?.dueOn).to.equal(null);
    expect(dates({ opensOn: '2026-12-24' })[0]?.dueOn).to.equal(null);
  });

  it('the end of a funding is told to everybody; an unknown end to nobody', () => {
    const need = sampleNeed({
      fundings: [
        sampleFunding({ label: 'Stadt', untilOn: '2026-12-31' }),
        sampleFunding({ label: 'Stadt', id: 'f2', untilOn: null, extent: 'teilweise' }),
      ],
    });
    const found = datesOfNeed(need, 'manfort').filter(({ kind }) => kind === 'fundingEnd');
    expect(found.map(({ thingId, dueOn }) => [thingId, dueOn])).to.deep.equal([
      ['f1', '2026-12-31'],
      ['f2', null],
    ]);
    expect(found[0]).to.include({ personId: null, kind: 'fundingEnd' });
    expect(found[0]?.detail).to.not.contain('Demo');
    const [invented] = datesOfNeed({ ...need, origin: 'demo' }, 'manfort');
    expect(invented?.detail).to.contain('(Demo-Bedarf)');
    expect(found.flatMap((date) => noticeDue(date, today) ?? [])).to.have.length(1);
  });

  it('nobody is asked to look for money where something granted follows without a gap', () => {
    const ending = sampleFunding({
      untilOn: '2026-12-31',
      continuationDueOn: '2026-12-01',
      budgetDueOn: '2026-12-02',
    });
    const of = (next: Partial<Funding>) =>
      datesOfNeed(
        sampleNeed({ fundings: [ending, sampleFunding({ id: 'f2', untilOn: null, ...next })] }),
        'opladen-zentrum',
      )
        .filter(({ thingId, dueOn }) => thingId === 'f1' && dueOn !== null)
        .map(({ kind }) => kind);
    const all = ['fundingEnd', 'fundingContinuation', 'fundingBudget'];
    expect(of({ fromOn: '2027-01-01' })).to.deep.equal(['fundingBudget']);
    expect(of({ fromOn: '2027-01-02' })).to.deep.equal(all);
    expect(of({ fromOn: '2027-01-01', status: 'applied' })).to.deep.equal(all);
    expect(of({ fromOn: '2027-01-01', extent: 'teilweise' })).to.deep.equal(all);
  });

  it('the entered days of continuation and budget are told as well, of granted money only', () => {
    const entered = { continuationDueOn: '2026-12-20', budgetDueOn: '2027-06-30' };
    const of = (change: Partial<Funding>) =>
      datesOfNeed(
        sampleNeed({ fundings: [sampleFunding({ label: 'Land', ...entered, ...change })] }),
        'manfort',
      );
    expect(of({}).map(({ kind, dueOn }) => [kind, dueOn])).to.deep.equal([
      ['fundingEnd', '2027-12-31'],
      ['fundingContinuation', '2026-12-20'],
      ['fundingBudget', '2027-06-30'],
    ]);
    const [due, ...others] = of({ origin: 'demo' }).flatMap((date) => noticeDue(date, today) ?? []);
    expect(others).to.deep.equal([]);
    expect(due).to.include({
      title: 'Fortsetzungsantrag bis 20.12.2026: Quartiersmanagement',
      detail: 'Land; Fortsetzung beantragen (Demo-Finanzierung)',
      dedupeKey: 'fundingContinuation:f1:2026-12-20:30',
    });
    expect(of({ status: 'applied' }).every(({ dueOn }) => dueOn === null)).to.be.true;
  });
});

it('open notices come first, by date; done ones after them, the latest first', () => {
  const notice = (id: string, dueOn: string | null, doneAt: string | null): Notice => ({
    id,
    municipalityId: 'm',
    personId: null,
    kind: 'projectEnd',
    thingKind: 'project',
    thingId: 'p',
    dueOn,
    stage: null,
    title: '',
    detail: '',
    href: '',
    createdAt: '',
    doneAt,
    doneById: null,
  });
  const ordered = inReadingOrder([
    notice('done early', '2026-01-01', '2026-01-02'),
    notice('undated', null, null),
    notice('late', '2027-01-01', null),
    notice('done late', '2026-01-01', '2026-05-02'),
    notice('soon', '2026-12-01', null),
  ]);
  const ids = ['soon', 'late', 'undated', 'done late', 'done early'];
  expect(ordered.map(({ id }) => id)).to.deep.equal(ids);
});
