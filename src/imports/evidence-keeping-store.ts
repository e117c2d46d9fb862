import type { Database } from '../database/open.ts';
import type { FoundEvidence } from '../programmes/evidence.ts';
import type { EvidenceKeeping } from './import-services.ts';

/** Writes what was found in a record now; the store of the catalogue joins it with what persons decided. */
export interface EvidenceWriter {
  replaceEvidence: (
    programmeId: string,
    recordId: string,
    state: { found: readonly FoundEvidence[]; now: string },
  ) => Promise<void>;
}

/** Evidence as the import needs it: kept, and without what a person rejected. */
export function createEvidenceKeepingStore(db: Database, writer: EvidenceWriter): EvidenceKeeping {
  return {
    async keepFound({ programmeId, recordId, found, at }) {
      await writer.replaceEvidence(programmeId, recordId, { found, now: at });
      const rejected = await db
        .selectFrom('evidence')
        .select(['kind', 'sentence', 'sourceField'])
        .where('recordId', '=', recordId)
        .where('state', '=', 'rejected')
        .execute();
      const keys = new Set(rejected.map((row) => JSON.stringify(row)));
      return found.filter(
        ({ value: { kind }, sentence, sourceField }) =>
          !keys.has(JSON.stringify({ kind, sentence, sourceField })),
      );
    },
  };
}
