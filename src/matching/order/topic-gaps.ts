import type { TargetGroupCode, TopicCode } from '../../programmes/programme-codes.ts';
import { topicLabels } from '../../programmes/programme-labels.ts';
import type { Programme } from '../../programmes/programme.ts';
import { joinGerman } from '../../shared/text.ts';
import { contactOf } from '../criteria/compile-criteria.ts';
import type { GroupedMatches, Match } from '../match.ts';
import { isOpenMatch, isSmall } from './match-group.ts';
import { subjectHit } from './topic-points.ts';

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

const mostNamed = 2;

/**
 * Topics of the need that no programme has as its own business, open or with a round in sight and for a tenth of
 * the cost at least; null where each has one.
 */
export function topicGaps(
  { groups }: Pick<GroupedMatches, 'groups'>,
  need: AboutNeed,
): TopicGaps | null {
  const all = groups
    .flatMap(({ matches }) => matches)
    .map((match) => ({ match, hit: hitOf(match, need) }));
  const paying = all.flatMap(({ match, hit }) =>
    hit === 'direct' && isPaying(match) ? [match] : [],
  );
  const missing = need.topics.filter(
    (topic) => !paying.some(({ result }) => result.commonTopics.includes(topic)),
  );
  if (missing.length === 0) return null;
  const near = all.filter(({ match }) =>
    match.result.commonTopics.some((topic) => missing.includes(topic)),
  );
  const those = (wanted: 'direct' | 'aside', test: (match: Match) => boolean): Match[] =>
    near.flatMap(({ match, hit }) => (hit === wanted && test(match) ? [match] : []));
  const paid = need.topics.filter((topic) => !missing.includes(topic));
  return {
    text: `Für ${quotedTopics(missing)} ist kein Programm bekannt, das diesen Bedarf als Hauptsache und zu mindestens einem Zehntel bezahlt und jetzt oder in absehbarer Zeit Anträge annimmt.${paid.length === 0 ? '' : ` Für ${quotedTopics(paid)} steht unten, was in Frage kommt.`}`,
    advice: adviceText({
      aside: those('aside', isPaying),
      small: those('direct', (match) => isInSight(match) && isSmall(match.result)),
      toAsk: those('direct', isUncertain),
    }),
  };
}

const quotedTopics = (topics: readonly TopicCode[]): string =>
  joinGerman(topics.map((topic) => `„${topicLabels[topic]}“`));

function hitOf({ compiled: { programme }, result }: Match, matchCase: AboutNeed) {
  return subjectHit({ programme, result, matchCase });
}

/** Open, or a round is announced or expected, and more than a small addition. */
const isPaying = (match: Match): boolean => isInSight(match) && !isSmall(match.result);

function isInSight(match: Match): boolean {
  const { window, result } = match;
  if (!isOpenMatch(match) || !result.coverage.isGrant) return false;
  return window.state !== 'nextRound' || window.certainty !== 'unknown';
}

/** Nobody knows of a further round, and the last one is not long over. */
const isUncertain = ({ group, window }: Match): boolean =>
  group !== 'ended' && window.state === 'nextRound' && window.certainty === 'unknown';

interface Ways {
  aside: readonly Match[];
  small: readonly Match[];
  toAsk: readonly Match[];
}

function adviceText({ aside, small, toAsk }: Ways): string {
  const title = ({ shortTitle }: Programme): string => `„${shortTitle}“`;
  const withContact = (programme: Programme): string =>
    `${title(programme)} (${contactOf(programme)})`;
  const named = (matches: readonly Match[], words: (programme: Programme) => string): string =>
    joinGerman(matches.slice(0, mostNamed).map(({ compiled: { programme } }) => words(programme)));
  const ways = [
    aside.length > 0 &&
      `den Bedarf als Teil eines größeren Vorhabens beantragen, am ehesten bei ${named(aside, title)}`,
    small.length > 0 && `einen kleinen Teil bezahlen lassen durch ${named(small, title)}`,
    toAsk.length > 0 && `nach einer weiteren Runde von ${named(toAsk, withContact)} fragen`,
    'eigene Mittel im Haushalt anmelden',
  ].filter((way) => way !== false);
  return `Möglich bleibt: ${ways.join('; ')}.`;
}
