import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { exampleCaseSchema, verdicts, type Example, type ExampleDraft } from './example.ts';

export type ExampleStore = ReturnType<typeof createExampleStore>;

/** Examples of programmes. They are reached through their programme only: a service finds that one within a Scope first. */
export function createExampleStore(db: Database) {
  const examples = (programmeId: string) =>
    db
      .selectFrom('programmeExample')
      .select([
        'id',
        'programmeId',
        'key',
        'title',
        'expected',
        'caseJson',
        'why',
        'origin',
        'version',
      ])
      .where('programmeId', '=', programmeId);

  return {
    async listExamples(programmeId: string): Promise<Example[]> {
      const rows = await examples(programmeId).orderBy('position').orderBy('id').execute();
      return rows.map(toExample);
    },

    /** @throws NotFoundError where this programme has no such example */
    async getExample(programmeId: string, id: string): Promise<Example> {
      const row = await examples(programmeId).where('id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Dieses Beispiel');
      return toExample(row);
    },

    /** At the end of the list. */
    async insertExample(programmeId: string, draft: ExampleDraft, now: string): Promise<string> {
      const id = newId();
      const last = await db
        .selectFrom('programmeExample')
        .select((eb) => eb.fn.max('position').as('position'))
        .where('programmeId', '=', programmeId)
        .executeTakeFirst();
      await db
        .insertInto('programmeExample')
        .values({
          id,
          programmeId,
          key: id,
          ...columnsOf(draft),
          origin: 'person',
          position: (last?.position ?? 0) + 1,
          createdAt: now,
          updatedAt: now,
        })
        .execute();
      return id;
    },

    /** An example of the seed is that of a person from then on. @throws StaleError where somebody else saved since `version` */
    async saveExample(
      { id, programmeId, version }: Pick<Example, 'id' | 'programmeId' | 'version'>,
      draft: ExampleDraft,
      now: string,
    ): Promise<void> {
      const result = await db
        .updateTable('programmeExample')
        .set({ ...columnsOf(draft), origin: 'person', version: version + 1, updatedAt: now })
        .where('id', '=', id)
        .where('programmeId', '=', programmeId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Beispiel');
    },

    /**
     * One of the seed does not come back: `seed_row` remembers that it was written.
     * @throws StaleError where somebody else saved since `version`
     */
    async deleteExample({
      id,
      programmeId,
      version,
    }: Pick<Example, 'id' | 'programmeId' | 'version'>): Promise<void> {
      const result = await db
        .deleteFrom('programmeExample')
        .where('id', '=', id)
        .where('programmeId', '=', programmeId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numDeletedRows === 0n) throw new StaleError('Dieses Beispiel');
    },
  };
}

function columnsOf({ title, expected, on, need, why }: ExampleDraft) {
  return { title, expected, why, caseJson: JSON.stringify({ on, need }) };
}

interface Row {
  id: string;
  programmeId: string;
  key: string;
  title: string;
  expected: string;
  caseJson: string;
  why: string;
  origin: string;
  version: number;
}

function toExample({ caseJson, expected, origin, ...columns }: Row): Example {
  const verdict = verdicts.find((one) => one === expected);
  if (verdict === undefined) throw new Error(`unknown verdict of an example: ${expected}`);
  return {
    ...columns,
    ...exampleCaseSchema.parse(JSON.parse(caseJson)),
    expected: verdict,
    origin: origin === 'seed' ? 'seed' : 'person',
  };
}
