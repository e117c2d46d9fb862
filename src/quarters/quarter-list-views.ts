import type { PageView, StatusTag } from '../http/page-parts.ts';
import type { ListRow } from '../http/lists.ts';
import {
  compareQuartersPath,
  figureImportsPath,
  listAs,
  quarterPath,
  quartersPath,
  socialIndexPath,
} from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { formatNumber } from '../shared/text.ts';
import { ageNote, asOfText, missingText, suppressedText } from './figures/value-words.ts';
import type { IndicatorValue } from './figures/indicator.ts';
import { costOfAll, describeCostOfAll, isLowerBound, type Need } from './needs/need.ts';
import {
  needStateKinds,
  needStateOn,
  needStateSigns,
  needStateWords,
  type NeedStateKind,
} from './needs/need-state.ts';
import { isDemo } from './profile/profile.ts';
import type { QuarterPortfolio } from './quarter-dossier.ts';
import type { Municipality, Quarter } from './quarter.ts';

/** A quarter with what its row says. */
export interface QuarterSummary {
  quarter: Quarter;
  municipalityName: string;
  needs: readonly Need[];
  states: Record<NeedStateKind, number>;
  /** Newest published number of residents, else an invented one; null where there is neither. */
  residents: IndicatorValue | null;
}

export interface QuarterListView extends PageView {
  isEmpty: boolean;
  csvHref: string;
  jsonHref: string;
  compareHref: string;
  indexHref: string;
  figureImportsHref: string;
  groups: { heading: string | null; quarters: QuarterRowView[] }[];
}

interface QuarterRowView {
  name: string;
  href: string;
  district: string;
  residents: string;
  residentsAsOf: string | null;
  residentsSource: string | null;
  residentsAge: string | null;
  isDemo: boolean;
  needCount: string;
  cost: string;
  states: StatusTag[];
}

export function quarterSummaries(input: QuarterPortfolio, today: Day): QuarterSummary[] {
  const names = new Map(input.municipalities.map(({ id, name }) => [id, name]));
  return input.quarters.map((quarter) => {
    const needs = input.needs.filter((need) => need.quarterId === quarter.id);
    const counts = Object.fromEntries(needStateKinds.map((kind) => [kind, 0]));
    const states = counts as Record<NeedStateKind, number>;
    for (const need of needs) {
      const projects = input.projects.filter((project) => project.needId === need.id);
      states[needStateOn(need, projects, today).kind] += 1;
    }
    const own = input.residents.filter((value) => value.areaId === quarter.id);
    const residents = own.find((value) => value.origin !== 'demo') ?? own[0] ?? null;
    const municipalityName = names.get(quarter.municipalityId) ?? '';
    return { quarter, municipalityName, needs, states, residents };
  });
}

export function quarterListView(
  summaries: readonly QuarterSummary[],
  municipalities: readonly Municipality[],
  today: Day,
): QuarterListView {
  const groups = municipalities
    .map(({ id, name }) => ({
      heading: municipalities.length > 1 ? name : null,
      quarters: summaries
        .filter(({ quarter }) => quarter.municipalityId === id)
        .map((summary) => rowView(summary, today)),
    }))
    .filter((group) => group.quarters.length > 0);
  return {
    title: 'Quartiere',
    breadcrumbs: [{ label: 'Quartiere', href: null }],
    isEmpty: summaries.length === 0,
    csvHref: listAs(quartersPath(), 'csv'),
    jsonHref: listAs(quartersPath(), 'json'),
    compareHref: compareQuartersPath(),
    indexHref: socialIndexPath(),
    figureImportsHref: figureImportsPath(),
    groups,
  };
}

function rowView(
  { quarter, needs, states, residents }: QuarterSummary,
  today: Day,
): QuarterRowView {
  return {
    name: quarter.name,
    href: quarterPath(quarter.slug),
    district: quarter.districtName,
    residents: residentsText(residents),
    residentsAsOf: residents === null ? null : asOfText(residents),
    // The mark already says that an invented number has no source.
    residentsSource: residents === null || isDemo(residents) ? null : residents.source.title,
    residentsAge: residents === null ? null : ageNote(residents, today),
    isDemo: residents !== null && isDemo(residents),
    needCount: String(needs.length),
    cost: needs.length === 0 ? '–' : describeCostOfAll(needs),
    states: needStateKinds
      .filter((kind) => states[kind] > 0)
      .map((kind) => ({
        ...needStateSigns[kind],
        text: `${states[kind]} ${needStateWords[kind]}`,
      })),
  };
}

function residentsText(residents: IndicatorValue | null): string {
  if (residents?.state === 'suppressed') return suppressedText(residents);
  const value = residents?.value ?? null;
  return value === null ? missingText : formatNumber(value);
}

/** One row of the `.csv` and `.json` list. */
export function quarterRow({
  quarter,
  municipalityName,
  needs,
  states,
  residents,
}: QuarterSummary): ListRow {
  const sum = costOfAll(needs);
  return {
    slug: quarter.slug,
    name: quarter.name,
    district: quarter.districtName,
    municipality: municipalityName,
    residents: residents?.value ?? null,
    residentsAsOf: residents?.yearLabel ?? null,
    residentsSource: residents?.source.title ?? null,
    residentsDemo: residents !== null && isDemo(residents),
    sozialeStadt: quarter.areaStatus.sozialeStadt,
    isek: quarter.areaStatus.isek,
    needs: needs.length,
    ...states,
    costEurosPerYear: sum.centsPerYear / 100,
    costIsLowerBound: isLowerBound(sum),
    costIncludesDemo: needs.some((need) => need.origin === 'demo'),
  };
}
