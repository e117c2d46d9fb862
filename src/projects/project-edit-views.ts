import type { ErrorSummaryView, FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import {
  draftPath,
  draftPdfPath,
  matchPath,
  needOnQuarterPath,
  programmePath,
  projectPath,
  projectsPath,
  projectSuggestionPath,
  quarterPath,
} from '../paths.ts';
import { verdictLabels } from '../matching/match-labels.ts';
import { costTypeCodes } from '../programmes/programme-codes.ts';
import { costTypeLabels } from '../programmes/programme-labels.ts';
import { formatInstant } from '../shared/dates.ts';
import {
  differences,
  fieldNames,
  shownValues,
  type Difference,
  type FieldError,
  type Typed,
} from './form-fields.ts';
import { frameFields } from './frame-views.ts';
import type { Missing } from './missing-marks.ts';
import { planView, type PlanView } from './plan-views.ts';
import type { OpenProject } from './project-service.ts';
import { projectStatusLabels, sectionKeys, sectionLabels, type Project } from './project.ts';

export interface ProjectEditView extends PageView {
  action: string;
  suggestionAction: string;
  version: string;
  status: StatusTag;
  savedText: string;
  isDemo: boolean;
  links: { label: string; text: string; href: string }[];
  draftHref: string;
  pdfHref: string;
  /** What was typed came back and is not saved. */
  isRejected: boolean;
  missing: Missing[];
  missingHeading: string;
  errors: ErrorSummaryView['errors'];
  conflict: { rows: Difference[]; reloadHref: string } | null;
  frame: FieldView[];
  sections: FieldView[];
  plan: PlanView;
  newLine: FieldView[];
}

/** What a rejected form leaves on the page: everything typed, and why it was not saved. */
export interface Rejected {
  typed: Typed;
  errors: readonly FieldError[];
  /** Somebody else saved in the meantime. */
  isStale: boolean;
}

/** The edit page; `rejected` is null when it is opened. */
export function projectEditView(opened: OpenProject, rejected: Rejected | null): ProjectEditView {
  const { project, facts, missing, carriers, staff, verdict } = opened;
  const values = shownValues(project, rejected?.typed ?? null);
  const errors = new Map((rejected?.errors ?? []).map(({ name, text }) => [name, text]));
  const { need, quarter, programme } = facts;
  return {
    title: project.title,
    breadcrumbs: [
      { label: 'Vorhaben', href: projectsPath() },
      { label: project.title, href: null },
    ],
    action: projectPath(project.id),
    suggestionAction: projectSuggestionPath(project.id),
    version: rejected && !rejected.isStale ? (values['version'] ?? '') : String(project.version),
    status: { tone: 'info', text: projectStatusLabels[project.status], symbol: '✎' },
    savedText: `Zuletzt gespeichert am ${formatInstant(new Date(project.updatedAt))}`,
    isDemo: need.origin === 'demo',
    links: [
      { label: 'Bedarf', text: need.title, href: needOnQuarterPath(quarter.slug, need.key) },
      { label: 'Quartier', text: quarter.name, href: quarterPath(quarter.slug) },
      { label: 'Programm', text: programme.shortTitle, href: programmePath(programme.slug) },
      {
        label: 'Treffer',
        text: `${verdictLabels[verdict]}: Voraussetzungen prüfen und bestätigen`,
        href: matchPath(need.id, programme.slug),
      },
    ],
    draftHref: draftPath(project.id),
    pdfHref: draftPdfPath(project.id),
    isRejected: rejected !== null,
    missing,
    missingHeading:
      missing.length === 0 ? 'Was fehlt? Nichts mehr' : `Was fehlt? ${countText(missing.length)}`,
    errors: (rejected?.errors ?? []).map(({ name, text }) => ({ fieldId: `f-${name}`, text })),
    conflict: rejected?.isStale
      ? {
          rows: differences(project, rejected.typed, [...carriers, ...staff]),
          reloadHref: projectPath(project.id),
        }
      : null,
    frame: frameFields(opened, values, errors),
    sections: sectionFields(project, values, errors),
    plan: planView(project, values, errors),
    newLine: newLineFields(values, errors),
  };
}

function countText(count: number): string {
  return count === 1 ? '1 Punkt' : `${count} Punkte`;
}

type Errors = ReadonlyMap<string, string>;

function sectionFields(project: Project, values: Typed, errors: Errors): FieldView[] {
  return sectionKeys.map((key) => {
    const name = fieldNames.section(key);
    const isEdited = project.sections.find((section) => section.key === key)?.isEdited === true;
    return {
      name,
      label: sectionLabels[key],
      kind: 'textarea',
      value: values[name] ?? '',
      error: errors.get(name) ?? null,
      required: true,
      rows: 9,
      hint: isEdited
        ? 'Von Ihnen bearbeitet: wird nicht mehr automatisch geändert.'
        : 'Textvorschlag aus den bekannten Angaben: folgt dem Plan, bis Sie ihn ändern.',
    };
  });
}

function newLineFields(values: Typed, errors: Errors): FieldView[] {
  return [
    {
      name: 'newLabel',
      label: 'Neue Kostenposition',
      kind: 'text',
      value: values['newLabel'] ?? '',
      error: errors.get('newLabel') ?? null,
      maxLength: 200,
      required: true,
    },
    {
      name: 'newCostType',
      label: 'Kostenart',
      kind: 'select',
      value: values['newCostType'] ?? 'sachkosten',
      required: true,
      options: costTypeCodes.map((value) => ({ value, label: costTypeLabels[value] })),
    },
  ];
}
