import { expect } from 'chai';
import {
  forwardingQuestion,
  openQuestionKey,
  questionKey,
} from '../../src/matching/criteria/answered-questions.ts';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import type { Confirmation, MatchCase } from '../../src/matching/criteria/criterion.ts';
import { toMatch } from '../../src/matching/match.ts';
import { matchProgramme } from '../../src/matching/verdict.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { needCase, on, programme, type ProgrammeChange } from './samples.ts';

const answer = (
  conditionKey: string,
  result: 'met' | 'notMet',
  answeredOn = '2026-11-20',
): Confirmation => ({
  ...{ conditionKey, result, answeredOn, note: 'Telefonat mit Dezernat 42' },
  confirmedAt: `${answeredOn}T00:00:00.000Z`,
});

function resultOf(change: ProgrammeChange, matchCase: Partial<MatchCase>, kind: string) {
  const compiled = compileCriteria(programme(change), () => undefined);
  const { results } = matchProgramme(compiled, needCase(matchCase), on);
  return results.find((result) => result.kind === kind);
}

const unclear: ProgrammeChange = { window: { kind: 'unbekannt', deadlines: [] } };
const windowKey = questionKey('window', 'ob und bis wann Anträge möglich sind');

describe('answers of authorities', () => {
  it('settle an open window, with the words of the answer, as long as they are fresh', () => {
    const found = (confirmations: Confirmation[]) => resultOf(unclear, { confirmations }, 'window');
    expect(found([])?.result).to.equal('unknown');
    expect(found([answer(windowKey, 'met')])?.result).to.equal('met');
    expect(found([answer(windowKey, 'met')])?.reason).to.contain(
      'Auskunft vom 20.11.2026: Telefonat mit Dezernat 42',
    );
    expect(found([answer(windowKey, 'notMet')])?.result).to.equal('notMet');
    expect(found([answer(windowKey, 'met', '2026-05-01')])?.result).to.equal('unknown');
  });

  it('never overrule what the data says', () => {
    const confirmations = [answer(windowKey, 'notMet')];
    expect(resultOf({}, { confirmations }, 'window')?.result).to.equal('met');
  });

  it('say whether the city may pass the grant on; a second route stays open', () => {
    const key = questionKey('applicant', forwardingQuestion);
    const found = (confirmations: Confirmation[], change: ProgrammeChange = {}) =>
      resultOf(change, { forwarding: true, applicants: ['kommune'], confirmations }, 'applicant');
    expect(found([])?.missing?.what).to.equal(forwardingQuestion);
    expect(found([answer(key, 'met')])?.result).to.equal('met');
    expect(found([answer(key, 'notMet')])?.result).to.equal('notMet');
    const both = { forwarding: true, applicants: ['kommune', 'freier-traeger'] as const };
    const carrier = resultOf(
      { applicants: ['kommune', 'verein'] },
      { ...both, confirmations: [answer(key, 'notMet')] },
      'applicant',
    );
    expect(carrier?.result).to.equal('unknown');
  });

  it('settle just the question that was asked', () => {
    const forFamilies: ProgrammeChange = { targetGroups: ['familien'] };
    const everybody: Partial<MatchCase> = { targetGroups: ['bewohnerschaft'] };
    const open = resultOf(forFamilies, everybody, 'targetGroup');
    const key = openQuestionKey({ kind: 'targetGroup', key: 'targetGroup' }, open?.missing ?? null);
    expect(key).to.match(/^targetGroup\?ob ein Angebot für/u);
    const confirmations = [answer(key ?? '', 'met')];
    const asked = resultOf(forFamilies, { ...everybody, confirmations }, 'targetGroup');
    expect(asked?.result).to.equal('met');
    const other: Partial<MatchCase> = { targetGroups: ['menschen-mit-behinderung'], confirmations };
    expect(resultOf(forFamilies, other, 'targetGroup')?.result).to.equal('unknown');
  });

  it('an answered condition names the answer as its source', () => {
    const conditions: Programme['conditions'] = [
      {
        ...{ key: 'rat', text: 'Netzwerk vorhanden', kind: 'sonstiges', effect: 'blocking' },
        ...{ testedBy: null, reading: '' },
      },
    ];
    const found = resultOf({ conditions }, { confirmations: [answer('rat', 'met')] }, 'condition');
    expect(found?.reason).to.contain('Auskunft vom 20.11.2026: Telefonat mit Dezernat 42');
  });

  it('leave no doubt standing beside the answer, and begin with a capital letter', () => {
    const key = questionKey('programmeEnd', 'ob über den 31.12.2027 hinaus gefördert wird');
    const change: ProgrammeChange = {
      window: { kind: 'laufend', deadlines: [], programmeEndsOn: '2027-12-31' },
    };
    const period: Partial<MatchCase> = { startMonth: '2027-08', months: 36 };
    expect(resultOf(change, period, 'programmeEnd')?.reason).to.contain('Bitte klären');
    const { answeredOn, ...own } = answer(key, 'met');
    const confirmations = [{ ...own, confirmedAt: `${String(answeredOn)}T09:00:00.000Z` }];
    const found = resultOf(change, { ...period, confirmations }, 'programmeEnd');
    expect(found?.result).to.equal('met');
    expect(found?.reason).to.equal(
      'Ende des Programms oder seiner Richtlinie: 31.12.2027; der Bedarf reicht darüber hinaus bis 31.07.2030. Angegeben am 20.11.2026: Telefonat mit Dezernat 42.',
    );
    const partly = resultOf(
      { targetGroups: ['familien'] },
      {
        targetGroups: ['bewohnerschaft'],
        confirmations: [
          answer('targetGroup?ob ein Angebot für Bewohnerschaft gefördert wird', 'notMet'),
        ],
      },
      'targetGroup',
    );
    expect(partly?.result).to.equal('notMet');
    expect(partly?.reason).to.not.contain('Bitte klären');
  });

  describe('whether the Pauschale covers what is not named', () => {
    const items: MatchCase['costItems'] = [
      { label: 'Material', costType: 'sachkosten', amountCentsPerYear: 1_000_000 },
    ];
    const change: ProgrammeChange = {
      fundedCosts: ['personal', 'pauschale'],
      finance: { ratePercentMax: 80, ownSharePercentMin: 20, form: 'anteil' },
    };
    const key = 'costType?ob die Pauschale auch „Material“ deckt';
    const needOf = (confirmations: Confirmation[]): Partial<MatchCase> => ({
      ...{ costItems: items, ownShareCentsPerYear: 500_000, confirmations },
      ...{ months: 12, startMonth: '2027-01', duty: 'pflicht' },
    });
    const matched = (confirmations: Confirmation[]) => {
      const compiled = compileCriteria(programme(change), () => undefined);
      return matchProgramme(compiled, needCase(needOf(confirmations)), on);
    };
    const found = (kind: string, confirmations: Confirmation[]) =>
      matched(confirmations).results.find((one) => one.kind === kind);

    it('is one question for every criterion that waits for it', () => {
      const open = found('costType', []);
      expect(open?.result).to.equal('unknown');
      for (const kind of ['costType', 'amount', 'ownShare'] as const) {
        expect(openQuestionKey({ kind, key: kind }, open?.missing ?? null)).to.equal(key);
      }
      const amount = { what: `Betrag für „Räume“, ${open?.missing?.what ?? ''}`, whom: 'funder' };
      expect(openQuestionKey({ kind: 'ownShare', key: 'ownShare' }, amount)).to.equal(null);
    });

    it('a yes makes the kind of cost fundable, counts in the sums and says who said so', () => {
      const yes = [answer(key, 'met')];
      expect(found('costType', yes)?.result).to.equal('met');
      expect(found('costType', yes)?.reason).to.contain(
        'Die Pauschale deckt: „Material“. Auskunft vom 20.11.2026: Telefonat mit Dezernat 42.',
      );
      expect(found('ownShare', yes)?.reason).to.match(/2\.000,00\s€ von 10\.000,00\s€ je Jahr/u);
      expect(matched([]).coverage.ceilingGrantCents).to.equal(null);
      expect(matched(yes).coverage.ceilingGrantCents).to.equal(800_000);
    });

    it('a no refuses what is not named, and an answer about other items says nothing', () => {
      expect(found('costType', [answer(key, 'notMet')])?.result).to.equal('notMet');
      const other = answer('costType?ob die Pauschale auch „Räume“ deckt', 'met');
      expect(found('costType', [other])?.result).to.equal('unknown');
    });

    it('reaches the sums of a match, where answers stand beside the case', () => {
      const compiled = compileCriteria(programme(change), () => undefined);
      const about = { matchCase: needCase(needOf([])), on };
      const said = { ...answer(key, 'met'), programmeId: 'p' };
      const match = toMatch({ id: 'p', compiled }, { ...about, confirmations: [said] });
      expect(match.result.coverage.ceilingGrantCents).to.equal(800_000);
      const of = { ...said, programmeId: 'other' };
      const without = toMatch({ id: 'p', compiled }, { ...about, confirmations: [of] });
      expect(without.result.coverage.ceilingGrantCents).to.equal(null);
    });
  });
});
