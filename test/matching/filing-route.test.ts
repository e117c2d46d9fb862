import { expect } from 'chai';
import { filingRoute } from '../../src/matching/filing-route.ts';
import { planOf } from '../../src/matching/match-plan-views.ts';
import { toMatch } from '../../src/matching/match.ts';
import type { ApplicantCode } from '../../src/programmes/programme-codes.ts';
import { planView } from '../../src/schedule/plan-section.ts';
import { shortFrame, timeLeft, type ConsultationFrame } from '../../src/schedule/time-left.ts';
import { compiled, needCase } from './samples.ts';

const frame: ConsultationFrame = {
  stations: [{ committeeId: 'rat', name: 'Rat', isDeciding: true }],
  sittings: [{ committeeId: 'rat', on: '2027-03-15', submissionOn: null }],
  lead: {
    ...{ submissionWorkingDays: 10, coSignatureWorkingDays: 15 },
    ...{ carrierWorkingDays: 10, filingWorkingDays: 2 },
  },
};
const deadline = '2027-03-31';

describe('the route the plan assumes', () => {
  const cases: [ApplicantCode[], ApplicantCode[], 'city' | 'carrier', boolean][] = [
    [['freier-traeger'], ['kommune', 'freier-traeger'], 'carrier', true],
    [['kommune'], ['kommune', 'freier-traeger'], 'city', false],
    [['kommune', 'freier-traeger'], ['kommune', 'freier-traeger'], 'city', true],
    [['kommune', 'freier-traeger'], ['freier-traeger'], 'carrier', true],
    [[], ['freier-traeger'], 'city', false],
  ];
  for (const [may, wanted, by, isCarrierPossible] of cases) {
    it(`${may.join('+') || 'nobody noted'} asked by ${wanted.join('+')}: ${by}`, () => {
      const need = needCase({ applicants: wanted, forwarding: false });
      const route = filingRoute(compiled({ applicants: may }), need);
      expect([route.by, route.isCarrierPossible]).to.deep.equal([by, isCarrierPossible]);
    });
  }

  it('says so where it is only assumed', () => {
    const words = filingRoute(compiled({ applicants: [] }), needCase()).words;
    expect(words).to.contain('Annahme');
  });
});

describe('the plan of a carrier that files itself', () => {
  it('asks no committee, names the letter of the city as what it is', () => {
    const left = timeLeft(deadline, shortFrame(frame, 'carrier'), '2027-02-26');
    const view = planView(left, '2027-02-26');
    const names = view.steps.map(({ name }) => name).join(' | ');
    expect(names).to.not.match(/Rat |beschließt|Vorlage/u);
    expect(names).to.match(/Nur falls die Stadt ein Unterstützungsschreiben/u);
    expect(left.ways).to.deep.equal(['regular']);
    expect(left.words).to.contain('ohne Ratsbeschluss');
    expect(view.ways.map(({ title }) => title)).to.deep.equal([
      'Der Träger stellt den Antrag selbst',
    ]);
    expect(view.tag.text).to.equal('Träger stellt den Antrag');
  });

  it('needs no sittings, and ends with the deadline', () => {
    const own = shortFrame({ ...frame, stations: [], sittings: [] }, 'carrier');
    expect(timeLeft(deadline, own, '2027-03-30').ways).to.deep.equal(['regular']);
    expect(timeLeft(deadline, own, '2027-03-30').startBy).to.equal(null);
    expect(timeLeft(deadline, own, '2027-04-01').ways).to.deep.equal(['tooLate']);
  });

  it('is what the match counts with', () => {
    const one = { id: 'p', compiled: compiled({ applicants: ['freier-traeger'] }) };
    const match = toMatch(one, {
      ...{ matchCase: needCase(), confirmations: [], on: '2026-11-22', frame },
    });
    expect(match.timeLeft?.short).to.equal('carrier');
    expect(match.points.date.why()).to.contain('ohne Ratsbeschluss');
  });
});

describe('the plan of a sketch before the application', () => {
  it('passes no committee, and says that the application afterwards does', () => {
    const view = planView(
      timeLeft(deadline, shortFrame(frame, 'sketch'), '2026-11-22'),
      '2026-11-22',
    );
    expect(view.steps.map(({ name }) => name)).to.deep.equal([
      'Zahlen und Texte des Trägers liegen vor',
      'Beginn der Mitzeichnung',
      'Interessenbekundung absenden',
      'Frist des Programms',
    ]);
    expect(view.words).to.match(/beschließt erst über den Antrag danach \(Annahme\)/u);
    expect(view.ways[0]?.steps.join(' ')).to.contain(
      'Ratsbeschluss für den Antrag schon einplanen',
    );
    expect(view.ways[0]?.assumption).to.contain('gilt die ganze Beratungsfolge');
  });

  it('is what a match counts with whose next deadline is one for a sketch, and no other', () => {
    const of = (what: string) => {
      const window = { deadlines: [{ on: '2027-01-29', time: null, what }] };
      const one = { id: 'p', compiled: compiled({ applicants: ['kommune'], window }) };
      const about = { matchCase: needCase(), confirmations: [], on: '2026-11-22', frame };
      return toMatch(one, about).timeLeft;
    };
    expect(of('Interessenbekundung')?.short).to.equal('sketch');
    expect(of('Antrag')?.short).to.equal(null);
    expect(of('Antrag')?.words).to.not.equal(of('Interessenbekundung')?.words);
  });
});

describe('the plan on the page of a match', () => {
  const routeOf = (may: ApplicantCode[], today: string): string[] => {
    const matchCase = needCase({ applicants: ['kommune', 'freier-traeger'], forwarding: false });
    const window = { deadlines: [{ on: deadline, time: null, what: 'Antrag' }] };
    const one = { id: 'p', compiled: compiled({ applicants: may, window }) };
    const about = { matchCase, confirmations: [], on: today, frame };
    return planOf({ ...about, match: toMatch(one, about) })?.route ?? [];
  };

  it("names the carrier's own last day where both may file, and that it has passed", () => {
    const [city, carrier] = routeOf(['kommune', 'freier-traeger'], '2026-11-22');
    expect(city).to.contain('Antrag der Stadt');
    expect(carrier).to.contain('spätestens am 25.03.2027 abgesandt');
    const late = routeOf(['kommune', 'freier-traeger'], '2027-03-30').at(-1);
    expect(late).to.contain('sofort hinaus').and.contain('25.03.2027');
  });

  it('says nothing of a second way where there is none', () => {
    expect(routeOf(['kommune'], '2026-11-22')).to.have.length(1);
    expect(routeOf(['freier-traeger'], '2026-11-22')).to.have.length(1);
  });
});
