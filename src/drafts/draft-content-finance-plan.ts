import { financePlan, type FinancePlan, type FinancingKind } from '../projects/project.ts';
import { closingGaps, openYears } from '../projects/plan-gaps.ts';
import { formatCents } from '../shared/money.ts';
import type { Block, TableBlock } from './document.ts';
import { atLeast, gapsIn, heading, missing, note } from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';
import { costPlanBlocks } from './draft-content-cost-plan.ts';
import { inParts, yearsOf } from './draft-content-years.ts';

/** Nr. 3 Finanzierungsplan: rows 3.1 to 3.7 by budget year, the check of the sums, then the cost plan line by line. */
export function financeBlocks(draft: PrintableFacts): Block[] {
  if (!draft.costs.some((line) => line.amounts.length > 0)) {
    const why = draft.isDemo ? ' (die Demo-Werte des Bedarfs gehören in keinen Antrag)' : '';
    return [
      heading(1, '3. Finanzierungsplan'),
      missing(`Finanzierungsplan Nr. 3.1 bis 3.7 nach Haushaltsjahren${why}`),
      ...costPlanBlocks(draft),
    ];
  }
  return [
    heading(1, '3. Finanzierungsplan'),
    ...planTables(draft),
    ...unknownRows(draft),
    ...planChecks(draft),
    ...costPlanBlocks(draft),
  ];
}

interface PlanRow {
  label: string;
  cents: (plan: FinancePlan) => number;
  /** Financing kind the row shows; null for rows of costs. */
  kind: FinancingKind | null;
}

const planRows: readonly PlanRow[] = [
  { label: '3.1 Gesamtkosten', cents: (plan) => plan.totalCents, kind: null },
  {
    label: '3.2 davon grundsätzlich zuwendungsfähig',
    cents: (plan) => plan.eligibleBeforeCents,
    kind: null,
  },
  {
    label: '3.3 abzüglich Leistungen Dritter ohne öffentliche Förderung',
    cents: (plan) => plan.thirdPartyCents,
    kind: 'thirdParty',
  },
  {
    label: '3.4 zuwendungsfähige Gesamtausgaben (3.2 minus 3.3)',
    cents: (plan) => plan.eligibleCents,
    kind: null,
  },
  { label: '3.5 beantragte Förderung', cents: (plan) => plan.grantCents, kind: 'grant' },
  {
    label: '3.6 bewilligte oder beantragte öffentliche Förderung (ohne 3.5)',
    cents: (plan) => plan.otherPublicCents,
    kind: 'otherPublic',
  },
  { label: '3.7 Eigenanteil', cents: (plan) => plan.ownShareCents, kind: 'ownShare' },
];

function planTables(draft: PrintableFacts): TableBlock[] {
  const parts = inParts(yearsOf(draft));
  return parts.map((years, part) => ({
    kind: 'table',
    caption: `Finanzierungsplan mit Kassenwirksamkeit nach Haushaltsjahren${part === 0 ? '' : ' (Fortsetzung)'}`,
    columns: [
      { header: 'Position', align: 'left', share: 3.2 },
      ...(part === 0 ? [{ header: 'Gesamt', align: 'right' as const, share: 1.9 }] : []),
      ...years.map((year) => ({ header: String(year), align: 'right' as const, share: 1.8 })),
    ],
    rows: planRows.map((row) => ({
      cells: [
        row.label,
        ...(part === 0 ? [cellOf(draft, row)] : []),
        ...years.map((year) => cellOf(draft, row, year)),
      ],
      emphasis: row.label.startsWith('3.4'),
    })),
    notes: part === parts.length - 1 ? planNotes(draft) : [],
  }));
}

type RowState = 'known' | 'none' | 'missing';

/** Missing, not planned and zero are three different things. */
function stateOf({ financing }: PrintableFacts, { kind }: PlanRow): RowState {
  if (kind === null) return 'known';
  const lines = financing.filter((line) => line.kind === kind);
  if (lines.some((line) => line.amounts.length > 0)) return 'known';
  return kind === 'grant' || kind === 'ownShare' ? 'missing' : 'none';
}

function cellOf(draft: PrintableFacts, row: PlanRow, year?: number): string {
  const state = stateOf(draft, row);
  if (state === 'missing') return 'fehlt';
  if (state === 'none') return '–';
  const years = year === undefined ? yearsOf(draft) : [year];
  const lines = linesOf(draft, row);
  const open = lines.filter((line) => openYears(line, years).length > 0);
  const hasNothing = lines.every((line) => openYears(line, years).length === years.length);
  if (lines.length > 0 && hasNothing) return 'fehlt';
  return atLeast(formatCents(row.cents(financePlan(draft, year))), open.length > 0);
}

/** The lines a row adds up: those of its kind, or the costs it counts. */
function linesOf({ costs, financing }: PrintableFacts, { kind, label }: PlanRow) {
  if (kind !== null) return financing.filter((line) => line.kind === kind);
  return label.startsWith('3.1') ? costs : costs.filter((line) => line.isEligible);
}

function unknownRows(draft: PrintableFacts): Block[] {
  return planRows
    .filter((row) => stateOf(draft, row) === 'missing')
    .map((row): Block => {
      const text = calculationsOf(draft, row).find((calculation) => gapsIn(calculation).length > 0);
      return text === undefined
        ? missing(`Betrag zu ${row.label}`)
        : { kind: 'paragraph', tone: 'missing', text: `${row.label}: ${text}` };
    });
}

/** How the amounts of a row were found, e.g. "höchstens 80 % von 127.500,00 €". */
function calculationsOf({ financing }: PrintableFacts, { kind }: PlanRow): string[] {
  return financing
    .filter((line) => line.kind === kind)
    .map((line) => line.calculation.trim())
    .filter((calculation) => calculation !== '');
}

function planNotes(draft: PrintableFacts): string[] {
  const known = planRows
    .filter((row) => stateOf(draft, row) === 'known')
    .flatMap((row) =>
      calculationsOf(draft, row).map((text) => `Zu ${row.label.slice(0, 3)}: ${text}`),
    );
  const usesDash = planRows.some((row) => stateOf(draft, row) === 'none');
  const remark = draft.programme.finance.note.trim();
  // A proposed grant carries the remark in its calculation already.
  const isSaid = remark === '' || known.some((text) => text.includes(remark));
  return [
    ...known,
    ...(isSaid ? [] : [`Zu 3.5, Hinweis der Programmangaben: ${remark}`]),
    ...(usesDash ? ['„–“ bedeutet: im Vorhaben nicht vorgesehen.'] : []),
  ];
}

/** 3.5 + 3.6 + 3.7 must be 3.4; a difference is named with both figures, as in "Was fehlt?". */
function planChecks(draft: PrintableFacts): Block[] {
  const gaps = closingGaps(draft, yearsOf(draft));
  if (gaps.length > 0) return gaps.map(({ text }) => missing(text));
  return [
    note(
      'Rechenprüfung: 3.4 = 3.2 minus 3.3 und 3.5 + 3.6 + 3.7 = 3.4, insgesamt und in jedem Haushaltsjahr.',
    ),
  ];
}
