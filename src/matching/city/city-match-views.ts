import type { PagingView } from '../../http/lists.ts';
import { pageOf } from '../../http/lists.ts';
import type { FieldView, PageView } from '../../http/page-parts.ts';
import { listAs } from '../../paths.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { answerOf, countOf, emptyState, type CityEmpty } from './city-answer-views.ts';
import { cityFields } from './city-filter-views.ts';
import type { MatchesOnDay, NeedWithMatches } from '../need-case.ts';
import { programmeTable, type ProgrammeTableView } from './city-matrix-views.ts';
import { pairsOf, programmeRows, quartersOf, type ProgrammeRow } from './city-matrix.ts';
import { quarterTable, type QuarterTableView } from './city-quarter-views.ts';
import { citySummary, type CitySummaryView } from './city-summary-views.ts';
import { groupLegend, type GroupLegend } from './group-tags.ts';
import { gapsOf, type GapsView } from './city-gap-views.ts';
import { needTable, type BestNeedRow } from './city-need-views.ts';
import {
  askedNeeds,
  cityParameters,
  isAskedMatch,
  isFiltered,
  municipalitiesOf,
  type CityQuery,
} from './city-query.ts';
import { bundlePath, cityMatchesPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from './match-views-nav.ts';

export interface CityMatchesView extends PageView {
  views: MatchViewsNav;
  lead: string;
  answer: string;
  filter: {
    action: string;
    fields: FieldView[];
    isFiltered: boolean;
    resetHref: string;
    /** The table that stays shown while the filter changes. */
    table: string;
  };
  /** null where nothing is open. */
  summary: CitySummaryView | null;
  legend: GroupLegend[];
  /** Needs nothing in the catalogue is for, whatever group or level was asked for. */
  gaps: GapsView | null;
  tables: { label: string; href: string; isCurrent: boolean }[];
  countText: string;
  csvHref: string;
  jsonHref: string;
  empty: CityEmpty | null;
  quarters: QuarterTableView | null;
  programmes: ProgrammeTableView | null;
  needs: BestNeedRow[] | null;
  paging: PagingView;
  bundleHref: string;
}

const pageSize = 25;

/** The page: the whole municipality against the catalogue. */
export function cityMatchesView(
  city: MatchesOnDay,
  query: CityQuery,
  { page, isUnfolded }: { page: number; isUnfolded: boolean },
): CityMatchesView {
  const needs = askedNeeds(city, query);
  const pairs = pairsOf(needs, (match) => isAskedMatch(match, query));
  const rows = programmeRows(pairs);
  const hasSeveral = municipalitiesOf(city.needs).length > 1;
  const asked = cityParameters(query, { hasSeveral });
  const where = hasSeveral ? `${query.municipality?.name ?? ''}, ` : '';
  return {
    title: 'Treffer der ganzen Stadt',
    breadcrumbs: [],
    views: matchViewsNav('city'),
    lead: `${where}Stand ${formatDay(city.on)}. Jede Zahl zählt Treffer und führt zu genau diesen.`,
    answer: answerOf(needs, { rows: rows.length, pairs, isFiltered: isFiltered(query) }),
    filter: {
      action: cityMatchesPath(),
      fields: cityFields(query, city),
      isFiltered: isFiltered(query),
      resetHref: cityMatchesPath({
        kommune: asked['kommune'] ?? '',
        ansicht: asked['ansicht'] ?? '',
      }),
      table: asked['ansicht'] ?? '',
    },
    summary: pairs.length === 0 ? null : citySummary(pairs, { asked, on: city.on }),
    legend: groupLegend(),
    gaps: gapsOf(needs),
    tables: tableLinks(query, asked),
    csvHref: listAs(cityMatchesPath(), 'csv', asked),
    jsonHref: listAs(cityMatchesPath(), 'json', asked),
    empty: emptyState(city, needs, pairs),
    bundleHref: bundlePath(query.block === null ? {} : { baustein: query.block }),
    ...tableOf({ needs, rows, on: city.on }, query, {
      page,
      isUnfolded,
      asked,
      hrefOf: (seite) => cityMatchesPath({ ...asked, seite: seite === 1 ? '' : String(seite) }),
    }),
  };
}

function tableLinks(
  { table }: CityQuery,
  asked: Readonly<Record<string, string>>,
): CityMatchesView['tables'] {
  return [
    {
      label: 'Quartiere und ihre Bedarfe',
      href: cityMatchesPath({ ...asked, ansicht: '' }),
      isCurrent: table === 'quartiere',
    },
    {
      label: 'Programme und Quartiere',
      href: cityMatchesPath({ ...asked, ansicht: 'programme' }),
      isCurrent: table === 'programme',
    },
    {
      label: 'Bedarfe mit ihren besten Treffern',
      href: cityMatchesPath({ ...asked, ansicht: 'bedarfe' }),
      isCurrent: table === 'bedarfe',
    },
  ];
}

/** How much of a table is shown, and where the rest is. */
interface Shown {
  page: number;
  isUnfolded: boolean;
  asked: Readonly<Record<string, string>>;
  hrefOf: (page: number) => string;
}

/** One page of the table that was asked for. */
function tableOf(
  {
    needs,
    rows,
    on,
  }: { needs: readonly NeedWithMatches[]; rows: readonly ProgrammeRow[]; on: Day },
  query: CityQuery,
  { page, hrefOf, asked, isUnfolded }: Shown,
): Pick<CityMatchesView, 'quarters' | 'programmes' | 'needs' | 'paging' | 'countText'> {
  if (query.table === 'quartiere') {
    return {
      countText: countOf(quartersOf(needs).length, 'Quartier', 'Quartiere'),
      quarters: needs.length === 0 ? null : quarterTable(needs, query, { asked, isUnfolded }),
      programmes: null,
      needs: null,
      paging: pageOf([], { page: 1, size: pageSize }, hrefOf).paging,
    };
  }
  if (query.table === 'bedarfe') {
    const shown = pageOf(needs, { page, size: pageSize }, hrefOf);
    return {
      countText: countOf(needs.length, 'Bedarf', 'Bedarfe'),
      quarters: null,
      programmes: null,
      needs: needs.length === 0 ? null : needTable(shown.items, query),
      paging: shown.paging,
    };
  }
  const shown = pageOf(rows, { page, size: pageSize }, hrefOf);
  return {
    countText: countOf(rows.length, 'Programm', 'Programme'),
    quarters: null,
    programmes: rows.length === 0 ? null : programmeTable(shown.items, needs, { ...query, on }),
    needs: null,
    paging: shown.paging,
  };
}
