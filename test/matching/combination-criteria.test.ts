import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { allOf, anyOf, not, type Truth } from '../../src/matching/criteria/truth.ts';
import type { ConditionTest } from '../../src/programmes/condition-test.ts';
import { withTest } from './condition-samples.ts';
import { matched, resultOf } from './samples.ts';

const truths: Truth[] = ['met', 'notMet', 'unknown'];
const duties = { met: 'freiwillig', notMet: 'pflicht', unknown: null } as const;
const weak = { met: true, notMet: false, unknown: null } as const;

/** A need for which `voluntary` has the first truth and `financeWeak` the second. */
const needFor = (a: Truth, b: Truth): Partial<MatchCase> => ({
  duty: duties[a],
  finances: { isWeak: weak[b], isProvisional: null },
});
const voluntary: ConditionTest = { kind: 'voluntary' };
const financeWeak: ConditionTest = { kind: 'financeWeak' };
const both = [voluntary, financeWeak];
const opposite = (test: ConditionTest): ConditionTest => ({ kind: 'not', test });
const found = (test: ConditionTest, need: Partial<MatchCase>) =>
  resultOf(matched(withTest(test), need), 'combination');

function eachPair(check: (a: Truth, b: Truth) => void): void {
  for (const a of truths) for (const b of truths) check(a, b);
}

describe('combined conditions', () => {
  it('follow the tables of Kleene', () => {
    eachPair((a, b) => {
      const need = needFor(a, b);
      expect(found({ kind: 'anyOf', tests: both }, need).result).to.equal(anyOf([a, b]));
      expect(found({ kind: 'allOf', tests: both }, need).result).to.equal(allOf([a, b]));
      expect(found(opposite(voluntary), need).result).to.equal(not(a));
    });
  });

  it('keep De Morgan', () => {
    eachPair((a, b) => {
      const need = needFor(a, b);
      const left = found(opposite({ kind: 'allOf', tests: both }), need).result;
      const right = found({ kind: 'anyOf', tests: both.map(opposite) }, need).result;
      expect(left, `${a}, ${b}`).to.equal(right);
      const twice = found(opposite(opposite({ kind: 'anyOf', tests: both })), need).result;
      expect(twice).to.equal(anyOf([a, b]));
    });
  });

  it('name every part that decides, and only these', () => {
    const test: ConditionTest = { kind: 'allOf', tests: both };
    const one = found(test, needFor('notMet', 'met')).reason;
    expect(one).to.contain('Pflichtaufgabe').and.not.to.contain('finanzschwach');
    const two = found(test, needFor('notMet', 'notMet')).reason;
    expect(two).to.contain('Pflichtaufgabe').and.to.contain('finanzschwach');
    const open = found({ kind: 'anyOf', tests: both }, needFor('unknown', 'unknown'));
    expect(open.missing?.what).to.contain('freiwillige').and.to.contain('finanzschwach');
  });

  it('can be changed where one of several ways, or each of several demands can', () => {
    const concept: ConditionTest = { kind: 'concept', atLeast: 'exists' };
    const need = { ...needFor('notMet', 'notMet'), conceptStatus: 'none' } as const;
    const any = found({ kind: 'anyOf', tests: [concept, financeWeak] }, need);
    expect(any.toChange).to.equal('Konzept erarbeiten');
    expect(found({ kind: 'allOf', tests: [concept, financeWeak] }, need).toChange).to.equal(null);
  });
});

