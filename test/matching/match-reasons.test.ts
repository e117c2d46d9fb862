import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { stateOf, type MatchState } from '../../src/matching/decisions/criterion-state.ts';
import { reasonsToReopen } from '../../src/matching/decisions/dismissal.ts';
import { toMatch, type Match } from '../../src/matching/match.ts';
import { foundState, newsOfPair } from '../../src/matching/news/match-renewal.ts';
import { figure, testedCondition } from './condition-samples.ts';
import { compiled, needCase, on, type ProgrammeChange } from './samples.ts';

/** What a clerk reads of a cause: exactly what changed, and nothing that did not. */

function match(change: ProgrammeChange = {}, need: Partial<MatchCase> = {}, day = on): Match {
  const about = { matchCase: needCase(need), confirmations: [], on: day };
  return toMatch({ id: 'p', compiled: compiled(change) }, about);
}

/** As the job does it: before as it was kept, now as it is. */
function told(before: Match, now: Match): string | null {
  const { kept } = foundState(before, false);
  const { whole } = foundState(now, false);
  return newsOfPair({ known: kept, decision: undefined, newcomer: null }, whole)?.reason ?? null;
}

const limit = (bound: 'max' | 'min', amountCents: number) =>
  ({ bound, amountCents, of: 'costs', per: 'year', what: 'x' }) as const;
const limits = (...all: ReturnType<typeof limit>[]) => ({ finance: { limits: all } });
const confirm = testedCondition({ kind: 'confirm', text: 'Konzept liegt vor' }, 'konzept');
const share = testedCondition(
  {
    ...{ kind: 'indicator', indicatorId: 'kinderarmut', of: 'quarter' },
    ...{ operator: 'atLeast', than: { value: 20 }, maxAgeYears: 3 },
  },
  'armut',
);
const figures = (value: number) => {
  const { quarter, ...areas } = needCase().figures;
  return { figures: { ...areas, quarter: [...quarter, figure({ value })] } };
};
const day = (deadline: string): ProgrammeChange => ({
  window: { deadlines: [{ on: deadline, time: null, what: 'Antrag' }] },
});
const ended: ProgrammeChange = { window: { kind: 'beendet', deadlines: [] } };
const smallGrant = (amountCents: number): ProgrammeChange => ({
  finance: {
    limits: [{ bound: 'max', amountCents, of: 'grant', per: 'application', what: 'x' }],
  },
});

const criteria = [
  'Region',
  'Antragsteller',
  'Antragszeitraum',
  'Thema',
  'Zielgruppe',
  'Kostenart',
  'Betrag',
  'Kennzahl',
  'Laufzeit',
];

