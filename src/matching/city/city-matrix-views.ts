import type { StatusTag } from '../../http/page-parts.ts';
import { matchPath } from '../../paths.ts';
import { levelLabels } from '../../programmes/programme-labels.ts';
import type { Day } from '../../shared/dates.ts';
import { shortNeedTitle } from '../../quarters/needs/need.ts';
import type { NeedWithMatches } from '../need-case.ts';
import {
  countsOf,
  quartersOf,
  type CityMatch,
  type ProgrammeRow,
  type StandingCounts,
} from './city-matrix.ts';
import type { CityQuery } from './city-query.ts';
import { testedWindowTag, verdictTag } from '../match-labels.ts';
import { resultOfKind } from '../match-row-views.ts';
import { programmeNeedsPath } from '../match-paths.ts';
import { matchStandings, type MatchStanding } from './match-summary.ts';

export interface ProgrammeTableView {
  caption: string;
  columns: { label: string; detail: string | null }[];
  rows: {
    title: string;
    href: string;
    details: string[];
    window: StatusTag;
    cells: CityCell[];
  }[];
}

interface CityCell {
  /** Name of the column, for the cards of a narrow screen. */
  label: string;
  /** Empty where the programme is for none of them. */
  tags: StatusTag[];
  href: string;
  /** What a screen reader says before the tags. */
  about: string;
}

interface Column {
  id: string;
  label: string;
  detail: string | null;
  isIn: (pair: CityMatch) => boolean;
  hrefOf: (slug: string) => string;
}

/** A page of programmes × quarters; where one quarter is chosen, × its needs. */
export function programmeTable(
  rows: readonly ProgrammeRow[],
  needs: readonly NeedWithMatches[],
  { quarterSlug, on }: Pick<CityQuery, 'quarterSlug'> & { on: Day },
): ProgrammeTableView {
  const isNeeds = quarterSlug !== null;
  const columns = isNeeds ? needColumns(needs) : quarterColumns(needs);
  return {
    caption: isNeeds
      ? `Programme und Bedarfe im Quartier ${needs[0]?.quarter.name ?? ''}`
      : 'Programme und Quartiere: wie viele Bedarfe passen oder zu klären sind',
    columns: columns.map(({ label, detail }) => ({ label, detail })),
    rows: rows.map((row) => rowView(row, columns, { isNeeds, on })),
  };
}

function quarterColumns(needs: readonly NeedWithMatches[]): Column[] {
  return quartersOf(needs).map(({ id, name, slug: quartier }) => {
    const count = needs.filter(({ quarter }) => quarter.id === id).length;
    return {
      id,
      label: name,
      detail: count === 1 ? '1 Bedarf' : `${count} Bedarfe`,
      isIn: ({ need }) => need.quarter.id === id,
      hrefOf: (slug) => programmeNeedsPath(slug, { quartier }),
    };
  });
}

function needColumns(needs: readonly NeedWithMatches[]): Column[] {
  return needs.map(({ need }) => ({
    id: need.id,
    label: shortNeedTitle(need),
    detail: need.origin === 'demo' ? 'Demo-Bedarf' : null,
    isIn: (pair) => pair.need.need.id === need.id,
    hrefOf: (slug) => matchPath(need.id, slug),
  }));
}

function rowView(
  row: ProgrammeRow,
  columns: readonly Column[],
  { isNeeds, on }: { isNeeds: boolean; on: Day },
) {
  const { slug, shortTitle, matches, counts } = row;
  const [first] = matches;
  if (!first) throw new Error(`a row without a match: ${slug}`);
  return {
    title: shortTitle,
    href: programmeNeedsPath(slug),
    details: [
      levelLabels[first.match.compiled.programme.level],
      `zusammen: ${matchStandings.flatMap((one) => countWords(counts, one) ?? []).join(', ')}`,
    ],
    window: testedWindowTag(first.match.window, on, resultOfKind(first.match, 'window')),
    cells: columns.map((column): CityCell => {
      const own = matches.filter(column.isIn);
      return {
        label: column.label,
        tags: isNeeds
          ? own.map(({ match }) => verdictTag(match.result.verdict, match.group))
          : countTags(countsOf(own)),
        href: column.hrefOf(slug),
        about: `${shortTitle}, ${column.label}: `,
      };
    }),
  };
}

const signs: Record<MatchStanding, Omit<StatusTag, 'text'>> = {
  fits: { tone: 'success', symbol: '✓' },
  toClarify: { tone: 'warning', symbol: '?' },
  nextRound: { tone: 'info', symbol: '→' },
};

function countTags(counts: StandingCounts): StatusTag[] {
  return matchStandings.flatMap((standing): StatusTag[] => {
    const text = countWords(counts, standing);
    return text === null ? [] : [{ ...signs[standing], text }];
  });
}

/** "2 passen", "1 zu klären", "3 nächste Runde"; null where there is none. */
function countWords(counts: StandingCounts, standing: MatchStanding): string | null {
  const count = counts[standing];
  if (count === 0) return null;
  if (standing === 'fits') return count === 1 ? '1 passt' : `${count} passen`;
  return standing === 'toClarify' ? `${count} zu klären` : `${count} nächste Runde`;
}
