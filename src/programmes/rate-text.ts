import { formatNumber, formatPercent } from '../shared/text.ts';
import { maxRatePercent } from './grant-ceiling.ts';
import type { Programme } from './programme.ts';

type Money = Pick<Programme, 'finance'>;

/** "bis zu 80 %", or "40 bis 60 %" where it is open which of several rates applies; null: none is named. */
export function rateWords({ finance }: Money, most = 'bis zu'): string | null {
  const { ratePercentMax: max, ratePercentLow: low } = finance;
  if (max === null) return null;
  return low === null
    ? `${most} ${formatPercent(max)}`
    : `${formatNumber(low)} bis ${formatPercent(max)}`;
}

/** "gerechnet mit 40 %, …" where the sums use the lowest of several rates; else null. */
export function cautiousRate({ finance }: Money): string | null {
  const { ratePercentLow: low } = finance;
  return low === null
    ? null
    : `gerechnet mit ${formatPercent(low)}, dem niedrigsten der genannten Sätze`;
}

/** "mindestens 20 %", and how that fits to a rate that leaves more than this; null: the source names no own share. */
export function ownShareWords(programme: Money): string | null {
  const {
    ownSharePercentMin: min,
    ratePercentLow: low,
    ratePercentMaxWeak: weak,
  } = programme.finance;
  if (min === null) return null;
  const least = `mindestens ${formatPercent(min)}`;
  const rate = maxRatePercent(programme);
  if (rate === null || rate + min >= 100) return least;
  const rest = formatPercent(100 - rate);
  if (low !== null) return `${least}; bei ${formatPercent(rate)} Förderung sind es ${rest}`;
  const isOfWeak = weak !== null && weak + min === 100;
  const when = isOfWeak ? ` beim höchsten Satz von ${formatPercent(weak)}` : '';
  return `${least}${when}; bei ${formatPercent(rate)} Förderung bleiben ${rest} aufzubringen, ob Dritte einen Teil davon tragen dürfen, ist zu klären`;
}
