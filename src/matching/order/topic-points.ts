import type { ConditionTest } from '../../programmes/condition-test.ts';
import type { TopicCode } from '../../programmes/programme-codes.ts';
import { topicLabels } from '../../programmes/programme-labels.ts';
import { basisOf, type Programme } from '../../programmes/programme.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import type { MatchResult } from '../verdict.ts';
import type { Points } from './date-points.ts';

interface TopicQuestion {
  programme: Programme;
  result: Pick<MatchResult, 'results' | 'commonTopics'>;
  matchCase: Pick<MatchCase, 'topics' | 'targetGroups'>;
}

/**
 * Topics in common against all topics of both: a programme for everything is a weaker hit than one for exactly this,
 * and so is one that names only a part of the need. Half where its main subject is another one, half where it perhaps
 * reaches only a part of the people, half where it pays less than its topics say and nobody has confirmed that it is
 * meant. Nothing where it demands a subject that the need does not name: then only a
 * confirmation can save it, and what certainly is about the need comes first.
 */
export function topicPoints(about: TopicQuestion): Points {
  const { programme, result, matchCase } = about;
  const common = result.commonTopics.length;
  const [wanted, funded] = [matchCase.topics.length, programme.topics.length];
  if (wanted === 0 || funded === 0) {
    return { points: null, why: () => 'Themen nicht bekannt' };
  }
  const fit = Math.floor((200 * common) / (wanted + funded));
  const { main, isAside, isPartly, demanded } = distance(about);
  const narrower = narrowerSubject(about);
  return {
    points: demanded === null ? halved(fit, [isAside, isPartly, narrower !== null]) : 0,
    why: () =>
      [
        `${common} von ${wanted} ${wanted === 1 ? 'Thema' : 'Themen'} des Bedarfs, ${common} von ${funded} des Programms`,
        ...(isAside && main ? [`Hauptthema ist ${topicLabels[main]} (halbe Punkte)`] : []),
        ...(isPartly ? ['Zielgruppe nicht sicher getroffen (halbe Punkte)'] : []),
        ...(narrower === null || demanded !== null
          ? []
          : [`bezahlt nur: „${narrower}“, noch nicht bestätigt (halbe Punkte)`]),
        ...(demanded === null
          ? []
          : [`verlangt „${demanded}“, was der Bedarf nicht nennt (keine Punkte)`]),
      ].join('; '),
  };
}

/**
 * How a programme meets the subject of the need: as its own business, on the side (its main subject is another one), or
 * not by what the need says. Whether it reaches all the people is another question, and one that is asked.
 */
export function subjectHit(about: TopicQuestion): 'direct' | 'aside' | null {
  const { isAside, demanded } = distance(about);
  if (about.result.commonTopics.length === 0 || demanded !== null) return null;
  return isAside ? 'aside' : 'direct';
}

function distance(about: TopicQuestion) {
  const { programme, result, matchCase } = about;
  const main = mainTopicOf(programme);
  return {
    main,
    isAside: result.commonTopics.length > 0 && main !== null && !matchCase.topics.includes(main),
    isPartly: result.results.some(
      ({ kind, result: truth }) => kind === 'targetGroup' && truth !== 'met',
    ),
    demanded: demandedSubject(about),
  };
}

/** The one a person named first; areas of a database come in no order of weight. */
function mainTopicOf(programme: Programme): TopicCode | null {
  return basisOf(programme, 'topics') === 'gelesen' ? (programme.topics[0] ?? null) : null;
}

/** The words of an open condition that only a confirmation can save, because the need names nothing of the kind. */
export function demandedSubject(about: TopicQuestion): string | null {
  return openCondition(about, (test) => lacksSubject(test, about.matchCase));
}

/** The words of an open condition that says what the money is for, where that is less than the topics. */
function narrowerSubject(about: TopicQuestion): string | null {
  return openCondition(about, isNarrower);
}

const isNarrower = (test: ConditionTest): boolean =>
  test.kind === 'allOf' ? test.tests.some(isNarrower) : test.kind === 'confirm' && !!test.narrows;

function openCondition(
  { programme, result }: TopicQuestion,
  isMeant: (test: ConditionTest) => boolean,
): string | null {
  const open = new Set(
    result.results
      .filter(({ result: truth }) => truth === 'unknown')
      .map(({ key }) => key.slice(key.indexOf(':') + 1)),
  );
  const found = programme.conditions.find(
    ({ key, test }) => open.has(key) && test !== null && test !== undefined && isMeant(test),
  );
  return found?.text ?? null;
}

/** "This topic or that group, or somebody confirms it", and the need has neither, or names whom it is not for. */
function lacksSubject(test: ConditionTest, matchCase: TopicQuestion['matchCase']): boolean {
  if (test.kind === 'allOf') return test.tests.some((part) => lacksSubject(part, matchCase));
  if (test.kind !== 'anyOf' || !test.tests.some(({ kind }) => kind === 'confirm')) return false;
  const named = test.tests.flatMap((part) =>
    part.kind === 'topic'
      ? [part.anyOf.some((topic) => matchCase.topics.includes(topic))]
      : part.kind === 'targetGroup'
        ? [part.anyOf.some((group) => matchCase.targetGroups.includes(group))]
        : part.kind === 'not' && part.test.kind === 'targetGroup'
          ? [!part.test.anyOf.some((group) => matchCase.targetGroups.includes(group))]
          : [],
  );
  return named.length > 0 && !named.includes(true);
}

const halved = (points: number, reasons: readonly boolean[]): number =>
  reasons.reduce((left, applies) => (applies ? Math.floor(left / 2) : left), points);
