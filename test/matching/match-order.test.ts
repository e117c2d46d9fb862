import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { datePoints } from '../../src/matching/order/date-points.ts';
import { groupInOrder, toMatch, type Match } from '../../src/matching/match.ts';
import { unknownPoints, orderParts, orderSum } from '../../src/matching/order/match-order.ts';
import { inOrder } from '../../src/matching/match-rows.ts';
import {
  defaultOrderWeights,
  orderPartNames,
  type OrderPartName,
} from '../../src/matching/order/order-weights.ts';
import type { ConditionTest } from '../../src/programmes/condition-test.ts';
import type { TargetGroupCode } from '../../src/programmes/programme-codes.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import type { WindowState } from '../../src/programmes/window-state.ts';
import type { Way } from '../../src/schedule/backward-plan.ts';
import { addDays } from '../../src/shared/dates.ts';
import { compiled, needCase, on, type ProgrammeChange } from './samples.ts';

function matchOf(slug: string, change: ProgrammeChange = {}, need: Partial<MatchCase> = {}): Match {
  const about = { matchCase: needCase(need), confirmations: [], on };
  return toMatch({ id: slug, compiled: compiled({ ...change, slug }) }, about);
}

const points = (match: Match, part: OrderPartName): number | null => match.points[part].points;
const noWeights = { topic: 0, cost: 0, ownShare: 0, date: 0, effort: 0 };
const slugsOf = (matches: readonly Match[], weights = defaultOrderWeights): string[] =>
  [...inOrder(groupInOrder(matches, weights))].map(({ match }) => match.slug);

