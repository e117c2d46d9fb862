import { formatCents } from '../../shared/money.ts';
import { formatNumber } from '../../shared/text.ts';
import type { Assumed, Assumptions } from './assumption.ts';
import { formatShare } from './cost-calculation-texts.ts';
import type { PlanOf } from './cost-plan.ts';

type FlatPlan = PlanOf<'perYear' | 'material' | 'perResident' | 'perEvent'>;

export interface FlatCost {
  centsPerYear: number | null;
  missing: string[];
  assumed: string[];
  /** The amount of one resident, event or year. */
  unitCents: number | null;
  /** Whether that one is a setting without a source. */
  isUnitAssumed: boolean;
}

/** What costs the same every year. */
export function flatCost(plan: FlatPlan, assumptions: Assumptions): FlatCost {
  const { own, setting, count, lacks, word } = flatParts(plan, assumptions);
  const isSetting = own === null && setting !== null;
  const unitCents = own ?? setting?.value ?? null;
  const isUnitAssumed = isSetting && setting.basis === 'annahme';
  const missing = [
    ...(count === null ? [lacks] : []),
    ...(unitCents === null ? ['der Betrag je Jahr'] : []),
  ];
  return {
    centsPerYear: missing.length > 0 ? null : Math.round((count ?? 0) * (unitCents ?? 0)),
    missing,
    assumed: isUnitAssumed ? [word] : [],
    unitCents,
    isUnitAssumed,
  };
}

function flatParts(
  plan: FlatPlan,
  assumptions: Assumptions,
): {
  own: number | null;
  setting: Assumed<number> | null;
  count: number | null;
  lacks: string;
  word: string;
} {
  switch (plan.kind) {
    case 'perResident':
      return {
        own: plan.centsPerResident,
        setting: assumptions.centsPerResident,
        count: plan.residents,
        lacks: 'die Zahl der Einwohnerinnen und Einwohner',
        word: 'Betrag je Einwohner',
      };
    case 'perEvent':
      return {
        own: plan.centsPerEvent,
        setting: assumptions.centsPerAssembly,
        count: plan.eventsPerYear,
        lacks: 'die Anzahl im Jahr',
        word: 'Betrag je Versammlung',
      };
    case 'material':
      return {
        own: plan.centsPerYear,
        setting: assumptions.materialCentsPerYear,
        count: 1,
        lacks: '',
        word: 'Material und Räume',
      };
    case 'perYear':
      return { own: plan.centsPerYear, setting: null, count: 1, lacks: '', word: '' };
  }
}

export function describeFlat(plan: FlatPlan, { unitCents, isUnitAssumed }: FlatCost): string {
  const unit = `${unitCents === null ? '' : formatCents(unitCents)}${isUnitAssumed ? ' (Annahme)' : ''}`;
  switch (plan.kind) {
    case 'perResident': {
      if (plan.residents === null) {
        return [`Einwohner × ${unit}`, plan.residentsAsOf].filter(Boolean).join('; ');
      }
      const asOf = plan.residentsAsOf === '' ? 'Stand nicht angegeben' : plan.residentsAsOf;
      return `${formatNumber(plan.residents)} Einwohner (${asOf}) × ${unit}`;
    }
    case 'perEvent': {
      const events = plan.unit ?? 'Versammlungen';
      if (plan.eventsPerYear === null) return `${events} × ${unit}`;
      return `${formatShare(plan.eventsPerYear)} ${events} im Jahr × ${unit}`;
    }
    case 'material':
      return `Material und Räume, pauschal ${unit} je Jahr`;
    case 'perYear':
      return unitCents === null ? 'Betrag je Jahr' : `${unit} je Jahr`;
  }
}
