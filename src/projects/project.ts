import type { CostTypeCode } from '../programmes/programme-codes.ts';
import type { CostBasis, Source } from '../quarters/needs/need.ts';
import type { Month } from '../shared/dates.ts';

export { budgetYears } from '../shared/budget-years.ts';

/** A Vorhaben: the thing that is funded. It begins from a match of a need and a programme. */

export const projectStatuses = ['draft'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

export const projectStatusLabels: Record<ProjectStatus, string> = { draft: 'Entwurf' };

/** Antragsweg: who files. */
export const filingRoutes = ['city', 'cityForwarding', 'carrier', 'joint'] as const;
export type FilingRoute = (typeof filingRoutes)[number];

export const filingRouteLabels: Record<FilingRoute, string> = {
  city: 'Stadt beantragt',
  cityForwarding: 'Stadt beantragt und leitet an einen Träger weiter',
  carrier: 'Träger beantragt selbst',
  joint: 'Stadt und Träger beantragen gemeinsam',
};

/** The texts a person writes; numbers refer to the NRW standard form (Anlage 2 zu Nr. 3.1 VVG). */
export const sectionKeys = [
  'goal',
  'milestones',
  'necessity',
  'fundingNecessity',
  'budgetEffects',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export const sectionLabels: Record<SectionKey, string> = {
  goal: 'Ziel der Maßnahme (Nr. 2)',
  milestones: 'Meilensteine (Nr. 2)',
  necessity: 'Notwendigkeit der Maßnahme (Nr. 5.1)',
  fundingNecessity: 'Notwendigkeit der Förderung und Finanzierung (Nr. 5.2)',
  budgetEffects: 'Finanz- und haushaltswirtschaftliche Auswirkungen (Nr. 6)',
};

export interface ProjectSection {
  key: SectionKey;
  text: string;
  /** True as soon as a person saved it: nothing generated may replace it then. */
  isEdited: boolean;
}

/** Rows of the finance plan, in the order of the form: Nr. 3.3, 3.5, 3.6, 3.7. */
export const financingKinds = ['thirdParty', 'grant', 'otherPublic', 'ownShare'] as const;
export type FinancingKind = (typeof financingKinds)[number];

export interface YearAmount {
  /** Budget year. */
  year: number;
  amountCents: number;
}

export interface CostLine {
  id: string;
  label: string;
  costType: CostTypeCode;
  calculation: string;
  basis: CostBasis;
  /** Whether the programme names this kind of cost as fundable: Nr. 3.2; the rest only counts in Nr. 3.1. */
  isEligible: boolean;
  /** Where the amount was read; null for assumptions and for lines a person added. */
  source: Source | null;
  /** One entry per budget year with money; empty = not costed yet. */
  amounts: readonly YearAmount[];
}

export interface FinancingLine {
  id: string;
  kind: FinancingKind;
  label: string;
  /** How the amount was found, e.g. "höchstens 80 % von 127.500,00 €". */
  calculation: string;
  amounts: readonly YearAmount[];
}

export interface Project {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  status: ProjectStatus;
  filingRoute: FilingRoute;
  /** Whom the grant is for or passed on to; null = nobody named here, then it is the need's carrier. */
  carrierId: string | null;
  /** Since when the G.I.B. may see it; null = not released. */
  releasedAt: string | null;
  /** Who is told when a date comes near; null = everybody of the Sozialverwaltung. */
  responsibleId: string | null;
  title: string;
  startMonth: Month;
  months: number;
  sections: readonly ProjectSection[];
  costs: readonly CostLine[];
  financing: readonly FinancingLine[];
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What lists and the Lage need of a project. */
export type ProjectSummary = Pick<
  Project,
  | 'id'
  | 'municipalityId'
  | 'needId'
  | 'programmeId'
  | 'status'
  | 'title'
  | 'releasedAt'
  | 'updatedAt'
>;

export function sumOf(lines: readonly { amounts: readonly YearAmount[] }[], year?: number): number {
  return lines
    .flatMap((line) => line.amounts)
    .filter((amount) => year === undefined || amount.year === year)
    .reduce((sum, amount) => sum + amount.amountCents, 0);
}

export interface FinancePlan {
  /** Nr. 3.1 Gesamtkosten. */
  totalCents: number;
  /** Nr. 3.2 zuwendungsfähige Gesamtkosten: eligible lines only. */
  eligibleBeforeCents: number;
  /** Nr. 3.3 Leistungen Dritter ohne öffentliche Förderung. */
  thirdPartyCents: number;
  /** Nr. 3.4 zuwendungsfähige Gesamtausgaben = 3.2 − 3.3. */
  eligibleCents: number;
  /** Nr. 3.5 beantragte Förderung. */
  grantCents: number;
  /** Nr. 3.6 */
  otherPublicCents: number;
  /** Nr. 3.7 */
  ownShareCents: number;
  /** 3.4 − (3.5 + 3.6 + 3.7); zero when the plan closes. */
  differenceCents: number;
  /** 3.5 / 3.4 in percent; null without eligible costs. */
  ratePercent: number | null;
}

/** The finance plan of one year, or of the whole period. */
export function financePlan(
  project: Pick<Project, 'costs' | 'financing'>,
  year?: number,
): FinancePlan {
  const of = (kind: FinancingKind): number =>
    sumOf(
      project.financing.filter((line) => line.kind === kind),
      year,
    );
  const totalCents = sumOf(project.costs, year);
  const thirdPartyCents = of('thirdParty');
  const eligibleBeforeCents = sumOf(
    project.costs.filter((line) => line.isEligible),
    year,
  );
  const eligibleCents = eligibleBeforeCents - thirdPartyCents;
  const [grantCents, otherPublicCents, ownShareCents] = [
    of('grant'),
    of('otherPublic'),
    of('ownShare'),
  ];
  return {
    totalCents,
    eligibleBeforeCents,
    thirdPartyCents,
    eligibleCents,
    grantCents,
    otherPublicCents,
    ownShareCents,
    differenceCents: eligibleCents - grantCents - otherPublicCents - ownShareCents,
    ratePercent: eligibleCents <= 0 ? null : (grantCents / eligibleCents) * 100,
  };
}
