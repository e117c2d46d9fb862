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
 * The record as this source alone would have it. Null as long as nothing derives records from sources: the import
 * brings `deriveProgramme`, and this is the one place to put it in.
 */
export function programmeOfSource(
  _source: KnownSource,
  _evidence: readonly Evidence[],
): Programme | null {
  return null;
}

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
