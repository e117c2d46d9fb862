import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader } from '../../programmes/form-reader.ts';
import type { CostItemDraft } from '../../quarters/costs/cost-item.ts';
import type { CostPlan } from '../../quarters/costs/cost-plan.ts';
import type { CostItem } from '../../quarters/needs/need.ts';
import type { FieldShape } from './missing-field.ts';

/** What a cost item without an amount lacks, and the one or two fields that give it one. */

/** Fields of any cost item; which of them are shown depends on how its amount comes about. */
export const costFieldNames = [
  'amount',
  'onceAmount',
  'residents',
  'residentsAsOf',
  'events',
] as const;

const assumed = 'Ohne Quelle gilt der Betrag als Annahme; eine Quelle tragen Sie beim Bedarf ein.';

/** Empty where the amount depends on more than one figure: those are kept on the page of the costs. */
export function costShapes({
  plan,
  calculation,
}: Pick<CostItem, 'plan' | 'calculation'>): FieldShape[] {
  switch (plan?.kind) {
    case undefined:
    case 'perYear':
    case 'material':
      return [{ name: 'amount', label: 'Betrag im Jahr', kind: 'money', hint: assumed }];
    case 'once':
      return [{ name: 'onceAmount', label: 'Einmaliger Betrag', kind: 'money', hint: assumed }];
    case 'perEvent':
      return plan.eventsPerYear === null
        ? [{ name: 'events', label: 'Anzahl im Jahr', kind: 'number', hint: calculation }]
        : [];
    case 'perResident':
      return plan.residents === null
        ? [
            { name: 'residents', label: 'Einwohnerzahl', kind: 'number', hint: calculation },
            {
              ...{ name: 'residentsAsOf', label: 'Stand und Quelle der Einwohnerzahl' },
              ...{ kind: 'text', maxLength: 200, hint: 'Zum Beispiel: 31.12.2025, Melderegister' },
            },
          ]
        : [];
    case 'overhead':
    case 'post':
      return [];
  }
}

export interface CostFill {
  draft: CostItemDraft | null;
  errors: FieldErrors;
}

/** The item with what was typed; null where nothing was. */
export function readCostFill(item: CostItem, values: PostedValues): CostFill {
  const reader = createFormReader(values);
  const plan = planWith(item.plan, reader);
  const { label, costType, source } = item;
  const isRefused = plan === null || Object.keys(reader.errors).length > 0;
  return { draft: isRefused ? null : { label, costType, plan, source }, errors: reader.errors };
}

type Reader = ReturnType<typeof createFormReader>;

function planWith(plan: CostPlan | null, reader: Reader): CostPlan | null {
  switch (plan?.kind) {
    case undefined:
    case 'perYear':
    case 'material': {
      const centsPerYear = reader.money('amount', 'Betrag im Jahr');
      if (centsPerYear === null) return null;
      return plan ? { ...plan, centsPerYear } : { kind: 'perYear', centsPerYear };
    }
    case 'once': {
      const cents = reader.money('onceAmount', 'Einmaliger Betrag');
      return cents === null ? null : { ...plan, cents };
    }
    case 'perEvent': {
      const eventsPerYear = reader.count('events', 'Anzahl im Jahr');
      return eventsPerYear === null ? null : { ...plan, eventsPerYear };
    }
    case 'perResident':
      return withResidents(plan, reader);
    case 'overhead':
    case 'post':
      return null;
  }
}

/** No number without its day and source. */
function withResidents(
  plan: Extract<CostPlan, { kind: 'perResident' }>,
  reader: Reader,
): CostPlan | null {
  const { errors } = reader;
  const typed = reader.text('residents', { label: 'Einwohnerzahl', max: 12 });
  const residentsAsOf = reader.text('residentsAsOf', { label: 'Stand und Quelle', max: 200 });
  if (typed === null) {
    if (residentsAsOf !== null) errors['residents'] ??= 'Einwohnerzahl: Bitte angeben.';
    return null;
  }
  const residents = /^[1-9]\d{0,2}(\.?\d{3})*$/u.test(typed)
    ? Number(typed.replaceAll('.', ''))
    : null;
  if (residents === null) {
    errors['residents'] ??= 'Einwohnerzahl: Bitte eine ganze Zahl angeben, zum Beispiel 15.163.';
  }
  if (residentsAsOf === null) {
    errors['residentsAsOf'] ??= 'Stand und Quelle der Einwohnerzahl: Bitte angeben.';
  }
  return residents === null || residentsAsOf === null
    ? null
    : { ...plan, residents, residentsAsOf };
}
