import type { PageView, StoredFormView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { editProgrammePath, programmePath, programmesPath } from '../paths.ts';
import { indicatorNames } from './condition-test-text.ts';
import { testTexts } from './condition-test-views.ts';
import { emptyProgramme } from './empty-programme.ts';
import type { EditableProgramme } from './programme-edit-store.ts';
import { changedFields } from './programme-audit.ts';
import { editSections, type EditSectionView } from './programme-edit-section-views.ts';
import type { Evidence } from './evidence.ts';
import { fieldLabels, fieldText } from './programme-fields.ts';
import type { FormValues } from './programme-form-values.ts';
import type { Programme } from './programme.ts';

export interface ProgrammeEditView extends PageView, StoredFormView {
  lead: string;
  action: string;
  version: string;
  submitLabel: string;
  cancelHref: string;
  sections: EditSectionView[];
}

export interface ProgrammeFormState {
  values: FormValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  /** What a program read in the sources of the record; none for a new one. */
  evidence?: readonly Evidence[];
  /** What the tests of its conditions look at. */
  indicators?: Parameters<typeof indicatorNames>[0];
}

/** The form for a record that does not exist yet. */
export function newProgrammeView(
  form: ProgrammeFormState,
  { isOwn }: { isOwn: boolean },
): ProgrammeEditView {
  return {
    title: 'Förderprogramm anlegen',
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Anlegen', href: null },
    ],
    lead: isOwn
      ? 'Für Programme, die in keiner Quelle stehen: zum Beispiel eigene Mittel der Kommune oder eine örtliche Stiftung. Nur Ihre Kommune sieht es.'
      : 'Für Programme, die in keiner Quelle stehen. Alle Kommunen sehen es.',
    action: programmesPath(),
    version: '0',
    submitLabel: 'Programm anlegen',
    cancelHref: programmesPath(),
    conflict: null,
    ...formParts(form, emptyProgramme),
  };
}

/** The form for a stored record; `typed` is what somebody wanted to save over the change of somebody else. */
export function programmeEditView(
  record: EditableProgramme,
  form: ProgrammeFormState & { version?: number },
  typed: Programme | null = null,
): ProgrammeEditView {
  const { slug, title, shortTitle } = record.programme;
  return {
    title: `${shortTitle} bearbeiten`,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: shortTitle, href: programmePath(slug) },
      { label: 'Bearbeiten', href: null },
    ],
    lead:
      record.municipalityId === null
        ? `${title}. Was Sie hier ändern, gilt für alle Kommunen, und der Import ändert diese Felder nicht mehr.`
        : `${title}. Nur Ihre Kommune sieht dieses Programm.`,
    action: editProgrammePath(slug),
    // Who saves once more after a conflict has seen the other text.
    version: String(typed === null ? (form.version ?? record.version) : record.version),
    submitLabel: 'Speichern',
    cancelHref: programmePath(slug),
    conflict: typed === null ? null : conflictOf(record.programme, typed),
    ...formParts(form, record.programme),
  };
}

function formParts(
  { values, errors, isUnsaved, evidence = [], indicators = [] }: ProgrammeFormState,
  stored: Programme,
) {
  const tests = testTexts(stored, indicatorNames(indicators));
  const sections = editSections({ values, errors }, { evidence, tests });
  return { isUnsaved, errors: summaryOf(errors), sections };
}

function conflictOf(saved: Programme, typed: Programme): ProgrammeEditView['conflict'] {
  return {
    rows: changedFields(saved, typed).map((field) => ({
      label: fieldLabels[field],
      saved: fieldText(saved, field),
      typed: fieldText(typed, field),
    })),
    reloadHref: editProgrammePath(saved.slug),
  };
}
