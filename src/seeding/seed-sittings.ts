import { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { SeedWriter } from './seed-writer.ts';
import { idOf, sourceColumns, type Written } from './seed-written.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** A sitting that nobody called, with its last day for papers. */
export const sittingSeedSchema = z.strictObject({
  committee: z.string(),
  sitsOn: day,
  submissionOn: day,
});
export type SittingSeed = z.infer<typeof sittingSeedSchema>;

/**
 * Invented sittings, so that a demonstration shows plans over the committees. As soon as a person entered or imported a
 * real one, none is added: a plan over both would be wrong.
 */
export async function seedDemoSittings(
  db: Database,
  writer: SeedWriter,
  of: { folder: { demoSittings: readonly SittingSeed[] }; written: Written; now: string },
): Promise<void> {
  const { municipalityId, prefix, committees } = of.written;
  if (of.folder.demoSittings.length === 0 || (await hasOwnSittings(db, municipalityId))) return;
  for (const { committee, ...days } of of.folder.demoSittings) {
    await writer.put({
      table: 'sitting',
      key: `${prefix}/${committee}/${days.sitsOn}`,
      columns: {
        municipalityId,
        committeeId: idOf(committees, committee),
        ...days,
        note: 'Erfundener Demo-Termin',
        origin: 'demo',
        ...sourceColumns(null),
      },
      onInsert: { createdAt: of.now },
      onWrite: { updatedAt: of.now },
      isEdited: async (rowId) => {
        const row = await db
          .selectFrom('sitting')
          .select('version')
          .where('id', '=', rowId)
          .executeTakeFirst();
        return row?.version !== 1;
      },
    });
  }
}

async function hasOwnSittings(db: Database, municipalityId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sitting')
    .select('id')
    .where('municipalityId', '=', municipalityId)
    .where('origin', '!=', 'demo')
    .executeTakeFirst();
  return row !== undefined;
}
