import { expect } from 'chai';
import {
  forwardingQuestion,
  openQuestionKey,
  questionKey,
} from '../../src/matching/criteria/answered-questions.ts';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import type { Confirmation, MatchCase } from '../../src/matching/criteria/criterion.ts';
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

  it('costs are no question of yes or no', () => {
    const missing = { what: 'ob die Pauschale auch „Räume“ deckt', whom: 'funder' };
    expect(openQuestionKey({ kind: 'costType', key: 'costType' }, missing)).to.equal(null);
  });
});
