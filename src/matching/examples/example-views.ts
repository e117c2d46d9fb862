import { rolesThatMay } from '../../accounts/access.ts';
import { roleLabels } from '../../accounts/person.ts';
import type {
  FieldView,
  OutdatedView,
  PageView,
  StatusTag,
  StoredFormView,
} from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import { editProgrammePath, programmePath, programmesPath } from '../../paths.ts';
import type { EditableProgramme } from '../../programmes/programme-edit-store.ts';
import { listOf, textOf, type FormValues } from '../../programmes/programme-form-values.ts';
import type { Programme } from '../../programmes/programme.ts';
import { formatDay } from '../../shared/dates.ts';
import { exampleSections, type FieldShape } from './example-form-sections.ts';
import { exampleValues } from './example-form-values.ts';
import type { ExaminedProgramme } from './example-service.ts';
import { runWords, type RunWords } from './example-text.ts';
import type { Example, ExampleRun } from './example.ts';
import { verdictLabels } from '../match-labels.ts';
import { programmeExamplePath, programmeExamplesPath } from '../match-paths.ts';

export interface ExamplesView extends PageView {
  lead: string;
  programmeHref: string;
  summary: string;
  isBlocked: boolean;
  items: ExampleItemView[];
  newHref: string | null;
  /** Who may add and change examples, for readers who may not; null where they may. */
  whoMay: string | null;
  editProgrammeHref: string | null;
  csvHref: string;
  jsonHref: string;
  outdated: OutdatedView | null;
}

interface ExampleItemView {
  id: string;
  title: string;
  why: string;
  tag: StatusTag;
  expected: string;
  on: string;
  /** What speaks against the expectation; null where all is as expected. */
  differs: RunWords | null;
  editHref: string | null;
  removeAction: string | null;
  version: number;
}

const crumbsOf = ({ slug, shortTitle }: Programme, ...rest: PageView['breadcrumbs']) => [
  { label: 'Programme', href: programmesPath() },
  { label: shortTitle, href: programmePath(slug) },
  ...rest,
];

/** The list of a programme's examples; `mayEdit` is what the role allows. */
export function examplesView(
  { entry, runs, isEditable }: ExaminedProgramme,
  { mayEdit, unremovedId }: { mayEdit: boolean; unremovedId: string | null },
): ExamplesView {
  const { programme } = entry;
  const { slug } = programme;
  const good = runs.filter(({ isAsExpected }) => isAsExpected).length;
  const edits = isEditable && mayEdit;
  return {
    title: `Beispiele: ${programme.shortTitle}`,
    breadcrumbs: crumbsOf(programme, { label: 'Beispiele', href: null }),
    lead: 'Ein Beispiel sagt, welcher Bedarf zu diesem Förderprogramm passt, unklar ist oder nicht passt. Kommt eines anders heraus, stimmt das Programm oder das Beispiel nicht mehr.',
    programmeHref: programmePath(slug),
    summary: `${good} von ${runs.length} wie erwartet`,
    isBlocked: good < runs.length,
    items: runs.map((run) => itemView(run, { slug, edits })),
    newHref: edits ? `${programmeExamplesPath(slug)}/neu` : null,
    whoMay: edits ? null : whoMayText(entry.municipalityId),
    editProgrammeHref: edits ? editProgrammePath(slug) : null,
    csvHref: `${programmeExamplesPath(slug)}.csv`,
    jsonHref: `${programmeExamplesPath(slug)}.json`,
    outdated: unremoved(runs, { slug, unremovedId }),
  };
}

/** In the words of the access table. */
function whoMayText(municipalityId: string | null): string {
  const isCommon = municipalityId === null;
  const roles = rolesThatMay('example.edit', isCommon ? 'everything' : 'ownMunicipality');
  const names = roles.map((role) => `„${roleLabels[role]}“`).join(' oder ');
  return isCommon
    ? `Das Programm gehört zum gemeinsamen Katalog: Beispiele anlegen, ändern und entfernen kann nur die Rolle ${names}.`
    : `Das Programm gehört einer Kommune: Beispiele anlegen, ändern und entfernen kann nur dort die Rolle ${names}.`;
}

