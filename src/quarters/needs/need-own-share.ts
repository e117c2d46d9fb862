import { formatCents } from '../../shared/money.ts';
import type { Need } from './need.ts';

/** "40.000,00 € (Demo-Wert, erfunden)"; null = not said. */
export function describeOwnShare({
  ownShareCentsPerYear: cents,
  isOwnShareDemo,
}: Pick<Need, 'ownShareCentsPerYear' | 'isOwnShareDemo'>): string | null {
  if (cents === null) return null;
  return `${formatCents(cents)}${isOwnShareDemo ? ' (Demo-Wert, erfunden)' : ''}`;
}
