import { formatCents } from '../../shared/money.ts';
import type { CostItem, Need } from '../needs/need.ts';
import { namesOf, type CostRemoval } from './cost-removal.ts';

/** How changes of cost items are recorded. */

export function removedText(
  { label, amountCentsPerYear }: Pick<CostItem, 'label' | 'amountCentsPerYear'>,
  changed: CostRemoval['changed'],
): string {
  const cost =
    amountCentsPerYear === null ? 'ohne Betrag' : `${formatCents(amountCentsPerYear)} je Jahr`;
  const from = changed.length === 0 ? '' : `, auch aus der Finanzierung ${namesOf(changed)}`;
  return `Kostenposition „${label}“ (${cost}) entfernt${from}`;
}

export function sumText({ costItems }: Pick<Need, 'costItems'>): string {
  if (costItems.length === 0) return 'noch nicht beziffert';
  const sum = costItems.reduce((cents, item) => cents + (item.amountCentsPerYear ?? 0), 0);
  const open = costItems.some((item) => item.amountCentsPerYear === null);
  return `${open ? 'mindestens ' : ''}${formatCents(sum)} je Jahr`;
}
