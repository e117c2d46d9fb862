import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../src/project-root.ts';
import { assumptionsFrom, defaultAssumptions } from '../../../src/quarters/costs/assumption.ts';
import { reckonCosts, type CostPeriod } from '../../../src/quarters/costs/cost-calculation.ts';
import { costOfPost, monthsOfPost } from '../../../src/quarters/costs/cost-calculation-post.ts';
import type { CostPlan, PostPlan } from '../../../src/quarters/costs/cost-plan.ts';
import { readPayTables } from '../../../src/quarters/costs/pay-table-file.ts';
import { addMonths } from '../../../src/shared/dates.ts';

const use = {
  payTables: readPayTables(join(projectRoot, 'data')),
  assumptions: defaultAssumptions,
};
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00A0', ' ');

const post = (change: Partial<PostPlan> = {}): PostPlan => ({
  kind: 'post',
  pay: { by: 'table', group: 's12', step: 3 },
  share: 0.5,
  startMonth: null,
  withOverhead: false,
  lumpSum: null,
  ...change,
});
const stated = (
  change: Partial<Extract<PostPlan['pay'], { by: 'employer' }>> = {},
): PostPlan['pay'] => ({
  by: 'employer',
  system: 'arbeitgeberbrutto',
  centsPerYear: 8_500_000,
  sourceTitle: 'Niederschrift',
  sourceUrl: null,
  sourceOn: '2025-01-01',
  ...change,
});

function reckon(plan: CostPlan, period: CostPeriod = { startMonth: '2027-07', months: 36 }) {
  const [cost] = reckonCosts([{ plan, hasSource: true }], period, use);
  if (!cost) throw new Error('a plan has a cost');
  return cost;
}
const sumOf = (amounts: readonly { amountCents: number }[]): number =>
  amounts.reduce((sum, { amountCents }) => sum + amountCents, 0);

