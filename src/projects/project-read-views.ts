import type { PageView, StatusTag } from '../http/page-parts.ts';
import {
  draftPath,
  draftPdfPath,
  matchPath,
  needOnQuarterPath,
  programmePath,
  projectsPath,
  quarterPath,
} from '../paths.ts';
import { formatInstant, formatMonth, lastDayOfPeriod } from '../shared/dates.ts';
import { planReadView, type PlanReadView } from './plan-read-views.ts';
import type { OpenProject } from './project-service.ts';
import { filingRouteLabels, projectStatusLabels, sectionKeys, sectionLabels } from './project.ts';

/** Which pages around a project the visitor may open; what they may not is named without a link. */
export interface ProjectReader {
  opensQuarters: boolean;
  opensNeeds: boolean;
  /** Also sees what is missing: that tells of the house's own unfinished work. */
  opensMatches: boolean;
}

export interface ProjectReadView extends PageView {
  status: StatusTag;
  savedText: string;
  isDemo: boolean;
  draftHref: string;
  pdfHref: string;
  facts: { label: string; text: string; href: string | null }[];
  missing: { heading: string; texts: string[] } | null;
  plan: PlanReadView;
  planTag: StatusTag;
  sections: { heading: string; text: string | null }[];
}

/** The page of a project for those who only read it: Rechnungsprüfung, G.I.B., Träger. */
export function projectReadView(
  { project, facts, missing, staff }: OpenProject,
  reader: ProjectReader,
): ProjectReadView {
  const plan = planReadView(project);
  const texts = new Map(
    project.sections
      .map(({ key, text }) => [key, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );
  return {
    title: project.title,
    breadcrumbs: [
      { label: 'Vorhaben', href: projectsPath() },
      { label: project.title, href: null },
    ],
    status: { tone: 'info', text: projectStatusLabels[project.status], symbol: '✎' },
    savedText: `Zuletzt geändert am ${formatInstant(new Date(project.updatedAt))}`,
    isDemo: facts.need.origin === 'demo',
    draftHref: draftPath(project.id),
    pdfHref: draftPdfPath(project.id),
    facts: factsOf({ project, facts, staff }, reader),
    missing: reader.opensMatches
      ? {
          heading: missing.length === 0 ? 'Was fehlt? Nichts mehr' : 'Was noch fehlt',
          texts: missing.map(({ text }) => text),
        }
      : null,
    plan,
    planTag: plan.check.closes
      ? { tone: 'success', text: 'geht auf', symbol: '✓' }
      : { tone: 'warning', text: 'geht nicht auf', symbol: '!' },
    sections: sectionKeys.map((key) => ({
      heading: sectionLabels[key],
      text: texts.get(key) ?? null,
    })),
  };
}

function factsOf(
  { project, facts, staff }: Pick<OpenProject, 'project' | 'facts' | 'staff'>,
  reader: ProjectReader,
): ProjectReadView['facts'] {
  const { need, quarter, municipality, programme, carrier } = facts;
  const end = formatMonth(lastDayOfPeriod(project.startMonth, project.months).slice(0, 7));
  return [
    { label: 'Kommune', text: municipality.name, href: null },
    {
      label: 'Quartier',
      text: quarter.name,
      href: reader.opensQuarters ? quarterPath(quarter.slug) : null,
    },
    {
      label: 'Bedarf',
      text: need.title,
      href: reader.opensNeeds ? needOnQuarterPath(quarter.slug, need.key) : null,
    },
    { label: 'Programm', text: programme.shortTitle, href: programmePath(programme.slug) },
    ...(reader.opensMatches
      ? [
          {
            label: 'Treffer',
            text: 'Fördervoraussetzungen mit Begründung',
            href: matchPath(need.id, programme.slug),
          },
        ]
      : []),
    { label: 'Träger', text: carrier?.name ?? 'noch nicht benannt', href: null },
    {
      label: 'Zuständig',
      text: responsibleText({ project, staff }, reader),
      href: null,
    },
    { label: 'Antragsweg', text: filingRouteLabels[project.filingRoute], href: null },
    {
      label: 'Zeitraum',
      text: `${formatMonth(project.startMonth)} bis ${end} (${project.months} Monate)`,
      href: null,
    },
  ];
}

/** Names of the house stay in the house: others turn to the Sozialverwaltung. */
function responsibleText(
  { project, staff }: Pick<OpenProject, 'project' | 'staff'>,
  { opensQuarters }: ProjectReader,
): string {
  const person = staff.find(({ id }) => id === project.responsibleId);
  return opensQuarters && person ? person.name : 'Sozialverwaltung';
}
