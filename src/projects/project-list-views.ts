import type { ListRow } from '../http/lists.ts';
import type { StatusTag } from '../http/page-parts.ts';
import type { PageView } from '../http/render.ts';
import {
  listAs,
  needsPath,
  programmePath,
  projectPath,
  projectsPath,
  quarterPath,
} from '../paths.ts';
import { berlinDay, formatDay } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import type { OpenProject } from './project-service.ts';
import { financePlan, projectStatusLabels, type Project } from './project.ts';

export interface ProjectListView extends PageView {
  countText: string;
  csvHref: string;
  jsonHref: string;
  needsHref: string;
  projects: {
    title: string;
    href: string;
    isDemo: boolean;
    quarter: string;
    quarterHref: string;
    programme: string;
    programmeHref: string;
    status: StatusTag;
    total: string;
    requested: string;
    missing: string;
    updated: string;
  }[];
}

export function projectListView(projects: readonly OpenProject[]): ProjectListView {
  return {
    title: 'Vorhaben',
    breadcrumbs: [],
    countText: projects.length === 1 ? '1 Vorhaben' : `${projects.length} Vorhaben`,
    csvHref: listAs(projectsPath(), 'csv'),
    jsonHref: listAs(projectsPath(), 'json'),
    needsHref: needsPath(),
    projects: projects.map(({ project, facts, missing }) => ({
      title: project.title,
      href: projectPath(project.id),
      isDemo: facts.need.origin === 'demo',
      quarter: facts.quarter.name,
      quarterHref: quarterPath(facts.quarter.slug),
      programme: facts.programme.shortTitle,
      programmeHref: programmePath(facts.programme.slug),
      status: { tone: 'info', text: projectStatusLabels[project.status], symbol: '✎' },
      total: totalText(project),
      requested: isRequested(project)
        ? formatCents(financePlan(project).grantCents)
        : 'nicht beziffert',
      missing: missing.length === 0 ? 'nichts' : String(missing.length),
      updated: formatDay(berlinDay(new Date(project.updatedAt))),
    })),
  };
}

/** Lines without an amount make the sum a lower bound, and it says so. */
function totalText(project: Project): string {
  const { totalCents } = financePlan(project);
  const isOpen = project.costs.some((line) => line.amounts.length === 0);
  if (isOpen && totalCents === 0) return 'nicht beziffert';
  return `${isOpen ? 'mindestens ' : ''}${formatCents(totalCents)}`;
}

function isRequested(project: Project): boolean {
  return project.financing.some((line) => line.kind === 'grant' && line.amounts.length > 0);
}

/** One row of the `.csv` and `.json` lists; money in euros, null where nothing was put in figures. */
export function projectRow({ project, facts, missing }: OpenProject): ListRow {
  const plan = financePlan(project);
  const isCosted = project.costs.some((line) => line.amounts.length > 0);
  return {
    id: project.id,
    title: project.title,
    quarter: facts.quarter.slug,
    need: facts.need.key,
    programme: facts.programme.slug,
    status: project.status,
    filingRoute: project.filingRoute,
    startMonth: project.startMonth,
    months: project.months,
    totalEuros: isCosted ? plan.totalCents / 100 : null,
    costLinesWithoutAmount: project.costs.filter((line) => line.amounts.length === 0).length,
    requestedEuros: isRequested(project) ? plan.grantCents / 100 : null,
    missingCount: missing.length,
    needIsDemo: facts.need.origin === 'demo',
    updatedAt: project.updatedAt,
  };
}
