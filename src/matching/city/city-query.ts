import { facetCodes } from '../../programmes/catalogue-filter.ts';
import type { Level, TopicCode } from '../../programmes/programme-codes.ts';
import { blockCodeOf, blockCodes, type BlockCode } from '../../quarters/quarter-labels.ts';
import type { Municipality } from '../../quarters/quarter.ts';
import type { MatchesOnDay, NeedWithMatches } from '../need-case.ts';
import { groupCodes, openGroups, type OpenGroup } from './match-summary.ts';
import type { Match } from '../match.ts';

/** What is asked of the matches of a whole municipality, and how it stands in an address; null means "all". */

/** Quarters with their needs, programmes by quarter, or needs with their best programmes. */
const cityTables = ['quartiere', 'programme', 'bedarfe'] as const;
export type CityTable = (typeof cityTables)[number];

export interface CityQuery {
  /** Key of the municipality; matches of several are never mixed. */
  municipality: Municipality | null;
  quarterSlug: string | null;
  block: BlockCode | null;
  topic: TopicCode | null;
  group: OpenGroup | null;
  level: Level | null;
  table: CityTable;
}

/** Unknown codes in an address mean "all": an old link still shows a list. */
export function readCityQuery(
  query: Readonly<Record<string, unknown>>,
  { needs }: MatchesOnDay,
): CityQuery {
  const municipalities = municipalitiesOf(needs);
  const municipality =
    municipalities.find(({ key }) => key === query['kommune']) ?? municipalities[0] ?? null;
  const slugs = needs
    .filter((one) => one.municipality.id === municipality?.id)
    .map(({ quarter }) => quarter.slug);
  return {
    municipality,
    quarterSlug: slugs.find((slug) => slug === query['quartier']) ?? null,
    block: blockCodes.find((code) => code === query['baustein']) ?? null,
    topic: facetCodes.topic.find((code) => code === query['thema']) ?? null,
    group: openGroups.find((group) => groupCodes[group] === query['gruppe']) ?? null,
    level: facetCodes.level.find((level) => level === query['ebene']) ?? null,
    table: cityTables.find((table) => table === query['ansicht']) ?? 'quartiere',
  };
}

/** The query as it stands in an address; empty values are left out there. */
export function cityParameters(
  query: CityQuery,
  { hasSeveral }: { hasSeveral: boolean },
): Record<string, string> {
  return {
    kommune: hasSeveral ? (query.municipality?.key ?? '') : '',
    quartier: query.quarterSlug ?? '',
    baustein: query.block ?? '',
    thema: query.topic ?? '',
    gruppe: query.group === null ? '' : groupCodes[query.group],
    ebene: query.level ?? '',
    ansicht: query.table === 'quartiere' ? '' : query.table,
  };
}

export function isFiltered({ quarterSlug, block, topic, group, level }: CityQuery): boolean {
  return [quarterSlug, block, topic, group, level].some((value) => value !== null);
}

/** In the order of their names. */
export function municipalitiesOf(
  needs: readonly Pick<NeedWithMatches, 'municipality'>[],
): Municipality[] {
  const byId = new Map(needs.map(({ municipality }) => [municipality.id, municipality]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

/** The needs that were asked for, by quarter, with all their open matches. */
export function askedNeeds({ needs }: MatchesOnDay, query: CityQuery): NeedWithMatches[] {
  const asked = needs.filter(
    ({ need, quarter, municipality }) =>
      municipality.id === query.municipality?.id &&
      (query.quarterSlug === null || quarter.slug === query.quarterSlug) &&
      (query.block === null || blockCodeOf(need.buildingBlock) === query.block) &&
      (query.topic === null || need.topics.includes(query.topic)),
  );
  return asked.sort((a, b) => a.quarter.name.localeCompare(b.quarter.name, 'de'));
}

export function isAskedMatch({ group, compiled }: Match, query: CityQuery): boolean {
  return (
    (query.group === null || group === query.group) &&
    (query.level === null || compiled.programme.level === query.level)
  );
}
