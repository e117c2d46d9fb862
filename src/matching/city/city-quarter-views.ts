import type { StatusTag } from '../../http/page-parts.ts';
import { matchesPath, needPath, quarterPath } from '../../paths.ts';
import { shortNeedTitle } from '../../quarters/needs/need.ts';
import { cityMatchesPath } from '../match-paths.ts';
import { costsText } from '../match-list-views.ts';
import type { NeedWithMatches } from '../need-case.ts';
import { withOwnRow } from '../order/match-nesting.ts';
import { quartersOf } from './city-matrix.ts';
import { isAskedMatch, type CityQuery } from './city-query.ts';
import { countTag, countTags, groupSigns } from './group-tags.ts';
import { countsOf, groupCodes, openGroups, type OpenGroup } from './match-summary.ts';

/** Quarters with their needs, one row each: `matching/_city-quarters.ejs`. */
export interface QuarterTableView {
  columns: string[];
  quarters: QuarterBlock[];
  /** Unfolds them all, or folds them again; null where they are open anyway. */
  fold: { label: string; href: string } | null;
}

interface QuarterBlock {
  name: string;
  href: string;
  needsText: string;
  /** Of all its needs together, each to exactly these. */
  totals: { tag: StatusTag; href: string }[];
  isOpen: boolean;
  rows: {
    title: string;
    href: string;
    isDemo: boolean;
    costs: string;
    /** In the order of the columns; null where there is none. */
    cells: { label: string; link: { tag: StatusTag; href: string } | null }[];
    matchesHref: string;
  }[];
}

/** So many needs fit one screen unfolded. */
const unfoldedNeeds = 12;

export function quarterTable(
  needs: readonly NeedWithMatches[],
  query: CityQuery,
  { asked, isUnfolded }: { asked: Readonly<Record<string, string>>; isUnfolded: boolean },
): QuarterTableView {
  const columns = query.group === null ? openGroups : [query.group];
  const isSmall = needs.length <= unfoldedNeeds;
  return {
    columns: columns.map((group) => groupSigns[group].heading),
    quarters: quartersOf(needs).map(({ id, name, slug }): QuarterBlock => {
      const own = needs.filter(({ quarter }) => quarter.id === id);
      const matches = own.flatMap((need) => askedOf(need, query));
      return {
        name,
        href: quarterPath(slug),
        needsText: own.length === 1 ? '1 Bedarf' : `${own.length} Bedarfe`,
        totals: countTags(countsOf(matches)).map(({ group, tag }) => ({
          tag,
          href: cityMatchesPath({
            ...asked,
            quartier: slug,
            gruppe: groupCodes[group],
            ansicht: 'programme',
          }),
        })),
        isOpen: isSmall || isUnfolded,
        rows: own.map((need) => rowOf(need, query, columns)),
      };
    }),
    fold: isSmall ? null : foldLink(asked, isUnfolded),
  };
}

function foldLink(asked: Readonly<Record<string, string>>, isUnfolded: boolean) {
  return isUnfolded
    ? { label: 'Alle Quartiere zuklappen', href: cityMatchesPath(asked) }
    : {
        label: 'Alle Quartiere aufklappen',
        href: cityMatchesPath({ ...asked, offen: 'alle' }),
      };
}

function askedOf(need: NeedWithMatches, query: CityQuery) {
  return withOwnRow(need.matches.filter((match) => isAskedMatch(match, query)));
}

function rowOf(one: NeedWithMatches, query: CityQuery, columns: readonly OpenGroup[]) {
  const { need } = one;
  const counts = countsOf(askedOf(one, query));
  return {
    title: shortNeedTitle(need),
    href: needPath(need.id),
    isDemo: need.origin === 'demo',
    costs: costsText(need),
    cells: columns.map((group) => ({
      label: groupSigns[group].heading,
      link:
        counts[group] === 0
          ? null
          : {
              tag: countTag(group, counts[group]),
              href: `${matchesPath(need.id)}#${group}`,
            },
    })),
    matchesHref: matchesPath(need.id),
  };
}
