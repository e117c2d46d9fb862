import { costTypeLabels, targetGroupLabels, topicLabels } from '../programmes/programme-labels.ts';
import type { TargetGroupCode } from '../programmes/programme.ts';
import { joinGerman } from '../shared/text.ts';
import { fundableItems } from './costs.ts';
import {
  met,
  needOwner,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
} from './criterion.ts';

/** What for, for whom, and which kinds of cost: the subject of a programme. */

export function testTopic(criterion: CriterionOf<'topic'>, matchCase: MatchCase): Finding {
  const { topics, contact } = criterion;
  const list = (codes: typeof topics): string => joinGerman(codes.map((code) => topicLabels[code]));
  if (topics.length === 0) {
    return unknown('Welche Themen gefördert werden, ist nicht notiert.', {
      what: 'welche Themen gefördert werden',
      whom: contact,
    });
  }
  if (matchCase.topics.length === 0) {
    return unknown(`Gefördert wird: ${list(topics)}. Der Bedarf nennt noch kein Thema.`, {
      what: 'Thema des Bedarfs',
      whom: needOwner,
    });
  }
  const shared = matchCase.topics.filter((topic) => topics.includes(topic));
  return shared.length > 0
    ? met(`Gemeinsame Themen: ${list(shared)}.`)
    : notMet(`Gefördert wird: ${list(topics)}. Der Bedarf betrifft: ${list(matchCase.topics)}.`);
}

/** Groups that cut across all others: everywhere some people belong to them, nowhere all. */
const crossCutting: readonly TargetGroupCode[] = ['zugewanderte', 'menschen-mit-behinderung'];
/** Groups that share people without one containing the other; read in both directions. */
const sharingPairs: readonly (readonly [TargetGroupCode, TargetGroupCode])[] = [
  ['familien', 'kinder-0-6'],
  ['familien', 'schulkinder'],
  ['familien', 'jugendliche'],
  ['familien', 'alleinerziehende'],
  ['alleinerziehende', 'kinder-0-6'],
  ['alleinerziehende', 'schulkinder'],
  ['schulkinder', 'jugendliche'],
  ['jugendliche', 'junge-erwachsene'],
];

/**
 * A programme for the Bewohnerschaft serves every group. A need for a whole group meets a programme for a part of it
 * only in part: that is neither yes nor no, somebody has to ask.
 */
export function testTargetGroup(
  criterion: CriterionOf<'targetGroup'>,
  matchCase: MatchCase,
): Finding {
  const { targetGroups: funded, contact } = criterion;
  const wanted = matchCase.targetGroups;
  const list = (codes: readonly TargetGroupCode[]): string =>
    joinGerman(codes.map((code) => targetGroupLabels[code]));
  if (funded.length === 0) {
    return unknown('Für wen das Programm gedacht ist, ist nicht notiert.', {
      what: 'Zielgruppe des Programms',
      whom: contact,
    });
  }
  if (wanted.length === 0) {
    return unknown(`Gefördert wird für: ${list(funded)}. Der Bedarf nennt keine Zielgruppe.`, {
      what: 'Zielgruppe des Bedarfs',
      whom: needOwner,
    });
  }
  if (funded.includes('bewohnerschaft')) return met('Das Programm gilt der ganzen Bewohnerschaft.');
  const shared = wanted.filter((group) => serves(funded, group));
  if (shared.length > 0) return met(`Gemeinsame Zielgruppen: ${list(shared)}.`);
  const partly = funded.filter((group) => wanted.some((other) => sharePeople(group, other)));
  return partly.length > 0
    ? unknown(
        `Das Programm erreicht nur ${list(partly)}; der Bedarf gilt: ${list(wanted)}. Bitte klären, ob das genügt.`,
        { what: `ob ein Angebot für ${list(wanted)} gefördert wird`, whom: contact },
      )
    : notMet(`Gefördert wird für: ${list(funded)}. Der Bedarf gilt: ${list(wanted)}.`);
}

/** Single parents are families, therefore a programme for families serves them. */
function serves(funded: readonly TargetGroupCode[], wanted: TargetGroupCode): boolean {
  return funded.includes(wanted) || (wanted === 'alleinerziehende' && funded.includes('familien'));
}

function sharePeople(a: TargetGroupCode, b: TargetGroupCode): boolean {
  if (a === 'bewohnerschaft' || b === 'bewohnerschaft') return true;
  if (crossCutting.includes(a) || crossCutting.includes(b)) return true;
  return sharingPairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

export function testCostType(criterion: CriterionOf<'costType'>, matchCase: MatchCase): Finding {
  const { costTypes, contact } = criterion;
  const list = (codes: typeof costTypes): string =>
    joinGerman([...new Set(codes)].map((code) => costTypeLabels[code]));
  if (costTypes.length === 0) {
    return unknown('Welche Kosten gefördert werden, ist nicht notiert.', {
      what: 'welche Kosten gefördert werden',
      whom: contact,
    });
  }
  const { costItems } = matchCase;
  if (costItems.length === 0) {
    return unknown(`Gefördert wird: ${list(costTypes)}. Der Bedarf nennt noch keine Kosten.`, {
      what: 'Kosten des Bedarfs',
      whom: needOwner,
    });
  }
  if (costTypes.includes('pauschale')) {
    const named = costTypes.filter((type) => type !== 'pauschale');
    if (named.length > 0) {
      return met(
        `Förderfähig: ${list(named)}; weitere Kosten über eine Pauschale, deren Höhe im Merkblatt zu prüfen ist.`,
      );
    }
    return met(
      'Das Programm zahlt eine Pauschale; sie ist nicht an einzelne Kostenarten gebunden.',
    );
  }
  const fundable = fundableItems(costItems, costTypes);
  const rest = costItems.filter((item) => !fundable.includes(item));
  if (fundable.length === 0) {
    return notMet(
      `Gefördert wird nur: ${list(costTypes)}. Der Bedarf besteht aus: ${list(costItems.map((item) => item.costType))}.`,
    );
  }
  return rest.length === 0
    ? met(
        `Alle Kostenarten des Bedarfs sind förderfähig: ${list(fundable.map((i) => i.costType))}.`,
      )
    : met(
        `Förderfähig: ${list(fundable.map((item) => item.costType))}. Nicht gedeckt und anders zu bezahlen: ${joinGerman(rest.map((item) => item.label))}.`,
      );
}
