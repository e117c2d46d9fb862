import type { Actor } from '../accounts/account-services.ts';
import type { AuditRecord, Changes } from '../audit/audit.ts';
import {
  fieldText,
  isSameField,
  programmeFields,
  type ProgrammeField,
} from './programme-fields.ts';
import type { Programme } from './programme.ts';

/** What every entry about a programme shares. Facts of programmes are public, therefore their texts are recorded. */
export function programmeRecord(
  { personId, source }: Actor,
  { id, municipalityId }: { id: string; municipalityId: string | null },
  what: Pick<AuditRecord, 'action' | 'summary' | 'changes'>,
): AuditRecord {
  return { personId, source, thingKind: 'programme', thingId: id, municipalityId, ...what };
}

export function changedFields(before: Programme, after: Programme): ProgrammeField[] {
  return programmeFields.filter((field) => !isSameField(before, after, field));
}

/** The changes of two states of a record, as far as there are any. */
export function changesOf(
  made: { before: Programme; after: Programme } | null,
): Pick<AuditRecord, 'changes'> {
  if (made === null) return {};
  const fields = changedFields(made.before, made.after);
  return fields.length === 0 ? {} : { changes: fieldChanges(made.before, made.after, fields) };
}

/** Old and new value of each field, as texts. */
export function fieldChanges(
  before: Programme,
  after: Programme,
  fields: readonly ProgrammeField[],
): Changes {
  return Object.fromEntries(
    fields.map((field) => [field, { from: fieldText(before, field), to: fieldText(after, field) }]),
  );
}
