import type { FieldView, PageView, StoredFormView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import {
  fundingPath,
  needPath,
  needsPath,
  newFundingPath,
  quarterPath,
  removeFundingPath,
} from '../../paths.ts';
import type { FormValues } from '../../programmes/programme-form-values.ts';
import type { Day } from '../../shared/dates.ts';
import { fundingFieldGroups } from './funding-form-fields.ts';
import { fundingValues, programmeText, type ProgrammeChoice } from './funding-form-values.ts';
import { programmeSuggestions } from './programme-suggestions.ts';
import type { OpenedFunding } from './funding-service.ts';

export interface FundingFormView extends PageView, StoredFormView {
  needTitle: string;
  needHref: string;
  isDemo: boolean;
  action: string;
  version: string;
  submitLabel: string;
  /** null for a funding that does not exist yet. */
  removeAction: string | null;
  groups: { heading: string; text: string | null; fields: FieldView[] }[];
}

export interface FundingFormState {
  values: FormValues;
  errors: FieldErrors;
  /** False where the form is only opened. */
  isUnsaved: boolean;
  isStale: boolean;
  /** Which version of the need was on the screen. */
  version?: number;
}

/** The form of a funding, new (`funding` null) or stored. */
export function fundingFormView(
  opened: OpenedFunding,
  form: FundingFormState,
  today: Day,
): FundingFormView {
  const { need, quarter, funding } = opened;
  const title = funding === null ? 'Finanzierung eintragen' : 'Finanzierung bearbeiten';
  const groups = fundingFieldGroups(opened, form, {
    today,
    programmes: programmeSuggestions(need, opened.programmes).map((one) =>
      programmeText(choiceOf(one)),
    ),
  });
  return {
    title,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: quarter.name, href: quarterPath(quarter.slug) },
      { label: need.title, href: needPath(need.id) },
      { label: title, href: null },
    ],
    needTitle: need.title,
    needHref: needPath(need.id),
    isDemo: need.origin === 'demo' || funding?.origin === 'demo',
    action: funding === null ? newFundingPath(need.id) : fundingPath(need.id, funding.id),
    version: String(form.isStale ? need.version : (form.version ?? need.version)),
    submitLabel: funding === null ? 'Finanzierung eintragen' : 'Speichern',
    removeAction: funding === null ? null : removeFundingPath(need.id, funding.id),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(inFieldOrder(form.errors, groups)),
    conflict: form.isStale ? conflictOf(opened, form.values, groups) : null,
    groups,
  };
}

/** As they stand on the page, so that the summary is worked off from top to bottom. */
function inFieldOrder(errors: FieldErrors, groups: FundingFormView['groups']): FieldErrors {
  const names = groups.flatMap(({ fields }) => fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(errors).sort(([a], [b]) => names.indexOf(a) - names.indexOf(b)),
  );
}

const choiceOf = ({ id, programme }: OpenedFunding['programmes'][number]): ProgrammeChoice => ({
  id,
  slug: programme.slug,
  shortTitle: programme.shortTitle,
  title: programme.title,
});

/** Every programme that may be named; the present one also where it has left the catalogue. */
export function programmeChoices({ programmes, funding }: OpenedFunding): ProgrammeChoice[] {
  const choices = programmes.map(choiceOf);
  const present = funding?.programmeId ?? null;
  if (present === null || choices.some(({ id }) => id === present)) return choices;
  const name = 'Programm außerhalb des Katalogs';
  return [...choices, { id: present, slug: present, shortTitle: name, title: name }];
}

function conflictOf(
  opened: OpenedFunding,
  values: FormValues,
  groups: FundingFormView['groups'],
): NonNullable<FundingFormView['conflict']> {
  const { need, funding } = opened;
  const saved = fundingValues(funding, programmeChoices(opened));
  const rows = groups
    .flatMap(({ fields }) => fields)
    .map((field) => ({
      label: field.label,
      saved: shown(field, saved),
      typed: shown(field, values),
    }))
    .filter((row) => row.saved !== row.typed);
  const reloadHref = funding === null ? newFundingPath(need.id) : fundingPath(need.id, funding.id);
  return { rows: funding === null ? [] : rows, reloadHref };
}

/** A value as it is read: the word of a choice, not its code. */
function shown({ name, options = [] }: FieldView, values: FormValues): string {
  const value = values[name] ?? '';
  const codes = typeof value === 'string' ? [value] : value;
  const words = codes
    .filter((code) => code !== '')
    .map((code) => options.find((option) => option.value === code)?.label ?? code);
  return words.join(', ') || '(leer)';
}
