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
  /** Where to look first; empty where nothing is open. */
  first: { heading: string; rows: FirstRow[] }[];
}

interface FirstRow {
  title: string;
  href: string;
  window: StatusTag;
  places: string;
}

const [shownFirst, shownRunning] = [5, 3];

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

interface Shown {
  asked: Readonly<Record<string, string>>;
  on: Day;
}

/** What can be had soonest, and where a deadline runs while something is still to be clarified. */
function firstOf(pairs: readonly CityMatch[], shown: Shown): CitySummaryView['first'] {
  const group = openGroups.find((one) => pairs.some(({ match }) => match.group === one));
  if (group === undefined) return [];
  const best = soonest(pairs.filter(({ match }) => match.group === group));
  const known = new Set(best.map(({ slug }) => slug));
  const running = soonest(
    pairs.filter(({ match }) => match.group === 'clarify' || match.group === 'clarifyMore'),
  ).filter((row) => deadlineOf(row) !== noDeadline && !known.has(row.slug));
  const blocks = [
    {
      heading: firstHeadings[group],
      rows: best.slice(0, shownFirst).map((row) => firstRow(row, group, shown)),
    },
    {
      heading: 'Frist läuft, vorher ist etwas zu klären',
      rows: running.slice(0, shownRunning).map((row) => firstRow(row, null, shown)),
    },
  ];
  return blocks.filter(({ rows }) => rows.length > 0);
}

/** Nearest deadline first, then what serves most needs. */
const soonest = (pairs: readonly CityMatch[]): ProgrammeRow[] =>
  programmeRows(pairs).toSorted(
    (a, b) => compareText(deadlineOf(a), deadlineOf(b)) || b.matches.length - a.matches.length,
  );

const firstHeadings: Record<OpenGroup, string> = {
  now: 'Zuerst ansehen: jetzt möglich',
  clarify: 'Zuerst ansehen: ein Anruf genügt',
  clarifyMore: 'Zuerst ansehen: offen, aber mehreres zu klären',
  nextRound: 'Vormerken: nächste Runde',
  supplementary: 'Als Ergänzung',
};

/** What is always open comes after every deadline. */
const noDeadline = '9999';
function deadlineOf({ matches: [first] }: ProgrammeRow): string {
  const window: WindowState | undefined = first?.match.window;
  return window?.state === 'open' && window.until ? window.until.on : noDeadline;
}

function firstRow(
  { slug, shortTitle, matches }: ProgrammeRow,
  group: OpenGroup | null,
  { asked, on }: Shown,
): FirstRow {
  const [first] = matches;
  if (!first) throw new Error(`a row without a match: ${slug}`);
  const quarters = new Set(matches.map(({ need }) => need.quarter.id)).size;
  return {
    title: shortTitle,
    href: programmeNeedsPath(slug, {
      quartier: asked['quartier'] ?? '',
      gruppe: group === null ? '' : groupCodes[group],
    }),
    window: windowTagOf(first.match, on),
    places: `für ${matches.length === 1 ? 'einen Bedarf' : `${matches.length} Bedarfe`} in ${quarters === 1 ? first.need.quarter.name : `${quarters} Quartieren`}`,
  };
}
