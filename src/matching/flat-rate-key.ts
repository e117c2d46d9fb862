import type { CostItem } from '../quarters/needs/need.ts';
import { questionKey } from './criteria/answered-questions.ts';
import { flatRateQuestion } from './criteria/costs.ts';

/**
 * Whether a Pauschale covers some cost items is asked with their labels, because that is what one asks on the
 * telephone. Kept is which items were meant, and of which kind: so a label can be put better without the answer being
 * lost, and another kind of cost is another question.
 */

type Item = Pick<CostItem, 'id' | 'label' | 'costType' | 'amountCentsPerYear'>;

const askedStart = questionKey('costType', 'ob die Pauschale auch ');
const storedStart = 'costType?pauschale ';

/** As it is kept; every other question, and one whose items are not found, as it is asked. */
export function storedKey(asked: string, items: readonly Item[]): string {
  if (!asked.startsWith(askedStart)) return asked;
  const meant = items.filter(({ label }) => asked.includes(`„${label}“`));
  if (askedOf(meant) !== asked) return asked;
  const parts = meant.map(({ id, costType }) => `${id}:${costType}`);
  return `${storedStart}${parts.sort().join(' ')}`;
}

/** As it is asked today; where an item is gone or of another kind, the key as it is kept, which nothing asks for. */
export function askedKey(stored: string, items: readonly Item[]): string {
  if (!stored.startsWith(storedStart)) return stored;
  const parts = stored.slice(storedStart.length).split(' ');
  const meant = items.filter(({ id, costType }) => parts.includes(`${id}:${costType}`));
  return meant.length === parts.length ? askedOf(meant) : stored;
}

const askedOf = (items: readonly Item[]): string =>
  questionKey('costType', flatRateQuestion(items));
