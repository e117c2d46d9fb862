import type { FieldView } from '../http/page-parts.ts';
import type { FieldErrors } from '../http/posted.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import type { ConditionTestTexts } from './condition-test-views.ts';
import { rowGroupView, type RowGroupView } from './programme-edit-row-views.ts';
import { evidenceView, type EvidenceView } from './programme-evidence-views.ts';
import { formSections } from './programme-form-sections.ts';
import { listOf, textOf, type FormValues, type RowGroup } from './programme-form-values.ts';

export interface EditSectionView {
  id: string;
  heading: string;
  lead: string | null;
  /** Beside each field the sentences that a program read for it. */
  fields: { field: FieldView; evidence: EvidenceView[] }[];
  groups: (RowGroupView & { evidence: EvidenceView[] })[];
}

/** The field or list of the form that a piece of evidence supports. */
const placeOf: Record<
  EvidenceKind,
  RowGroup | 'ratePercentMax' | 'windowKind' | 'programmeEndsOn'
> = {
  status: 'windowKind',
  rolling: 'windowKind',
  deadline: 'deadlines',
  yearlyDeadline: 'yearly',
  validUntil: 'programmeEndsOn',
  rate: 'ratePercentMax',
  amount: 'limits',
};

/** Every section with what was typed, what is wrong and what was read. */
export function editSections(
  { values, errors }: { values: FormValues; errors: FieldErrors },
  { evidence, tests }: { evidence: readonly Evidence[]; tests: ConditionTestTexts },
): EditSectionView[] {
  // Confirming has its own page: a form within the form is not possible.
  const beside = (place: string): EvidenceView[] =>
    evidence
      .filter(({ value, state }) => placeOf[value.kind] === place && state !== 'expired')
      .map((one) => evidenceView(one, { checks: false }));
  return formSections.map(({ fields, groups, ...section }) => ({
    ...section,
    fields: fields.map((shape) => ({
      field: {
        ...shape,
        value: shape.kind === 'checkbox' ? listOf(values, shape.name) : textOf(values, shape.name),
        error: errors[shape.name] ?? null,
      },
      evidence: beside(shape.name),
    })),
    groups: groups.map((group) => ({
      ...rowGroupView(group, { values, errors, tests }),
      evidence: beside(group),
    })),
  }));
}
