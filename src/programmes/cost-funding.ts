import type { CostTypeCode } from './programme-codes.ts';

/**
 * What a programme says about a kind of cost; match and project both ask here, so that neither promises more.
 * `named`: fundable by the source. `flatRate`: not named, but a Pauschale stands beside the named kinds and may pay for
 * it: somebody has to look. `notNamed`: not fundable by the source. `unread`: the source names no kinds at all.
 */
export type CostFunding = 'named' | 'flatRate' | 'notNamed' | 'unread';

export function costFundingOf(
  costType: CostTypeCode,
  fundedCosts: readonly CostTypeCode[],
): CostFunding {
  if (fundedCosts.length === 0) return 'unread';
  if (fundedCosts.includes(costType)) return 'named';
  if (!fundedCosts.includes('pauschale')) return 'notNamed';
  // Who pays nothing but a lump sum does not bind it to kinds of cost.
  return fundedCosts.every((type) => type === 'pauschale') ? 'named' : 'flatRate';
}
