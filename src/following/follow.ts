import { followedPath, followPath } from '../paths.ts';
import { formatDayOf } from '../shared/dates.ts';

/** Somebody follows a programme: is told of changes and of dates that come near. */
export interface Follow {
  /** UUIDv7: changes with a greater id came after it. */
  id: string;
  municipalityId: string;
  personId: string;
  programmeId: string;
  since: string;
  /** Id of the latest change that was told. */
  toldUntilId: string;
}

/** The button on the programme page: `views/following/_follow.ejs`. */
export interface FollowBox {
  action: string;
  /** What the button does: `1` begins, `0` ends. */
  value: '0' | '1';
  buttonText: string;
  /** Since when; null while nobody follows. */
  sinceText: string | null;
  listHref: string;
}

export function followBox(slug: string, follow: Follow | undefined): FollowBox {
  return {
    action: followPath(slug),
    value: follow ? '0' : '1',
    buttonText: follow ? 'Nicht mehr folgen' : 'Programm folgen',
    sinceText: follow ? `Sie folgen diesem Programm seit ${formatDayOf(follow.since)}.` : null,
    listHref: followedPath(),
  };
}
