import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { Indicator } from '../quarters/figures/indicator.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import type { Catalogue } from './catalogue-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { Evidence } from './evidence.ts';
import { factFields } from './fact-field.ts';
import type { FieldLockStore } from './field-lock-store.ts';
import { changedFields, changesOf, fieldChanges, programmeRecord } from './programme-audit.ts';
import type { EditableProgramme, ProgrammeEditStore } from './programme-edit-store.ts';
import { fieldLabels, type ProgrammeField } from './programme-fields.ts';
import { freeSlug, slugStart } from './programme-slug.ts';
import type { Programme } from './programme.ts';
import type { SourceFacts } from './source-values.ts';

export interface ProgrammeEditStores {
  programmeEdits: ProgrammeEditStore;
  fieldLocks: FieldLockStore;
  audit: AuditStore;
  sourceFacts: SourceFacts;
}

export type ProgrammeEditService = ReturnType<typeof createProgrammeEditService>;

/** Records that people enter and change. */
export function createProgrammeEditService({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: Pick<ProgrammeEditStores, 'programmeEdits'> & {
    evidence: EvidenceStore;
    indicators: Pick<IndicatorStore, 'listIndicators'>;
  };
  inTransaction: InTransaction<ProgrammeEditStores>;
  catalogue: Pick<Catalogue, 'forget'>;
  clock: Clock;
}) {
  return {
    /** @throws NotFoundError also for a record that this person may only read */
    getEditable: (scope: Scope, slug: string): Promise<EditableProgramme> =>
      stores.programmeEdits.getEditable(scope, slug),

    /** What a program read for a record that was found within a scope. */
    listEvidence: ({ id }: Pick<EditableProgramme, 'id'>): Promise<Evidence[]> =>
      stores.evidence.listEvidence(id),

    /** What the tests of conditions may look at. */
    listIndicators: (): Promise<Indicator[]> => stores.indicators.listIndicators(),

    /** A record of a municipality, or (null) of the common catalogue. @returns its slug */
    async createProgramme(
      scope: Scope,
      { municipalityId, programme }: Pick<EditableProgramme, 'municipalityId' | 'programme'>,
      actor: Actor,
    ): Promise<string> {
      const now = clock.now().toISOString();
      const slug = await inTransaction(async ({ programmeEdits, audit }) => {
        const start = slugStart(programme.title);
        const taken = await programmeEdits.listSlugsLike(start);
        const made = { ...programme, slug: freeSlug(start, taken) };
        const id = await programmeEdits.insertOwn(scope, { municipalityId, programme: made }, now);
        const summary = `Förderprogramm „${made.shortTitle}“ angelegt`;
        const record = { action: 'programme.created', summary };
        await audit.append(programmeRecord(actor, { id, municipalityId }, record), now);
        return made.slug;
      });
      catalogue.forget();
      return slug;
    },

    /**
     * Saves what a person typed. In the common catalogue every changed field is locked against the import.
     * @throws StaleError where somebody else saved since `expectedVersion`
     */
    async saveProgramme(
      scope: Scope,
      { programme, expectedVersion }: { programme: Programme; expectedVersion: number },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, fieldLocks, audit }) => {
        const before = await programmeEdits.getEditable(scope, programme.slug);
        if (before.version !== expectedVersion) throw new StaleError('Dieses Förderprogramm');
        const fields = changedFields(before.programme, programme);
        if (fields.length === 0) return;
        const after = { ...programme, basis: basisAfter(programme, fields) };
        await programmeEdits.saveRecord(scope, { ...before, programme: after }, now);
        if (before.municipalityId === null) {
          const by = { personId: actor.personId, lockedAt: now };
          await fieldLocks.lockFields(before.id, fields, by);
        }
        const summary = `Förderprogramm „${after.shortTitle}“ geändert`;
        const changes = fieldChanges(before.programme, after, fields);
        const record = { action: 'programme.changed', summary, changes };
        await audit.append(programmeRecord(actor, before, record), now);
      });
      catalogue.forget();
    },

    /** Gives a field back to the source, which fills it at once in an imported record. @throws NotFoundError without a lock */
    async unlockField(
      scope: Scope,
      { slug, field }: { slug: string; field: ProgrammeField },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, fieldLocks, audit, sourceFacts }) => {
        const record = await programmeEdits.getEditable(scope, slug);
        if (!(await fieldLocks.unlockField(record.id, field))) {
          throw new NotFoundError('Diese Feldsperre');
        }
        const summary = `Feldsperre aufgehoben: ${fieldLabels[field]}`;
        const made = await sourceFacts.recompute(record.id, now);
        const what = { action: 'programme.unlocked', summary, ...changesOf(made) };
        await audit.append(programmeRecord(actor, record, what), now);
      });
      catalogue.forget();
    },
  };
}

/** What a person entered with a source is neither assumed nor read by a program any more. */
function basisAfter({ basis }: Programme, changed: readonly ProgrammeField[]): Programme['basis'] {
  const kept = factFields.filter((field) => !changed.some((one) => one === field));
  return Object.fromEntries(
    kept.flatMap((field) => (basis[field] === undefined ? [] : [[field, basis[field]]])),
  );
}
