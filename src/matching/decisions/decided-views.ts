import type { ListRow } from '../../http/lists.ts';
import type { FieldView, PageView } from '../../http/page-parts.ts';
import { listAs, matchPath } from '../../paths.ts';
import { decisionRowView, type DecisionRowView } from './match-decision-views.ts';
import type { DecidedMatch } from './match-decision-service.ts';
import { reasonLabels } from './match-decision.ts';
import { cityMatchesPath, decidedMatchesPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';

export const decidedFilters = [
  'gemerkt',
  'mir',
  'zugewiesen',
  'wieder-da',
  'abgegeben',
  'geteilt',
  'verworfen',
] as const;
export type DecidedFilter = (typeof decidedFilters)[number];

const filterLabels: Record<DecidedFilter, string> = {
  gemerkt: 'Gemerkt',
  mir: 'Mir zugewiesen',
  zugewiesen: 'Jemandem zugewiesen',
  'wieder-da': 'Wieder da',
  abgegeben: 'Abgegeben',
  geteilt: 'Mit einem Träger geteilt',
  verworfen: 'Verworfen',
};

export interface DecidedListView extends PageView {
  nav: MatchViewsNav;
  filter: { action: string; fields: FieldView[] };
  countText: string;
  rows: { title: string; href: string; need: string; decision: DecisionRowView | null }[];
  csvHref: string;
  jsonHref: string;
}

/** @returns null for everything but dismissed ones */
export function readDecidedQuery(query: unknown): DecidedFilter | null {
  const asked =
    typeof query === 'object' && query !== null && 'art' in query ? query.art : undefined;
  return decidedFilters.find((filter) => filter === asked) ?? null;
}

export function filterDecided(
  all: readonly DecidedMatch[],
  filter: DecidedFilter | null,
  personId: string,
): DecidedMatch[] {
  const holds: Record<DecidedFilter, (one: DecidedMatch['decision']) => boolean> = {
    gemerkt: ({ state }) => state === 'remembered',
    mir: ({ assignedToId }) => assignedToId === personId,
    zugewiesen: ({ assignedToId }) => assignedToId !== null,
    'wieder-da': ({ state, reopenedAt }) => state === null && reopenedAt !== null,
    abgegeben: ({ handedTo }) => handedTo !== null,
    geteilt: ({ sharedWithId }) => sharedWithId !== null,
    verworfen: ({ state }) => state === 'dismissed',
  };
  const living = ['gemerkt', 'zugewiesen', 'wieder-da', 'abgegeben', 'geteilt'] as const;
  return all.filter(({ decision }) =>
    filter === null
      ? decision.state !== 'dismissed' && living.some((name) => holds[name](decision))
      : holds[filter](decision),
  );
}

export function decidedListView(
  all: readonly DecidedMatch[],
  {
    query,
    personId,
    canDecide,
  }: { query: DecidedFilter | null; personId: string; canDecide: boolean },
): DecidedListView {
  const asked = filterDecided(all, query, personId);
  const parameters: Record<string, string> = query === null ? {} : { art: query };
  return {
    title: 'Gemerkte Treffer',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Gemerkte Treffer', href: null },
    ],
    nav: matchViewsNav('decided'),
    filter: {
      action: decidedMatchesPath(),
      fields: [
        {
          name: 'art',
          label: 'Zeigen',
          kind: 'select',
          required: true,
          value: query ?? '',
          options: [
            { value: '', label: 'Alle außer verworfenen' },
            ...decidedFilters.map((value) => ({ value, label: filterLabels[value] })),
          ],
        },
      ],
    },
    countText: asked.length === 1 ? '1 Treffer' : `${asked.length} Treffer`,
    rows: asked.map(({ decision, need, quarter, programme: { slug, shortTitle } }) => ({
      title: shortTitle,
      href: matchPath(need.id, slug),
      need: `${need.title} (${quarter.name})`,
      decision: decisionRowView(decision, {
        needId: need.id,
        slug,
        title: shortTitle,
        canDecide,
        backTo: 'gemerkt',
      }),
    })),
    csvHref: listAs(decidedMatchesPath(), 'csv', parameters),
    jsonHref: listAs(decidedMatchesPath(), 'json', parameters),
  };
}

/** One row of the list as a file. */
export function decidedRow({ decision, need, quarter, programme }: DecidedMatch): ListRow {
  return {
    slug: programme.slug,
    programme: programme.shortTitle,
    needId: need.id,
    need: need.title,
    quarter: quarter.name,
    state: decision.state,
    reason: decision.reasonCode === null ? null : reasonLabels[decision.reasonCode],
    note: decision.note,
    reopenedAt: decision.reopenedAt,
    reopenedBecause: decision.reopenedBecause,
    assignedTo: decision.assignedToName,
    handedTo: decision.handedTo,
    handedAt: decision.handedAt,
    handedNote: decision.handedNote,
    sharedWith: decision.sharedWithName,
    sharedAt: decision.sharedAt,
    decidedAt: decision.decidedAt,
  };
}
