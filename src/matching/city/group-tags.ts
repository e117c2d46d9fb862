import type { StatusTag } from '../../http/page-parts.ts';
import { openGroups, type GroupCounts, type OpenGroup } from './match-summary.ts';

/** Sign, colour and words of a group in tables of numbers. */
interface GroupSign extends Omit<StatusTag, 'text'> {
  /** After a number: "3 jetzt". */
  short: string;
  /** As heading of a column. */
  heading: string;
  meaning: string;
}

export const groupSigns: Record<OpenGroup, GroupSign> = {
  now: {
    tone: 'success',
    symbol: '✓',
    short: 'jetzt',
    heading: 'Jetzt möglich',
    meaning: 'alle Voraussetzungen erfüllt, Anträge sind möglich',
  },
  clarify: {
    tone: 'warning',
    symbol: '◐',
    short: 'ein Anruf',
    heading: 'Ein Anruf',
    meaning: 'nichts spricht dagegen, höchstens zwei Angaben sind offen',
  },
  clarifyMore: {
    tone: 'neutral',
    symbol: '?',
    short: 'mehreres',
    heading: 'Mehreres offen',
    meaning: 'nichts spricht dagegen, mehr als zwei Angaben sind offen',
  },
  nextRound: {
    tone: 'info',
    symbol: '→',
    short: 'nächste Runde',
    heading: 'Nächste Runde',
    meaning: 'zurzeit keine Anträge möglich, sonst spricht nichts dagegen',
  },
  supplementary: {
    tone: 'neutral',
    symbol: '+',
    short: 'ergänzend',
    heading: 'Ergänzend',
    meaning: 'deckt weniger als 10 % der Kosten oder keine davon',
  },
};

/** "3 ein Anruf" with its sign. */
export function countTag(group: OpenGroup, count: number): StatusTag {
  const { tone, symbol, short } = groupSigns[group];
  return { tone, symbol, text: `${count} ${short}` };
}

export interface GroupTag {
  group: OpenGroup;
  tag: StatusTag;
}

/** Those that have any. */
export function countTags(counts: GroupCounts): GroupTag[] {
  return openGroups
    .filter((group) => counts[group] > 0)
    .map((group) => ({ group, tag: countTag(group, counts[group]) }));
}

/** Sign and number for narrow columns below a legend; the word is for those who do not see the sign. */
export function numbersOf(counts: GroupCounts): (GroupTag & { word: string })[] {
  return countTags(counts).map(({ group, tag }) => ({
    group,
    tag: { ...tag, text: String(counts[group]) },
    word: groupSigns[group].short,
  }));
}

export interface GroupLegend {
  tag: StatusTag;
  meaning: string;
}

export function groupLegend(): GroupLegend[] {
  return openGroups.map((group) => {
    const { tone, symbol, heading, meaning } = groupSigns[group];
    return { tag: { tone, symbol, text: heading }, meaning };
  });
}
