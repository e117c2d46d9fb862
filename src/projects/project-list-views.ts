import type { Reach } from '../accounts/access.ts';
import type { ListRow } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import { sharedMatchesPath } from '../matching/match-paths.ts';
import {
  listAs,
  needsPath,
  programmePath,
  projectPath,
  projectsPath,
  quarterPath,
} from '../paths.ts';
import { formatDayOf } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import type { ProjectReader } from './project-read-views.ts';
import type { OpenProject } from './project-service.ts';
import { openYears } from './plan-gaps.ts';
import { budgetYears, financePlan, projectStatusLabels, type Project } from './project.ts';

/** Whose projects the visitor sees, and what they may do beside reading them. */
export interface ListReader extends ProjectReader {
  reach: Reach;
  creates: boolean;
}

export interface ProjectListView extends PageView {
  lead: string;
  empty: { heading: string; text: string; actionLabel: string | null; actionHref: string | null };
  /** Matches the administration shares with the reader's organisation; null for others. */
  shared: { text: string; href: string | null } | null;
  /** Whether the column "Es fehlen" is there. */
  showsMissing: boolean;
  countText: string;
  csvHref: string;
  jsonHref: string;
  projects: {
    title: string;
    href: string;
    isDemo: boolean;
    quarter: string;
    quarterHref: string | null;
    programme: string;
    programmeHref: string;
    status: StatusTag;
    total: string;
    requested: string;
    missing: string;
    updated: string;
  }[];
}

const leads: Partial<Record<Reach, string>> = {
  ownMunicipality: 'Was gefördert werden soll: vom Treffer bis zum fertigen Antragsentwurf.',
  releasedOfAssigned: 'Was die Ihnen zugeordneten Kommunen der G.I.B. freigegeben haben.',
  namingMyOrganisation: 'Was mit Ihrer Organisation als Träger gefördert werden soll.',
};

export function projectListView(
  projects: readonly OpenProject[],
  reader: ListReader,
  sharedCount: number | null = null,
): ProjectListView {
  const isOwn = reader.reach === 'ownMunicipality';
  return {
    title: 'Vorhaben',
    breadcrumbs: [],
    lead: leads[reader.reach] ?? '',
    shared: sharedView(sharedCount),
    empty: emptyState(reader),
    showsMissing: reader.opensMatches,
    countText: projects.length === 1 ? '1 Vorhaben' : `${projects.length} Vorhaben`,
    csvHref: listAs(projectsPath(), 'csv'),
    jsonHref: listAs(projectsPath(), 'json'),
    projects: projects.map(({ project, facts, missing }) => ({
      title: project.title,
      href: projectPath(project.id),
      isDemo: facts.need.origin === 'demo',
      // Who accompanies several municipalities needs to know which one it is.
      quarter: isOwn ? facts.quarter.name : `${facts.quarter.name}, ${facts.municipality.name}`,
      quarterHref: reader.opensQuarters ? quarterPath(facts.quarter.slug) : null,
      programme: facts.programme.shortTitle,
      programmeHref: programmePath(facts.programme.slug),
      status: { tone: 'info', text: projectStatusLabels[project.status], symbol: '✎' },
      total: totalText(project),
      requested: isRequested(project)
        ? formatCents(financePlan(project).grantCents)
        : 'nicht beziffert',
      missing: missing.length === 0 ? 'nichts' : String(missing.length),
      updated: formatDayOf(project.updatedAt),
    })),
  };
}

function sharedView(count: number | null): ProjectListView['shared'] {
  if (count === null) return null;
  if (count === 0) return { text: 'Zurzeit teilt die Verwaltung keinen Treffer.', href: null };
  const text = count === 1 ? 'Ein geteilter Treffer' : `${count} geteilte Treffer`;
  return { text, href: sharedMatchesPath() };
}

/** Why there is nothing, and what must happen, depending on who looks. */
function emptyState({ reach, creates }: ListReader): ProjectListView['empty'] {
  const none = { actionLabel: null, actionHref: null };
  if (creates) {
    return {
      heading: 'Noch kein Vorhaben',
      text: 'Ein Vorhaben beginnt bei einem Bedarf: Öffnen Sie dort die passenden Programme und wählen Sie bei einem Treffer „Vorhaben anlegen“. Es ist dann schon mit dem gefüllt, was bekannt ist.',
      actionLabel: 'Zu den Bedarfen',
      actionHref: needsPath(),
    };
  }
  if (reach === 'releasedOfAssigned') {
    return {
      ...none,
      heading: 'Noch kein Vorhaben freigegeben',
      text: 'Noch hat keine der Ihnen zugeordneten Kommunen ein Vorhaben freigegeben. Das macht die Sozialverwaltung auf der Seite des Vorhabens.',
    };
  }
  if (reach === 'namingMyOrganisation') {
    return {
      ...none,
      heading: 'Noch kein Vorhaben mit Ihrer Organisation',
      text: 'Hier steht ein Vorhaben, sobald die Sozialverwaltung Ihre Organisation im Bedarf oder im Vorhaben als Träger benennt.',
    };
  }
  return {
    ...none,
    heading: 'Noch kein Vorhaben',
    text: 'Die Sozialverwaltung hat noch kein Vorhaben angelegt.',
  };
}

/** Lines without an amount make the sum a lower bound, and it says so. */
function totalText(project: Project): string {
  const { totalCents } = financePlan(project);
  if (project.costs.every((line) => line.amounts.length === 0)) return 'nicht beziffert';
  const years = budgetYears(project.startMonth, project.months).map(({ year }) => year);
  const isOpen = project.costs.some((line) => openYears(line, years).length > 0);
  return `${isOpen ? 'mindestens ' : ''}${formatCents(totalCents)}`;
}

function isRequested(project: Project): boolean {
  return project.financing.some((line) => line.kind === 'grant' && line.amounts.length > 0);
}

/** One row of the `.csv` and `.json` lists; money in euros, null where nothing was put in figures. */
export function projectRow(
  { project, facts, missing }: OpenProject,
  { opensMatches }: Pick<ListReader, 'opensMatches'>,
): ListRow {
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
    ...(opensMatches ? { missingCount: missing.length } : {}),
    needIsDemo: facts.need.origin === 'demo',
    updatedAt: project.updatedAt,
  };
}
