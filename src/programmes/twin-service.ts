import type { Actor } from '../accounts/account-services.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { Catalogue } from './catalogue-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { programmeRecord } from './programme-audit.ts';
import type { TwinStore } from './twin-store.ts';
import { sidesOf, type TwinCandidate } from './twin.ts';

interface TwinStores {
  twins: TwinStore;
  evidence: EvidenceStore;
  audit: AuditStore;
}

export type TwinService = ReturnType<typeof createTwinService>;

/** Decisions on possible twins. Routes ask `twin.decide` before: the common catalogue is kept by the administration. */
export function createTwinService({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: Pick<TwinStores, 'twins'>;
  inTransaction: InTransaction<TwinStores>;
  catalogue: Pick<Catalogue, 'forget'>;
  clock: Clock;
}) {
  return {
    listOpen: (): Promise<TwinCandidate[]> => stores.twins.listOpenTwins(),

    /** `same`: sources and evidence move to the record that people keep, the other one leads there. */
    async decide(id: string, decision: 'same' | 'different', actor: Actor): Promise<void> {
      const now = clock.now().toISOString();
      const by = { personId: actor.personId, at: now };
      await inTransaction(async ({ twins, evidence, audit }) => {
        const twin = await twins.getOpenTwin(id);
        const { kept, merged } = sidesOf(twin);
        await twins.decide(id, decision, by);
        const isSame = decision === 'same';
        if (isSame) {
          await evidence.moveEvidence(merged.id, kept.id);
          await twins.mergeInto({ from: merged.id, into: kept.id }, now);
        }
        const summary = isSame
          ? `„${merged.title}“ (${merged.slug}) ist dasselbe Programm und hier aufgegangen`
          : `„${merged.title}“ (${merged.slug}) ist ein anderes Programm`;
        const record = { action: isSame ? 'twin.merged' : 'twin.parted', summary };
        await audit.append(
          programmeRecord(actor, { id: kept.id, municipalityId: null }, record),
          now,
        );
      });
      catalogue.forget();
    },
  };
}
