import { expect } from 'chai';
import { fundingGaps, type GapContext } from '../../src/quarters/funding/funding-gap.ts';
import {
  budgetText,
  continuationText,
  costNotes,
  costText,
  followingText,
  lostPostsText,
  lostText,
} from '../../src/quarters/funding/funding-gap-words.ts';
import type { CostItem, Funding, Need } from '../../src/quarters/needs/need.ts';
import { sampleCostItem, sampleFunding, sampleNeed } from '../support/needs.ts';

const today = '2026-11-28';
const context: GapContext = {
  today,
  deadlineOf: () => null,
  budgetDayOf: () => ({ monthDay: '06-30', isAssumed: true }),
};

const personal = sampleCostItem({ id: 'c1', label: 'Personal', amountCentsPerYear: 1_200_000 });
const rooms = sampleCostItem({ id: 'c2', label: 'Räume', amountCentsPerYear: 600_000 });
/** From July 2027 to June 2030, 18,000 € a year. */
const need = (fundings: Funding[], change: Partial<Need> = {}): Need =>
  sampleNeed({ costItems: [personal, rooms], fundings, ...change });
const gapsOf = (fundings: Funding[], change: Partial<Need> = {}) =>
  fundingGaps([need(fundings, change)], context);
const later = (change: Partial<Funding>): Funding => sampleFunding({ id: 'f2', ...change });

describe('fundingGaps: which money ends', () => {
  const cases: [string, Funding[], string[]][] = [
    ['ends today', [sampleFunding({ untilOn: today })], ['f1']],
    ['ended yesterday', [sampleFunding({ untilOn: '2026-11-27' })], []],
    ['ends in exactly 24 months', [sampleFunding({ untilOn: '2028-11-28' })], ['f1']],
    ['ends a day later than that', [sampleFunding({ untilOn: '2028-11-29' })], []],
    ['is only applied for', [sampleFunding({ status: 'applied' })], []],
    [
      'a successor from the day after',
      [sampleFunding({}), later({ fromOn: '2028-01-01', untilOn: '2030-12-31' })],
      [],
    ],
    [
      'a successor that overlaps',
      [sampleFunding({}), later({ fromOn: '2027-06-01', untilOn: '2030-12-31' })],
      [],
    ],
    [
      'a successor that has begun on an unknown day',
      [sampleFunding({}), later({ fromOn: null, untilOn: '2030-12-31' })],
      [],
    ],
    [
      'a successor that ends no later follows nothing',
      [sampleFunding({}), later({ fromOn: '2027-06-01', untilOn: '2027-12-31' })],
      ['f1', 'f2'],
    ],
    [
      'a successor that is only applied for',
      [sampleFunding({}), later({ status: 'applied', fromOn: '2028-01-01', untilOn: null })],
      ['f1'],
    ],
    [
      'a successor for a part of what was paid',
      [
        sampleFunding({}),
        later({ fromOn: '2028-01-01', untilOn: null, extent: 'teilweise', covers: ['c1'] }),
      ],
      ['f1', 'f2'],
    ],
    [
      'two successors that together pay for all of it',
      [
        sampleFunding({}),
        later({ fromOn: '2028-01-01', untilOn: '2030-12-31', extent: 'teilweise', covers: ['c1'] }),
        later({
          id: 'f3',
          fromOn: '2028-01-01',
          untilOn: '2030-12-31',
          extent: 'teilweise',
          covers: ['c2'],
        }),
      ],
      [],
    ],
    [
      'a share of the whole does not follow on the whole',
      [
        sampleFunding({}),
        later({ fromOn: '2028-01-01', untilOn: '2030-12-31', extent: 'teilweise' }),
      ],
      ['f1'],
    ],
    [
      'a later share follows on a share',
      [
        sampleFunding({ extent: 'teilweise' }),
        later({ fromOn: '2028-01-01', untilOn: '2030-12-31', extent: 'teilweise' }),
      ],
      [],
    ],
    [
      'a share that runs beside it is no successor',
      [
        sampleFunding({ extent: 'teilweise', fromOn: '2026-01-01' }),
        later({ fromOn: '2026-01-01', untilOn: '2030-12-31', extent: 'teilweise' }),
      ],
      ['f1'],
    ],
    ['an end that nobody knows', [sampleFunding({ untilOn: null })], ['f1']],
  ];
  for (const [title, fundings, expected] of cases) {
    it(title, () => {
      expect(gapsOf(fundings).map(({ funding }) => funding.id)).to.deep.equal(expected);
    });
  }

  it('an unknown end is said and nothing is assumed after it', () => {
    const [gap] = gapsOf([sampleFunding({ untilOn: null })]);
    expect(gap).to.include({ endsOn: null, from: null, until: null });
    expect(costText(gap?.cost ?? fail())).to.equal('nicht bezifferbar');
    expect(budgetText(gap?.budget ?? fail(), today)).to.contain('[Angabe fehlt');
  });

  it('what a partial successor leaves open is what is lost, and when it is paid again', () => {
    const [gap] = gapsOf([
      sampleFunding({ untilOn: '2027-12-31', postsFilled: 0.5, postsVacant: 0.5 }),
      later({ fromOn: '2028-01-01', untilOn: '2031-12-31', extent: 'teilweise', covers: ['c1'] }),
      later({
        id: 'f3',
        fromOn: '2028-04-01',
        untilOn: '2031-12-31',
        extent: 'teilweise',
        covers: ['c2'],
      }),
    ]);
    if (!gap) throw new Error('no gap');
    expect(lostText(gap)).to.equal('Räume');
    expect(lostPostsText(gap)).to.equal('1 Stelle, davon 0,5 Stellen unbesetzt');
    expect(gap.until).to.equal('2028-03-31');
    expect(costText(gap.cost)).to.equal('2028: 1.500\u00a0€');
    expect(followingText(gap)).to.equal(
      'bis 31.03.2028 nichts bewilligt, danach bewilligt; läuft daneben weiter: Landesmittel; läuft daneben weiter: Landesmittel',
    );
  });

  it('nearest end first, unknown ends last; invented money is marked', () => {
    const gaps = gapsOf([
      sampleFunding({ id: 'unknown', untilOn: null, extent: 'teilweise' }),
      sampleFunding({ id: 'late', untilOn: '2028-06-30', extent: 'teilweise', covers: ['c2'] }),
      sampleFunding({
        id: 'soon',
        untilOn: '2027-03-31',
        extent: 'teilweise',
        covers: ['c1'],
        origin: 'demo',
      }),
    ]);
    expect(gaps.map(({ funding, isDemo }) => [funding.id, isDemo])).to.deep.equal([
      ['soon', true],
      ['late', false],
      ['unknown', false],
    ]);
  });
});

