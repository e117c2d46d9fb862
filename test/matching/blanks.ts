import type { Criterion, MatchCase } from '../../src/matching/criteria/criterion.ts';

/** Every way to take one input of the need away. */
export function blankNeed(need: MatchCase): MatchCase[] {
  return [
    { ...need, municipalityAgs: null },
    { ...need, applicants: [] },
    { ...need, forwarding: null },
    { ...need, carrierApplicantCode: null },
    { ...need, topics: [] },
    { ...need, targetGroups: [] },
    { ...need, costItems: [] },
    { ...need, startMonth: null },
    { ...need, months: null },
    { ...need, confirmations: [] },
    { ...need, duty: null },
    { ...need, conceptStatus: null },
    ...(['provider', 'since', 'paidBy'] as const).map((field) => ({
      ...need,
      running: { ...need.running, [field]: null },
    })),
    { ...need, ownShareCentsPerYear: null },
    { ...need, finances: { ...need.finances, isWeak: null } },
    { ...need, finances: { ...need.finances, isProvisional: null } },
    { ...need, partners: [] },
    { ...need, fundedProjects: [] },
    // The note says how far the status still holds: without it there is no status.
    { ...need, areaStatus: { sozialeStadt: null, isek: null, note: null } },
    { ...need, areaStatus: { ...need.areaStatus, sozialeStadt: null } },
    { ...need, areaStatus: { ...need.areaStatus, isek: null } },
    ...blankFigures(need.figures).map((figures) => ({ ...need, figures })),
    ...need.costItems.map((blanked) => ({
      ...need,
      costItems: need.costItems.map((item) =>
        item === blanked ? { ...item, amountCentsPerYear: null } : item,
      ),
    })),
  ];
}

/** All figures of an area, or what one of them says: its row stays, as that of a locked one does. */
function blankFigures(figures: MatchCase['figures']): MatchCase['figures'][] {
  return (['quarter', 'city', 'state'] as const).flatMap((area) => [
    { ...figures, [area]: [] },
    ...figures[area].flatMap((blanked) =>
      [{ value: null, valueFrom: null, valueTo: null }, { referenceYear: null }].map((nothing) => ({
        ...figures,
        [area]: figures[area].map((value) =>
          value === blanked ? { ...value, ...nothing } : value,
        ),
      })),
    ),
  ]);
}

/** A present criterion with its value not read; null for kinds that only exist with a value. */
export function blankCriterion(criterion: Criterion): Criterion | null {
  switch (criterion.kind) {
    case 'region':
      return { ...criterion, agsPrefixes: [] };
    case 'applicant':
      return { ...criterion, applicants: [] };
    case 'window':
      return { ...criterion, window: null };
    case 'topic':
      return { ...criterion, topics: [] };
    case 'targetGroup':
      return { ...criterion, targetGroups: [] };
    case 'costType':
      return { ...criterion, costTypes: [] };
    case 'amount':
      return { ...criterion, costTypes: [], ratePercentMax: null, ratePercentMaxWeak: null };
    case 'ownShare':
      return { ...criterion, costTypes: [], percentMinWeak: null };
    case 'quota':
    case 'indicator':
    case 'combination':
      return { ...criterion, data: { programmeId: null, indicators: [] } };
    default:
      return null;
  }
}
