import { costTypeLabels } from '../programmes/programme-labels.ts';
import { openYears } from '../projects/plan-gaps.ts';
import { sumOf, type CostLine } from '../projects/project.ts';
import type { CostBasis } from '../quarters/needs/need.ts';
import { formatCents } from '../shared/money.ts';
import type { Block, TableBlock } from './document.ts';
import { atLeast, gap, gapsIn, heading, missing } from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';
import { createSourceNumbers, type SourceNumbers } from './draft-content-sources.ts';
import { inParts, yearsOf } from './draft-content-years.ts';

/** Every line of the costs with how it was worked out, what is assumed and where it was read. */
export function costPlanBlocks(draft: PrintableFacts): Block[] {
  if (draft.costs.length === 0) {
    return [heading(2, 'Kostenplan'), missing('Kostenplan mit Berechnung und Quellen')];
  }
  return [heading(2, 'Kostenplan'), calculationTable(draft), ...yearTables(draft)];
}

const basisTexts: Record<CostBasis, string> = {
  belegt: 'Belegt.',
  abgeleitet: 'Abgeleitet.',
  annahme: 'Annahme.',
};

function calculationTable(draft: PrintableFacts): TableBlock {
  const { costs } = draft;
  const sources = createSourceNumbers();
  const rows = costs.map((line) => ({
    cells: [labelOf(line), groundsOf(line, sources), amountOf(line)],
    emphasis: false,
  }));
  return {
    kind: 'table',
    caption: 'Kostenplan mit Berechnung',
    columns: [
      { header: 'Kostenposition', align: 'left', share: 3 },
      { header: 'Berechnung und Grundlage', align: 'left', share: 5.2 },
      { header: 'Gesamt', align: 'right', share: 2 },
    ],
    rows: [...rows, { cells: totalCells(draft), emphasis: true }],
    notes: sources.notes(),
  };
}

function labelOf(line: CostLine): string {
  const type = costTypeLabels[line.costType];
  const eligible = line.isEligible ? '' : '; nicht in 3.2 angesetzt';
  return `${line.label} (${type}${eligible})`;
}

function groundsOf(line: CostLine, sources: SourceNumbers): string {
  const calculation =
    line.calculation.trim() === '' ? gap(`Berechnung zu „${line.label}“`) : line.calculation;
  return [withFullStop(calculation), basisTexts[line.basis], sourceText(line, sources)]
    .filter((part) => part !== '')
    .join(' ');
}

function sourceText(line: CostLine, sources: SourceNumbers): string {
  if (line.source !== null) return `${sources.refer(line.source)}.`;
  return line.basis === 'annahme' ? '' : gap(`Quelle zu „${line.label}“`);
}

function withFullStop(text: string): string {
  return /[.!?\]]$/u.test(text) ? text : `${text}.`;
}

/** A calculation that already names the gap needs no second one beside it. */
function amountOf(line: CostLine): string {
  if (line.amounts.length > 0) return formatCents(sumOf([line]));
  return gapsIn(line.calculation).length > 0 ? 'fehlt' : gap(`Betrag zu „${line.label}“`);
}

function totalCells(draft: PrintableFacts): string[] {
  const { costs } = draft;
  const years = yearsOf(draft);
  const open = costs.filter((line) => openYears(line, years).length > 0).length;
  const reservation =
    open === 0
      ? ''
      : `Untergrenze: ${open === 1 ? 'eine Position' : `${open} Positionen`} noch nicht oder nicht für alle Jahre beziffert`;
  return ['Gesamtkosten (3.1)', reservation, atLeast(formatCents(sumOf(costs)), open > 0)];
}

function yearTables(draft: PrintableFacts): TableBlock[] {
  const { costs } = draft;
  if (costs.every((line) => line.amounts.length === 0)) return [];
  return inParts(yearsOf(draft)).map((years, part) => ({
    kind: 'table',
    caption: `Kostenplan nach Haushaltsjahren${part === 0 ? '' : ' (Fortsetzung)'}`,
    columns: [
      { header: 'Kostenposition', align: 'left', share: 3.2 },
      ...years.map((year) => ({ header: String(year), align: 'right' as const, share: 1.8 })),
    ],
    rows: [
      ...costs.map((line) => ({
        cells: [line.label, ...years.map((year) => yearCell([line], year))],
        emphasis: false,
      })),
      {
        cells: ['Gesamtkosten (3.1)', ...years.map((year) => yearCell(costs, year))],
        emphasis: true,
      },
    ],
    notes: costs.some((line) => openYears(line, years).length > 0)
      ? ['„fehlt“ bedeutet: noch nicht beziffert; Summen sind dann Untergrenzen.']
      : [],
  }));
}

/** Money of a year: missing is not zero, and a sum with something missing is a lower bound. */
function yearCell(lines: PrintableFacts['costs'], year: number): string {
  const open = lines.filter((line) => openYears(line, [year]).length > 0).length;
  return open === lines.length ? 'fehlt' : atLeast(formatCents(sumOf(lines, year)), open > 0);
}
