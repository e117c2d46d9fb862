import { costsByYear } from '../quarters/costs/costs-by-year.ts';
import { needStateOn } from '../quarters/needs/need-state.ts';
import { costPerYear, describeCost, describeCostOfAll, type Need } from '../quarters/needs/need.ts';
import { formatDay } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import type { Block } from './document.ts';
import { heading, paragraph } from './draft-content-blocks.ts';
import type { ProfileContent } from './quarter-profile-content.ts';

/** What the quarter lacks, what it costs, what pays for it today: in short, the whole is on each need's page. Pure. */
export function needBlocks(content: ProfileContent): Block[] {
  const { needs } = content;
  if (needs.length === 0) {
    return [heading(1, 'Bedarfe'), paragraph('Für dieses Quartier ist kein Bedarf erfasst.')];
  }
  return [
    heading(1, 'Bedarfe'),
    paragraph(`Alle Bedarfe zusammen: ${describeCostOfAll(needs)}.`),
    needTable(content),
    ...yearTables(needs),
  ];
}

function titleOf({ title, origin }: Need): string {
  return origin === 'demo' ? `${title} (Demo-Wert)` : title;
}

function needTable({ needs, projects, today }: ProfileContent): Block {
  return {
    kind: 'table',
    caption: 'Bedarfe mit Stand der Finanzierung',
    columns: [
      { header: 'Bedarf', align: 'left', share: 3 },
      { header: 'Stand', align: 'left', share: 2.2 },
      { header: 'Heutige Finanzierung', align: 'left', share: 3 },
      { header: 'Kosten', align: 'right', share: 2 },
    ],
    rows: needs.map((need) => {
      const own = projects.filter(({ needId }) => needId === need.id);
      const state = needStateOn(need, own, today);
      return {
        cells: [
          titleOf(need),
          [state.text, ...state.details].join('; '),
          fundingText(need),
          describeCost(costPerYear(need)),
        ],
        emphasis: false,
      };
    }),
    notes: reservations(needs),
  };
}

function fundingText({ fundings }: Need): string {
  const texts = fundings.map(
    ({ label, untilOn, origin }) =>
      `${label}, ${untilOn === null ? 'Ende nicht bekannt' : `bis ${formatDay(untilOn)}`}${origin === 'demo' ? ' (Demo-Wert)' : ''}`,
  );
  return texts.length === 0 ? 'keine' : texts.join('; ');
}

/** A sum that lacks a part is a lower bound, and an assumed amount is an assumption. */
function reservations(needs: readonly Need[]): string[] {
  const items = needs.flatMap(({ costItems }) => costItems);
  return [
    ...(items.some(({ amountCentsPerYear }) => amountCentsPerYear === null)
      ? [
          '„mindestens“: Einzelne Kostenpositionen sind noch nicht beziffert und fehlen in der Summe.',
        ]
      : []),
    ...(items.some(({ basis }) => basis === 'annahme')
      ? [
          'Annahme: Einzelne Kosten sind angenommen, nicht belegt. Welche, steht beim jeweiligen Bedarf.',
        ]
      : []),
  ];
}

/** Columns of a table on an A4 page beside the title. */
const mostYears = 5;

/** Costs by budget year, several tables where the years do not fit beside each other. */
function yearTables(needs: readonly Need[]): Block[] {
  const rows = needs.map((need) => ({ need, costs: costsByYear(need) }));
  const all = new Set(rows.flatMap(({ costs }) => costs.map(({ year }) => year)));
  const years = [...all].sort((a, b) => a - b);
  const parts = Array.from({ length: Math.ceil(years.length / mostYears) }, (_, index) =>
    years.slice(index * mostYears, (index + 1) * mostYears),
  );
  return parts.map((part): Block => {
    const amount = (row: (typeof rows)[number], year: number): number | null =>
      row.costs.find((cost) => cost.year === year)?.amountCents ?? null;
    const shown = rows.filter((row) => row.costs.length > 0);
    const sums = part.map((year) => shown.reduce((sum, row) => sum + (amount(row, year) ?? 0), 0));
    return {
      kind: 'table',
      caption: 'Kosten der Bedarfe nach Haushaltsjahren',
      columns: [
        { header: 'Bedarf', align: 'left', share: 3 },
        ...part.map((year) => ({ header: String(year), align: 'right' as const, share: 1.6 })),
      ],
      rows: [
        ...shown.map((row) => ({
          cells: [titleOf(row.need), ...part.map((year) => centsText(amount(row, year)))],
          emphasis: false,
        })),
        { cells: ['Zusammen', ...sums.map(formatCents)], emphasis: true },
      ],
      notes: withoutYears(rows),
    };
  });
}

function centsText(cents: number | null): string {
  return cents === null ? '–' : formatCents(cents);
}

function withoutYears(rows: readonly { need: Need; costs: readonly unknown[] }[]): string[] {
  const names = rows.filter(({ costs }) => costs.length === 0).map(({ need }) => titleOf(need));
  return names.length === 0
    ? []
    : [`Ohne Beginn, Dauer oder Betrag und darum nicht enthalten: ${names.join(', ')}.`];
}