describe('cost of a post by table', () => {
  // §6.2: 2026 table, step 3, twelve months and 85 %, without the employer's add-on.
  const gross = [
    ['s11b', 5_613_047, 35_900],
    ['s12', 5_899_114, 37_800],
    ['e10', 6_161_177, 39_400],
  ] as const;
  for (const [group, fullCents, halfEuros] of gross) {
    it(`${group}: a full year by the table of 05/2026, and the half post with 28 %`, () => {
      // The months 05/2026 to 03/2027 are the table's; a post of one month times twelve shows the year.
      const [year] = costOfPost(
        post({ pay: { by: 'table', group, step: 3 }, share: 1 }),
        ['2026-11'],
        use,
      ).years;
      const month = year?.payCents ?? 0;
      expect(month * 12 + Math.round(month * 0.85)).to.be.closeTo(fullCents, 1);
      const half = ((month * 12 + month * 0.85) / 2) * 1.28;
      expect(Math.round(half / 100)).to.be.closeTo(halfEuros, 50);
    });
  }

  it('S 12, half, from 07/2027 in step 3: by hand, with the rises of tariff and step', () => {
    const plan = post();
    const { years, months } = costOfPost(
      plan,
      monthsOfPost(plan, { start: '2027-07', months: 48 }),
      use,
    );
    // 4.590,75 × 1,028 = 4.719,29 from 04/2027, × 1,028 = 4.851,43 from 04/2028, 4.987,27 from 04/2029, 5.126,91 from 04/2030.
    const pays = new Map(months.map(({ month, tableCents }) => [month, tableCents]));
    expect(pays.get('2027-07')).to.equal(471_929);
    expect(pays.get('2028-03')).to.equal(471_929);
    expect(pays.get('2028-04')).to.equal(485_143);
    expect(pays.get('2029-04')).to.equal(498_727);
    expect(pays.get('2030-06')).to.equal(512_691);
    // After three years in step 3 comes step 4: 4.903,53 raised four times.
    expect(months.find(({ month }) => month === '2030-07')).to.include({
      step: 4,
      tableCents: 547_623,
    });
    // 6 × 2.359,65; 85 % × 6/12 of that month; 28 % of both.
    expect(years[0]).to.deep.include({
      year: 2027,
      months: 6,
      payCents: 1_415_790,
      yearEndCents: 100_285,
      addOnCents: 424_501,
      totalCents: 1_940_576,
    });
    // 3 × 2.359,65 + 9 × 2.425,72; 85 % of November; 28 %.
    expect(years[1]).to.deep.include({
      payCents: 2_891_043,
      yearEndCents: 206_186,
      addOnCents: 867_224,
      totalCents: 3_964_453,
    });
    // The last year ends in June: nothing is paid in its November.
    expect(years.at(-1)).to.include({ year: 2031, months: 6, yearEndCents: 0 });
  });

  it('names group, share, months and add-on, never the step or the monthly pay', () => {
    const { calculation, amounts, basis, assumed } = reckon(post());
    expect(plain(calculation)).to.equal(
      '0,5 Stelle S 12 (TVöD SuE), 36 Monate ab 07/2027; Tabellenentgelt und Jahressonderzahlung + 28 % (Annahme) Arbeitgeberanteil; nach dem 31.03.2027 jährlich 2,8 % (Annahme) Tarifsteigerung; Entgelt: oeffentlicher-dienst.info: TVöD-Tarifrunde 2025',
    );
    expect(plain(amounts[0]?.calculation)).to.equal(
      '0,5 Stelle, 6 Monate, S 12, mit Jahressonderzahlung, mit 28 % (Annahme) Arbeitgeberanteil: 19.405,76 €',
    );
    expect(basis).to.equal('annahme');
    expect(assumed).to.deep.equal(['Arbeitgeberanteil', 'Tarifsteigerung']);
    const said = [calculation, ...amounts.map((year) => year.calculation)].join(' ');
    expect(said).to.not.match(/Stufe|4\.719|4\.851|2\.359|2\.425/u);
  });

  it('the overhead is a part of its own', () => {
    const without = reckon(post());
    const with_ = reckon(post({ withOverhead: true }));
    for (const [index, { amountCents }] of without.amounts.entries()) {
      expect(with_.amounts[index]?.amountCents).to.equal(
        amountCents + Math.round(amountCents * 0.2),
      );
    }
    expect(plain(with_.amounts[0]?.calculation)).to.contain('+ 20 % Gemeinkosten 3.881,15 €');
  });

  it('months before its start cost nothing, and the average is over the whole period', () => {
    const late = reckon(post({ startMonth: '2028-01' }));
    expect(late.amounts.map(({ year }) => year)).to.deep.equal([2028, 2029, 2030]);
    expect(late.amountCentsPerYear).to.equal(Math.round(sumOf(late.amounts) / 3));
  });
});

describe('cost of a post by what its employer states', () => {
  it('rises after the year of the statement: half of 85.000 € of 2025', () => {
    const { amounts, amountCentsPerYear, calculation } = reckon(post({ pay: stated() }));
    // 85.000 → 2026 87.380 → 2027 89.826,64 → 2028 92.341,79 → 2029 94.927,36 → 2030 97.585,33
    expect(amounts.map(({ amountCents }) => amountCents)).to.deep.equal([
      2_245_666, 4_617_090, 4_746_368, 2_439_633,
    ]);
    expect(amountCentsPerYear).to.equal(4_682_919);
    expect(plain(calculation)).to.contain(
      '0,5 Stelle × 85.000,00 € Arbeitgeberbrutto je volle Stelle und Jahr (Niederschrift, Stand 2025), 36 Monate ab 07/2027; nach 2025 jährlich 2,8 % (Annahme) Tarifsteigerung',
    );
  });

  it('holds for every year where somebody says so, or its year is not known', () => {
    for (const pay of [stated({ isRaised: false }), stated({ sourceOn: null })]) {
      const { amounts, basis } = reckon(post({ pay }));
      expect(sumOf(amounts)).to.equal(12_750_000);
      expect(basis).to.equal('abgeleitet');
    }
  });

  it('a lump sum wins, and what it leaves open is named', () => {
    const lumpSum = {
      centsPerYear: 5_700_000,
      sourceTitle: 'Richtlinie',
      sourceUrl: null,
      sourceOn: '2023-03-10',
    };
    const { amounts, calculation, amountCentsPerYear } = reckon(post({ pay: stated(), lumpSum }));
    expect(amountCentsPerYear).to.equal(2_850_000);
    expect(amounts.map(({ amountCents }) => amountCents)).to.deep.equal([
      1_425_000, 2_850_000, 2_850_000, 1_425_000,
    ]);
    expect(plain(amounts[1]?.calculation)).to.equal(
      'Pauschale, 0,5 Stelle, 12 Monate: 28.500,00 €; tatsächliche Kosten 46.170,90 €, davon nicht gedeckt 17.670,90 €',
    );
    expect(plain(calculation)).to.match(
      /^Pauschale 57\.000,00 € .*Tatsächliche Kosten: 0,5 Stelle/u,
    );
  });
});