function unremoved(
  runs: readonly ExampleRun[],
  { slug, unremovedId }: { slug: string; unremovedId: string | null },
): OutdatedView | null {
  const example = runs.find((run) => run.example.id === unremovedId)?.example;
  if (!example) return null;
  return {
    undone: `Das Beispiel „${example.title}“ ist nicht entfernt: Es wurde geändert, nachdem Sie die Seite geöffnet hatten.`,
    last: null,
    backHref: `${programmeExamplesPath(slug)}#beispiel-${example.id}`,
    backLabel: 'lassen Sie es stehen',
  };
}

function itemView(run: ExampleRun, { slug, edits }: { slug: string; edits: boolean }) {
  const { example, isAsExpected } = run;
  const href = programmeExamplePath(slug, example.id);
  return {
    id: example.id,
    title: example.title,
    why: example.why,
    tag: tagOf(isAsExpected),
    expected: verdictLabels[example.expected],
    on: formatDay(example.on),
    differs: isAsExpected ? null : runWords(run),
    editHref: edits ? href : null,
    removeAction: edits ? `${href}/entfernen` : null,
    version: example.version,
  };
}

const tagOf = (isAsExpected: boolean): StatusTag =>
  isAsExpected
    ? { tone: 'success', symbol: '✓', text: 'wie erwartet' }
    : { tone: 'warning', symbol: '✗', text: 'anders als erwartet' };

/** One line of the list as data. */
export const exampleRow = ({ example, found, isAsExpected, disagreeing }: ExampleRun) => ({
  id: example.id,
  title: example.title,
  expected: example.expected,
  found,
  asExpected: isAsExpected,
  on: example.on,
  why: example.why,
  differs: disagreeing.map(({ reason }) => reason).join(' '),
});

export interface ExampleFormView extends PageView, StoredFormView {
  programmeTitle: string;
  programmeHref: string;
  cancelHref: string;
  action: string;
  version: string;
  submitLabel: string;
  sections: { id: string; heading: string; lead: string | null; fields: FieldView[] }[];
}

export interface ExampleFormState {
  values: FormValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  isStale: boolean;
  version?: number;
}

/** The form of an example, new (`example` null) or stored. */
export function exampleFormView(
  { programme }: EditableProgramme,
  example: Example | null,
  form: ExampleFormState,
): ExampleFormView {
  const { slug, shortTitle } = programme;
  const { values, errors } = form;
  const title = example === null ? 'Beispiel anlegen' : 'Beispiel bearbeiten';
  const version = form.isStale ? example?.version : (form.version ?? example?.version);
  const listHref = programmeExamplesPath(slug);
  return {
    title,
    breadcrumbs: crumbsOf(
      programme,
      { label: 'Beispiele', href: listHref },
      { label: title, href: null },
    ),
    programmeTitle: shortTitle,
    programmeHref: programmePath(slug),
    cancelHref: listHref,
    action: example === null ? listHref : programmeExamplePath(slug, example.id),
    version: String(version ?? 0),
    submitLabel: example === null ? 'Beispiel anlegen' : 'Speichern',
    isUnsaved: form.isUnsaved,
    errors: summaryOf(errors),
    conflict: form.isStale && example ? conflictOf(programme, example, values) : null,
    sections: exampleSections(programme).map(({ shapes, ...section }) => ({
      ...section,
      fields: shapes.map((shape) => ({
        ...shape,
        value: valueOf(shape, values),
        error: errors[shape.name] ?? null,
      })),
    })),
  };
}

const valueOf = ({ kind, name }: FieldShape, values: FormValues): string | readonly string[] =>
  kind === 'checkbox' ? listOf(values, name) : textOf(values, name);

function conflictOf(programme: Programme, example: Example, typed: FormValues) {
  const saved = exampleValues(example);
  const said = (shape: FieldShape, values: FormValues): string => {
    const value = [valueOf(shape, values)].flat();
    const labels = value.map(
      (one) => shape.options?.find((option) => option.value === one)?.label ?? one,
    );
    return labels.join(', ') || '(leer)';
  };
  const rows = exampleSections(programme)
    .flatMap(({ shapes }) => shapes)
    .map((shape) => ({
      label: shape.label,
      saved: said(shape, saved),
      typed: said(shape, typed),
    }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: programmeExamplePath(programme.slug, example.id) };
}