describe('fundingGaps: what a gap costs', () => {
  const cost = (funding: Partial<Funding>, change: Partial<Need> = {}) => {
    const [gap] = gapsOf([sampleFunding(funding)], change);
    if (!gap) throw new Error('no gap');
    return { text: costText(gap.cost), notes: costNotes(gap).join('; ') };
  };

  it('by budget year, to the end of the need’s period', () => {
    const { text, notes } = cost({ untilOn: '2027-12-31' });
    expect(text).to.equal('2028: 18.000\u00a0€, 2029: 18.000\u00a0€, 2030: 9.000\u00a0€');
    expect(notes).to.equal('gerechnet bis 30.06.2030');
  });

  it('months before the need’s own period count with the yearly amount, and that is said', () => {
    const { text, notes } = cost({ untilOn: '2027-03-31' });
    expect(text).to.match(/^2027: 13\.500\u00a0€, 2028: 18\.000/u);
    expect(notes).to.contain('auf Grundlage von 18.000\u00a0€ je Jahr');
    expect(notes).to.contain('07/2027, 36 Monate');
  });

  it('a month that is touched in part counts by its days', () => {
    const twoMonths = { startMonth: '2028-01', months: 2 };
    expect(cost({ untilOn: '2028-02-15' }, twoMonths).text).to.equal('2028: 724,14\u00a0€');
  });

  it('amounts by year as planned win over the yearly amount', () => {
    const planned = sampleCostItem({
      amounts: [
        { year: 2028, amountCents: 500_000, calculation: '' },
        { year: 2029, amountCents: 700_000, calculation: '' },
      ],
    });
    const { text } = cost(
      { untilOn: '2028-06-30' },
      { costItems: [planned], startMonth: '2028-01', months: 24 },
    );
    expect(text).to.equal('2028: 2.500\u00a0€, 2029: 7.000\u00a0€');
  });

  const twoYears = { startMonth: '2027-01', months: 24 };
  const once = (month: string, change: Partial<CostItem> = {}): CostItem =>
    sampleCostItem({
      id: 'c4',
      label: 'Eröffnung',
      amountCentsPerYear: 61_728,
      plan: { kind: 'once', cents: 123_456, month },
      amounts: [{ year: Number(month.slice(0, 4)), amountCents: 123_456, calculation: '' }],
      ...change,
    });

  const oneOff: [string, Partial<Funding>, CostItem[], string][] = [
    ['spent before the gap', {}, [personal, once('2027-03')], '2028: 12.000\u00a0€'],
    ['falls into the gap', {}, [personal, once('2028-03')], '2028: 13.234,56\u00a0€'],
    [
      'spent in the year of the gap, before it begins',
      { untilOn: '2027-06-30' },
      [personal, once('2027-03')],
      '2027: 6.000\u00a0€, 2028: 12.000\u00a0€',
    ],
    [
      'spent in a year before the gap',
      { untilOn: '2028-11-27' },
      [once('2027-03')],
      '2028: 0\u00a0€',
    ],
  ];
  for (const [title, funding, costItems, expected] of oneOff) {
    it(`one-off costs count once, in their month: ${title}`, () => {
      const { text, notes } = cost(funding, { ...twoYears, costItems });
      expect(text).to.equal(expected);
      expect(notes).to.not.contain('auf Grundlage von');
    });
  }

  it('outside the period a one-off costs nothing and is in no yearly amount', () => {
    const { text, notes } = cost(
      { untilOn: '2027-12-31' },
      { startMonth: '2027-01', months: 12, costItems: [personal, once('2027-03')] },
    );
    expect(text).to.match(/^2028: 12\.000\u00a0€, 2029: 12\.000\u00a0€/u);
    expect(notes).to.contain('auf Grundlage von 12.000\u00a0€ je Jahr');
  });

  it('a year of the period without an amount costs nothing', () => {
    const later = sampleCostItem({
      amounts: [{ year: 2028, amountCents: 500_000, calculation: '' }],
    });
    const { text, notes } = cost({ untilOn: '2027-06-30' }, { ...twoYears, costItems: [later] });
    expect(text).to.equal('2027: 0\u00a0€, 2028: 5.000\u00a0€');
    expect(notes).to.not.contain('auf Grundlage von');
  });

  it('items without an amount make it a lower bound', () => {
    const unknown = sampleCostItem({ id: 'c3', label: 'Fonds', amountCentsPerYear: null });
    const { text, notes } = cost({}, { costItems: [personal, unknown] });
    expect(text).to.match(/^2028: mindestens 12\.000/u);
    expect(notes).to.contain('ohne Betrag: Fonds');
    expect(cost({}, { costItems: [unknown] }).text).to.equal('nicht bezifferbar');
    expect(cost({}, { costItems: [] }).text).to.equal('nicht bezifferbar');
  });

  it('a share of the whole makes it an upper bound, a named item does not', () => {
    expect(cost({ extent: 'teilweise' }).text).to.match(/^2028: höchstens 18\.000/u);
    expect(cost({ extent: 'teilweise', covers: ['c2'] }).text).to.match(/^2028: 6\.000/u);
  });

  it('without a period, three budget years on the yearly amount', () => {
    const { text } = cost({ untilOn: '2027-12-31' }, { startMonth: null, months: null });
    expect(text).to.equal('2028: 18.000\u00a0€, 2029: 18.000\u00a0€, 2030: 18.000\u00a0€');
  });
});

