import { postedList } from '../../http/posted.ts';
import {
  blockCodeLabels,
  blockCodeOf,
  blockCodes,
  type BlockCode,
} from '../../quarters/quarter-labels.ts';
import type { Municipality } from '../../quarters/quarter.ts';
import type { NeedCase } from '../need-case.ts';
import { municipalitiesOf } from './city-query.ts';

/** Which needs make a bundle, and which would make one. */

export interface BundleChoice {
  /** A bundle lies in one municipality: it has one filing city. */
  municipality: Municipality | null;
  /** Every need of the municipality. */
  all: readonly NeedCase[];
  chosen: readonly NeedCase[];
  /** Ids in the address that are no needs of this municipality (any more). */
  unknown: number;
  /** How many were asked for beyond what is looked at together. */
  leftOut: number;
  /** The choice as it stands in an address. */
  parameters: [string, string][];
}

/** More than any city has quarters; beyond it the page would be too long to read. */
export const mostTogether = 200;

/**
 * @param query `baustein=umsetzung` for all needs of a building block, `wie=id` for those like one need, or
 * `bedarf=id` as often as there are needs
 */
export function readBundleChoice(
  query: Readonly<Record<string, unknown>>,
  needs: readonly NeedCase[],
): BundleChoice {
  const municipalities = municipalitiesOf(needs);
  const ids = [...new Set(postedList(query, 'bedarf'))];
  const like = needs.find(({ need }) => need.id === query['wie']);
  const first = like ?? needs.find(({ need }) => ids.includes(need.id));
  const municipality =
    municipalities.find(({ key }) => key === query['kommune']) ??
    first?.municipality ??
    municipalities[0] ??
    null;
  const all = needs.filter((one) => one.municipality.id === municipality?.id).toSorted(byPlace);
  const where: [string, string][] =
    municipalities.length > 1 && municipality ? [['kommune', municipality.key]] : [];
  const base = { municipality, all, unknown: 0, leftOut: 0 };
  const block = blockCodes.find((code) => code === query['baustein'] && code !== 'weitere');
  if (block) {
    return { ...base, ...atMost(ofBlock(all, block)), parameters: [...where, ['baustein', block]] };
  }
  const asked = like ? alike(like, all) : all.filter(({ need }) => ids.includes(need.id));
  const { chosen, leftOut } = atMost(asked);
  return {
    ...base,
    chosen,
    leftOut,
    unknown: like ? 0 : ids.length - asked.length,
    parameters: [...where, ...chosen.map(({ need }): [string, string] => ['bedarf', need.id])],
  };
}

function atMost(asked: readonly NeedCase[]): Pick<BundleChoice, 'chosen' | 'leftOut'> {
  const chosen = asked.slice(0, mostTogether);
  return { chosen, leftOut: asked.length - chosen.length };
}

function byPlace(a: NeedCase, b: NeedCase): number {
  return (
    a.quarter.name.localeCompare(b.quarter.name, 'de') ||
    a.need.title.localeCompare(b.need.title, 'de') ||
    (a.need.id < b.need.id ? -1 : 1)
  );
}

function ofBlock(all: readonly NeedCase[], block: BlockCode): NeedCase[] {
  return all.filter(({ need }) => blockCodeOf(need.buildingBlock) === block);
}

/** The same building block; outside the blocks the same key, or exactly the same topics. It is among them itself. */
export function alike(like: NeedCase, all: readonly NeedCase[]): NeedCase[] {
  return all.filter(({ need }) => {
    if (like.need.buildingBlock !== null) return need.buildingBlock === like.need.buildingBlock;
    if (need.buildingBlock !== null) return false;
    return (
      need.key === like.need.key ||
      (topicSet(need) !== '' && topicSet(need) === topicSet(like.need))
    );
  });
}

function topicSet({ topics }: NeedCase['need']): string {
  return topics.toSorted().join(' ');
}

export interface BundleSuggestion {
  label: string;
  needs: readonly NeedCase[];
  parameters: [string, string][];
}

/** What lies in at least two quarters: the building blocks first, then needs that are alike. */
export function bundleSuggestions(
  { all, municipality }: BundleChoice,
  hasSeveral: boolean,
): BundleSuggestion[] {
  const where: [string, string][] =
    hasSeveral && municipality ? [['kommune', municipality.key]] : [];
  const blocks = blockCodes
    .filter((code) => code !== 'weitere')
    .map((code): BundleSuggestion => {
      const parameters: [string, string][] = [...where, ['baustein', code]];
      return { label: blockCodeLabels[code], needs: ofBlock(all, code), parameters };
    });
  const others = new Map<string, BundleSuggestion>();
  for (const one of all.filter(({ need }) => need.buildingBlock === null)) {
    const needs = alike(one, all);
    const key = needs.map(({ need }) => need.id).join(' ');
    const parameters: [string, string][] = [
      ...where,
      ...needs.map(({ need }): [string, string] => ['bedarf', need.id]),
    ];
    if (!others.has(key)) others.set(key, { label: one.need.title, needs, parameters });
  }
  return [...blocks, ...others.values()].filter(({ needs }) => quarterCount(needs) > 1);
}

export function quarterCount(needs: readonly NeedCase[]): number {
  return new Set(needs.map(({ quarter }) => quarter.id)).size;
}

/** "Umsetzung in 6 Quartieren"; "3 Bedarfe in 2 Quartieren" where they are of different kinds. */
export function bundleTitle(chosen: readonly NeedCase[]): string {
  const blocks = new Set(chosen.map(({ need }) => need.buildingBlock));
  const [block] = blocks;
  const isOfOneBlock = blocks.size === 1 && block !== null && block !== undefined;
  const what = isOfOneBlock ? blockCodeLabels[blockCodeOf(block)] : `${chosen.length} Bedarfe`;
  const quarters = quarterCount(chosen);
  return `${what} in ${quarters === 1 ? 'einem Quartier' : `${quarters} Quartieren`}`;
}
