import type { FieldView, PageView, StoredFormView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import { assumptionPath, assumptionsPath, needsPath, resetAssumptionPath } from '../../paths.ts';
import { sourceLink, type SourceLink } from '../needs/need-views.ts';
import type { AssumptionValues } from './assumption-form.ts';
import {
  assumptionInput,
  assumptionText,
  assumptionTitles,
  assumptionUnit,
  assumptionUses,
} from './assumption-words.ts';
import { defaultAssumptions, type AssumptionKey, type Assumptions } from './assumption.ts';

export interface AssumptionFormView extends PageView, StoredFormView {
  use: string;
  defaultText: string;
  /** What backs the default; never filled into the fields, because it backs no other value. */
  defaultSource: SourceLink | null;
  defaultNote: string | null;
  listHref: string;
  action: string;
  /** null while the default holds. */
  resetAction: string | null;
  version: string;
  fields: FieldView[];
}

export interface AssumptionFormState {
  values: AssumptionValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  isStale: boolean;
  version?: number;
}

/** What the form starts with: empty while the default holds. */
export function storedAssumptionValues(
  key: AssumptionKey,
  assumptions: Assumptions,
): AssumptionValues {
  if (assumptions[key].isDefault) return { value: '', sourceTitle: '', sourceUrl: '', note: '' };
  const { value, source, note } = assumptions[key];
  return {
    value: assumptionInput(key, value),
    sourceTitle: source?.title ?? '',
    sourceUrl: source?.url ?? '',
    note: note ?? '',
  };
}

export function assumptionFormView(
  key: AssumptionKey,
  assumptions: Assumptions,
  form: AssumptionFormState,
): AssumptionFormView {
  const title = assumptionTitles[key];
  const { version, isDefault } = assumptions[key];
  const preset = defaultAssumptions[key];
  return {
    title,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Annahmen', href: assumptionsPath() },
      { label: title, href: null },
    ],
    use: assumptionUses[key],
    defaultText: assumptionText(key, preset.value),
    defaultSource: sourceLink(preset.source),
    defaultNote: preset.note,
    listHref: assumptionsPath(),
    action: assumptionPath(key),
    resetAction: isDefault ? null : resetAssumptionPath(key),
    version: String(form.isStale ? version : (form.version ?? version)),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(form.errors),
    conflict: form.isStale ? conflictOf(key, assumptions, form.values) : null,
    fields: fieldsOf(key).map((shape) => ({
      ...shape,
      value: form.values[shape.name],
      error: form.errors[shape.name] ?? null,
    })),
  };
}

function fieldsOf(
  key: AssumptionKey,
): (Omit<FieldView, 'value' | 'name'> & { name: keyof AssumptionValues })[] {
  const value = {
    percent: { kind: 'number', suffix: '%' },
    cents: { kind: 'money' },
    monthDay: { kind: 'text', hint: 'Tag ohne Jahr, zum Beispiel 30.06.' },
  } as const;
  return [
    { name: 'value', label: 'Wert', required: true, ...value[assumptionUnit(key)] },
    {
      name: 'sourceTitle',
      label: 'Quelle',
      kind: 'text',
      hint: 'Ohne Quelle gilt der Wert als Annahme',
      maxLength: 500,
    },
    {
      name: 'sourceUrl',
      label: 'Adresse der Quelle',
      kind: 'text',
      hint: 'Beginnt mit https://',
      maxLength: 1000,
    },
    { name: 'note', label: 'Hinweis', kind: 'text', maxLength: 1000 },
  ];
}

function conflictOf(key: AssumptionKey, assumptions: Assumptions, typed: AssumptionValues) {
  const saved = storedAssumptionValues(key, assumptions);
  const rows = fieldsOf(key)
    .map(({ name, label }) => ({
      label,
      saved: saved[name] || '(leer)',
      typed: typed[name] || '(leer)',
    }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: assumptionPath(key) };
}
