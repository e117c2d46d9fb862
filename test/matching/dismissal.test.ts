import { expect } from 'chai';
import { stateOf, type MatchState } from '../../src/matching/decisions/criterion-state.ts';
import { reasonsToReopen } from '../../src/matching/decisions/dismissal.ts';
import { nothingDecided, type MatchDecision } from '../../src/matching/decisions/match-decision.ts';
import { changeBetween } from '../../src/matching/news/match-change.ts';
import { toMatch } from '../../src/matching/match.ts';
import { newsOfPair } from '../../src/matching/news/match-renewal.ts';
import { compiled, needCase, on, type ProgrammeChange } from './samples.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';

function state(change: ProgrammeChange = {}, need: Partial<MatchCase> = {}): MatchState {
  const about = { matchCase: needCase(need), confirmations: [], on };
  return stateOf(toMatch({ id: 'p', compiled: compiled(change) }, about));
}

const limit = (amountCents: number, what = 'Förderung') => ({
  finance: {
    limits: [
      {
        bound: 'max' as const,
        amountCents,
        of: 'grant' as const,
        per: 'application' as const,
        what,
      },
    ],
  },
});
const deadline = (day: string, what = 'Antrag') => ({
  window: { deadlines: [{ on: day, time: null, what }] },
});

describe('a dismissed match', () => {
  const cases: [string, ProgrammeChange, ProgrammeChange, string[]][] = [
    ['stays while nothing changed', {}, {}, []],
    [
      'comes back with a higher ceiling, and says so',
      limit(2_000_000),
      limit(5_000_000),
      ['Höchstbetrag 20.000\u00a0€ → 50.000\u00a0€'],
    ],
    ['stays with a lower ceiling', limit(5_000_000), limit(2_000_000), []],
    ['stays where only words changed', limit(2_000_000), limit(2_000_000, 'Zuschuss'), []],
    [
      'comes back with a later deadline',
      deadline('2027-01-29'),
      deadline('2027-03-31', 'Skizze'),
      ['Frist 29.01.2027 → 31.03.2027'],
    ],
    ['stays with an earlier deadline', deadline('2027-03-31'), deadline('2027-01-29'), []],
    [
      'comes back with a higher rate',
      { finance: { ratePercentMax: 50 } },
      { finance: { ratePercentMax: 90 } },
      ['Förderquote bis zu 50 % → 90 %'],
    ],
    ['stays while the programme is over', {}, { window: { kind: 'beendet', deadlines: [] } }, []],
    ['stays where the title changed', {}, { title: 'Anders', summary: 'Neu gefasst' }, []],
  ];
  for (const [name, before, after, expected] of cases) {
    it(name, () => {
      expect(reasonsToReopen(state(before), state(after))).to.deep.equal(expected);
    });
  }

  const withTime = (value: string, size: number | null): MatchState => {
    const plain = state();
    const fact = {
      id: 'timeLeft',
      name: 'Zeit bis zur Frist:',
      value,
      size,
      better: 'more' as const,
    };
    return { ...plain, facts: [...plain.facts, fact] };
  };
  const [late, early, earlier] = [
    withTime('reicht nur fristwahrend', 0),
    withTime('reicht bis 01.02.2027', 2),
    withTime('reicht bis 18.01.2027', 2),
  ];
  const unknown = withTime('ist offen', null);

  it('comes back when the time is enough again, not when another day to begin is named', () => {
    expect(reasonsToReopen(late, early)).to.have.length(1);
    const others: [MatchState, MatchState][] = [
      [early, late],
      [early, earlier],
      [unknown, early],
      [early, unknown],
      [state(), early],
      [early, state()],
    ];
    for (const [before, after] of others) expect(reasonsToReopen(before, after)).to.deep.equal([]);
  });

  it('tells everybody another way that remains, another day to begin those who work on it', () => {
    expect(changeBetween(early, late, null)?.reason).to.equal(
      'Zeit bis zur Frist: reicht bis 01.02.2027 → reicht nur fristwahrend',
    );
    expect(changeBetween(unknown, late, null)?.kind).to.equal('changed');
    for (const [before, after] of [
      [early, earlier],
      [unknown, early],
      [state(), early],
      [early, state()],
    ] as const) {
      expect(changeBetween(before, after, null)).to.equal(null);
    }
    const pair = { known: early, newcomer: null };
    expect(newsOfPair({ ...pair, decision: undefined }, earlier)).to.equal(null);
    const decision = { ...nothingDecided, state: 'remembered' } as MatchDecision;
    expect(newsOfPair({ ...pair, decision }, earlier)?.reason).to.include('18.01.2027');
  });

  it('comes back when what was refused is met', () => {
    const refused = state({}, { topics: ['klima'] as never });
    const said = reasonsToReopen(refused, state());
    expect(said).to.deep.equal(['Thema nicht erfüllt → erfüllt']);
  });

  it('is told of by nothing else', () => {
    const decision = { state: 'dismissed', dismissedAs: state() } as never;
    const pair = { known: state(), decision, newcomer: null };
    expect(newsOfPair(pair, state({ window: { kind: 'beendet', deadlines: [] } }))).to.equal(null);
    expect(newsOfPair(pair, state(deadline('2027-06-30')))).to.deep.include({ kind: 'reopened' });
  });
});

describe('what became of a match', () => {
  it('is nothing where nothing changed, and nothing for a match that stays refused', () => {
    expect(changeBetween(state(), state(), null)).to.equal(null);
    expect(changeBetween(null, null, null)).to.equal(null);
  });

  it('names the criterion with both sentences', () => {
    const before = state(deadline('2026-01-29'));
    const change = changeBetween(before, state(), null);
    expect(change?.kind).to.be.oneOf(['new', 'opened']);
    expect(change?.reason).to.include('Frist 29.01.2026 → 29.01.2027');
    const worse = changeBetween(state(), state({}, { topics: [] }), null);
    expect(worse?.kind).to.equal('worse');
    expect(worse?.reason).to.match(/^Jetzt möglich → Mit einem Anruf zu klären\. Thema: vorher „/u);
    expect(worse?.reason).to.include('jetzt „');
  });

  it('tells a round that is announced, and the end', () => {
    const round = (certainty: 'unknown' | 'known'): ProgrammeChange => ({
      window: {
        deadlines: [{ on: '2026-09-30', time: null, what: null }],
        nextRound: { state: certainty, opens: '2027-03', why: 'Meldung' },
      },
    });
    expect(changeBetween(state(round('unknown')), state(round('known')), null)?.kind).to.equal(
      'announced',
    );
    const over = state({ window: { kind: 'beendet', deadlines: [] } });
    expect(changeBetween(state(), over, null)?.kind).to.equal('ended');
    expect(changeBetween(over, state(), null)?.kind).to.equal('new');
  });

  it('tells a changed amount although the group stays', () => {
    const change = changeBetween(state(limit(2_000_000)), state(limit(5_000_000)), null);
    expect(change?.reason).to.include('Höchstbetrag 20.000\u00a0€ → 50.000\u00a0€');
  });
});
