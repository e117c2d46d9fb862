import type { AmountLimit } from './programme.ts';
import { formatCents } from '../shared/money.ts';

export interface GrantCaps {
  perApplicationCents: number | null;
  perYearCents: number | null;
  /** Upper limits whose unit (per post, per site …) cannot be compared with a project, in words. */
  notComparable: string[];
}

/** The upper limits of a programme for the grant. "je Antrag" is not "je Jahr" is not "je Stelle". */
export function limitCaps(limits: readonly AmountLimit[]): GrantCaps {
  const upper = limits.filter((limit) => limit.bound === 'max' && limit.of === 'grant');
  const lowest = (per: AmountLimit['per']): number | null => {
    const amounts = upper.filter((limit) => limit.per === per).map((limit) => limit.amountCents);
    return amounts.length === 0 ? null : Math.min(...amounts);
  };
  return {
    perApplicationCents: lowest('application'),
    perYearCents: lowest('year'),
    notComparable: upper
      .filter((limit) => limit.per === 'other')
      .map((limit) => `höchstens ${formatCents(limit.amountCents)} (${limit.what})`),
  };
}