describe('target groups in a condition', () => {
  const children: ConditionTest = { kind: 'targetGroup', anyOf: ['schulkinder'] };
  const confirm: ConditionTest = { kind: 'confirm', text: 'Das Angebot gilt Kindern' };
  const families: Partial<MatchCase> = { targetGroups: ['familien'] };

  it('ask whether these people are reached, which is nothing a funder knows', () => {
    const { missing, reason } = found(children, families);
    expect(missing?.whom).to.equal('self');
    expect(missing?.what).to.equal('ob das Angebot die Zielgruppe Schulkinder erreicht');
    expect(reason).to.contain('Verlangt ist die Zielgruppe Schulkinder; der Bedarf gilt: Familien');
  });

  it('ask nothing of their own beside words that a person confirms', () => {
    const test: ConditionTest = { kind: 'anyOf', tests: [children, confirm] };
    expect(found(test, families)).to.deep.include({
      result: 'unknown',
      missing: { what: '„Das Angebot gilt Kindern“', whom: 'self' },
    });
    expect(found(test, { targetGroups: ['schulkinder'] }).result).to.equal('met');
    const excluded: ConditionTest = { kind: 'anyOf', tests: [opposite(children), confirm] };
    expect(found(excluded, families).missing?.what).to.equal('„Das Angebot gilt Kindern“');
  });

  it('ask no second time where all is demanded together', () => {
    const test: ConditionTest = { kind: 'allOf', tests: [children, confirm] };
    expect(found(test, families).missing?.what).to.equal('„Das Angebot gilt Kindern“');
    expect(found(test, { targetGroups: ['aeltere'] }).result).to.equal('notMet');
    const sport: ConditionTest = { kind: 'topic', anyOf: ['sport'] };
    const either: ConditionTest = { kind: 'anyOf', tests: [sport, confirm] };
    const nested: ConditionTest = { kind: 'allOf', tests: [children, either] };
    expect(found(nested, families).missing?.what).to.equal('„Das Angebot gilt Kindern“');
    // Nothing else is open: then the people are.
    expect(found(nested, { ...families, topics: ['sport'] }).missing?.what).to.contain(
      'Zielgruppe',
    );
  });

  it('ask for the people of a need that names none', () => {
    const test: ConditionTest = { kind: 'anyOf', tests: [children, confirm] };
    expect(found(test, { targetGroups: [] }).missing).to.deep.equal({
      what: 'Zielgruppe des Bedarfs oder „Das Angebot gilt Kindern“',
      whom: 'need',
    });
  });
});

describe('conditions about the need itself', () => {
  const rows: [title: string, test: ConditionTest, need: Partial<MatchCase>, Truth][] = [
    ['topic', { kind: 'topic', anyOf: ['kinderarmut'] }, {}, 'met'],
    ['another topic', { kind: 'topic', anyOf: ['sport'] }, {}, 'notMet'],
    ['no topic entered', { kind: 'topic', anyOf: ['sport'] }, { topics: [] }, 'unknown'],
    ['target group', { kind: 'targetGroup', anyOf: ['familien'] }, {}, 'met'],
    ['cost type', { kind: 'costType', anyOf: ['personal'] }, {}, 'met'],
    ['another cost type', { kind: 'costType', anyOf: ['planung'] }, {}, 'notMet'],
    ['applicant', { kind: 'applicant', anyOf: ['kommune'] }, {}, 'met'],
    ['a city that is its own Kreis', { kind: 'applicant', anyOf: ['kreis'] }, {}, 'met'],
    ['form of the carrier not said', { kind: 'applicant', anyOf: ['verein'] }, {}, 'unknown'],
    [
      'another form',
      { kind: 'applicant', anyOf: ['verein'] },
      { carrierApplicantCode: 'kirche' },
      'notMet',
    ],
    ['long enough', { kind: 'months', atLeast: 36 }, {}, 'met'],
    ['too short', { kind: 'months', atLeast: 37 }, {}, 'notMet'],
    ['too long', { kind: 'months', atLeast: 6, atMost: 24 }, {}, 'notMet'],
    ['duration not said', { kind: 'months', atLeast: 6 }, { months: null }, 'unknown'],
    ['only people know', { kind: 'anyOf', tests: [{ kind: 'confirm', text: 'X' }] }, {}, 'unknown'],
  ];
  for (const [title, test, need, expected] of rows) {
    it(`${title} → ${expected}`, () => {
      expect(found(test, need).result, found(test, need).reason).to.equal(expected);
    });
  }
});
