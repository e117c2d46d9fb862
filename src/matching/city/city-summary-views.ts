import type { StatusTag } from '../../http/page-parts.ts';
import type { WindowState } from '../../programmes/window-state.ts';
import type { Day } from '../../shared/dates.ts';
import { compareText } from '../../shared/text.ts';
import { cityMatchesPath, programmeNeedsPath } from '../match-paths.ts';
import { windowTagOf } from '../match-row-views.ts';
import { groupSigns } from './group-tags.ts';
import { ownPairs, programmeRows, type CityMatch, type ProgrammeRow } from './city-matrix.ts';
import { groupCodes, openGroups, type OpenGroup } from './match-summary.ts';

/** What somebody who was interrupted has to see: how much can be had when, and where to look first. */
export interface CitySummaryView {
  tiles: {
    tag: StatusTag;
    count: string;
    meaning: string;
    /** null where there is none. */
    href: string | null;
  }[];
  first: { heading: string; rows: FirstRow[] } | null;
}

interface FirstRow {
  title: string;
  href: string;
  window: StatusTag;
  places: string;
}

const shownFirst = 5;

/** @param asked what the page shows, as it stands in an address */
export function citySummary(
  pairs: readonly CityMatch[],
  { asked, on }: { asked: Readonly<Record<string, string>>; on: Day },
): CitySummaryView {
  const counted = ownPairs(pairs);
  return {
    tiles: openGroups.map((group) => {
      const own = counted.filter(({ match }) => match.group === group);
      const { tone, symbol, heading, meaning } = groupSigns[group];
      const query = { ...asked, gruppe: groupCodes[group], ansicht: 'programme' };
      return {
        tag: { tone, symbol, text: heading },
        count: own.length === 0 ? 'keines' : programmesForNeeds(own),
        meaning,
        href: own.length === 0 ? null : cityMatchesPath(query),
      };
    }),
    first: firstOf(pairs, { asked, on }),
  };
}

function programmesForNeeds(pairs: readonly CityMatch[]): string {
  const programmes = new Set(pairs.map(({ match }) => match.slug)).size;
  const needs = needsOf(pairs);
  return `${programmes === 1 ? '1 Programm' : `${programmes} Programme`} für ${needs === 1 ? '1 Bedarf' : `${needs} Bedarfe`}`;
}

function needsOf(pairs: readonly CityMatch[]): number {
  return new Set(pairs.map(({ need }) => need.need.id)).size;
}

/** What can be had soonest: the best group that has any, nearest deadline first, then what serves most needs. */
function firstOf(
  pairs: readonly CityMatch[],
  { asked, on }: { asked: Readonly<Record<string, string>>; on: Day },
): CitySummaryView['first'] {
  const group = openGroups.find((one) => pairs.some(({ match }) => match.group === one));
  if (group === undefined) return null;
  const rows = programmeRows(pairs.filter(({ match }) => match.group === group))
    .toSorted(
      (a, b) => compareText(deadlineOf(a), deadlineOf(b)) || b.matches.length - a.matches.length,
    )
    .slice(0, shownFirst)
    .map((row) => firstRow(row, group, { asked, on }));
  return { heading: firstHeadings[group], rows };
}

const firstHeadings: Record<OpenGroup, string> = {
  now: 'Zuerst ansehen: jetzt möglich',
  clarify: 'Zuerst ansehen: ein Anruf genügt',
  clarifyMore: 'Zuerst ansehen: offen, aber mehreres zu klären',
  nextRound: 'Vormerken: nächste Runde',
  supplementary: 'Als Ergänzung',
};

/** What is always open comes after every deadline. */
function deadlineOf({ matches: [first] }: ProgrammeRow): string {
  const window: WindowState | undefined = first?.match.window;
  return window?.state === 'open' && window.until ? window.until.on : '9999';
}

function firstRow(
  { slug, shortTitle, matches }: ProgrammeRow,
  group: OpenGroup,
  { asked, on }: { asked: Readonly<Record<string, string>>; on: Day },
): FirstRow {
  const [first] = matches;
  if (!first) throw new Error(`a row without a match: ${slug}`);
  const quarters = new Set(matches.map(({ need }) => need.quarter.id)).size;
  return {
    title: shortTitle,
    href: programmeNeedsPath(slug, {
      quartier: asked['quartier'] ?? '',
      gruppe: groupCodes[group],
    }),
    window: windowTagOf(first.match, on),
    places: `für ${matches.length === 1 ? 'einen Bedarf' : `${matches.length} Bedarfe`} in ${quarters === 1 ? first.need.quarter.name : `${quarters} Quartieren`}`,
  };
}
