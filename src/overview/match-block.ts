import { newsKindLabels } from '../matching/news/match-change.ts';
import type { DecidedMatch } from '../matching/decisions/match-decision-service.ts';
import type { ToldMatch } from '../matching/news/match-news-service.ts';
import { decidedMatchesPath, matchNewsPath } from '../matching/match-paths.ts';
import { matchPath } from '../paths.ts';

/** What the Lage shows of matches: the newest changes, and those that were remembered or assigned to the reader. */
export interface MatchBlock {
  lists: {
    id: string;
    heading: string;
    rows: { title: string; href: string; detail: string }[];
    allText: string;
    allHref: string;
  }[];
}

const shown = 3;

/** @returns null where there is nothing: the Lage then has no such block. */
export function matchBlock(
  { told, decided }: { told: readonly ToldMatch[]; decided: readonly DecidedMatch[] },
  personId: string,
): MatchBlock | null {
  const assigned = decided.filter(({ decision }) => decision.assignedToId === personId);
  const remembered = decided.filter(({ decision }) => decision.state === 'remembered');
  const lists = [
    listOf('treffer-neu', 'Neues bei den Treffern', {
      rows: told.flatMap(({ news, need, quarter, programme }) =>
        programme.isGone
          ? []
          : [
              {
                title: programme.shortTitle,
                href: matchPath(need.id, programme.slug),
                detail: `${newsKindLabels[news.kind]} für ${need.title} (${quarter.name})`,
              },
            ],
      ),
      allText: 'Alle Neuigkeiten',
      allHref: matchNewsPath(),
    }),
    listOf('treffer-mir', 'Mir zugewiesene Treffer', {
      rows: assigned.map(rowOf),
      allText: 'Alle mir zugewiesenen',
      allHref: decidedMatchesPath({ art: 'mir' }),
    }),
    listOf('treffer-gemerkt', 'Gemerkte Treffer', {
      rows: remembered.map(rowOf),
      allText: 'Alle gemerkten',
      allHref: decidedMatchesPath({ art: 'gemerkt' }),
    }),
  ].filter(({ rows }) => rows.length > 0);
  return lists.length === 0 ? null : { lists };
}

type List = MatchBlock['lists'][number];

function listOf(
  id: string,
  name: string,
  { rows, allText, allHref }: Pick<List, 'rows' | 'allText' | 'allHref'>,
): List {
  const heading = `${name} (${rows.length})`;
  return { id, heading, rows: rows.slice(0, shown), allText, allHref };
}

function rowOf({ need, quarter, programme }: DecidedMatch): List['rows'][number] {
  return {
    title: programme.shortTitle,
    href: matchPath(need.id, programme.slug),
    detail: `für ${need.title} (${quarter.name})`,
  };
}