describe('parts of the order', () => {
  it('are whole numbers from 0 to 100, and the sum is theirs times their weights', () => {
    const match = matchOf('a', {}, { ownShareCentsPerYear: 333_333 });
    const parts = orderParts(match, defaultOrderWeights);
    expect(parts.map(({ part }) => part)).to.deep.equal([...orderPartNames]);
    for (const { points: found, weight, contribution, why } of parts) {
      expect(Number.isInteger(found) && Number(found) >= 0 && Number(found) <= 100).to.equal(true);
      expect(contribution).to.equal(Number(found) * weight);
      expect(why).not.to.equal('');
    }
    const sum = parts.reduce((all, { contribution }) => all + contribution, 0);
    expect(orderSum(match, defaultOrderWeights)).to.equal(sum);
  });

  it('what is not known counts less than something good, never like nothing', () => {
    const unknown = matchOf('a', { finance: { ratePercentMax: null } });
    expect([points(unknown, 'cost'), points(unknown, 'ownShare')]).to.deep.equal([null, null]);
    expect(orderSum(unknown, { ...noWeights, cost: 3 })).to.equal(3 * unknownPoints);
  });

  it('subject: all that the need wants and nothing else is best, a programme for everything is weaker', () => {
    expect(points(matchOf('a', { topics: ['kinderarmut'] }), 'topic')).to.equal(100);
    const broad = matchOf('b', { topics: ['kinderarmut', 'familie', 'kita', 'sport'] });
    expect(points(broad, 'topic')).to.equal(40);
    expect(points(matchOf('c', {}, { topics: [] }), 'topic')).to.equal(null);
  });

  it('subject: half where the main subject is another one, half where only a part of the people is reached', () => {
    const aside = matchOf('a', { topics: ['sport', 'kinderarmut'] });
    expect(points(aside, 'topic')).to.equal(33);
    expect(orderParts(aside, defaultOrderWeights)[0]?.why).to.contain('Hauptthema ist Sport');
    const partly = matchOf('b', { topics: ['kinderarmut'], targetGroups: ['kinder-0-6'] });
    expect(points(partly, 'topic')).to.equal(50);
    const both = matchOf('c', { topics: ['sport', 'kinderarmut'], targetGroups: ['kinder-0-6'] });
    expect(points(both, 'topic')).to.equal(16);
  });

  it('subject: nothing where the programme demands what the need does not name, until somebody confirms it', () => {
    const demanding: ProgrammeChange = {
      topics: ['kinderarmut'],
      conditions: [
        {
          ...{ key: 'sport', text: 'Nur Sportstätten', kind: 'sonstiges', effect: 'blocking' },
          ...{ testedBy: null, reading: '' },
          test: {
            kind: 'anyOf',
            tests: [
              { kind: 'topic', anyOf: ['sport'] },
              { kind: 'confirm', text: 'Es geht um eine Sportstätte' },
            ],
          },
        },
      ],
    };
    const open = matchOf('a', demanding);
    expect(points(open, 'topic')).to.equal(0);
    expect(orderParts(open, defaultOrderWeights)[0]?.why).to.contain('verlangt „Nur Sportstätten“');
    // What it would pay is not known to be for this need.
    expect([points(open, 'cost'), points(matchOf('c'), 'cost')]).to.deep.equal([null, 80]);
    expect(orderParts(open, defaultOrderWeights)[1]?.why).to.contain('sofern der Bedarf überhaupt');
    expect(points(matchOf('b', demanding, { topics: ['kinderarmut', 'sport'] }), 'topic')).to.equal(
      66,
    );
  });

  const withTest = (test: ConditionTest): ProgrammeChange => ({
    topics: ['kinderarmut'],
    conditions: [
      {
        ...{ key: 'eng', text: 'Nur Mittagessen', kind: 'sonstiges', effect: 'blocking' },
        ...{ testedBy: null, reading: '', test },
      },
    ],
  });

  it('subject: half where the money is for less than the topics say, until somebody confirms it', () => {
    const confirm = { kind: 'confirm', text: 'Es geht um das Mittagessen' } as const;
    const test = (narrows: true | undefined): ConditionTest => ({
      kind: 'allOf',
      tests: [
        { kind: 'topic', anyOf: ['kinderarmut'] },
        { ...confirm, narrows },
      ],
    });
    const open = matchOf('a', withTest(test(true)));
    expect(points(open, 'topic')).to.equal(50);
    expect(orderParts(open, defaultOrderWeights)[0]?.why).to.contain(
      'bezahlt nur: „Nur Mittagessen“, noch nicht bestätigt (halbe Punkte)',
    );
    const answer = { result: 'met', note: '', confirmedAt: '2026-11-20T09:00:00Z' } as const;
    const about = {
      matchCase: needCase({ confirmations: [{ conditionKey: 'eng', ...answer }] }),
      ...{ confirmations: [{ programmeId: 'b', conditionKey: 'eng', ...answer }], on },
    };
    const confirmed = toMatch({ id: 'b', compiled: compiled(withTest(test(true))) }, about);
    expect(points(confirmed, 'topic')).to.equal(100);
    // Any other condition of the same form says nothing about the subject.
    expect(points(matchOf('c', withTest(test(undefined))), 'topic')).to.equal(100);
  });

  it('subject: nothing where the need names people whom the programme is not for', () => {
    const adults = withTest({
      kind: 'anyOf',
      tests: [
        { kind: 'not', test: { kind: 'targetGroup', anyOf: ['kinder-0-6'] } },
        { kind: 'confirm', text: 'Beraten werden Erwachsene' },
      ],
    });
    const of = (...targetGroups: TargetGroupCode[]) =>
      points(matchOf('a', adults, { targetGroups }), 'topic');
    expect([of('kinder-0-6', 'zugewanderte'), of('zugewanderte'), of('aeltere')]).to.deep.equal([
      0, 100, 100,
    ]);
  });

  it('subject: topics read from the areas of a database have no main one', () => {
    const read = matchOf('a', {
      topics: ['sport', 'kinderarmut'],
      basis: { topics: 'abgeleitet' },
    });
    expect(points(read, 'topic')).to.equal(66);
  });

  it('cost: the ceiling over the whole period; a loan covers nothing', () => {
    expect(points(matchOf('a'), 'cost')).to.equal(80);
    expect(points(matchOf('b', { finance: { form: 'darlehen' } }), 'cost')).to.equal(0);
  });

  it('own share: the smaller the better, and whether it is enough where the need says so', () => {
    expect(points(matchOf('a'), 'ownShare')).to.equal(80);
    const enough = matchOf('b', {}, { ownShareCentsPerYear: 1_000_000 });
    expect(points(enough, 'ownShare')).to.equal(100);
    const half = matchOf('c', {}, { ownShareCentsPerYear: 500_000 });
    expect(points(half, 'ownShare')).to.equal(50);
  });

  it('effort: stages, documents and open questions cost, never below nothing', () => {
    const of = (stages: number, documents: number) =>
      matchOf('a', {
        procedure: { stages, portal: null, documents: Array.from({ length: documents }, String) },
      });
    expect(points(of(1, 0), 'effort')).to.equal(100);
    expect(points(of(1, 3), 'effort')).to.equal(88);
    // Which of the two stages the deadline means is an open question as well.
    expect(points(of(2, 3), 'effort')).to.equal(58);
    expect(points(of(9, 20), 'effort')).to.equal(0);
  });
});

