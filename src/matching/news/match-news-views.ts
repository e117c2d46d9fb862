import type { ListRow } from '../../http/lists.ts';
import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import { listAs, matchPath } from '../../paths.ts';
import { formatInstant } from '../../shared/dates.ts';
import { newsKindLabels, newsKinds, type NewsKind } from './match-change.ts';
import type { ToldMatch } from './match-news-service.ts';
import type { NewsCheck } from './news-check.ts';
import { emptyNewsText, newsCheckView, type NewsCheckView } from './news-check-views.ts';
import { cityMatchesPath, matchNewsPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';

export interface NewsQuery {
  quarter: string;
  kind: NewsKind | null;
  needId: string;
  /** Slug. */
  programme: string;
}

export interface MatchNewsView extends PageView {
  nav: MatchViewsNav;
  check: NewsCheckView;
  filter: { action: string; fields: FieldView[]; isFiltered: boolean; resetHref: string };
  countText: string;
  moreText: string | null;
  rows: {
    on: string;
    tag: StatusTag;
    title: string;
    /** null where the programme is no longer in the catalogue. */
    href: string | null;
    need: string;
    reason: string;
  }[];
  /** Said where there are no rows. */
  emptyText: string;
  csvHref: string;
  jsonHref: string;
}

const shown = 100;

export function readNewsQuery(query: unknown): NewsQuery {
  const text = (name: string): string => {
    const value =
      typeof query === 'object' && query !== null
        ? (query as Record<string, unknown>)[name]
        : undefined;
    return typeof value === 'string' ? value.slice(0, 100) : '';
  };
  return {
    quarter: text('quartier'),
    kind: newsKinds.find((kind) => kind === text('art')) ?? null,
    needId: text('bedarf'),
    programme: text('programm'),
  };
}

export function filterNews(all: readonly ToldMatch[], query: NewsQuery): ToldMatch[] {
  return all.filter(
    ({ news, need, quarter, programme }) =>
      (query.quarter === '' || quarter.slug === query.quarter) &&
      (query.kind === null || news.kind === query.kind) &&
      (query.needId === '' || need.id === query.needId) &&
      (query.programme === '' || programme.slug === query.programme),
  );
}

export function matchNewsView(
  all: readonly ToldMatch[],
  query: NewsQuery,
  check: NewsCheck,
): MatchNewsView {
  const asked = filterNews(all, query);
  const parameters = parametersOf(query);
  const isFiltered = Object.keys(parameters).length > 0;
  return {
    title: 'Neue und geänderte Treffer',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Neue und geänderte Treffer', href: null },
    ],
    nav: matchViewsNav('news'),
    check: newsCheckView(check, parameters),
    filter: {
      action: matchNewsPath(),
      fields: fieldsOf(all, query),
      isFiltered,
      resetHref: matchNewsPath(),
    },
    countText: asked.length === 1 ? '1 Meldung' : `${asked.length} Meldungen`,
    moreText: asked.length > shown ? `Hier stehen die neuesten ${shown}; alle in der Datei.` : null,
    rows: asked.slice(0, shown).map(({ news, need, quarter, programme }) => ({
      on: formatInstant(new Date(news.happenedAt)),
      tag: newsTag(news.kind),
      title: programme.isGone
        ? `${programme.shortTitle} (nicht mehr im Katalog)`
        : programme.shortTitle,
      href: programme.isGone ? null : matchPath(need.id, programme.slug),
      need: `${need.title} (${quarter.name})`,
      reason: news.reason,
    })),
    emptyText: emptyNewsText({ all: all.length, isFiltered }),
    csvHref: listAs(matchNewsPath(), 'csv', parameters),
    jsonHref: listAs(matchNewsPath(), 'json', parameters),
  };
}

function parametersOf({ quarter, kind, needId, programme }: NewsQuery): Record<string, string> {
  return {
    ...(quarter === '' ? {} : { quartier: quarter }),
    ...(kind === null ? {} : { art: kind }),
    ...(needId === '' ? {} : { bedarf: needId }),
    ...(programme === '' ? {} : { programm: programme }),
  };
}

function fieldsOf(all: readonly ToldMatch[], query: NewsQuery): FieldView[] {
  const quarters = new Map(all.map(({ quarter }) => [quarter.slug, quarter.name]));
  const needs = new Map(
    all.map(({ need, quarter }) => [need.id, `${need.title} (${quarter.name})`]),
  );
  const programmes = new Map(all.map(({ programme }) => [programme.slug, programme.shortTitle]));
  const options = (first: string, from: Map<string, string>) => [
    { value: '', label: first },
    ...[...from]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'de')),
  ];
  const select = (name: string, label: string, value: string): Omit<FieldView, 'options'> => ({
    name,
    label,
    kind: 'select',
    required: true,
    value,
  });
  return [
    { ...select('quartier', 'Quartier', query.quarter), options: options('Alle', quarters) },
    { ...select('bedarf', 'Bedarf', query.needId), options: options('Alle', needs) },
    { ...select('programm', 'Programm', query.programme), options: options('Alle', programmes) },
    {
      ...select('art', 'Art', query.kind ?? ''),
      options: [
        { value: '', label: 'Alle' },
        ...newsKinds.map((value) => ({ value, label: newsKindLabels[value] })),
      ],
    },
  ];
}

function newsTag(kind: NewsKind): StatusTag {
  const text = newsKindLabels[kind];
  if (kind === 'worse') return { tone: 'warning', symbol: '↓', text };
  if (kind === 'ended') return { tone: 'neutral', symbol: '✗', text };
  if (kind === 'changed') return { tone: 'info', symbol: 'i', text };
  return { tone: 'success', symbol: kind === 'better' ? '↑' : '✓', text };
}

/** One row of the list as a file. */
export function newsRow({ news, need, quarter, programme }: ToldMatch): ListRow {
  return {
    slug: programme.slug,
    programme: programme.shortTitle,
    needId: need.id,
    need: need.title,
    quarter: quarter.name,
    kind: news.kind,
    kindLabel: newsKindLabels[news.kind],
    reason: news.reason,
    happenedAt: news.happenedAt,
  };
}
