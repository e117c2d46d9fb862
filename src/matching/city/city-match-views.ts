import type { PagingView } from '../../http/lists.ts';
import { pageOf } from '../../http/lists.ts';
import type { FieldView, PageView } from '../../http/page-parts.ts';
import { listAs, needsPath } from '../../paths.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { cityFields } from './city-filter-views.ts';
import type { MatchesOnDay, NeedWithMatches } from '../need-case.ts';
import { programmeTable, type ProgrammeTableView } from './city-matrix-views.ts';
import { pairsOf, programmeRows, type CityMatch, type ProgrammeRow } from './city-matrix.ts';
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
  /** Needs nothing in the catalogue is for, whatever group or level was asked for. */
  gaps: GapsView | null;
  tables: { label: string; href: string; isCurrent: boolean }[];
  countText: string;
  csvHref: string;
  jsonHref: string;
  empty: { heading: string; text: string; actionLabel: string; actionHref: string } | null;
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
  page: number,
): CityMatchesView {
  const needs = askedNeeds(city, query);
  const pairs = pairsOf(needs, (match) => isAskedMatch(match, query));
  const rows = programmeRows(pairs);
  const hasSeveral = municipalitiesOf(city.needs).length > 1;
  const asked = cityParameters(query, { hasSeveral });
  const where = hasSeveral ? `${query.municipality?.name ?? ''}, ` : '';
  return {
    title: 'Treffer der ganzen Stadt',
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Treffer der ganzen Stadt', href: null },
    ],
    views: matchViewsNav('city'),
    lead: `${where}Stand ${formatDay(city.on)}. Jedes Feld zählt die Bedarfe eines Quartiers, für die ein Programm infrage kommt; zuerst stehen die Programme, die für die meisten passen.`,
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
    gaps: gapsOf(needs),
    tables: tableLinks(query, asked),
    csvHref: listAs(cityMatchesPath(), 'csv', asked),
    jsonHref: listAs(cityMatchesPath(), 'json', asked),
    empty: emptyState(city, needs, pairs),
    bundleHref: bundlePath(query.block === null ? {} : { baustein: query.block }),
    ...tableOf({ needs, rows, on: city.on }, query, {
      page,
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
      label: 'Programme und Quartiere',
      href: cityMatchesPath({ ...asked, ansicht: '' }),
      isCurrent: table === 'programme',
    },
    {
      label: 'Bedarfe mit ihren besten Treffern',
      href: cityMatchesPath({ ...asked, ansicht: 'bedarfe' }),
      isCurrent: table === 'bedarfe',
    },
  ];
}

/** One page of the table that was asked for. */
function tableOf(
  {
    needs,
    rows,
    on,
  }: { needs: readonly NeedWithMatches[]; rows: readonly ProgrammeRow[]; on: Day },
  query: CityQuery,
  { page, hrefOf }: { page: number; hrefOf: (page: number) => string },
): Pick<CityMatchesView, 'programmes' | 'needs' | 'paging' | 'countText'> {
  if (query.table === 'bedarfe') {
    const shown = pageOf(needs, { page, size: pageSize }, hrefOf);
    return {
      countText: countOf(needs.length, 'Bedarf', 'Bedarfe'),
      programmes: null,
      needs: needs.length === 0 ? null : needTable(shown.items, query),
      paging: shown.paging,
    };
  }
  const shown = pageOf(rows, { page, size: pageSize }, hrefOf);
  return {
    countText: countOf(rows.length, 'Programm', 'Programme'),
    programmes: rows.length === 0 ? null : programmeTable(shown.items, needs, { ...query, on }),
    needs: null,
    paging: shown.paging,
  };
}

function countOf(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${formatNumber(count)} ${many}`;
}

function answerOf(
  needs: readonly NeedWithMatches[],
  {
    rows,
    pairs,
    isFiltered: isPart,
  }: { rows: number; pairs: readonly CityMatch[]; isFiltered: boolean },
): string {
  if (needs.length === 0) return 'Zu dieser Auswahl ist kein Bedarf erfasst.';
  const served = new Set(pairs.map(({ need }) => need.need.id)).size;
  const of = `${served} von ${countOf(needs.length, 'Bedarf', 'Bedarfen')}${isPart ? ' dieser Auswahl' : ''}`;
  return `Für ${of} ${rows === 1 ? 'kommt ein Programm' : `kommen ${formatNumber(rows)} Programme`} infrage: jetzt, nach einem Anruf oder in der nächsten Runde.`;
}

function emptyState(
  city: MatchesOnDay,
  needs: readonly NeedWithMatches[],
  pairs: readonly CityMatch[],
): CityMatchesView['empty'] {
  if (city.needs.length === 0) {
    return {
      heading: 'Noch kein Bedarf erfasst',
      text: 'Sobald Bedarfe eingetragen sind, zeigt diese Seite, welche Programme für welche Quartiere infrage kommen.',
      actionLabel: 'Zu den Bedarfen',
      actionHref: needsPath(),
    };
  }
  if (pairs.length > 0) return null;
  return {
    heading:
      needs.length === 0 ? 'Kein Bedarf in dieser Auswahl' : 'Kein Treffer in dieser Auswahl',
    text: 'Ändern Sie die Auswahl, oder sehen Sie sich die ganze Stadt an.',
    actionLabel: 'Auswahl zurücksetzen',
    actionHref: cityMatchesPath(),
  };
}