describe('why a match is told', () => {
  const cases: [string, Match, Match, { says: string[]; about: string[] } | null][] = [
    ['nothing changed', match(), match(), null],
    [
      'one criterion refuses: only that one',
      match(),
      match({ applicants: ['hochschule'] }),
      {
        says: ['Das Programm passt nicht mehr. Antragsteller: vorher „', 'jetzt „', 'Hochschule'],
        about: ['Antragsteller'],
      },
    ],
    [
      'two criteria refuse: both, and none besides',
      match(),
      match({ applicants: ['hochschule'], topics: ['klima'] as never }),
      {
        says: ['Antragsteller: vorher „', 'Thema: vorher „'],
        about: ['Antragsteller', 'Thema'],
      },
    ],
    [
      'many criteria refuse',
      match(),
      match({ regions: ['09'], applicants: ['hochschule'], topics: ['klima'] as never }),
      {
        says: ['Region: vorher „', 'Antragsteller: vorher „', 'Thema: vorher „'],
        about: ['Region', 'Antragsteller', 'Thema'],
      },
    ],
    [
      'what was refused for one reason fits: that reason',
      match({ applicants: ['hochschule'] }),
      match(),
      {
        says: ['Jetzt: Jetzt möglich. Antragsteller: vorher „', 'jetzt „'],
        about: ['Antragsteller'],
      },
    ],
    [
      'limits in another order change nothing',
      match(limits(limit('min', 100_000), limit('max', 90_000_000))),
      match(limits(limit('max', 90_000_000), limit('min', 100_000))),
      null,
    ],
    [
      'the first of two limits is gone: only that one',
      match(limits(limit('min', 100_000), limit('max', 90_000_000))),
      match(limits(limit('max', 90_000_000))),
      { says: ['Betrag entfällt, vorher: ', 'Mindestbetrag'], about: ['Betrag'] },
    ],
    [
      'a condition that a program tests from now on is the same condition',
      match({ conditions: [confirm] }),
      match({ conditions: [{ ...share, key: 'konzept' }] }, figures(31)),
      { says: ['vorher „', 'jetzt „'], about: ['Kennzahl'] },
    ],
    [
      'a figure of the quarter passes the threshold: with both figures',
      match({ conditions: [share] }, figures(18)),
      match({ conditions: [share] }, figures(31)),
      { says: ['Kennzahl: vorher „', '18', 'jetzt „', '31'], about: ['Kennzahl'] },
    ],
    [
      'a figure that stays on its side of the threshold is no news',
      match({ conditions: [share] }, figures(28)),
      match({ conditions: [share] }, figures(31)),
      null,
    ],
    [
      'a condition that is new: that it is new',
      match(),
      match({ conditions: [confirm] }),
      { says: ['Jetzt möglich → Mit einem Anruf zu klären', ' neu: '], about: [] },
    ],
    [
      'conditions in another order change nothing',
      match({ conditions: [confirm, share] }),
      match({ conditions: [share, confirm] }),
      null,
    ],
    [
      'a later deadline: both days',
      match(day('2027-01-29')),
      match(day('2027-03-31')),
      { says: ['Frist 29.01.2027 → 31.03.2027'], about: [] },
    ],
    [
      'the day after the last deadline',
      match(day('2026-11-22')),
      match(day('2026-11-22'), {}, '2026-11-23'),
      { says: ['Antragszeitraum: vorher „', 'jetzt „'], about: ['Antragszeitraum'] },
    ],
    [
      'the programme is over',
      match(),
      match(ended),
      {
        says: [
          'Das Programm ist beendet. Antragszeitraum: vorher „',
          'Frist 29.01.2027 → nicht mehr',
        ],
        about: ['Antragszeitraum'],
      },
    ],
    [
      'costs grow until the programme covers less than a tenth: the share, not the window',
      match(smallGrant(2_000_000)),
      match(smallGrant(500_000)),
      {
        says: [
          'Jetzt möglich → Ergänzend. Kosten: vorher „deckt höchstens 13',
          '“, jetzt „deckt höchstens 3',
        ],
        about: [],
      },
    ],
    [
      'the record only reads otherwise',
      match(),
      match({ title: 'Anders', summary: 'Neu gefasst' }),
      null,
    ],
  ];
  for (const [name, before, now, expected] of cases) {
    it(name, () => {
      const reason = told(before, now);
      if (expected === null) {
        expect(reason).to.equal(null);
        return;
      }
      for (const words of expected.says) expect(reason).to.include(words);
      const spoken = criteria.filter((label) =>
        new RegExp(`(^|[.;] )${label}(:| entfällt| neu)`, 'u').test(reason ?? ''),
      );
      expect(spoken, reason ?? '').to.have.members(expected.about);
    });
  }

  it('a round that is announced says so where no criterion does', () => {
    const round = (certainty: 'unknown' | 'known') =>
      match({
        window: {
          deadlines: [{ on: '2026-09-30', time: null, what: null }],
          nextRound: { state: certainty, opens: '2027-03', why: 'Meldung' },
        },
      });
    expect(told(round('unknown'), round('known'))).to.include(
      'Antragszeitraum: vorher bis zur nächsten Runde geschlossen, jetzt bis zur nächsten Runde geschlossen (Termin bekannt)',
    );
  });

  it('where nothing was noted it names what that can mean, not one criterion', () => {
    expect(told(match({ topics: ['klima'] as never }), match())).to.equal(
      'Jetzt: Jetzt möglich. Vorher sprachen Region, Thema oder mehrere Voraussetzungen dagegen.',
    );
  });
});

describe('why a dismissed match is back', () => {
  const state = (change: ProgrammeChange = {}): MatchState => stateOf(match(change));

  it('is never that limits stand in another order', () => {
    const before = state(limits(limit('min', 10_000_000), limit('max', 90_000_000)));
    const now = state(limits(limit('max', 90_000_000), limit('min', 10_000_000)));
    expect(reasonsToReopen(before, now)).to.deep.equal([]);
  });

  it('is never an amount that was noted by its place, of which nobody can tell which it was', () => {
    const plain = state(limits(limit('min', 100_000)));
    const key = 'amount-1';
    const old = plain.criteria.map((one) =>
      one.kind === 'amount' ? { ...one, key, result: 'notMet' as const } : one,
    );
    expect(reasonsToReopen({ ...plain, criteria: old }, plain)).to.deep.equal([]);
    const met = plain.criteria.map((one) =>
      one.kind === 'amount' ? { ...one, result: 'notMet' as const } : one,
    );
    expect(reasonsToReopen({ ...plain, criteria: met }, plain)).to.deep.equal([
      'Betrag nicht erfüllt → erfüllt',
    ]);
  });
});
