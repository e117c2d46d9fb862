import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { Catalogue, CatalogueEntry } from './catalogue-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { evidenceText } from './evidence-text.ts';
import type { Evidence, EvidenceState } from './evidence.ts';
import { programmeRecord } from './programme-audit.ts';

interface EvidenceStores {
  evidence: EvidenceStore;
  audit: AuditStore;
}

/** What a person says about a piece of evidence. */
export type EvidenceDecision =
  { kind: 'confirm' } | { kind: 'reject'; reason: string } | { kind: 'reopen' };

export type EvidenceService = ReturnType<typeof createEvidenceService>;

const states: Record<EvidenceDecision['kind'], EvidenceState> = {
  confirm: 'confirmed',
  reject: 'rejected',
  reopen: 'read',
};
const words: Record<EvidenceDecision['kind'], string> = {
  confirm: 'geprüft',
  reject: 'verworfen',
  reopen: 'wieder zu prüfen',
};
const actions: Record<EvidenceDecision['kind'], string> = {
  confirm: 'evidence.confirmed',
  reject: 'evidence.rejected',
  reopen: 'evidence.reopened',
};

/** Whether what a program read in a source is right. */
export function createEvidenceService({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: Pick<EvidenceStores, 'evidence'>;
  inTransaction: InTransaction<EvidenceStores>;
  catalogue: Pick<Catalogue, 'getById' | 'forget'>;
  clock: Clock;
}) {
  async function getVisible(
    scope: Scope,
    id: string,
  ): Promise<{ known: Evidence; entry: CatalogueEntry }> {
    const known = await stores.evidence.getEvidence(id);
    return { known, entry: await catalogue.getById(scope, known.programmeId) };
  }

  return {
    /** @throws NotFoundError for unknown evidence, or that of a programme this person does not see */
    getVisible,

    /**
     * @returns the slug of the programme it belongs to
     * @throws NotFoundError for unknown evidence, or that of a programme this person does not see
     */
    async decide(
      scope: Scope,
      { id, decision }: { id: string; decision: EvidenceDecision },
      actor: Actor,
    ): Promise<string> {
      const { entry } = await getVisible(scope, id);
      const now = clock.now().toISOString();
      await inTransaction(async ({ evidence, audit }) => {
        const before = await evidence.getEvidence(id);
        const check = decision.kind === 'reopen' ? null : { personId: actor.personId, at: now };
        await evidence.setState(before, states[decision.kind], check);
        const reason = decision.kind === 'reject' ? `. Grund: ${decision.reason}` : '';
        const summary = `Beleg ${words[decision.kind]}: ${evidenceText(before.value)}${reason}`;
        const record = { action: actions[decision.kind], summary };
        await audit.append(programmeRecord(actor, entry, record), now);
      });
      catalogue.forget();
      return entry.programme.slug;
    },
  };
}
