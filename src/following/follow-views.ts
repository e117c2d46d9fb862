import type { ListRow } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import {
  followedPath,
  followPath,
  listAs,
  programmeHistoryPath,
  programmePath,
  programmesPath,
  savedSearchesPath,
} from '../paths.ts';
import { levelLabels } from '../programmes/programme-labels.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import { windowTag } from '../programmes/window-tag.ts';
import { berlinDay, formatDayOf, type Day } from '../shared/dates.ts';
import type { FollowedProgramme } from './follow-service.ts';

export interface FollowedListView extends PageView {
  programmes: {
    title: string;
    fullTitle: string;
    href: string;
    level: string;
    window: StatusTag;
    sinceText: string;
    historyHref: string;
    unfollowAction: string;
  }[];
  catalogueHref: string;
  searchesHref: string;
  csvHref: string;
  jsonHref: string;
}

/** The programmes a person follows. */
export function followedListView(
  followed: readonly FollowedProgramme[],
  today: Day,
): FollowedListView {
  return {
    title: 'Gefolgte Programme',
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Gefolgte Programme', href: null },
    ],
    programmes: followed.map(({ follow, entry: { programme } }) => ({
      title: programme.shortTitle,
      fullTitle: programme.title,
      href: programmePath(programme.slug),
      level: levelLabels[programme.level],
      window: windowTag(windowStateOn(programme.window, today), today),
      sinceText: `gefolgt seit ${formatDayOf(follow.since)}`,
      historyHref: programmeHistoryPath(programme.slug),
      unfollowAction: followPath(programme.slug),
    })),
    catalogueHref: programmesPath(),
    searchesHref: savedSearchesPath(),
    csvHref: listAs(followedPath(), 'csv'),
    jsonHref: listAs(followedPath(), 'json'),
  };
}

/** One row of the list as a file. */
export function followedRow(
  { follow, entry: { programme } }: FollowedProgramme,
  today: Day,
): ListRow {
  const state = windowStateOn(programme.window, today);
  return {
    slug: programme.slug,
    title: programme.title,
    shortTitle: programme.shortTitle,
    level: programme.level,
    windowState: state.state,
    opensOn: state.state === 'notYetOpen' ? state.opensOn : null,
    deadlineOn: state.state === 'open' ? (state.until?.on ?? null) : null,
    followedSince: berlinDay(new Date(follow.since)),
  };
}
