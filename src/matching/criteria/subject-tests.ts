import {
  costTypeLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import type { TargetGroupCode } from '../../programmes/programme-codes.ts';
import { joinLabels } from '../../shared/text.ts';
import { coarseTopicsOf } from './coarse-topics.ts';
import { reachesPartOf, serves } from './target-group-relations.ts';
import { costTypeList, targetGroupList, topicList } from './label-list.ts';
import { flatRateQuestion, fundingParts, quotedLabels } from './costs.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
} from './criterion.ts';

/** What for, for whom, and which kinds of cost: the subject of a programme. */

export function testTopic(criterion: CriterionOf<'topic'>, matchCase: MatchCase): Finding {
  const { topics, evidence } = criterion;
  if (topics.length === 0) {
    return unknown(() => 'Welche Themen gefördert werden, ist nicht notiert.', {
      what: 'welche Themen gefördert werden',
      whom: 'funder',
    });
  }
  if (matchCase.topics.length === 0) {
    return unknown(
      () => `Gefördert wird: ${topicList(topics)}. Der Bedarf nennt noch kein Thema.`,
      {
        what: 'Thema des Bedarfs',
        whom: 'need',
      },
    );
  }
  const shared = matchCase.topics.filter((topic) => topics.includes(topic));
  if (shared.length > 0) return met(() => `Gemeinsame Themen: ${joinLabels(shared, topicLabels)}.`);
  const near = evidence.basis === 'abgeleitet' ? coarseTopicsOf(matchCase.topics, topics) : [];
  return near.length > 0
    ? unknown(
        () =>
          `Die Quelle nennt nur grobe Bereiche: ${joinLabels(near, topicLabels)}. Ob darunter auch ${topicList(matchCase.topics)} gefördert wird, ist nicht notiert.`,
        () => ({ what: `ob ${topicList(matchCase.topics)} gefördert wird`, whom: 'funder' }),
      )
    : notMet(
        () =>
          `Gefördert wird: ${topicList(topics)}. Der Bedarf betrifft: ${topicList(matchCase.topics)}.`,
      );
}

/**
 * A programme for the Bewohnerschaft alone serves every group; beside narrower groups the word promises nothing. A need for a whole group meets a programme for a part of it
 * only in part: that is neither yes nor no, somebody has to ask.
 */
export function testTargetGroup(
  criterion: Pick<CriterionOf<'targetGroup'>, 'targetGroups'>,
  matchCase: MatchCase,
): Finding {
  const { targetGroups: funded } = criterion;
  const wanted = matchCase.targetGroups;
  const list = (codes: readonly TargetGroupCode[]): string => joinLabels(codes, targetGroupLabels);
  if (funded.length === 0) {
    return unknown(() => 'Für wen das Programm gedacht ist, ist nicht notiert.', {
      what: 'Zielgruppe des Programms',
      whom: 'funder',
    });
  }
  if (wanted.length === 0) {
    return unknown(
      () => `Gefördert wird für: ${targetGroupList(funded)}. Der Bedarf nennt keine Zielgruppe.`,
      {
        what: 'Zielgruppe des Bedarfs',
        whom: 'need',
      },
    );
  }
  if (funded.every((group) => group === 'bewohnerschaft')) {
    return met(() => 'Das Programm gilt der ganzen Bewohnerschaft.');
  }
  const shared = wanted.filter((group) => serves(funded, group));
  if (shared.length > 0) return met(() => `Gemeinsame Zielgruppen: ${list(shared)}.`);
  if (funded.includes('bewohnerschaft')) {
    return unknown(
      () =>
        `Das Programm nennt die ganze Bewohnerschaft, daneben aber eigens: ${list(funded.filter((group) => group !== 'bewohnerschaft'))}. Der Bedarf gilt: ${targetGroupList(wanted)}. Bitte klären, ob das genügt.`,
      () => ({
        what: `ob ein Angebot für ${targetGroupList(wanted)} gefördert wird`,
        whom: 'funder',
      }),
    );
  }
  const partly = reachesPartOf(funded, wanted);
  return partly.length > 0
    ? unknown(
        () =>
          `Das Programm erreicht nur ${list(partly)}; der Bedarf gilt: ${targetGroupList(wanted)}. Bitte klären, ob das genügt.`,
        () => ({
          what: `ob ein Angebot für ${targetGroupList(wanted)} gefördert wird`,
          whom: 'funder',
        }),
      )
    : notMet(
        () =>
          `Gefördert wird für: ${targetGroupList(funded)}. Der Bedarf gilt: ${targetGroupList(wanted)}.`,
      );
}

export function testCostType(criterion: CriterionOf<'costType'>, matchCase: MatchCase): Finding {
  const { costTypes } = criterion;
  const list = (codes: typeof costTypes): string => joinLabels([...new Set(codes)], costTypeLabels);
  if (costTypes.length === 0) {
    return unknown(() => 'Welche Kosten gefördert werden, ist nicht notiert.', {
      what: 'welche Kosten gefördert werden',
      whom: 'funder',
    });
  }
  const { costItems } = matchCase;
  if (costItems.length === 0) {
    return unknown(
      () => `Gefördert wird: ${costTypeList(costTypes)}. Der Bedarf nennt noch keine Kosten.`,
      {
        what: 'Kosten des Bedarfs',
        whom: 'need',
      },
    );
  }
  if (costTypes.every((type) => type === 'pauschale')) {
    return met(
      () => 'Das Programm zahlt eine Pauschale; sie ist nicht an einzelne Kostenarten gebunden.',
    );
  }
  const { named, flatRate, notNamed } = fundingParts(costItems, costTypes);
  if (named.length === 0 && flatRate.length > 0) {
    return unknown(
      () =>
        `Genannt als förderfähig: ${costTypeList(costTypes)}. Nicht eigens genannt: ${quotedLabels(flatRate)}; ob die Pauschale das deckt, ist im Merkblatt zu prüfen.`,
      () => ({ what: flatRateQuestion(flatRate), whom: 'funder' }),
    );
  }
  if (named.length === 0) {
    return notMet(
      () =>
        `Gefördert wird nur: ${costTypeList(costTypes)}. Der Bedarf besteht aus: ${list(costItems.map((item) => item.costType))}.`,
      () => `Kosten einplanen, die gefördert werden (${costTypeList(costTypes)})`,
    );
  }
  const fundable = (): string => list(named.map((item) => item.costType));
  // Whatever the Pauschale covers: a part is fundable, and more cannot make it less.
  const asked = (): string =>
    flatRate.length === 0
      ? ''
      : ` Nicht eigens genannt: ${quotedLabels(flatRate)}; ob die Pauschale das deckt, steht im Merkblatt.`;
  if (notNamed.length > 0) {
    return met(
      () =>
        `Förderfähig: ${fundable()}.${asked()} Nicht gedeckt und anders zu bezahlen: ${quotedLabels(notNamed)}.`,
    );
  }
  return flatRate.length === 0
    ? met(() => `Alle Kostenarten des Bedarfs sind förderfähig: ${fundable()}.`)
    : met(() => `Förderfähig: ${fundable()}.${asked()}`);
}
