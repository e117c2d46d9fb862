import type { ListRow } from '../http/lists.ts';
import type { StatusTag } from '../http/page-parts.ts';
import { matchesPath, needPath, quarterPath } from '../paths.ts';
import {
  buildingBlockLabels,
  buildingBlocks,
  costPerYear,
  describeCost,
  describeCostOfAll,
  type BuildingBlock,
  type Need,
} from '../quarters/needs/need.ts';
import { needStateOn, needStateSigns } from '../quarters/needs/need-state.ts';
import { blockCodeOf } from '../quarters/quarter-labels.ts';
import type { QuarterPortfolio } from '../quarters/quarter-dossier.ts';
import type { Quarter } from '../quarters/quarter.ts';
import type { Day } from '../shared/dates.ts';
import { wholeOverview, type OverviewQuery } from './overview-filter.ts';

export interface MatrixView {
  municipality: string;
  columns: string[];
  rows: MatrixRow[];
  /** Yearly cost per column and altogether. */
  sums: { label: string; text: string }[];
  total: string;
  /** What stands in a cell without a need. */
  emptyText: string;
}

interface MatrixRow {
  slug: string;
  name: string;
  href: string;
  details: string[];
  cells: { label: string; needs: MatrixNeed[] }[];
}

interface MatrixNeed {
  title: string;
  /** Needs outside the building blocks are named in the cell; the others by row and column. */
  showTitle: boolean;
  isDemo: boolean;
  href: string;
  /** The page of the need itself; `href` leads to its matches. */
  needHref: string;
  tag: StatusTag;
  details: string[];
}

type Columns = readonly { block: BuildingBlock | null; label: string }[];

const allColumns: Columns = [
  ...buildingBlocks.map((block) => ({ block, label: buildingBlockLabels[block] })),
  { block: null, label: 'Weitere Bedarfe' },
];

/** One matrix per municipality: quarters × building blocks, and a column for the needs outside them. */
export function matrixViews(
  portfolio: QuarterPortfolio,
  today: Day,
  asked: Pick<OverviewQuery, 'state' | 'block'> = wholeOverview,
): MatrixView[] {
  const columns = allColumns.filter(
    ({ block }) => asked.block === null || blockCodeOf(block) === asked.block,
  );
  const emptyText = asked.state === null ? noNeed : 'keiner in dieser Auswahl';
  return portfolio.municipalities.flatMap((municipality): MatrixView[] => {
    const quarters = portfolio.quarters.filter((q) => q.municipalityId === municipality.id);
    const needs = portfolio.needs.filter((need) => need.municipalityId === municipality.id);
    if (quarters.length === 0) return [];
    return [
      {
        municipality: municipality.name,
        columns: columns.map(({ label }) => label),
        rows: quarters.map((quarter) => rowOf(quarter, portfolio, { today, columns })),
        sums: columns.map(({ block, label }) => ({
          label,
          text: costText(
            needs.filter((need) => need.buildingBlock === block),
            emptyText,
          ),
        })),
        total: costText(needs, emptyText),
        emptyText,
      },
    ];
  });
}

function rowOf(
  quarter: Quarter,
  { needs, projects }: QuarterPortfolio,
  { today, columns }: { today: Day; columns: Columns },
): MatrixRow {
  const own = needs.filter((need) => need.quarterId === quarter.id);
  const toCell = (need: Need): MatrixNeed => {
    const ofNeed = projects.filter((project) => project.needId === need.id);
    const state = needStateOn(need, ofNeed, today);
    return {
      title: need.title,
      showTitle: need.buildingBlock === null,
      isDemo: need.origin === 'demo' || need.fundings.some(({ origin }) => origin === 'demo'),
      href: matchesPath(need.id),
      needHref: needPath(need.id),
      tag: { ...needStateSigns[state.kind], text: state.text },
      details: [...state.details, describeCost(costPerYear(need))],
    };
  };
  return {
    slug: quarter.slug,
    name: quarter.name,
    href: quarterPath(quarter.slug),
    details: [
      ...(quarter.districtName === quarter.name ? [] : [`Stadtteil ${quarter.districtName}`]),
      costText(own, noNeed),
    ],
    cells: columns.map(({ block, label }) => ({
      label,
      needs: own.filter((need) => need.buildingBlock === block).map(toCell),
    })),
  };
}

const noNeed = 'kein Bedarf erfasst';

function costText(needs: readonly Need[], emptyText: string): string {
  return needs.length === 0 ? emptyText : describeCostOfAll(needs);
}

/** The matrix as a list: one row per quarter, one column per building block. */
export function matrixRows(matrices: readonly MatrixView[]): ListRow[] {
  return matrices.flatMap(({ municipality, rows }) =>
    rows.map(({ slug, name, cells }) => ({
      slug,
      quarterName: name,
      municipality,
      ...Object.fromEntries(
        cells.map(({ label, needs }) => [label, needs.map(cellText).join(' | ')]),
      ),
    })),
  );
}

function cellText({ title, showTitle, isDemo, tag, details }: MatrixNeed): string {
  const state = [tag.text, ...details].join('; ');
  return `${isDemo ? 'Demo: ' : ''}${showTitle ? `${title}: ` : ''}${state}`;
}
