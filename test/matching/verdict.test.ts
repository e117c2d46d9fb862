import { expect } from 'chai';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import { coverageText } from '../../src/matching/coverage-text.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { groupReason } from '../../src/matching/order/group-reason.ts';
import { groupOf, isForLater, openQuestions } from '../../src/matching/order/match-group.ts';
import { verdictTag } from '../../src/matching/match-labels.ts';
import { toMatch } from '../../src/matching/match.ts';
import { matchProgramme } from '../../src/matching/verdict.ts';
import { windowStateOn } from '../../src/programmes/window-state.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import {
  compiled,
  matched,
  needCase,
  on,
  programme,
  resultOf,
  type ProgrammeChange,
} from './samples.ts';

const condition = (change: Partial<Programme['conditions'][number]>) => ({
  key: 'gebiet',
  text: 'Festgelegtes Gebiet der Sozialen Stadt nach § 171e BauGB',
  kind: 'gebiet' as const,
  effect: 'blocking' as const,
  testedBy: null,
  reading: 'Test',
  ...change,
});

describe('verdict', () => {
  it('fits where everything is met', () => {
    expect(matched().verdict).to.equal('fits');
  });

  it('lists every failure and never stops at the first (case 2)', () => {
    const result = matched({ regions: ['06'], topics: ['sport'] });
    expect(result.verdict).to.equal('doesNotFit');
    const failed = result.results.filter(({ result: truth }) => truth === 'notMet');
    expect(failed.map(({ kind }) => kind)).to.deep.equal(['region', 'topic']);
  });

  it('a missing duration is to be clarified by the own administration', () => {
    const result = matched({ finance: { maxMonths: 24 } }, { months: null });
    expect(result.verdict).to.equal('toClarify');
    expect(resultOf(result, 'duration').missing?.whom).to.equal('need');
  });
});

describe('conditions nobody can test', () => {
  const confirmed = (result: 'met' | 'notMet') => ({
    confirmations: [
      { conditionKey: 'gebiet', result, note: 'Telefonat', confirmedAt: '2026-11-20T09:00:00Z' },
    ],
  });
  const blocking: ProgrammeChange = { conditions: [condition({})] };

  it('stay open until a person confirms them, with who and when', () => {
    expect(resultOf(matched(blocking), 'area').result).to.equal('unknown');
    const yes = resultOf(matched(blocking, confirmed('met')), 'area');
    expect(yes.result).to.equal('met');
    expect(yes.reason).to.contain('20.11.2026: Telefonat');
    expect(matched(blocking, confirmed('notMet')).verdict).to.equal('doesNotFit');
  });

  it('a former Soziale Stadt area is a hint, never a yes', () => {
    const areaStatus = { sozialeStadt: true, isek: null, note: 'Ehemaliges Programmgebiet.' };
    const former = resultOf(matched(blocking, { areaStatus }), 'area');
    expect(former.result).to.equal('unknown');
    expect(former.reason).to.contain('Ehemaliges Programmgebiet');
    const current = { areaStatus: { ...areaStatus, note: null } };
    expect(resultOf(matched(blocking, current), 'area').result).to.equal('met');
  });

  it('the area status says nothing about other areas', () => {
    const rural = { conditions: [condition({ text: 'Nur ländlicher Raum' })] };
    const areaStatus = { sozialeStadt: true, isek: null, note: null };
    expect(resultOf(matched(rural, { areaStatus }), 'area').result).to.equal('unknown');
  });

  it('informative ones are no criteria', () => {
    const { criteria } = compiled({ conditions: [condition({ effect: 'informative' })] });
    expect(criteria.map(({ kind }) => kind)).not.to.include('area');
  });

  it('are listed under the criterion that tests them, but stay open if there is none', () => {
    const tested = compiled({ conditions: [condition({ testedBy: 'region' })] });
    expect(tested.criteria.map(({ kind }) => kind)).not.to.include('area');
    expect(tested.criteria[0]?.alsoCovers).to.have.length(1);
    const untested = compiled({ conditions: [condition({ testedBy: 'amount' })] });
    expect(untested.criteria.map(({ kind }) => kind)).to.include('area');
  });
});

describe('a federal line', () => {
  const links: Programme['links'] = [{ slug: 'strang', relation: 'stateStrand' }];
  const strand = programme({ slug: 'strang', shortTitle: 'Strang', window: { kind: 'beendet' } });

  it('is decided by the window of its state strand', () => {
    const line = compileCriteria(programme({ links }), (slug) =>
      slug === 'strang' ? strand : undefined,
    );
    const found = resultOf(matchProgramme(line, needCase(), on), 'window');
    expect(found.result).to.equal('notMet');
    expect(found.reason).to.contain('Strang');
  });

  it('stays open where the strand is not in the catalogue', () => {
    expect(resultOf(matched({ links }), 'window').result).to.equal('unknown');
  });
});

