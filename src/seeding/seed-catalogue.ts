import type { Database } from '../database/open.ts';
import type { Programme } from '../programmes/programme.ts';
import type { IndicatorSeed } from '../quarters/quarter-seed.ts';
import { StartError } from '../shared/errors.ts';
import type { ExamplesFile } from './seed-files.ts';
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

/** @throws StartError where a file of examples belongs to no programme of the seed */
export async function seedExamples(
  db: Database,
  writer: SeedWriter,
  { files, now }: { files: readonly ExamplesFile[]; now: string },
): Promise<void> {
  // One that a person removed has no row any more and is left alone too.
  const isEdited = async (id: string): Promise<boolean> => {
    const row = await db
      .selectFrom('programmeExample')
      .select('origin')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.origin !== 'seed';
  };
  for (const { slug, examples } of files) {
    const programme = await db
      .selectFrom('programme')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!programme) {
      throw new StartError(`Startdaten: Beispiele für „${slug}“, das kein Förderprogramm ist.`);
    }
    for (const [position, { key, on, need, ...example }] of examples.entries()) {
      await writer.put({
        table: 'programmeExample',
        key: `${slug}/${key}`,
        columns: {
          programmeId: programme.id,
          key,
          ...example,
          caseJson: JSON.stringify({ on, need }),
          origin: 'seed',
          position,
        },
        onInsert: { createdAt: now },
        onWrite: { updatedAt: now },
        isEdited,
      });
    }
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
