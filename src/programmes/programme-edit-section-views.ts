import type { FieldErrors } from '../http/posted.ts';
import type { EditSectionView } from './programme-edit-views.ts';
import { rowGroupView } from './programme-edit-row-views.ts';
import { formSections } from './programme-form-sections.ts';
import { listOf, textOf, type FormValues } from './programme-form-values.ts';

/** Every section with what was typed and what is wrong. */
export function editSections(values: FormValues, errors: FieldErrors): EditSectionView[] {
  return formSections.map(({ fields, groups, ...section }) => ({
    ...section,
    fields: fields.map((shape) => ({
      ...shape,
      value: shape.kind === 'checkbox' ? listOf(values, shape.name) : textOf(values, shape.name),
      error: errors[shape.name] ?? null,
    })),
    groups: groups.map((group) => rowGroupView(group, values, errors)),
  }));
}
