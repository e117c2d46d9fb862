import {
  financePlan,
  type CostLine,
  type FinancePlan,
  type FinancingKind,
  type FinancingLine,
  type Project,
} from './project.ts';

/** How one kind of page draws the rows of the plan. */
export interface PlanRows<Row> {
  cost: (line: CostLine) => Row;
  /** `number` is the number in the standard form, e.g. "3.5". */
  financing: (line: FinancingLine, number: string) => Row;
  /** `centsOf` gives the sum of a budget year, or of the whole period. */
  sum: (label: string, centsOf: (year?: number) => number) => Row;
}

/** Cost and finance plan in the order of Nr. 3 of the standard form, the same for reading and for editing. */
export function layOutPlan<Row>(
  project: Project,
  rows: PlanRows<Row>,
): { costs: Row[]; financing: Row[] } {
  const sum = (label: string, of: (plan: FinancePlan) => number): Row =>
    rows.sum(label, (year) => of(financePlan(project, year)));
  const lines = (kind: FinancingKind, number: string): Row[] =>
    project.financing
      .filter((line) => line.kind === kind)
      .map((line) => rows.financing(line, number));
  return {
    costs: [
      ...project.costs.map(rows.cost),
      sum('3.1 Gesamtkosten', (plan) => plan.totalCents),
      sum('3.2 davon zuwendungsfähig', (plan) => plan.eligibleBeforeCents),
    ],
    financing: [
      ...lines('thirdParty', '3.3'),
      sum('3.4 Zuwendungsfähige Gesamtausgaben', (plan) => plan.eligibleCents),
      ...lines('grant', '3.5'),
      ...lines('otherPublic', '3.6'),
      ...lines('ownShare', '3.7'),
      sum('Noch offen (3.4 abzüglich 3.5 bis 3.7)', (plan) => plan.differenceCents),
    ],
  };
}
