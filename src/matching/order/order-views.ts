import { formatNumber } from '../../shared/text.ts';
import { unknownPoints, orderParts, orderSum } from './match-order.ts';
import type { Match } from '../match.ts';
import { orderPartLabels, type OrderWeights } from './order-weights.ts';

/** Why a match stands where it stands, for `matching/_order.ejs`: points, never a chance. */
export interface OrderView {
  sum: string;
  rows: { part: string; why: string; points: string; weight: string; contribution: string }[];
}

export function orderView(match: Match, weights: OrderWeights): OrderView {
  return {
    sum: formatNumber(orderSum(match, weights)),
    rows: orderParts(match, weights).map(({ part, why, points, weight, contribution }) => ({
      part: orderPartLabels[part],
      why: points === null ? `${why} – nicht bekannt, zählt ${unknownPoints}` : why,
      points: formatNumber(points ?? unknownPoints),
      weight: formatNumber(weight),
      contribution: formatNumber(contribution),
    })),
  };
}
