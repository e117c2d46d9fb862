import { isGrant, maxRatePercent } from '../../programmes/grant-ceiling.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { WindowState } from '../../programmes/window-state.ts';
import type { TimeLeft } from '../../schedule/time-left.ts';
import type { Day } from '../../shared/dates.ts';
import { formatCents } from '../../shared/money.ts';
import { compareText, formatPercent } from '../../shared/text.ts';
import { coverageText } from '../coverage-text.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import { totalCosts } from '../criteria/costs.ts';
import { datePoints, type Points } from './date-points.ts';
import { openQuestions } from './match-group.ts';
import { orderPartNames, type OrderPartName, type OrderWeights } from './order-weights.ts';
import { demandedSubject, topicPoints } from './topic-points.ts';
import type { MatchResult } from '../verdict.ts';

/**
 * The order within a group is a sum that anybody can add up again: for each part 0 to 100 points times its weight. It
 * says which programme to look at first, never how likely a grant is.
 */
export type OrderPoints = Readonly<Record<OrderPartName, Points>>;

/** What is not known counts a quarter, and is said: less than a known good value, more than nothing at all. */
export const unknownPoints = 25;

export interface OrderPart {
  part: OrderPartName;
  /** 0 to 100; null = not known, counted as `unknownPoints`. */
  points: number | null;
  weight: number;
  contribution: number;
  /** A German half sentence. */
  why: string;
}

export interface OrderQuestion {
  programme: Programme;
  result: MatchResult;
  window: WindowState;
  timeLeft: TimeLeft | null;
  matchCase: MatchCase;
  on: Day;
}

/** Points of one match, before anybody weighs them. */
export function orderPoints(about: OrderQuestion): OrderPoints {
  const { window, timeLeft, on } = about;
  const tested = about.result.results.find(({ kind }) => kind === 'window')?.result ?? 'met';
  return {
    topic: topicPoints(about),
    cost: costPoints(about),
    ownShare: ownSharePoints(about),
    date: datePoints({ window, timeLeft, on, tested }),
    effort: effortPoints(about),
  };
}

/** The sum, part by part. */
export function orderParts(
  { points }: { points: OrderPoints },
  weights: OrderWeights,
): OrderPart[] {
  return orderPartNames.map((part) => {
    const { points: found, why } = points[part];
    return {
      part,
      points: found,
      weight: weights[part],
      contribution: weighed(found, weights[part]),
      why: why(),
    };
  });
}

export function orderSum({ points }: { points: OrderPoints }, weights: OrderWeights): number {
  return orderPartNames.reduce((sum, part) => sum + weighed(points[part].points, weights[part]), 0);
}

/** More points first; then by slug, so that no two are ever equal. */
export function inWeightedOrder<Item extends { slug: string; points: OrderPoints }>(
  items: readonly Item[],
  weights: OrderWeights,
): Item[] {
  return items
    .map((item) => ({ item, sum: orderSum(item, weights) }))
    .sort((a, b) => b.sum - a.sum || compareText(a.item.slug, b.item.slug))
    .map(({ item }) => item);
}

const weighed = (points: number | null, weight: number): number =>
  (points ?? unknownPoints) * weight;

/** Money for a subject that the need does not name is not known to pay for it, however much it would be. */
function costPoints(about: OrderQuestion): Points {
  const {
    programme,
    result: { coverage },
  } = about;
  const { form } = programme.finance;
  if (form !== null && !isGrant(form)) return { points: 0, why: () => 'kein Zuschuss' };
  const { sharePercent } = coverage;
  if (sharePercent === null) return { points: null, why: () => coverageText(coverage) };
  const said = (): string =>
    `höchstens ${formatPercent(sharePercent)} der Kosten ${coverage.per === 'year' ? 'eines Jahres' : 'im ganzen Zeitraum'}`;
  const isDoubtful = sharePercent > unknownPoints && demandedSubject(about) !== null;
  return isDoubtful
    ? { points: null, why: () => `${said()}, sofern der Bedarf überhaupt dazugehört` }
    : { points: Math.floor(sharePercent), why: said };
}

/** Without a word on what the city can bring up, the smaller share the better; else whether it is enough. */
function ownSharePoints({ programme, matchCase }: OrderQuestion): Points {
  const { ownSharePercentMin } = programme.finance;
  const rate = maxRatePercent(programme);
  const demanded = rate === null ? ownSharePercentMin : 100 - rate;
  if (demanded === null) {
    return { points: null, why: () => 'Quelle nennt weder Eigenanteil noch Fördersatz' };
  }
  const yearly = totalCosts(matchCase, 'year');
  const available = matchCase.ownShareCentsPerYear;
  if (available === null || !yearly.isKnown) {
    return {
      points: Math.floor(100 - demanded),
      why: () => `mindestens ${formatPercent(demanded)} selbst aufzubringen`,
    };
  }
  const cents = Math.ceil((yearly.lowCents * demanded) / 100);
  return {
    points: cents <= available ? 100 : Math.floor((100 * available) / cents),
    why: () =>
      `mindestens ${formatCents(cents)} je Jahr selbst aufzubringen, vorgesehen sind ${formatCents(available)}`,
  };
}

const effortOf = { stage: 20, document: 4, mostDocuments: 40, question: 10, mostQuestions: 40 };

function effortPoints({ programme, result }: OrderQuestion): Points {
  const { stages, documents } = programme.procedure;
  const open = openQuestions(result).all;
  const lost =
    Math.max(0, (stages ?? 1) - 1) * effortOf.stage +
    Math.min(effortOf.mostDocuments, documents.length * effortOf.document) +
    Math.min(effortOf.mostQuestions, open * effortOf.question);
  return {
    points: Math.max(0, 100 - lost),
    why: () =>
      [
        stages === null ? 'Stufen nicht bekannt' : stages === 1 ? 'einstufig' : `${stages} Stufen`,
        documents.length === 0
          ? 'keine Unterlagen notiert'
          : counted(documents.length, 'Unterlage', 'Unterlagen'),
        open === 0 ? 'nichts offen' : counted(open, 'offene Frage', 'offene Fragen'),
      ].join(', '),
  };
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