describe('other kinds of cost', () => {
  const cases: { name: string; plan: CostPlan; perYear: number; text: string }[] = [
    {
      name: 'residents × setting',
      plan: {
        kind: 'perResident',
        residents: 7751,
        residentsAsOf: '31.12.2021',
        centsPerResident: null,
      },
      perYear: 3_875_500,
      text: '7.751 Einwohner (31.12.2021) × 5,00 €',
    },
    {
      name: 'events × setting',
      plan: { kind: 'perEvent', eventsPerYear: 3, centsPerEvent: null },
      perYear: 450_000,
      text: '3 Versammlungen im Jahr × 1.500,00 € (Annahme)',
    },
    {
      name: 'events × their own price',
      plan: { kind: 'perEvent', eventsPerYear: 4, unit: 'Sitzungen', centsPerEvent: 20_000 },
      perYear: 80_000,
      text: '4 Sitzungen im Jahr × 200,00 €',
    },
    {
      name: 'material by setting',
      plan: { kind: 'material', centsPerYear: null },
      perYear: 500_000,
      text: 'Material und Räume, pauschal 5.000,00 € (Annahme) je Jahr',
    },
    {
      name: 'an amount per year, with a remark',
      plan: { kind: 'perYear', centsPerYear: 250_000, note: 'laut Angebot' },
      perYear: 250_000,
      text: '2.500,00 € je Jahr; laut Angebot',
    },
    {
      name: 'once: averaged over the period',
      plan: { kind: 'once', cents: 300_000, month: '2028-01' },
      perYear: 100_000,
      text: 'einmalig 3.000,00 € in 01/2028',
    },
  ];
  for (const { name, plan, perYear, text } of cases) {
    it(name, () => {
      const cost = reckon(plan);
      expect(cost.amountCentsPerYear).to.equal(perYear);
      expect(plain(cost.calculation)).to.equal(text);
      expect(sumOf(cost.amounts)).to.equal(perYear * 3);
    });
  }

  it('overhead is reckoned on the posts that do not carry it', () => {
    const period = { startMonth: '2027-07', months: 36 };
    const flat = post({ pay: stated({ isRaised: false }) });
    const items = [{ kind: 'overhead' } as const, flat, post({ withOverhead: true })];
    const [overhead] = reckonCosts(
      items.map((plan) => ({ plan, hasSource: true })),
      period,
      use,
    );
    expect(overhead?.amountCentsPerYear).to.equal(850_000);
    expect(plain(overhead?.amounts[1]?.calculation)).to.equal(
      '20 % von 42.500,00 € Personalkosten',
    );
  });

  it('leaves an amount that was entered by hand alone', () => {
    const period = { startMonth: '2027-07', months: 36 };
    expect(reckonCosts([{ plan: null, hasSource: false }], period, use)).to.deep.equal([null]);
  });
});