describe('points of a date', () => {
  const open = (days: number): WindowState => ({
    state: 'open',
    until: { on: addDays(on, days), time: null, what: null },
  });
  const of = (window: WindowState): number | null =>
    datePoints({ window, timeLeft: null, on, tested: 'met' }).points;

  it('fall with the days that are left, and never rise again', () => {
    const all = Array.from({ length: 120 }, (_, days) => of(open(days)) ?? -1);
    expect([all[0], all[119]]).to.deep.equal([5, 100]);
    expect(all).to.deep.equal(all.toSorted((a, b) => a - b));
  });

  it('always open is a little less than a deadline far away, and more than one that is near', () => {
    const always = of({ state: 'open', until: null }) ?? 0;
    expect(always).to.be.lessThan(of(open(60)) ?? 0);
    expect(always).to.be.greaterThan(of(open(50)) ?? 0);
  });

  it('a known round is worth more than an expected one, this more than a hope; over is nothing', () => {
    const round = (certainty: 'known' | 'expected' | 'unknown'): number | null =>
      of({ state: 'nextRound', certainty, lastDeadlineOn: null, opens: null, why: '' });
    expect([round('known'), round('expected'), round('unknown')]).to.deep.equal([60, 45, 10]);
    expect(of({ state: 'ended', on: null })).to.equal(0);
    expect(of({ state: 'unknown', why: '' })).to.equal(null);
  });

  it('the way over the committees counts before the days', () => {
    const by = (ways: Way[], startBy: string | null): number | null => {
      const deadlineOn = addDays(on, 100);
      const decision = { inTimeOn: null, laterOn: null };
      const plan = { steps: [], ways, startBy, filingOn: deadlineOn, decision };
      const said = { words: 'Worte.', isAssumed: false, isDemo: false, short: null };
      const timeLeft = { deadlineOn, ways, startBy, plan, ...said };
      return datePoints({ window: open(100), timeLeft, on, tested: 'met' }).points;
    };
    expect([
      by(['regular'], '2026-12-01'),
      by(['regular'], null),
      by(['urgentDecision', 'subjectToDecision'], null),
      by(['subjectToDecision'], null),
      by(['tooLate'], null),
      by(['sittingsUnknown'], null),
    ]).to.deep.equal([100, 70, 45, 25, 0, 100]);
  });

  it('doubts about the window halve them', () => {
    const doubtful = { window: open(100), timeLeft: null, on, tested: 'unknown' as const };
    expect(datePoints(doubtful).points).to.equal(50);
  });
});

describe('order within a group', () => {
  it('more points first, the slug where they are equal, whatever order they came in', () => {
    const matches = [
      matchOf('z-best', { topics: ['kinderarmut'] }),
      matchOf('b-same'),
      matchOf('a-same'),
      matchOf('a-less', { finance: { ratePercentMax: 50 } }),
    ];
    const expected = ['z-best', 'a-same', 'b-same', 'a-less'];
    expect(slugsOf(matches)).to.deep.equal(expected);
    expect(slugsOf(matches.toReversed())).to.deep.equal(expected);
  });

  it('follows the weights', () => {
    const matches = [
      matchOf('a-subject', { topics: ['kinderarmut'], finance: { ratePercentMax: 20 } }),
      matchOf('b-money', {
        topics: ['kinderarmut', 'kita', 'sport'],
        finance: { ratePercentMax: 90 },
      }),
    ];
    expect(slugsOf(matches, { ...noWeights, topic: 1 })).to.deep.equal(['a-subject', 'b-money']);
    expect(slugsOf(matches, { ...noWeights, cost: 1 })).to.deep.equal(['b-money', 'a-subject']);
  });

  it('a match that only lacks weight keeps its group', () => {
    const { groups } = groupInOrder([matchOf('a'), matchOf('b', { regions: ['06'] })]);
    expect(groups[0]?.matches.map(({ slug }) => slug)).to.deep.equal(['a']);
  });
});

describe('a federal line', () => {
  const lineTo = (slug: string): { links: Programme['links'] } => ({
    links: [{ slug, relation: 'stateStrand' }],
  });
  const rows = (matches: readonly Match[]) =>
    [...inOrder(groupInOrder(matches))].map(({ match, position }) => [
      match.slug,
      match.group,
      position,
      match.beneath,
    ]);
  // The strand of a line must be in the catalogue for its window; here only the rows matter.
  const inGroup = (match: Match, group: Match['group']): Match => ({ ...match, group });

  it('stands right beneath its strand, under its heading, and is no row of its own', () => {
    const strand = inGroup(matchOf('strang', { finance: { ratePercentMax: 30 } }), 'now');
    const line = inGroup(matchOf('linie', lineTo('strang')), 'clarify');
    expect(
      rows([
        line,
        matchOf('anderes'),
        strand,
        matchOf('letztes', { finance: { ratePercentMax: 10 } }),
      ]),
    ).to.deep.equal([
      ['anderes', 'now', 1, null],
      ['strang', 'now', 2, null],
      ['linie', 'now', 2, 'strang'],
      ['letztes', 'now', 3, null],
    ]);
  });

  it('is found from either side of the link', () => {
    const strand = matchOf('strang', { links: [{ slug: 'linie', relation: 'federalLine' }] });
    expect(rows([strand, matchOf('linie')])[1]).to.deep.equal(['linie', 'now', 1, 'strang']);
  });

  it('keeps a row of its own where one of the two does not fit, or the strand is not there', () => {
    const line = inGroup(matchOf('linie', lineTo('strang')), 'clarify');
    const refused = inGroup(matchOf('strang'), null);
    expect(rows([line, refused])).to.deep.equal([
      ['linie', 'clarify', 1, null],
      ['strang', null, 1, null],
    ]);
    expect(rows([line])).to.deep.equal([['linie', 'clarify', 1, null]]);
    expect(rows([inGroup(line, null), matchOf('strang')])).to.deep.equal([
      ['strang', 'now', 1, null],
      ['linie', null, 1, null],
    ]);
  });

  it('two that name each other as strand lose nothing', () => {
    const both = [matchOf('a', lineTo('b')), matchOf('b', lineTo('a'))];
    expect(rows(both).map(([slug]) => slug)).to.have.members(['a', 'b']);
  });
});
