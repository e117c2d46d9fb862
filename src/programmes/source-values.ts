import type { Evidence } from './evidence.ts';
import type { KnownSource } from './known-source.ts';
import type { Programme } from './programme.ts';
import {
  coveredFields,
  fieldLabels,
  fieldText,
  isSameField,
  programmeFields,
  type ProgrammeField,
} from './programme-fields.ts';

/**
 * Makes the record that one source alone would give, from what it says and the evidence found in it that nobody
 * rejected. The import room knows how; the composition root hands it in, so that the rooms do not need each other.
 */
export type ProgrammeOfSource = (
  source: Pick<KnownSource, 'record' | 'retrievedAt'>,
  evidence: readonly Evidence[],
) => Programme;

/** The facts of an imported record as they follow from its source; handed in with the stores of a transaction. */
export interface SourceFacts {
  /**
   * Makes the facts anew after a person decided about evidence or locks; locked fields stay, and so does every record
   * that people keep. @returns the two states; null where nothing changed
   */
  recompute: (
    programmeId: string,
    now: string,
  ) => Promise<{ before: Programme; after: Programme } | null>;
}

/** Of several sources the one that speaks for the record: the first that is still there. Sources in the order they came. */
export function leadingSource<Source extends Pick<KnownSource, 'vanishedAt'>>(
  sources: readonly Source[],
): Source | undefined {
  return sources.find(({ vanishedAt }) => vanishedAt === null) ?? sources[0];
}

export interface DifferingValue {
  field: ProgrammeField;
  label: string;
  /** What the source says; "nicht angegeben" where it says nothing. */
  text: string;
}

/** Made by us for every record of the source, therefore no statement of it. */
const ownWords: ReadonlySet<ProgrammeField> = new Set(['shortTitle', 'notes']);

/**
 * Where a source says something else than the record: shown beside, never taken over silently. That it says nothing is
 * worth a line only where a person locked the field against it.
 */
export function differingValues(
  programme: Programme,
  said: Programme | null,
  locked: readonly ProgrammeField[],
): DifferingValue[] {
  if (said === null) return [];
  const stated = new Set<ProgrammeField>(['title', 'level', 'url', ...coveredFields(said)]);
  return programmeFields
    .filter((field) => !isSameField(programme, said, field))
    .filter((field) => locked.includes(field) || (stated.has(field) && !ownWords.has(field)))
    .map((field) => ({
      field,
      label: fieldLabels[field],
      // It stands in one line beside the value.
      text: fieldText(said, field).replaceAll('\n', '; '),
    }));
}
