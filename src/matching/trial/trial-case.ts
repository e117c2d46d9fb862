import type { IndicatorValue } from '../../quarters/figures/indicator.ts';
import type { AreaValues } from '../../quarters/profile/profile.ts';
import type { Municipality, Quarter } from '../../quarters/quarter.ts';
import { emptyCase } from '../compiled/criterion-lens.ts';
import type { FundedProject, MatchCase, MunicipalFinances } from '../criteria/criterion.ts';
import { partnersOf } from '../match-case.ts';
import type { NeedFile } from './need-file.ts';

/** Where a need that is not saved belongs, as far as that is known. */
export interface TrialPlace {
  quarter: Quarter | null;
  municipality: Municipality | null;
  figures?: Required<AreaValues>;
  finances?: MunicipalFinances;
  fundedProjects?: readonly FundedProject[];
  /** The saved need the trial began with: what the file does not say, it says. */
  began?: MatchCase;
  /** Ids of programmes by slug, for what is funded already; without it slugs stand for themselves. */
  idOf?: (slug: string) => string;
}

const euros = (amount: number | null): number | null =>
  amount === null ? null : Math.round(amount * 100);

/**
 * The side of the need as the criteria see it; what neither the file nor the place says is unknown. What the file says
 * itself counts more than what is known of the place.
 */
export function trialCase(need: NeedFile, place: TrialPlace): MatchCase {
  const { idOf = (slug: string) => slug, began = emptyCase } = place;
  const carrier = need.carrier ?? began.carrierApplicantCode;
  return {
    ...emptyCase,
    municipalityAgs: need.ags ?? place.municipality?.ags ?? null,
    applicants: need.applicants,
    forwarding: need.forwarding,
    carrierApplicantCode: carrier,
    topics: need.topics,
    targetGroups: need.targetGroups,
    costItems: costItemsOf(need, began),
    startMonth: need.start,
    months: need.months,
    areaStatus: need.area ?? place.quarter?.areaStatus ?? emptyCase.areaStatus,
    duty: need.duty ?? began.duty,
    conceptStatus: need.concept ?? began.conceptStatus,
    running: need.running ?? began.running,
    ownShareCentsPerYear: euros(need.ownSharePerYear ?? null),
    finances: {
      isWeak: need.finances?.weak ?? place.finances?.isWeak ?? null,
      isProvisional: need.finances?.provisional ?? place.finances?.isProvisional ?? null,
    },
    partners: [...new Set([...partnersOf(carrier), ...(need.partners ?? began.partners)])],
    fundedProjects:
      need.fundedProjects?.map(({ programme, label, state }) => ({
        programmeId: idOf(programme),
        label,
        state,
      })) ??
      place.fundedProjects ??
      [],
    figures: figuresOf(need, place.figures ?? emptyCase.figures),
    confirmations: (need.confirmations ?? []).map(({ condition, result, note, on }) => ({
      conditionKey: condition,
      result,
      note,
      confirmedAt: `${on}T12:00:00.000Z`,
    })),
  };
}

/** An item nobody changed keeps what only the saved one knows: its amounts by budget year. */
function costItemsOf(need: NeedFile, began: MatchCase): MatchCase['costItems'] {
  return need.costItems.map(({ kind, label, amountPerYear }, index) => {
    const item = {
      label: label ?? `Posten ${index + 1}`,
      costType: kind,
      amountCentsPerYear: euros(amountPerYear),
    };
    const saved = began.costItems.find(
      (one) =>
        one.label === item.label &&
        one.costType === item.costType &&
        one.amountCentsPerYear === item.amountCentsPerYear,
    );
    const isSamePeriod = need.start === began.startMonth && need.months === began.months;
    return saved && isSamePeriod ? saved : item;
  });
}

/** A figure of the file takes the place of all that is known of the same indicator there. */
function figuresOf(need: NeedFile, known: Required<AreaValues>): Required<AreaValues> {
  const said = need.figures ?? [];
  const valuesOf = (area: keyof AreaValues): IndicatorValue[] => {
    const own = said.filter(({ of }) => of === area);
    return [
      ...own.map((figure) => figureValue(area, figure)),
      ...known[area].filter(
        ({ indicatorId }) => !own.some(({ indicator }) => indicator === indicatorId),
      ),
    ];
  };
  return { quarter: valuesOf('quarter'), city: valuesOf('city'), state: valuesOf('state') };
}

const areaKinds = { quarter: 'quarter', city: 'municipality', state: 'state' } as const;

/** All figures of a file share base and reference, so that they may be compared. */
function figureValue(
  area: keyof AreaValues,
  { indicator, value, year }: NonNullable<NeedFile['figures']>[number],
): IndicatorValue {
  return {
    id: `${area} ${indicator} ${year}`,
    areaKind: areaKinds[area],
    areaId: area,
    indicatorId: indicator,
    base: 'bedarfsdatei',
    yearLabel: String(year),
    referenceYear: year,
    referenceOn: null,
    state: 'value',
    suppression: null,
    value,
    valueFrom: null,
    valueTo: null,
    origin: 'berichtet',
    note: null,
    source: { title: 'Angabe im Bedarf', url: null },
  };
}
