import type { FieldView, PageView, StoredFormView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors, type PostedValues } from '../http/posted.ts';
import { editQuarterPath, newQuarterPath, quarterPath, quartersPath } from '../paths.ts';
import { textOf } from '../programmes/programme-form-values.ts';
import { quarterValues } from './quarter-edit-form.ts';
import type { District, EditableQuarter } from './quarter-edit.ts';

/** The form of a quarter, new or stored. */
export interface QuarterEditView extends PageView, StoredFormView {
  lead: string;
  action: string;
  version: string;
  submitLabel: string;
  cancelHref: string;
  fields: FieldView[];
}

export interface QuarterFormState {
  values: PostedValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  isStale?: boolean;
  version?: number;
}

type Shape = Omit<FieldView, 'value' | 'error'>;

const known = (name: string, label: string): Shape => ({
  name,
  label,
  kind: 'radios',
  options: [
    { value: 'ja', label: 'ja' },
    { value: 'nein', label: 'nein' },
    { value: '', label: 'nicht bekannt' },
  ],
});

const shapes: readonly Shape[] = [
  { name: 'description', label: 'Beschreibung', kind: 'textarea', rows: 6 },
  known('sozialeStadt', 'Gebiet „Sozialer Zusammenhalt“ (früher Soziale Stadt)'),
  known('isek', 'Gebiet eines städtebaulichen Entwicklungskonzepts (ISEK, InHK)'),
  {
    name: 'note',
    label: 'Anmerkung zum Gebiet',
    kind: 'textarea',
    rows: 3,
    hint: 'Zum Beispiel: Beschluss, Zeitraum, Grenzen des Gebiets, Quelle',
  },
];

export function quarterEditView(quarter: EditableQuarter, form: QuarterFormState): QuarterEditView {
  const { slug, name } = quarter;
  const isStale = form.isStale === true;
  return {
    title: `Quartier ${name} bearbeiten`,
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: name, href: quarterPath(slug) },
      { label: 'Bearbeiten', href: null },
    ],
    lead: 'Der Gebietsstatus entscheidet bei manchen Programmen, ob eine Förderung möglich ist. Was nicht bekannt ist, bleibt „zu klären“.',
    action: editQuarterPath(slug),
    version: String(isStale ? quarter.version : (form.version ?? quarter.version)),
    submitLabel: 'Speichern',
    cancelHref: quarterPath(slug),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(form.errors),
    conflict: isStale ? conflictOf(quarter, form.values) : null,
    fields: withValues(shapes, form),
  };
}

export function newQuarterView(
  districts: readonly District[],
  form: QuarterFormState,
): QuarterEditView {
  return {
    title: 'Quartier anlegen',
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: 'Quartier anlegen', href: null },
    ],
    lead: 'Ein Quartier ist das Gebiet, zu dem Kennzahlen und Bedarfe gehören. Es liegt in einem Stadtteil.',
    action: newQuarterPath(),
    version: '0',
    submitLabel: 'Quartier anlegen',
    cancelHref: quartersPath(),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(form.errors),
    conflict: null,
    fields: withValues([...placeShapes(districts), ...shapes], form),
  };
}

function placeShapes(districts: readonly District[]): Shape[] {
  const name: Shape = {
    name: 'name',
    label: 'Name',
    kind: 'text',
    required: true,
    maxLength: 100,
    hint: 'Der Name, unter dem das Quartier bekannt ist; er lässt sich später nicht ändern.',
  };
  const district: Shape = {
    name: 'district',
    label: 'Stadtteil',
    kind: 'select',
    required: true,
    options: [
      { value: '', label: 'ein neuer, siehe nächstes Feld' },
      ...districts.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
  const slug: Shape = {
    name: 'slug',
    label: 'Kurzname in der Adresse',
    kind: 'text',
    maxLength: 60,
    hint: 'Leer lassen: Er wird aus dem Namen gebildet, zum Beispiel kueppersteg-nord.',
  };
  const newDistrict: Shape = {
    name: 'newDistrict',
    label: districts.length === 0 ? 'Stadtteil' : 'Neuer Stadtteil',
    kind: 'text',
    required: districts.length === 0,
    maxLength: 100,
  };
  return [name, ...(districts.length === 0 ? [] : [district]), newDistrict, slug];
}

function withValues(
  all: readonly Shape[],
  { values, errors }: Pick<QuarterFormState, 'values' | 'errors'>,
): FieldView[] {
  return all.map((shape) => ({
    ...shape,
    value: textOf(values, shape.name),
    error: errors[shape.name] ?? null,
  }));
}

function conflictOf(quarter: EditableQuarter, typed: PostedValues): QuarterEditView['conflict'] {
  const saved = quarterValues(quarter);
  const rows = shapes
    .map(({ name, label, options }) => {
      const word = (value: string): string =>
        options?.find((option) => option.value === value)?.label ?? (value || '(leer)');
      return { label, saved: word(textOf(saved, name)), typed: word(textOf(typed, name)) };
    })
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: editQuarterPath(quarter.slug) };
}
