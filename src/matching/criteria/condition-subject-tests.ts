import { needsConfirmation } from '../../programmes/condition-test-text.ts';
import type { ConditionTest } from '../../programmes/condition-test.ts';
import { targetGroupLabels, topicLabels } from '../../programmes/programme-labels.ts';
import { joinLabels } from '../../shared/text.ts';
import type { TestOf } from './condition-kind.ts';
import type { AskedCase } from './condition-logic.ts';
import { met, notMet, unknown, type Finding } from './criterion.ts';
import { targetGroupList } from './label-list.ts';
import { testTargetGroup } from './subject-tests.ts';

/** What a condition may ask about the subject of the need: what it is about, and for whom. */

export function testAnyTopic(
  { anyOf: wanted }: TestOf<'topic'>,
  { matchCase }: AskedCase,
): Finding {
  const list = (codes: typeof wanted): string => joinLabels(codes, topicLabels, 'oder');
  const rule = (): string => `Verlangt ist das Thema ${list(wanted)}`;
  if (matchCase.topics.length === 0) {
    return unknown(() => `${rule()}; der Bedarf nennt noch kein Thema.`, {
      what: 'Thema des Bedarfs',
      whom: 'need',
    });
  }
  const found = wanted.filter((topic) => matchCase.topics.includes(topic));
  return found.length > 0
    ? met(() => `${rule()}; der Bedarf betrifft ${list(found)}.`)
    : notMet(() => `${rule()}; der Bedarf betrifft es nicht.`);
}

/**
 * The same people as for the target groups of a programme, but another question: whether they are among those of the
 * need is nothing a funder knows.
 */
export function testAnyTargetGroup(
  { anyOf: wanted }: TestOf<'targetGroup'>,
  { matchCase }: AskedCase,
): Finding {
  const list = (): string => joinLabels(wanted, targetGroupLabels, 'oder');
  const said = (): string =>
    `Verlangt ist die Zielgruppe ${list()}; der Bedarf gilt: ${targetGroupList(matchCase.targetGroups)}.`;
  const { result } = testTargetGroup({ targetGroups: wanted }, matchCase);
  if (matchCase.targetGroups.length === 0) {
    return unknown(() => `Verlangt ist die Zielgruppe ${list()}; der Bedarf nennt noch keine.`, {
      what: 'Zielgruppe des Bedarfs',
      whom: 'need',
    });
  }
  if (result === 'met') return met(said);
  return result === 'notMet'
    ? notMet(said)
    : unknown(
        () => `${said()} Ob jemand von ihnen dazugehört, ist nicht eingetragen.`,
        () => ({ what: `ob das Angebot die Zielgruppe ${list()} erreicht`, whom: 'self' }),
      );
}

/** A part of a combination and what came of it. */
export interface TestedPart {
  test: ConditionTest;
  finding: Finding;
}

/**
 * Parts of a combination whose doubt is said: beside open words that a person confirms, target groups that only perhaps
 * hold the wanted people ask the same question a second time. A need that names nobody is asked for it all the same.
 * What is left out is unknown beside something unknown, so that the result is that of all parts.
 */
export function askedOnce(
  parts: readonly TestedPart[],
  { matchCase }: Pick<AskedCase, 'matchCase'>,
): readonly TestedPart[] {
  const isOpen = ({ finding }: TestedPart): boolean => finding.result === 'unknown';
  const isAsked = parts.some(
    (part) => isOpen(part) && !isAboutPeople(part.test) && needsConfirmation(part.test),
  );
  return isAsked && matchCase.targetGroups.length > 0
    ? parts.filter((part) => !isOpen(part) || !isAboutPeople(part.test))
    : parts;
}

const isAboutPeople = (test: ConditionTest): boolean =>
  test.kind === 'not' ? isAboutPeople(test.test) : test.kind === 'targetGroup';
