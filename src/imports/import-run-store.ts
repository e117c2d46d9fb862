import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import {
  noCounts,
  nextStates,
  type ImportRun,
  type ReportLine,
  type RunCounts,
  type RunState,
} from './import-run.ts';
import type { SourceKind } from './source-record.ts';

export type ImportRunStore = ReturnType<typeof createImportRunStore>;

/** Columns that describe a run as it goes. */
export type RunUpdate = Partial<
  Pick<ImportRun, 'documents' | 'programmes' | 'problem' | 'finishedAt' | 'jobRunId'>
> & { counts?: RunCounts };

/** The runs and their reports; global, therefore no Scope. */
export function createImportRunStore(db: Database) {
  const runs = () => db.selectFrom('importRun').selectAll();

  return {
    async insertRun(run: ImportRun): Promise<void> {
      const { counts, isComplete, ...columns } = run;
      await db
        .insertInto('importRun')
        .values({
          ...columns,
          isComplete: isComplete ? 1 : 0,
          countsJson: JSON.stringify(counts),
        })
        .execute();
    },

    /** Newest first. Previews of pages are listed once they were confirmed. */
    async listRuns(limit: number): Promise<ImportRun[]> {
      const rows = await runs()
        .where((is) =>
          is.or([is('kind', '<>', 'page'), is('state', 'in', ['applying', 'done', 'failed'])]),
        )
        .orderBy('startedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRun);
    },

    /** Oldest first. */
    async listRunsIn(state: RunState): Promise<ImportRun[]> {
      const rows = await runs().where('state', '=', state).orderBy('startedAt').execute();
      return rows.map(toRun);
    },

    async findRun(id: string): Promise<ImportRun | undefined> {
      const row = await runs().where('id', '=', id).executeTakeFirst();
      return row && toRun(row);
    },

    /** The last run of this kind that was applied; `before` excludes the run itself. */
    async findLastDone(kind: SourceKind): Promise<ImportRun | undefined> {
      const row = await runs()
        .where('kind', '=', kind)
        .where('state', '=', 'done')
        .orderBy('startedAt', 'desc')
        .executeTakeFirst();
      return row && toRun(row);
    },

    /** Complete runs of the kind that were applied and began after an instant. */
    async countCompleteSince(instant: string): Promise<number> {
      const row = await db
        .selectFrom('importRun')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('isComplete', '=', 1)
        .where('state', '=', 'done')
        .where('startedAt', '>', instant)
        .executeTakeFirstOrThrow();
      return row.count;
    },

    async updateRun(id: string, { counts, ...columns }: RunUpdate): Promise<void> {
      const set =
        counts === undefined ? columns : { ...columns, countsJson: JSON.stringify(counts) };
      await db.updateTable('importRun').set(set).where('id', '=', id).execute();
    },

    /** Changes the state along `nextStates`. @returns whether the run was in a state that allows it. */
    async moveRun(id: string, to: RunState, more: RunUpdate = {}): Promise<boolean> {
      const from = (Object.keys(nextStates) as RunState[]).filter((state) =>
        nextStates[state].includes(to),
      );
      const { counts, ...columns } = more;
      const result = await db
        .updateTable('importRun')
        .set({
          ...columns,
          state: to,
          ...(counts === undefined ? {} : { countsJson: JSON.stringify(counts) }),
        })
        .where('id', '=', id)
        .where('state', 'in', from)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async appendReport(runId: string, from: number, lines: readonly ReportLine[]): Promise<void> {
      if (lines.length === 0) return;
      await db
        .insertInto('importReport')
        .values(
          lines.map((line, index) => ({ id: newId(), runId, position: from + index, ...line })),
        )
        .execute();
    },

    async countReport(runId: string): Promise<number> {
      const row = await db
        .selectFrom('importReport')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('runId', '=', runId)
        .executeTakeFirstOrThrow();
      return row.count;
    },

    async listReport(runId: string, limit: number): Promise<ReportLine[]> {
      return db
        .selectFrom('importReport')
        .select(['place', 'text'])
        .where('runId', '=', runId)
        .orderBy('position')
        .limit(limit)
        .execute();
    },
  };
}

interface RunRow extends Omit<ImportRun, 'kind' | 'state' | 'isComplete' | 'counts'> {
  kind: string;
  state: string;
  isComplete: number;
  countsJson: string | null;
}

function toRun({ countsJson, isComplete, kind, state, ...row }: RunRow): ImportRun {
  const counts = countsJson === null ? {} : (JSON.parse(countsJson) as Partial<RunCounts>);
  return {
    ...row,
    kind: kind as SourceKind,
    state: state as RunState,
    isComplete: isComplete === 1,
    counts: { ...noCounts, ...counts },
  };
}
