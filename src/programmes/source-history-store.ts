import type { Database } from '../database/open.ts';
import type { SourceRecord } from '../imports/source-record.ts';
import type { KnownSource, SourceChange } from './known-source.ts';

export type SourceHistoryStore = ReturnType<typeof createSourceHistoryStore>;

/** Reads what the import keeps about the sources of a programme; the import itself writes it. */
export function createSourceHistoryStore(db: Database) {
  return {
    async listSources(programmeId: string): Promise<KnownSource[]> {
      const rows = await db
        .selectFrom('sourceRecord')
        .selectAll()
        .where('programmeId', '=', programmeId)
        .orderBy('firstSeenAt')
        .orderBy('id')
        .execute();
      return rows.map(({ recordJson, ...row }) => ({
        ...row,
        // Written by the import from a parsed SourceRecord and by nobody else.
        record: JSON.parse(recordJson) as SourceRecord,
      }));
    },

    /** Newest first; what was noted before a record moved here (a twin) comes along. */
    listChanges: (programmeId: string): Promise<SourceChange[]> =>
      db
        .selectFrom('sourceChange')
        .select(['id', 'at', 'kind', 'field', 'oldValue', 'newValue'])
        .where((eb) =>
          eb.or([
            eb('programmeId', '=', programmeId),
            eb(
              'recordId',
              'in',
              eb
                .selectFrom('sourceRecord')
                .select('sourceRecord.id')
                .where('sourceRecord.programmeId', '=', programmeId),
            ),
          ]),
        )
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(200)
        .execute(),
  };
}
