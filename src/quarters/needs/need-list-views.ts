import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import type { ListRow } from '../../http/lists.ts';
import { listAs, matchesPath, needPath, needsPath, quarterPath } from '../../paths.ts';
import type { Day } from '../../shared/dates.ts';
import {
  buildingBlockLabels,
  costPerYear,
  describeCost,
  describeCostOfAll,
  type Need,
} from './need.ts';
import { needStateOn, type NeedState } from './need-state.ts';
import { needStateTag, periodText } from './need-views.ts';
import { blockCodeLabels, blockCodeOf, blockCodes, type BlockCode } from '../quarter-labels.ts';
import type { QuarterPortfolio } from '../quarter-dossier.ts';
import type { Quarter } from '../quarter.ts';

/** What the list asks for; null means "all". */
export interface NeedQuery {
  quarterSlug: string | null;
  block: BlockCode | null;
}

export interface NeedEntry {
  need: Need;
  quarter: Quarter;
  state: NeedState;
}

export interface NeedListView extends PageView {
  filter: { action: string; fields: FieldView[] };
  countText: string;
  cost: string;
  csvHref: string;
  jsonHref: string;
  resetHref: string;
  isEmpty: boolean;
  isFiltered: boolean;
  needs: {
    title: string;
    href: string;
    isDemo: boolean;
    quarter: string;
    quarterHref: string;
    block: string;
    state: StatusTag;
    details: string[];
    cost: string;
    period: string;
    matchesHref: string;
  }[];
}

/** Needs with quarter and state, in the order of the quarters' names. */
export function needEntries(
  { needs, quarters, projects }: Pick<QuarterPortfolio, 'needs' | 'quarters' | 'projects'>,
  query: NeedQuery,
  today: Day,
): NeedEntry[] {
  return quarters
    .filter((quarter) => query.quarterSlug === null || quarter.slug === query.quarterSlug)
    .flatMap((quarter) =>
      needs
        .filter((need) => need.quarterId === quarter.id)
        .filter((need) => query.block === null || blockCodeOf(need.buildingBlock) === query.block)
        .map((need) => {
          const own = projects.filter((project) => project.needId === need.id);
          return { need, quarter, state: needStateOn(need, own, today) };
        }),
    );
}

export function needListView(
  entries: readonly NeedEntry[],
  query: NeedQuery,
  { quarters, total }: { quarters: readonly Quarter[]; total: number },
): NeedListView {
  const asked = queryOf(query);
  return {
    title: 'Bedarfe',
    breadcrumbs: [{ label: 'Bedarfe', href: null }],
    filter: { action: needsPath(), fields: filterFields(query, quarters) },
    countText: `${entries.length} von ${total} Bedarfen`,
    cost: describeCostOfAll(entries.map(({ need }) => need)),
    csvHref: listAs(needsPath(), 'csv', asked),
    jsonHref: listAs(needsPath(), 'json', asked),
    resetHref: needsPath(),
    isEmpty: entries.length === 0,
    isFiltered: Object.values(asked).some((value) => value !== ''),
    needs: entries.map(({ need, quarter, state }) => ({
      title: need.title,
      href: needPath(need.id),
      isDemo: need.origin === 'demo',
      quarter: quarter.name,
      quarterHref: quarterPath(quarter.slug),
      block:
        need.buildingBlock === null ? 'Weiterer Bedarf' : buildingBlockLabels[need.buildingBlock],
      state: needStateTag(state),
      details: state.details,
      cost: describeCost(costPerYear(need)),
      period: periodText(need) ?? 'Zeitraum offen',
      matchesHref: matchesPath(need.id),
    })),
  };
}

function queryOf({ quarterSlug, block }: NeedQuery): Record<string, string> {
  return { quartier: quarterSlug ?? '', baustein: block ?? '' };
}

function filterFields(query: NeedQuery, quarters: readonly Quarter[]): FieldView[] {
  return [
    select('quartier', 'Quartier', {
      value: query.quarterSlug ?? '',
      all: 'Alle Quartiere',
      choices: quarters.map(({ slug, name }) => ({ value: slug, label: name })),
    }),
    select('baustein', 'Baustein', {
      value: query.block ?? '',
      all: 'Alle Bausteine',
      choices: blockCodes.map((code) => ({ value: code, label: blockCodeLabels[code] })),
    }),
  ];
}

function select(
  name: string,
  label: string,
  of: { value: string; all: string; choices: { value: string; label: string }[] },
): FieldView {
  const options = [{ value: '', label: of.all }, ...of.choices];
  return {
    name,
    label,
    kind: 'select',
    value: of.value,
    options: options.map((option) => ({ ...option, selected: option.value === of.value })),
  };
}

/** One row of the `.csv` and `.json` list. */
export function needRow({ need, quarter, state }: NeedEntry): ListRow {
  const sum = costPerYear(need);
  return {
    id: need.id,
    quarter: quarter.slug,
    quarterName: quarter.name,
    title: need.title,
    buildingBlock: need.buildingBlock,
    state: state.kind,
    stateText: [state.text, ...state.details].join('; '),
    topics: need.topics,
    targetGroups: need.targetGroups,
    startMonth: need.startMonth,
    months: need.months,
    costEurosPerYear: sum.centsPerYear / 100,
    costIsLowerBound: sum.missing.length > 0,
    duty: need.duty,
    origin: need.origin,
  };
}
