import type { Day } from '../shared/dates.ts';
import {
  applicantCodes,
  costTypeCodes,
  financeForms,
  levels,
  targetGroupCodes,
  topicCodes,
} from './programme-codes.ts';
import type { Programme } from './programme.ts';
import { stateCodes } from './programme-labels.ts';
import { windowStateOn } from './window-state.ts';

/** The filters of the catalogue: what may be chosen, what a choice means, and how many programmes each would leave. */

/** Facets with several choices: within one facet any of them, between facets all. */
export const facetCodes = {
  level: levels,
  /** First two digits of the AGS; a nationwide programme belongs to every state. */
  state: stateCodes,
  topic: topicCodes,
  targetGroup: targetGroupCodes,
  applicant: applicantCodes,
  costType: costTypeCodes,
  form: financeForms,
} as const;

export type FacetName = keyof typeof facetCodes;
export const facetNames = Object.keys(facetCodes) as FacetName[];

export interface CatalogueFilter {
  facets: Readonly<Record<FacetName, readonly string[]>>;
  onlyOpen: boolean;
  /** Only records of which a person checked every fact. */
  onlyChecked: boolean;
  /** The ceiling of the rate is at least this; programmes without a stated rate do not count. */
  ratePercentMin: number | null;
  /** No stated limit is below this; programmes whose source names no limit stay. */
  amountCents: number | null;
}

export const noFilter: CatalogueFilter = {
  facets: {
    level: [],
    state: [],
    topic: [],
    targetGroup: [],
    applicant: [],
    costType: [],
    form: [],
  },
  onlyOpen: false,
  onlyChecked: false,
  ratePercentMin: null,
  amountCents: null,
};

/** What the filters look at. */
export interface Filterable {
  programme: Programme;
  isChecked: boolean;
}

/** The codes a programme has in a facet; none where its source says nothing. */
function codesOf({ programme }: Filterable, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'level':
      return [programme.level];
    case 'state':
      return programme.regions.includes('')
        ? stateCodes
        : programme.regions.map((ags) => ags.slice(0, 2));
    case 'topic':
      return programme.topics;
    case 'targetGroup':
      return programme.targetGroups;
    case 'applicant':
      return programme.applicants;
    case 'costType':
      return programme.fundedCosts;
    case 'form':
      return programme.finance.form === null ? [] : [programme.finance.form];
  }
}

function meetsFacet(entry: Filterable, facet: FacetName, chosen: readonly string[]): boolean {
  return chosen.length === 0 || codesOf(entry, facet).some((code) => chosen.includes(code));
}

function meetsRest(entry: Filterable, filter: CatalogueFilter, on: Day): boolean {
  const { finance, window } = entry.programme;
  if (filter.onlyChecked && !entry.isChecked) return false;
  if (filter.onlyOpen && windowStateOn(window, on).state !== 'open') return false;
  const { ratePercentMin, amountCents } = filter;
  if (ratePercentMin !== null && (finance.ratePercentMax ?? -1) < ratePercentMin) return false;
  return (
    amountCents === null ||
    finance.limits.every(
      (limit) => limit.bound === 'min' || limit.per === 'other' || limit.amountCents >= amountCents,
    )
  );
}

export function meetsFilter(entry: Filterable, filter: CatalogueFilter, on: Day): boolean {
  return (
    facetNames.every((facet) => meetsFacet(entry, facet, filter.facets[facet])) &&
    meetsRest(entry, filter, on)
  );
}

export type FacetCounts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>;

/**
 * How many of the entries each choice would leave: counted with the choices of all other facets, so that a second
 * choice in the same facet shows what it adds.
 */
export function facetCountsOf(
  entries: readonly Filterable[],
  filter: CatalogueFilter,
  on: Day,
): FacetCounts {
  const counts = Object.fromEntries(
    facetNames.map((facet) => [facet, new Map<string, number>()]),
  ) as Record<FacetName, Map<string, number>>;
  for (const entry of entries) {
    if (!meetsRest(entry, filter, on)) continue;
    const missed = facetNames.filter((facet) => !meetsFacet(entry, facet, filter.facets[facet]));
    if (missed.length > 1) continue;
    for (const facet of missed.length === 1 ? missed : facetNames) {
      const ofFacet = counts[facet];
      for (const code of new Set(codesOf(entry, facet))) {
        ofFacet.set(code, (ofFacet.get(code) ?? 0) + 1);
      }
    }
  }
  return counts;
}
