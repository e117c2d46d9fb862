import { expect } from 'chai';
import type { Confirmation } from '../../src/matching/criteria/criterion.ts';
import { testedCondition, withTest } from './condition-samples.ts';
import { table } from './criterion-table.ts';
import { compiled, matched, resultOf } from './samples.ts';

const running = (provider: string | null, since: string | null, paidBy: string | null) => ({
  running: { provider, since, paidBy },
});
const area = (change: object) => ({
  areaStatus: { sozialeStadt: null, isek: null, note: null, ...change },
});
const former = 'Ehemaliges Programmgebiet, muss bestätigt werden.';

describe('criterion concept', () => {
  const approved = withTest({ kind: 'concept', atLeast: 'councilApproved' });
  const any = withTest({ kind: 'concept', atLeast: 'exists' });
  table('concept', [
    ['not said', any, {}, 'unknown'],
    ['none', any, { conceptStatus: 'none' }, 'notMet'],
    ['in preparation', any, { conceptStatus: 'inPreparation' }, 'unknown'],
    ['there is one', any, { conceptStatus: 'exists' }, 'met'],
    ['there is one, not approved', approved, { conceptStatus: 'exists' }, 'unknown'],
    ['approved', approved, { conceptStatus: 'councilApproved' }, 'met'],
    ['approved is more than there', any, { conceptStatus: 'councilApproved' }, 'met'],
  ]);

  it('says what would have to change', () => {
    const result = resultOf(matched(approved, { conceptStatus: 'none' }), 'concept');
    expect(result.toChange).to.equal('Konzept erarbeiten und vom Rat beschließen lassen');
  });
});

describe('criterion novelty', () => {
  const novelty = withTest({ kind: 'novelty' });
  table('novelty', [
    ['nothing said is no silent yes', novelty, {}, 'unknown'],
    ['somebody works there', novelty, running('Diakonie', null, null), 'notMet'],
    ['it began', novelty, running(null, '2019', null), 'notMet'],
    ['it is paid', novelty, running('niemand', null, 'Stadt'), 'notMet'],
    ['only one of three is said to be nothing', novelty, running('niemand', null, null), 'unknown'],
    ['all three are', novelty, running('Niemand', 'läuft noch nicht', 'keiner'), 'met'],
    ['a name that begins like nothing', novelty, running('Keinath e. V.', null, null), 'notMet'],
  ]);

  it('names what runs', () => {
    const { reason } = resultOf(matched(novelty, running('Diakonie', '2019', null)), 'novelty');
    expect(reason).to.contain('Diakonie; seit: 2019');
  });
});

describe('criterion voluntary', () => {
  const voluntary = withTest({ kind: 'voluntary' });
  table('voluntary', [
    ['not said', voluntary, {}, 'unknown'],
    ['voluntary', voluntary, { duty: 'freiwillig' }, 'met'],
    ['mandatory', voluntary, { duty: 'pflicht' }, 'notMet'],
  ]);
});

describe('criterion accompanying', () => {
  const beside = withTest({ kind: 'accompanying', costTypes: ['investition'] });
  const investment = { label: 'Haus', costType: 'investition', amountCentsPerYear: null } as const;
  table('accompanying', [
    ['no costs entered', beside, { costItems: [] }, 'unknown'],
    ['costs, but no investment', beside, {}, 'notMet'],
    ['with an investment, whatever it costs', beside, { costItems: [investment] }, 'met'],
  ]);
});

describe('criterion quota', () => {
  const once = withTest({ kind: 'quota', max: 1 });
  const project = (programmeId: string, state: 'applied' | 'granted') => ({
    fundedProjects: [{ programmeId, label: 'Treff', state }],
  });
  table('quota', [
    ['our records are empty and may be incomplete', once, {}, 'unknown'],
    ['full', once, project('probe-id', 'granted'), 'notMet'],
    ['asked for is not granted', once, project('probe-id', 'applied'), 'unknown'],
    ['another programme', once, project('andere-id', 'granted'), 'unknown'],
    ['room left', withTest({ kind: 'quota', max: 2 }), project('probe-id', 'granted'), 'unknown'],
  ]);

  it('names what our records show', () => {
    const { reason } = resultOf(matched(once, project('probe-id', 'granted')), 'quota');
    expect(reason).to.contain('bewilligt ist schon: „Treff“');
  });
});

describe('criteria partner, financeWeak and area', () => {
  const partner = withTest({ kind: 'partner', anyOf: ['verein'] });
  table('partner', [
    ['named', partner, { partners: ['freier-traeger', 'verein'] }, 'met'],
    ['another form', partner, { partners: ['kirche'] }, 'unknown'],
    ['nobody named', partner, {}, 'unknown'],
  ]);
  const weak = withTest({ kind: 'financeWeak' });
  const finances = (isWeak: boolean) => ({ finances: { isWeak, isProvisional: null } });
  table('financeWeak', [
    ['not said', weak, {}, 'unknown'],
    ['weak', weak, finances(true), 'met'],
    ['not weak', weak, finances(false), 'notMet'],
  ]);
  const stadt = withTest({ kind: 'area', of: 'sozialeStadt' });
  const isek = withTest({ kind: 'area', of: 'isek' });
  table('area', [
    ['not said', stadt, {}, 'unknown'],
    ['yes', stadt, area({ sozialeStadt: true }), 'met'],
    ['no', stadt, area({ sozialeStadt: false }), 'notMet'],
    ['formerly', stadt, area({ sozialeStadt: true, note: former }), 'unknown'],
    ['the other status', stadt, area({ isek: true }), 'unknown'],
    ['ISEK', isek, area({ isek: true }), 'met'],
  ]);
});

describe('a tested condition', () => {
  const said = (result: Confirmation['result']) => ({
    confirmations: [
      { conditionKey: 'bedingung', result, note: 'Telefonat', confirmedAt: '2026-11-20T09:00:00Z' },
    ],
  });

  it('is what a person confirmed, whatever the test says', () => {
    const change = withTest({ kind: 'voluntary' });
    const duty = { duty: 'pflicht' } as const;
    expect(resultOf(matched(change, duty), 'voluntary').result).to.equal('notMet');
    expect(resultOf(matched(change, { ...duty, ...said('met') }), 'voluntary').result).to.equal(
      'met',
    );
  });

  it('says its own words before the figures', () => {
    const { reason } = resultOf(matched(withTest({ kind: 'voluntary' })), 'voluntary');
    expect(reason).to.match(/^„Bedingung der Richtlinie“: Pflichtaufgaben/u);
  });

  it('keeps a key of its own, so that two of a kind stand side by side', () => {
    const { criteria } = compiled({
      conditions: [
        testedCondition({ kind: 'voluntary' }, 'eins'),
        testedCondition({ kind: 'voluntary' }, 'zwei'),
      ],
    });
    const keys = criteria.map(({ key }) => key);
    expect(keys).to.include.members(['voluntary:eins', 'voluntary:zwei']);
  });

  it('without one, or with one only people can answer, is asked as before', () => {
    const confirm = withTest({ kind: 'confirm', text: 'Ratsbeschluss' });
    expect(resultOf(matched(confirm), 'condition').result).to.equal('unknown');
  });
});
