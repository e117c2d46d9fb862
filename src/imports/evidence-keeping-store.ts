import type { EvidenceStore } from '../programmes/evidence-store.ts';
import { inSourceOrder } from './evidence-order.ts';
import type { EvidenceKeeping } from './import-services.ts';

/** Evidence as the import needs it: joined with what persons decided, and without what they rejected. */
export function createEvidenceKeepingStore(
  evidence: Pick<EvidenceStore, 'replaceEvidence' | 'listLiving'>,
): EvidenceKeeping {
  return {
    async keepFound({ programmeId, recordId, found, at }) {
      await evidence.replaceEvidence(programmeId, recordId, { found, now: at });
      return inSourceOrder(await evidence.listLiving(recordId));
    },
  };
}
