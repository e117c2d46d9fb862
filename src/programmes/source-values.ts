import type { Evidence } from './evidence.ts';
import type { Programme } from './programme.ts';
import {
  fieldLabels,
  fieldText,
  isSameField,
  programmeFields,
  type ProgrammeField,
} from './programme-fields.ts';
import type { KnownSource } from './known-source.ts';

/**
 * Makes the record that one source alone would give; null where it gives none. The import brings `deriveProgramme`;
 * until it is put in here, no source gives a record and the page shows no differing values.
 */
export type ProgrammeOfSource = (
  source: KnownSource,
  evidence: readonly Evidence[],
) => Programme | null;

export const programmeOfSource: ProgrammeOfSource = () => null;

export interface DifferingValue {
  field: ProgrammeField;
  label: string;
  /** What the source says; "keine Angabe" where it says nothing. */
  text: string;
}

/** Where a source says something else than a record that people keep: shown beside, never taken over silently. */
export function differingValues(
  programme: Programme,
  sourceValues: Programme | null,
): DifferingValue[] {
  if (sourceValues === null) return [];
  return programmeFields
    .filter((field) => !isSameField(programme, sourceValues, field))
    .flatMap((field) => {
      const text = fieldText(sourceValues, field);
      return text === null ? [] : [{ field, label: fieldLabels[field], text }];
    });
}
