import { formatDay, type Day } from '../../shared/dates.ts';
import { formatCents } from '../../shared/money.ts';
import type { Need } from '../needs/need.ts';
import { extentLabels, fundingStatusLabels } from '../quarter-labels.ts';
import { coveredItems } from './funding-gap.ts';
import type { FundingDraft } from './funding-form-values.ts';

/** A funding as the audit trail shows it; its note is a text and stays out. */
export function fundingAuditTexts(
  funding: FundingDraft,
  need: Pick<Need, 'costItems'>,
): Record<string, string | null> {
  const day = (on: Day | null): string | null => (on === null ? null : formatDay(on));
  const posts = (count: number | null): string | null =>
    count === null ? null : String(count).replace('.', ',');
  return {
    fundingLabel: funding.label,
    fundingStatus: fundingStatusLabels[funding.status],
    fundingExtent: extentLabels[funding.extent],
    carrierId: funding.carrierId,
    fromOn: day(funding.fromOn),
    untilOn: day(funding.untilOn),
    fundingAmounts:
      funding.amounts
        .map(({ year, amountCents }) => `${year}: ${formatCents(amountCents)}`)
        .join('; ') || null,
    postsFilled: posts(funding.postsFilled),
    postsVacant: posts(funding.postsVacant),
    fundingCovers:
      funding.covers.length === 0
        ? null
        : coveredItems(need, funding)
            .map(({ label }) => label)
            .join('; '),
    continuationDueOn: day(funding.continuationDueOn),
    budgetDueOn: day(funding.budgetDueOn),
    sourceTitle: funding.source?.title ?? null,
  };
}
