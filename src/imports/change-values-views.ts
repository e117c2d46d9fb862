import { sourceFieldLabel, sourceValueText } from '../programmes/source-labels.ts';

/** Old and new value of one field, for partials and lists. */
export interface ChangeValues {
  field: string | null;
  before: string | null;
  after: string | null;
  /** Long texts are folded away. */
  isLong: boolean;
}

const longText = 300;

export function changeRowView({
  field,
  oldValue,
  newValue,
}: {
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
}): ChangeValues {
  return {
    field: field === null ? null : sourceFieldLabel(field),
    before: sourceValueText(field, oldValue),
    after: sourceValueText(field, newValue),
    isLong: (oldValue?.length ?? 0) + (newValue?.length ?? 0) > longText,
  };
}
