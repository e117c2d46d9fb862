import { programmePath } from '../paths.ts';
import type { Programme } from '../programmes/programme.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import type { DateOfThing } from '../reminders/date-notice.ts';
import { addDays, formatDay, isDay, type Day } from '../shared/dates.ts';
import type { Follow } from './follow.ts';

/** Pure rules: which dates of a followed programme come near. The end of a guideline is none of them. */

type FollowedFacts = Pick<Programme, 'slug' | 'shortTitle' | 'window'>;

/** The next opening and the next deadline; `dueOn` null = there is none (any more). */
export function datesOfFollow(follow: Follow, programme: FollowedFacts, today: Day): DateOfThing[] {
  const { slug, shortTitle, window } = programme;
  const common = {
    municipalityId: follow.municipalityId,
    personId: follow.personId,
    thingKind: 'follow',
    thingId: follow.id,
    href: programmePath(slug),
  };
  const state = windowStateOn(window, today);
  const closing = state.state === 'open' ? state.until : null;
  const opensOn = openingFrom(window, today);
  const time = closing?.time ? ` bis ${closing.time} Uhr` : '';
  return [
    {
      ...common,
      kind: 'followOpens',
      dueOn: opensOn,
      title: opensOn === null ? '' : `Öffnet am ${formatDay(opensOn)}: ${shortTitle}`,
      detail: 'Sie folgen diesem Programm. Ab diesem Tag sind Anträge möglich.',
    },
    {
      ...common,
      kind: 'followCloses',
      dueOn: closing?.on ?? null,
      title: closing ? `Antragsfrist am ${formatDay(closing.on)}: ${shortTitle}` : '',
      detail: `Sie folgen diesem Programm. ${closing?.what ?? 'Antrag'}${time}`,
    },
  ];
}

/** On the day itself the programme is open already: what yesterday said of today still holds. */
function openingFrom(window: Programme['window'], today: Day): Day | null {
  const opening = openingAsSeenOn(window, today);
  if (opening !== null) return opening;
  return openingAsSeenOn(window, addDays(today, -1)) === today ? today : null;
}

/** Only a day that somebody announced: an expected round is no date. */
function openingAsSeenOn(window: Programme['window'], on: Day): Day | null {
  const state = windowStateOn(window, on);
  if (state.state === 'notYetOpen') return state.opensOn;
  if (state.state !== 'nextRound' || state.certainty !== 'known') return null;
  return state.opens !== null && isDay(state.opens) && state.opens > on ? state.opens : null;
}
