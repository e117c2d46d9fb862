import type { TargetGroupCode, TopicCode } from '../../programmes/programme-codes.ts';
import { topicLabels } from '../../programmes/programme-labels.ts';
import { joinGerman, joinLabels } from '../../shared/text.ts';
import { contactOf } from '../criteria/compile-criteria.ts';
import type { GroupedMatches, Match } from '../match.ts';
import type { MatchGroup } from './match-group.ts';
import { isDirectHit } from './topic-points.ts';

/** What a need is about and nobody known pays for. */
export interface TopicGaps {
  /** One German sentence: for which topics there is no programme. */
  text: string;
  /** What can be done all the same; whom to ask. */
  advice: string;
}

interface AboutNeed {
  topics: readonly TopicCode[];
  targetGroups: readonly TargetGroupCode[];
}

const reachable: readonly MatchGroup[] = ['now', 'clarify', 'clarifyMore', 'nextRound'];
const mostToAsk = 2;

/**
 * Topics of the need that no programme has as its own business, open or with a round in sight and for more than a
 * tenth of the cost; null where each has one.
 */
export function topicGaps(
  { groups }: Pick<GroupedMatches, 'groups'>,
  need: AboutNeed,
): TopicGaps | null {
  const direct = groups
    .flatMap(({ matches }) => matches)
    .filter(({ compiled: { programme }, result }) =>
      isDirectHit({ programme, result, matchCase: need }),
    );
  const paying = direct.filter(isInSight);
  const missing = need.topics.filter(
    (topic) => !paying.some(({ result }) => result.commonTopics.includes(topic)),
  );
  if (missing.length === 0) return null;
  const toAsk = direct
    .filter((match) => !paying.includes(match) && isWorthAsking(match))
    .filter(({ result }) => result.commonTopics.some((topic) => missing.includes(topic)));
  return { text: gapText(missing), advice: adviceText(toAsk) };
}

/** Open, or a round is announced or expected. */
function isInSight({ group, window }: Match): boolean {
  if (group === null || !reachable.includes(group)) return false;
  return window.state !== 'nextRound' || window.certainty !== 'unknown';
}

/** Nobody knows of a further round, and nobody says that there is none. */
function isWorthAsking({ group, window }: Match): boolean {
  return group !== null && window.state === 'nextRound';
}

function gapText(missing: readonly TopicCode[]): string {
  return `Für ${joinLabels(missing, topicLabels, 'und')} ist kein Programm bekannt, das diesen Bedarf als Hauptsache und zu mehr als einem Zehntel bezahlt und jetzt oder in absehbarer Zeit Anträge annimmt.`;
}

function adviceText(toAsk: readonly Match[]): string {
  const asked = toAsk
    .slice(0, mostToAsk)
    .map(
      ({ compiled: { programme } }) => `${contactOf(programme)} (wegen „${programme.shortTitle}“)`,
    );
  const ask =
    asked.length === 0 ? '' : `nach einer weiteren Runde fragen bei ${joinGerman(asked)}; `;
  return `Möglich bleibt: ${ask}den Bedarf als Teil eines größeren Vorhabens beantragen, wenn ein Programm unten ihn als Nebensache zulässt; oder eigene Mittel im Haushalt anmelden.`;
}