describe('coverage', () => {
  it('is a ceiling over the whole period', () => {
    const { coverage } = matched();
    expect(coverage.eligibleCents).to.equal(15_000_000);
    expect(coverage.ceilingGrantCents).to.equal(12_000_000);
    expect(coverage.sharePercent).to.equal(80);
  });

  it('is not known without rate and limit', () => {
    const { coverage } = matched({ finance: { ratePercentMax: null } });
    expect(coverage.ceilingGrantCents).to.equal(null);
    expect(coverage.why).to.contain('weder Fördersatz noch Höchstbetrag');
  });

  it('is not known where an amount is missing', () => {
    const costItems = [
      { label: 'Räume', costType: 'sachkosten' as const, amountCentsPerYear: null },
    ];
    expect(matched({}, { costItems }).coverage.ceilingGrantCents).to.equal(null);
  });

  const withOpenItem: Partial<MatchCase> = {
    costItems: [
      { label: 'Personal', costType: 'personal', amountCentsPerYear: 4_000_000 },
      { label: 'Räume', costType: 'sachkosten', amountCentsPerYear: null },
    ],
  };
  const atMost = (amountCents: number, change: Partial<Programme['finance']> = {}) => ({
    finance: {
      limits: [
        { bound: 'max', of: 'grant', per: 'application', amountCents, what: 'Test' } as const,
      ],
      ...change,
    },
  });

  it('never takes a limit above the rate for the ceiling of an unknown amount', () => {
    const { coverage } = matched(atMost(45_000_000), withOpenItem);
    expect(coverage.ceilingGrantCents).to.equal(null);
    expect(coverage.grantOnKnownCents).to.equal(9_600_000);
    expect(coverage.sharePercent).to.equal(null);
  });

  it('is the limit where the known costs reach it, whatever is missing', () => {
    expect(matched(atMost(5_000_000), withOpenItem).coverage.ceilingGrantCents).to.equal(5_000_000);
  });

  it('without a rate only a limit below the costs is a ceiling', () => {
    const without = { ratePercentMax: null };
    expect(matched(atMost(5_000_000, without)).coverage.ceilingGrantCents).to.equal(5_000_000);
    expect(matched(atMost(50_000_000, without)).coverage.ceilingGrantCents).to.equal(null);
  });

  it('counts what a Pauschale might pay only once somebody asked', () => {
    const { coverage } = matched({ fundedCosts: ['personal', 'pauschale'] });
    expect(coverage.ceilingGrantCents).to.equal(9_600_000);
    expect(coverageText(coverage)).to.contain('mit der Pauschale eventuell mehr, bitte klären');
  });

  it('takes the higher rate of weak municipalities only as a hint', () => {
    const { coverage } = matched({ finance: { ratePercentMax: 60, ratePercentMaxWeak: 80 } });
    expect(coverage.ceilingGrantCents).to.equal(9_000_000);
    expect(coverageText(coverage)).to.contain('bei schwacher Finanzlage bis zu 80 %, bitte klären');
  });

  it('leaves the own share the source demands', () => {
    const { coverage } = matched({ finance: { ratePercentMax: 80, ownSharePercentMin: 40 } });
    expect(coverage.ceilingGrantCents).to.equal(9_000_000);
  });

  it('reckons with the lowest of several rates and says what may come on top', () => {
    const { coverage } = matched({
      finance: { ratePercentMax: 60, ratePercentLow: 40, ownSharePercentMin: 40 },
      basis: { rate: 'angenommen' },
    });
    expect(coverage.ceilingGrantCents).to.equal(6_000_000);
    const text = coverageText(coverage);
    expect(text).to.contain('die Quelle nennt 40 bis 60 % der förderfähigen Kosten, gerechnet mit');
    expect(text).to.contain('beim höchsten Satz bis zu 60 %, bitte klären');
    expect(text).to.match(/Fördersatz\.$/u);
  });

  it('a loan is no grant', () => {
    expect(matched({ finance: { form: 'darlehen' } }).coverage.ceilingGrantCents).to.equal(null);
  });
});

