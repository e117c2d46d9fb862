import { expect } from 'chai';
import { filingRouteFor } from '../../src/projects/filing-route.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import { financePlan, type FilingRoute, type Project } from '../../src/projects/project.ts';
import type { ProjectFacts } from '../../src/projects/project-facts.ts';
import { sampleCostItem, sampleNeed } from '../support/needs.ts';
import { counter, sampleFacts, sampleProgramme } from './sample-facts.ts';

const fill = (change: Partial<ProjectFacts> = {}) => prefillProject(sampleFacts(change), counter());
const textOf = (project: Pick<Project, 'sections'>, key: string): string =>
  project.sections.find((section) => section.key === key)?.text ?? '';
const lineOf = (project: Pick<Project, 'financing'>, kind: string) =>
  project.financing.find((line) => line.kind === kind);

describe('prefillProject: period', () => {
  const cases = [
    {
      name: 'takes both from the need',
      start: '2027-07',
      months: 36,
      max: null,
      is: ['2027-07', 36],
    },
    { name: 'caps the months', start: '2027-07', months: 36, max: 24, is: ['2027-07', 24] },
    { name: 'assumes 12 months', start: '2027-07', months: null, max: null, is: ['2027-07', 12] },
    {
      name: 'replaces a start that is past',
      start: '2026-11',
      months: 6,
      max: null,
      is: ['2027-03', 6],
    },
    { name: 'replaces a missing start', start: null, months: 6, max: null, is: ['2027-03', 6] },
  ] as const;
  for (const { name, start, months, max, is } of cases) {
    it(name, () => {
      const project = fill({
        need: sampleNeed({ startMonth: start, months }),
        programme: sampleProgramme({ maxMonths: max }),
      });
      expect([project.startMonth, project.months]).to.deep.equal(is);
    });
  }

  it('on the first of a month, three months later is enough', () => {
    const project = fill({ need: sampleNeed({ startMonth: null }), today: '2026-11-01' });
    expect(project.startMonth).to.equal('2027-02');
  });

  it('says what was assumed', () => {
    const project = fill({ need: sampleNeed({ startMonth: '2025-01', months: null }) });
    expect(textOf(project, 'milestones'))
      .to.contain('[Angabe fehlt: Beginn bestätigen; der Beginn des Bedarfs, 01/2025, ist vorbei]')
      .and.contain('[Angabe fehlt: Laufzeit bestätigen');
  });
});

describe('filingRouteFor', () => {
  const cases: [string, ProgrammeCase, NeedCase, FilingRoute][] = [
    ['city forwards', { by: ['kommune'] }, { forwarding: true }, 'cityForwarding'],
    [
      'forwarding wanted, both may file',
      { by: ['kommune', 'verein'] },
      { forwarding: true },
      'cityForwarding',
    ],
    [
      'forwarding forbidden, only city',
      { by: ['kommune'], allowed: false },
      { forwarding: true },
      'city',
    ],
    [
      'forwarding forbidden, both',
      { by: ['kommune', 'verein'], allowed: false },
      { forwarding: true },
      'carrier',
    ],
    ['only carriers', { by: ['freier-traeger'] }, { forwarding: true }, 'carrier'],
    [
      'both, need names the city first',
      { by: ['kommune', 'verein'] },
      { forwarding: null },
      'city',
    ],
    [
      'both, need names the carrier first',
      { by: ['kommune', 'verein'] },
      { forwarding: false, first: 'freier-traeger' },
      'carrier',
    ],
    ['nobody named', { by: [] }, { forwarding: true }, 'city'],
  ];
  for (const [name, programme, need, route] of cases) {
    it(`${name} → ${route}`, () => {
      const is = filingRouteFor(
        {
          forwarding: need.forwarding,
          applicants: need.first ? [need.first] : ['kommune', 'freier-traeger'],
        },
        { applicants: programme.by, forwardingAllowed: programme.allowed ?? null },
      );
      expect(is).to.equal(route);
    });
  }
});

interface ProgrammeCase {
  by: ('kommune' | 'verein' | 'freier-traeger')[];
  allowed?: boolean;
}
interface NeedCase {
  forwarding: boolean | null;
  first?: 'freier-traeger';
}

