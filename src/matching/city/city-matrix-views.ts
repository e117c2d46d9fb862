import type { StatusTag } from '../../http/page-parts.ts';
import { matchPath } from '../../paths.ts';
import { levelLabels } from '../../programmes/programme-labels.ts';
import type { Day } from '../../shared/dates.ts';
import { shortNeedTitle } from '../../quarters/needs/need.ts';
import type { NeedWithMatches } from '../need-case.ts';
import { quartersOf, type CityMatch, type ProgrammeRow } from './city-matrix.ts';
import type { CityQuery } from './city-query.ts';
import { numbersOf } from './group-tags.ts';
import { windowTagOf } from '../match-row-views.ts';
import { programmeNeedsPath } from '../match-paths.ts';
import { countsOf, groupCodes, type OpenGroup } from './match-summary.ts';

export interface ProgrammeTableView {
  caption: string;
  columns: { label: string; detail: string | null }[];
  rows: {
    title: string;
    href: string;
    detail: string;
    window: StatusTag;
    /** Federal lines beneath it. */
    lines: { title: string; href: string }[];
    cells: CityCell[];
  }[];
}

interface CityCell {
  /** Name of the column, for the cards of a narrow screen. */
  label: string;
  /** One per group; empty where the programme is for none of them. */
  links: { tag: StatusTag; word: string; href: string }[];
  /** What a screen reader says before each link. */
  about: string;
}

interface Column {
  id: string;
  label: string;
  detail: string | null;
  isIn: (pair: CityMatch) => boolean;
  hrefOf: (slug: string, group: OpenGroup) => string;
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
      : 'Programme und Quartiere: für wie viele Bedarfe sie infrage kommen',
    columns: columns.map(({ label, detail }) => ({ label, detail })),
    rows: rows.map((row) => rowView(row, columns, on)),
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
      hrefOf: (slug, group) => programmeNeedsPath(slug, { quartier, gruppe: groupCodes[group] }),
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

function linesOf({ lines }: ProgrammeRow): { title: string; href: string }[] {
  const titles = new Map(
    lines.map(({ match: { slug, compiled } }) => [slug, compiled.programme.shortTitle]),
  );
  return [...titles].map(([slug, title]) => ({ title, href: programmeNeedsPath(slug) }));
}

function rowView(row: ProgrammeRow, columns: readonly Column[], on: Day) {
  const { slug, shortTitle, matches } = row;
  const [first] = matches;
  if (!first) throw new Error(`a row without a match: ${slug}`);
  const level = levelLabels[first.match.compiled.programme.level];
  return {
    title: shortTitle,
    href: programmeNeedsPath(slug),
    detail: `${level}, für ${matches.length === 1 ? 'einen Bedarf' : `${matches.length} Bedarfe`}`,
    window: windowTagOf(first.match, on),
    lines: linesOf(row),
    cells: columns.map((column): CityCell => {
      const own = matches.filter(column.isIn).map(({ match }) => match);
      return {
        label: column.label,
        links: numbersOf(countsOf(own)).map(({ group, ...number }) => ({
          ...number,
          href: column.hrefOf(slug, group),
        })),
        about: `${shortTitle}, ${column.label}: `,
      };
    }),
  };
}
