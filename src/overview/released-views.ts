import type { PageView, StatusTag } from '../http/page-parts.ts';
import { programmePath, programmesPath, projectPath } from '../paths.ts';
import type { OpenProject } from '../projects/project-service.ts';
import { projectStatusLabels } from '../projects/project.ts';
import { formatDay, formatDayOf, type Day } from '../shared/dates.ts';

export interface ReleasedView extends PageView {
  lead: string;
  /** Why the page is empty and what must happen; null where something was released. */
  empty: {
    heading: string;
    text: string;
    actionLabel: string | null;
    actionHref: string | null;
  } | null;
  groups: ReleasedGroup[];
}

interface ReleasedGroup {
  municipality: string;
  countText: string;
  projects: {
    title: string;
    href: string;
    isDemo: boolean;
    quarter: string;
    programme: string;
    programmeHref: string;
    status: StatusTag;
    changed: string;
  }[];
}

/** The Lage of a coordinator: released projects of the assigned municipalities, the newest change first. */
export function releasedView(
  projects: readonly OpenProject[],
  assigned: readonly { id: string; name: string }[],
  today: Day,
): ReleasedView {
  return {
    title: 'Freigegebene Vorhaben',
    breadcrumbs: [],
    lead: `Stand ${formatDay(today)}. Was die Ihnen zugeordneten Kommunen der G.I.B. freigegeben haben.`,
    empty: projects.length > 0 ? null : emptyState(assigned),
    groups:
      projects.length === 0
        ? []
        : assigned.map(({ id, name }) =>
            groupOf(
              name,
              projects.filter(({ project }) => project.municipalityId === id),
            ),
          ),
  };
}

function groupOf(municipality: string, projects: readonly OpenProject[]): ReleasedGroup {
  return {
    municipality,
    countText: countText(projects.length),
    projects: projects.map(({ project, facts }) => ({
      title: project.title,
      href: projectPath(project.id),
      isDemo: facts.need.origin === 'demo',
      quarter: facts.quarter.name,
      programme: facts.programme.shortTitle,
      programmeHref: programmePath(facts.programme.slug),
      status: { tone: 'info', text: projectStatusLabels[project.status], symbol: '✎' },
      changed: formatDayOf(project.updatedAt),
    })),
  };
}

function countText(count: number): string {
  if (count === 0) return 'noch kein Vorhaben freigegeben';
  return count === 1 ? '1 freigegebenes Vorhaben' : `${count} freigegebene Vorhaben`;
}

function emptyState(assigned: readonly { name: string }[]): ReleasedView['empty'] {
  const action = { actionLabel: 'Zum Förderkatalog', actionHref: programmesPath() };
  if (assigned.length === 0) {
    return {
      ...action,
      heading: 'Noch keine Kommune zugeordnet',
      text: 'Ihrem Konto ist noch keine Kommune zugeordnet. Das richtet die Administration unter „Verwaltung, Personen“ ein.',
    };
  }
  const names = assigned.map(({ name }) => name).join(', ');
  return {
    ...action,
    heading: 'Noch kein Vorhaben freigegeben',
    text: `Noch hat keine der Ihnen zugeordneten Kommunen ein Vorhaben freigegeben (${names}). Das macht die Sozialverwaltung der Kommune auf der Seite des Vorhabens; danach steht es hier.`,
  };
}
