import type { FieldView, PageView, StoredFormView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { callPath, callsPath, programmePath, programmesPath, removeCallPath } from '../paths.ts';
import { callValues } from './call-form.ts';
import type { ProgrammeCall } from './call.ts';
import type { EditableProgramme } from './programme-edit-store.ts';
import { textOf, type FormValues } from './programme-form-values.ts';

export interface CallFormView extends PageView, StoredFormView {
  programmeTitle: string;
  programmeHref: string;
  action: string;
  version: string;
  submitLabel: string;
  /** null for a call that does not exist yet. */
  removeAction: string | null;
  fields: FieldView[];
}

export interface CallFormState {
  values: FormValues;
  errors: FieldErrors;
  /** False where the form is only opened. */
  isUnsaved: boolean;
  isStale: boolean;
  /** It was to be removed, but somebody changed it meanwhile. */
  isOutdated?: boolean;
  version?: number;
}

const shapes: readonly Omit<FieldView, 'value'>[] = [
  { name: 'title', label: 'Bezeichnung', kind: 'text', required: true, maxLength: 300 },
  { name: 'opensOn', label: 'Öffnet am', kind: 'date' },
  { name: 'deadlineOn', label: 'Frist', kind: 'date', required: true },
  {
    name: 'deadlineTime',
    label: 'Uhrzeit',
    kind: 'text',
    hint: 'Zum Beispiel 23:59',
    maxLength: 10,
  },
  {
    name: 'what',
    label: 'Was eingereicht wird',
    kind: 'text',
    hint: 'Zum Beispiel: Interessenbekundung',
    maxLength: 500,
  },
  { name: 'url', label: 'Adresse', kind: 'text', hint: 'Beginnt mit https://', maxLength: 1000 },
  {
    name: 'sourceTitle',
    label: 'Quelle',
    kind: 'text',
    hint: 'Woher die Frist bekannt ist, zum Beispiel: Rundschreiben vom 03.11.2026',
    required: true,
    maxLength: 500,
  },
  { name: 'note', label: 'Hinweis', kind: 'textarea', rows: 4 },
];

/** The form of a call, new (`call` null) or stored. */
export function callFormView(
  { programme }: EditableProgramme,
  call: ProgrammeCall | null,
  form: CallFormState,
): CallFormView {
  const { slug, shortTitle } = programme;
  const { values, errors } = form;
  const title = call === null ? 'Aufruf anlegen' : 'Aufruf bearbeiten';
  const version = form.isStale ? call?.version : (form.version ?? call?.version);
  return {
    title,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: shortTitle, href: programmePath(slug) },
      { label: title, href: null },
    ],
    programmeTitle: shortTitle,
    programmeHref: programmePath(slug),
    action: call === null ? callsPath(slug) : callPath(slug, call.id),
    version: String(version ?? 0),
    submitLabel: call === null ? 'Aufruf anlegen' : 'Speichern',
    removeAction: call === null ? null : removeCallPath(slug, call.id),
    isUnsaved: form.isUnsaved,
    errors: form.isOutdated ? [outdated] : summaryOf(errors),
    conflict: form.isStale && call ? conflictOf(slug, call, values) : null,
    fields: shapes.map((shape) => ({
      ...shape,
      value: textOf(values, shape.name),
      error: errors[shape.name] ?? null,
    })),
  };
}

const outdated = {
  fieldId: 'entfernen',
  text: 'Der Aufruf wurde nicht entfernt: Jemand hat ihn inzwischen geändert. Bitte prüfen Sie den neuen Stand.',
};

function conflictOf(slug: string, call: ProgrammeCall, typed: FormValues) {
  const saved = callValues(call);
  const rows = shapes
    .map(({ name, label }) => ({
      label,
      saved: textOf(saved, name) || '(leer)',
      typed: textOf(typed, name) || '(leer)',
    }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: callPath(slug, call.id) };
}
