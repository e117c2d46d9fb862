import type { Database } from '../database/open.ts';
import type { Programme } from '../programmes/programme.ts';
import type { IndicatorSeed } from '../quarters/quarter-seed.ts';
import type { SeedWriter } from './seed-writer.ts';

/** Writes the global part of the seed: programmes and indicator definitions. */
export async function seedProgrammes(
  db: Database,
  writer: SeedWriter,
  { programmes, now }: { programmes: readonly Programme[]; now: string },
): Promise<void> {
  const isEdited = async (id: string): Promise<boolean> => {
    const row = await db
      .selectFrom('programme')
      .select('editedAt')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.editedAt !== null;
  };
  for (const programme of programmes) {
    await writer.put({
      table: 'programme',
      key: programme.slug,
      columns: {
        slug: programme.slug,
        title: programme.title,
        recordJson: JSON.stringify(programme),
      },
      onInsert: { createdAt: now },
      onWrite: { updatedAt: now },
      isEdited,
    });
  }
}

export async function seedIndicators(
  writer: SeedWriter,
  indicators: readonly IndicatorSeed[],
): Promise<void> {
  for (const { id, references, ...indicator } of indicators) {
    await writer.put({
      table: 'indicator',
      key: id,
      id,
      columns: { ...indicator, referencesJson: JSON.stringify(references) },
    });
  }
}
