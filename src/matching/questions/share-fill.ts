import { createFormReader } from '../../programmes/form-reader.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { costPerYear, isLowerBound, type Need } from '../../quarters/needs/need.ts';
import { centsToInput } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import { isFilled, rowFieldName, valuesByRow } from './entry-values.ts';

/** The own share of many needs as a percentage of their costs, put into the fields before anything is saved. */

const field = 'ownShareCentsPerYear';

export type ShareFill =
  { ok: true; values: PostedValues; said: string } | { ok: false; errors: FieldErrors };

/** Fills empty fields only; a need whose costs are not known in full is left out, because its share is not known either. */
export function fillShares(
  values: PostedValues,
  needs: readonly Pick<Need, 'id' | 'costItems'>[],
): ShareFill {
  const reader = createFormReader(values);
  const percent = reader.percent('anteil', 'Eigenanteil');
  if (percent === null) {
    return { ok: false, errors: { anteil: 'Eigenanteil: Bitte eine Zahl von 0 bis 100 angeben.' } };
  }
  const byId = new Map(needs.map((need) => [need.id, need]));
  const filled: Record<string, string> = {};
  let left = 0;
  for (const [id, row] of valuesByRow(values, [field])) {
    const need = byId.get(id);
    if (!need || isFilled(row)) continue;
    const sum = costPerYear(need);
    if (isLowerBound(sum)) left += 1;
    else filled[rowFieldName(field, id)] = centsToInput(shareOf(sum.centsPerYear, percent));
  }
  const said = saidText(percent, { filled: Object.keys(filled).length, left });
  return { ok: true, values: { ...values, ...filled }, said };
}

/** Rounded up to the cent, as what a programme demands. */
function shareOf(cents: number, percent: number): number {
  return Math.ceil(Math.round(cents * percent * 100) / 10_000);
}

function saidText(percent: number, { filled, left }: { filled: number; left: number }): string {
  const fields =
    filled === 1
      ? 'ein Feld'
      : `${filled === 0 ? 'kein' : filled} ${filled === 0 ? 'Feld' : 'Felder'}`;
  const rest =
    left === 0
      ? ''
      : ` ${left === 1 ? 'Ein Bedarf blieb' : `${left} Bedarfe blieben`} leer, weil nicht alle Kosten beziffert sind.`;
  return `${formatPercent(percent)} der Kosten: ${fields} ausgefüllt, noch nicht gespeichert.${rest} Bitte prüfen und speichern.`;
}
