import { joinGerman } from '../../shared/text.ts';
import type { Funding, Need } from '../needs/need.ts';

/** What fundings have to do with the removal of a cost item. */
export interface CostRemoval {
  /** Fundings that pay for the item by name, with the items that are left to them. */
  changed: { funding: Pick<Funding, 'id' | 'label'>; covers: string[] }[];
  /** Why it may not be removed; null where it may. */
  refusal: string | null;
}

/** Without its last item a funding would count for the whole need; that is for a person to say. */
export function removalOf(
  { costItems, fundings }: Pick<Need, 'costItems' | 'fundings'>,
  itemId: string,
): CostRemoval {
  const rest = new Set(costItems.map(({ id }) => id).filter((id) => id !== itemId));
  const changed = fundings
    .filter(({ covers }) => covers.includes(itemId))
    .map(({ id, label, covers }) => ({
      funding: { id, label },
      covers: covers.filter((one) => rest.has(one)),
    }));
  const sole = changed.filter(({ covers }) => covers.length === 0);
  return { changed, refusal: sole.length === 0 ? null : refusalText(sole) };
}

function refusalText(sole: CostRemoval['changed']): string {
  const names = namesOf(sole);
  return sole.length === 1
    ? `Die Finanzierung ${names} bezahlt nur diese Kostenposition und würde ohne sie für den ganzen Bedarf gelten. Bitte ändern Sie zuerst die Finanzierung.`
    : `Die Finanzierungen ${names} bezahlen nur diese Kostenposition und würden ohne sie für den ganzen Bedarf gelten. Bitte ändern Sie zuerst die Finanzierungen.`;
}

/** What is said at the button; null where no funding names the item. */
export function removalWarning({ changed }: CostRemoval): string | null {
  if (changed.length === 0) return null;
  const names = namesOf(changed);
  return changed.length === 1
    ? `Die Finanzierung ${names} bezahlt diese Kostenposition. Beim Entfernen wird die Position dort herausgenommen.`
    : `Die Finanzierungen ${names} bezahlen diese Kostenposition. Beim Entfernen wird die Position dort herausgenommen.`;
}

export function namesOf(changed: CostRemoval['changed']): string {
  return joinGerman(changed.map(({ funding }) => `„${funding.label}“`));
}