describe('what is missing is said and never zero', () => {
  const missing: [string, CostPlan, string][] = [
    ['no step', post({ pay: { by: 'table', group: 's12', step: null } }), 'die Stufe'],
    ['no statement', post({ pay: stated({ centsPerYear: null }) }), 'die Angabe des Trägers'],
    ['unknown group', post({ pay: { by: 'table', group: 'x', step: 1 } }), 'die Entgelttabelle'],
    ['starts after the end', post({ startMonth: '2031-01' }), 'ein Beginn der Stelle'],
    [
      'no residents',
      { kind: 'perResident', residents: null, residentsAsOf: '', centsPerResident: null },
      'die Zahl der Einwohnerinnen und Einwohner',
    ],
    ['no number', { kind: 'perEvent', eventsPerYear: null, centsPerEvent: null }, 'die Anzahl'],
    ['no amount', { kind: 'perYear', centsPerYear: null }, 'der Betrag je Jahr'],
    ['once without amount', { kind: 'once', cents: null, month: null }, 'der Betrag'],
    ['once outside', { kind: 'once', cents: 100, month: '2035-01' }, 'ein Monat innerhalb'],
    ['overhead without posts', { kind: 'overhead' }, 'die Personalkosten'],
  ];
  for (const [name, plan, says] of missing) {
    it(name, () => {
      const cost = reckon(plan);
      expect(cost.amountCentsPerYear).to.equal(null);
      expect(cost.amounts).to.deep.equal([]);
      expect(cost.calculation).to.contain(`Es fehlt: ${says}`);
    });
  }

  it('a need without a beginning has yearly amounts, but none by budget year', () => {
    const open = { startMonth: null, months: null };
    const cost = reckon(post({ pay: stated() }), open);
    expect(cost.amounts).to.deep.equal([]);
    expect(cost.amountCentsPerYear).to.equal(4_250_000);
    expect(cost.calculation).to.contain('weil Beginn oder Dauer des Bedarfs offen ist');
    expect(reckon(post(), open).amountCentsPerYear).to.be.greaterThan(3_700_000);
  });
});

describe('properties of the calculation', () => {
  const plans: CostPlan[] = [
    post(),
    post({ share: 0.77, withOverhead: true, startMonth: '2027-11' }),
    post({ pay: { by: 'table', group: 'e10', step: 1 }, share: 1 / 3 }),
    post({ pay: stated({ centsPerYear: 8_500_001 }), share: 0.3 }),
    { kind: 'perResident', residents: 7, residentsAsOf: '', centsPerResident: 333 },
    { kind: 'perEvent', eventsPerYear: 2.5, centsPerEvent: 33_333 },
  ];

  it('a longer period is never cheaper, and the years add up to the months', () => {
    for (const plan of plans) {
      let before = 0;
      for (let months = 1; months <= 75; months += 1) {
        const { amounts } = reckon(plan, { startMonth: '2027-05', months });
        const total = sumOf(amounts);
        expect(total, `${plan.kind}, ${months} months`).to.be.at.least(before);
        before = total;
      }
    }
  });

  it('loses no cent between the months, the parts and the years of a post', () => {
    for (const plan of plans.filter((one) => one.kind === 'post')) {
      const months = monthsOfPost(plan, { start: '2027-05', months: 75 });
      const cost = costOfPost(plan, months, use);
      const paid = cost.months.reduce((sum, { grossCents }) => sum + grossCents, 0);
      if (plan.pay.by === 'table') {
        expect(cost.years.reduce((sum, year) => sum + year.payCents, 0)).to.equal(paid);
      }
      for (const year of cost.years) {
        expect(year.payCents + year.yearEndCents + year.addOnCents).to.equal(year.grossCents);
        expect(year.grossCents + year.overheadCents).to.equal(year.totalCents);
      }
      const { amounts } = reckon(plan, { startMonth: '2027-05', months: 75 });
      expect(sumOf(amounts)).to.equal(cost.years.reduce((sum, year) => sum + year.totalCents, 0));
    }
  });

  it('a higher assumption is never cheaper', () => {
    const source = null;
    const own = {
      key: 'employerAddOnPercent',
      value: '29,5'.replace(',', '.'),
      basis: 'annahme',
    } as const;
    const assumptions = assumptionsFrom([{ ...own, source, note: null, version: 1 }]);
    const period = { startMonth: '2027-07', months: 36 };
    const [raised] = reckonCosts([{ plan: post(), hasSource: false }], period, {
      ...use,
      assumptions,
    });
    expect(raised?.amountCentsPerYear).to.be.greaterThan(reckon(post()).amountCentsPerYear ?? 0);
  });

  it('the months of a post end with the period', () => {
    const months = monthsOfPost({ startMonth: '2026-01' }, { start: '2027-07', months: 2 });
    expect(months).to.deep.equal(['2027-07', addMonths('2027-07', 1)]);
  });
});