describe('prefillProject: plan', () => {
  it('spreads 36 months from 07/2027 over four budget years, to the cent', () => {
    const project = fill();
    expect(project.costs[0]?.amounts).to.deep.equal([
      { year: 2027, amountCents: 2_125_000 },
      { year: 2028, amountCents: 4_250_000 },
      { year: 2029, amountCents: 4_250_000 },
      { year: 2030, amountCents: 2_125_000 },
    ]);
    expect(financePlan(project)).to.include({
      totalCents: 12_750_000,
      grantCents: 10_200_000,
      ownShareCents: 2_550_000,
      differenceCents: 0,
    });
    expect(lineOf(project, 'grant')?.calculation).to.equal(
      'höchstens 80 % von 127.500,00\u00A0€ („bis zu 80 %“ ist eine Obergrenze; noch nicht bewilligt)',
    );
  });

  it('loses no cent of an odd amount, and every year closes', () => {
    const project = fill({
      need: sampleNeed({ costItems: [sampleCostItem({ amountCentsPerYear: 100_001 })] }),
      programme: sampleProgramme({ ratePercentMax: 33.33 }),
    });
    expect(financePlan(project).totalCents).to.equal(300_003);
    expect(financePlan(project).grantCents).to.equal(99_990);
    for (const year of [2027, 2028, 2029, 2030]) {
      expect(financePlan(project, year).differenceCents).to.equal(0);
    }
  });

  it('asks for the lowest of several rates as long as it is open which one applies', () => {
    const programme = sampleProgramme({
      ...{ ratePercentMax: 60, ratePercentLow: 40, ownSharePercentMin: 40 },
    });
    const project = fill({ programme });
    expect(financePlan(project)).to.include({ grantCents: 5_100_000, ownShareCents: 7_650_000 });
    expect(lineOf(project, 'grant')?.calculation).to.contain(
      'höchstens 40 % von 127.500,00\u00A0€ (die Quelle nennt 40 bis 60 %, gerechnet mit 40 %',
    );
  });

  it('keeps what the programme does not fund out of Nr. 3.2 and says so', () => {
    const project = fill({
      need: sampleNeed({
        costItems: [sampleCostItem(), sampleCostItem({ costType: 'honorare', label: 'Honorar' })],
      }),
    });
    expect(financePlan(project)).to.include({
      totalCents: 25_500_000,
      eligibleBeforeCents: 12_750_000,
      grantCents: 10_200_000,
    });
    expect(project.costs[1]?.isEligible).to.equal(false);
    expect(project.costs[1]?.calculation).to.contain('„Honorare“ nicht als förderfähig');
  });

  it('leaves the plan open where the source names no rate', () => {
    const project = fill({ programme: sampleProgramme({ ratePercentMax: null }) });
    expect(lineOf(project, 'grant')).to.deep.include({ amounts: [] });
    expect(lineOf(project, 'grant')?.calculation).to.contain('Fördersatz nicht genannt');
    expect(lineOf(project, 'ownShare')?.amounts).to.deep.equal([]);
    expect(financePlan(project).differenceCents).to.equal(12_750_000);
  });

  it('a loan is no grant', () => {
    const project = fill({ programme: sampleProgramme({ form: 'darlehen', ratePercentMax: 100 }) });
    expect(financePlan(project).grantCents).to.equal(0);
  });

  const limit = { bound: 'max', of: 'grant', what: 'Förderung' } as const;
  const caps = [
    {
      name: 'per application',
      of: { ...limit, per: 'application', amountCents: 3_000_000 },
      grant: 3_000_000,
    },
    {
      name: 'per year, by months',
      of: { ...limit, per: 'year', amountCents: 1_200_000 },
      grant: 3_600_000,
    },
    {
      name: 'per post is not comparable',
      of: { ...limit, per: 'other', amountCents: 100 },
      grant: 10_200_000,
    },
    {
      name: 'a lower bound is no cap',
      of: { ...limit, bound: 'min', per: 'year', amountCents: 100 },
      grant: 10_200_000,
    },
  ] as const;
  for (const { name, of, grant } of caps) {
    it(`caps the grant: ${name}`, () => {
      const project = fill({ programme: sampleProgramme({ limits: [of] }) });
      expect(financePlan(project)).to.include({ grantCents: grant, differenceCents: 0 });
    });
  }

  it('keeps an item without an amount as a line without amounts', () => {
    const project = fill({
      need: sampleNeed({
        costItems: [sampleCostItem(), sampleCostItem({ amountCentsPerYear: null })],
      }),
    });
    expect(project.costs[1]?.amounts).to.deep.equal([]);
    expect(financePlan(project).totalCents).to.equal(12_750_000);
    expect(lineOf(project, 'grant')?.calculation).to.contain('noch nicht bezifferte Kosten');
  });
});

describe('prefillProject: demo needs', () => {
  const project = fill({
    need: sampleNeed({
      origin: 'demo',
      description: 'ERFUNDEN',
      costItems: [sampleCostItem(), sampleCostItem({ source: null, amountCentsPerYear: 777_700 })],
    }),
  });

  it('nothing invented enters the texts', () => {
    const all = project.sections.map((section) => section.text).join('\n');
    expect(all).not.to.contain('ERFUNDEN');
    expect(all).to.contain('[Angabe fehlt: Beschreibung des Bedarfs]');
    expect(all).not.to.contain('freiwillige Aufgabe der Kommune');
  });

  it('nor does an amount without a source', () => {
    expect(project.costs[1]?.amounts).to.deep.equal([]);
    expect(project.costs[1]?.calculation).to.contain('Demo-Wert');
  });
});
