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

/** Invented facts stand in what a test of this need says: an own share of the demo, or a text that calls itself Demo. */
export function restsOnDemoFacts(
  need: Pick<Need, 'origin' | 'isOwnShareDemo' | 'presentProvider' | 'runningSince' | 'paidBy'>,
): boolean {
  const { origin, isOwnShareDemo, presentProvider, runningSince, paidBy } = need;
  const texts = [presentProvider, runningSince, paidBy];
  return origin === 'demo' || isOwnShareDemo || texts.some((text) => text?.includes('Demo-'));
}