describe('group of a match', () => {
  const group = (change: ProgrammeChange = {}) =>
    groupOf(matched(change), windowStateOn(programme(change).window, on), on);
  const small: ProgrammeChange['finance'] = {
    limits: [{ bound: 'max', of: 'grant', per: 'application', amountCents: 200_000, what: 'Fest' }],
  };
  const nextYear: ProgrammeChange['window'] & object = {
    deadlines: [],
    nextRound: { state: 'expected', opens: '2027', why: 'Rhythmus' },
  };

  it('now, clarify, nextRound, supplementary, ended and none', () => {
    expect(group()).to.equal('now');
    expect(group({ conditions: [condition({})] })).to.equal('clarify');
    expect(group({ window: nextYear })).to.equal('nextRound');
    expect(group({ finance: small })).to.equal('supplementary');
    expect(group({ window: { kind: 'beendet' } })).to.equal('ended');
    expect(group({ topics: ['sport'] })).to.equal(null);
  });

  it('one or two open questions are one call, three are more; what nobody waits for keeps its group', () => {
    const open = (count: number): ProgrammeChange => ({
      conditions: Array.from({ length: count }, (_, index) => condition({ key: `k-${index}` })),
    });
    expect(group(open(1))).to.equal('clarify');
    expect(group(open(2))).to.equal('clarify');
    expect(group(open(3))).to.equal('clarifyMore');
    expect(group({ ...open(3), window: nextYear })).to.equal('nextRound');
    expect(group({ ...open(3), finance: small })).to.equal('supplementary');
    expect(group({ ...open(3), window: { kind: 'beendet' } })).to.equal('ended');
  });

  it('counts what only the own need lacks among the open questions, and says so', () => {
    const result = matched(
      { finance: { maxMonths: 24 }, conditions: [condition({})] },
      { months: null },
    );
    expect(openQuestions(result)).to.deep.equal({ all: 2, atTheDesk: 1 });
  });

  it('a little money is a supplement in the next round too, and says that it is not to be had now', () => {
    const later = toMatch(
      { id: 'a', compiled: compiled({ finance: small, window: nextYear }) },
      { matchCase: needCase(), confirmations: [], on },
    );
    expect(later.group).to.equal('supplementary');
    expect(isForLater(later)).to.equal(true);
    expect(verdictTag(later.result.verdict, later.group).text).to.equal('passt derzeit nicht');
    expect(groupReason(later, 1)).to.deep.equal({
      heading: 'Ergänzend',
      place: 'Platz 1',
      reason:
        'Deckt höchstens 1,3 % der Kosten, also weniger als 10 %. Zurzeit sind keine Anträge möglich.',
    });
    expect(group({ finance: small, window: nextYear, regions: ['06'] })).to.equal(null);
    expect(group({ finance: { form: 'darlehen' }, window: nextYear })).to.equal('supplementary');
  });

  it('one that is open is no match for later', () => {
    const now = toMatch(
      { id: 'a', compiled: compiled({ finance: small }) },
      { matchCase: needCase(), confirmations: [], on },
    );
    expect(isForLater(now)).to.equal(false);
    expect(groupReason(now, 1).reason).to.equal(
      'Deckt höchstens 1,3 % der Kosten, also weniger als 10 %.',
    );
    expect(verdictTag(now.result.verdict, now.group).text).to.equal('passt');
  });

  it('says the same in the row as under the heading where there is no grant', () => {
    const match = toMatch(
      { id: 'a', compiled: compiled({ finance: { form: 'sonstige' }, fundedCosts: [] }) },
      { matchCase: needCase(), confirmations: [], on },
    );
    const text =
      'Kein Zuschuss zu den Kosten des Bedarfs: das Programm gibt eine sonstige Förderung, keinen ausdrücklichen Zuschuss.';
    expect(coverageText(match.result.coverage)).to.equal(text);
    expect(groupReason(match, 1).reason).to.equal(text);
  });

  it('a round nobody knows of is waited for two years, not longer', () => {
    const after = (last: string): ProgrammeChange => ({
      window: {
        deadlines: [{ on: last, time: null, what: null }],
        nextRound: { state: 'unknown', opens: null, why: 'Nichts gefunden' },
      },
    });
    expect(group(after('2024-11-30'))).to.equal('nextRound');
    expect(group(after('2024-10-31'))).to.equal('ended');
    expect(group(after('2020-09-30'))).to.equal('ended');
  });

  it('a small sure sum is no supplement where it may become more', () => {
    const mostlyFlat = (fundedCosts: Programme['fundedCosts']) => ({
      fundedCosts,
      finance: { ratePercentMax: 10 },
    });
    expect(group(mostlyFlat(['sachkosten']))).to.equal('supplementary');
    expect(group(mostlyFlat(['sachkosten', 'pauschale']))).to.equal('now');
  });

  it('what gives no grant pays for nothing of the need, however well it fits', () => {
    expect(group({ finance: { form: 'darlehen' } })).to.equal('supplementary');
    expect(group({ finance: { form: 'sonstige' }, conditions: [condition({})] })).to.equal(
      'supplementary',
    );
    expect(group({ finance: { form: 'darlehen' }, window: { kind: 'beendet' } })).to.equal('ended');
  });

  it('nothing is worth remembering that fails for another reason too', () => {
    expect(group({ window: nextYear, regions: ['06'] })).to.equal(null);
    expect(group({ window: { kind: 'beendet' }, topics: ['sport'] })).to.equal(null);
  });
});
