import type { FieldView } from '../http/page-parts.ts';
import type { FieldErrors } from '../http/posted.ts';
import type { AbsenceInput } from './own-account-form.ts';
import type { Person } from './person.ts';

/** Until when somebody is away and who stands in: on the own account and on the page of the administration. */
export function absenceFields({
  absence,
  deputies,
  errors,
}: {
  absence: AbsenceInput;
  deputies: readonly Person[];
  errors: FieldErrors;
}): FieldView[] {
  return [
    {
      name: 'absentUntilOn',
      label: 'Abwesend bis einschließlich',
      kind: 'date',
      value: absence.absentUntilOn,
      hint: 'Leer lassen, wenn niemand abwesend ist.',
      error: errors['absentUntilOn'] ?? null,
    },
    {
      name: 'deputyId',
      label: 'Vertretung',
      kind: 'select',
      value: absence.deputyId,
      hint:
        deputies.length === 0
          ? 'In dieser Rolle gibt es noch kein anderes Konto.'
          : 'Personen mit derselben Rolle in derselben Kommune oder Organisation.',
      error: errors['deputyId'] ?? null,
      options: [
        { value: '', label: 'keine' },
        ...deputies.map((one) => ({ value: one.id, label: one.name })),
      ],
    },
  ];
}