describe('fundingGaps: by when something must be done', () => {
  const dates = (change: Partial<Funding>, deadlineOf: GapContext['deadlineOf'] = () => null) => {
    const [gap] = fundingGaps([need([sampleFunding(change)])], { ...context, deadlineOf });
    if (!gap) throw new Error('no gap');
    return [continuationText(gap.continuation, today), budgetText(gap.budget, today)];
  };

  it('entered days count, and one that has passed is too late', () => {
    expect(dates({ continuationDueOn: '2026-11-28', budgetDueOn: '2026-11-27' })).to.deep.equal([
      '28.11.2026',
      '27.11.2026, zu spät (Stand 28.11.2026); noch möglich für 2028: bis 30.06.2027 (Annahme)',
    ]);
  });

  it('else the next deadline of the programme', () => {
    const deadlineOf = (id: string) => (id === 'p1' ? { on: '2027-02-15', what: 'ZiQ' } : null);
    expect(dates({ programmeId: 'p1' }, deadlineOf)[0]).to.equal('15.02.2027 (nächste Frist: ZiQ)');
    expect(dates({ programmeId: 'p2' }, deadlineOf)[0]).to.contain('[Angabe fehlt');
  });

  it('else it is missing, with a rough guide marked as an assumption', () => {
    expect(dates({ untilOn: '2027-12-31' })).to.deep.equal([
      '[Angabe fehlt: Frist des Fortsetzungsantrags]; Annahme als Anhalt: bis 30.06.2027 (sechs Monate vor dem Ende)',
      '30.06.2027 (Annahme)',
    ]);
    expect(dates({ untilOn: '2027-03-31' })).to.deep.equal([
      '[Angabe fehlt: Frist des Fortsetzungsantrags]; Annahme als Anhalt: bis 30.09.2026 (sechs Monate vor dem Ende), dieser Tag ist vorbei',
      '30.06.2026 (Annahme), zu spät (Stand 28.11.2026); noch möglich für 2028: bis 30.06.2027 (Annahme)',
    ]);
  });
});

function fail(): never {
  throw new Error('no gap');
}
