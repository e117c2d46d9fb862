import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import { changesBetween } from '../../audit/audit.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Catalogue, CatalogueEntry } from '../../programmes/catalogue-service.ts';
import type { ExampleState } from '../../programmes/example-state.ts';
import { programmeRecord } from '../../programmes/programme-audit.ts';
import type {
  EditableProgramme,
  ProgrammeEditStore,
} from '../../programmes/programme-edit-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { formatDay } from '../../shared/dates.ts';
import type { CompileEntries } from '../compiled/compiled-entries.ts';
import type { ExampleStore } from './example-store.ts';
import { describeRun } from './example-text.ts';
import { runExample, type Example, type ExampleDraft, type ExampleRun } from './example.ts';
import { verdictLabels } from '../match-labels.ts';

interface ExampleStores {
  examples: ExampleStore;
  programmeEdits: ProgrammeEditStore;
  audit: AuditStore;
}

/** A programme with its examples, as they come out today. */
export interface ExaminedProgramme {
  entry: CatalogueEntry;
  runs: readonly ExampleRun[];
  isEditable: boolean;
}

/** Examples of programmes; whoever may change a programme may change its examples. */
export function createExampleService({
  stores,
  inTransaction,
  catalogue,
  compiledFor,
  clock,
}: {
  stores: Pick<ExampleStores, 'examples' | 'programmeEdits'>;
  inTransaction: InTransaction<ExampleStores>;
  catalogue: Pick<Catalogue, 'get'>;
  compiledFor: CompileEntries;
  clock: Clock;
}) {
  async function run(scope: Scope, programmeId: string): Promise<ExampleRun[]> {
    const examples = await stores.examples.listExamples(programmeId);
    if (examples.length === 0) return [];
    const { list } = await compiledFor(scope, clock.today());
    const compiled = list.find(({ id }) => id === programmeId);
    // Somebody may see a programme through a project alone; its examples are for those who have it in their catalogue.
    if (!compiled) return [];
    return examples.map((example) => runExample(example, compiled));
  }

  return {
    /** @throws NotFoundError for a programme this reader does not see */
    async open(scope: Scope, slug: string): Promise<ExaminedProgramme> {
      const entry = await catalogue.get(scope, slug);
      const isEditable =
        entry.municipalityId === null
          ? scope.writesCatalogue
          : scope.writableMunicipalityIds.includes(entry.municipalityId);
      return { entry, runs: await run(scope, entry.id), isEditable };
    },

    /** Of a programme this reader sees. */
    async stateOf(scope: Scope, programmeId: string): Promise<ExampleState> {
      const runs = await run(scope, programmeId);
      const failing = runs.filter(({ isAsExpected }) => !isAsExpected);
      return {
        total: runs.length,
        failing: failing.map((one) => ({
          id: one.example.id,
          title: one.example.title,
          said: describeRun(one),
        })),
      };
    },

    /** An example to be changed; `exampleId` null = a new one. @throws NotFoundError */
    async openForm(
      scope: Scope,
      { slug, exampleId }: { slug: string; exampleId: string | null },
    ): Promise<{ record: EditableProgramme; example: Example | null }> {
      const record = await stores.programmeEdits.getEditable(scope, slug);
      const example =
        exampleId === null ? null : await stores.examples.getExample(record.id, exampleId);
      return { record, example };
    },

    async createExample(scope: Scope, slug: string, { draft, actor }: Written): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, examples, audit }) => {
        const record = await programmeEdits.getEditable(scope, slug);
        await examples.insertExample(record.id, draft, now);
        const changes = changesBetween({}, shownOf(draft));
        const what = { action: 'example.created', summary: summaryOf(draft, 'angelegt'), changes };
        await audit.append(programmeRecord(actor, record, what), now);
      });
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    async saveExample(scope: Scope, which: SeenExample, { draft, actor }: Written): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, examples, audit }) => {
        const record = await programmeEdits.getEditable(scope, which.slug);
        const before = await examples.getExample(record.id, which.exampleId);
        await examples.saveExample({ ...before, version: which.expectedVersion }, draft, now);
        const changes = changesBetween(shownOf(before), shownOf(draft));
        const what = { action: 'example.changed', summary: summaryOf(draft, 'geändert'), changes };
        await audit.append(programmeRecord(actor, record, what), now);
      });
    },

    /** What it said stays in the audit trail. @throws NotFoundError, StaleError where somebody else saved since */
    async removeExample(
      scope: Scope,
      { slug, exampleId, expectedVersion: version }: SeenExample,
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, examples, audit }) => {
        const record = await programmeEdits.getEditable(scope, slug);
        const example = await examples.getExample(record.id, exampleId);
        await examples.deleteExample({ ...example, version });
        const said = shownOf(example);
        const gone = Object.fromEntries(Object.keys(said).map((key) => [key, null]));
        const changes = changesBetween(said, gone);
        const what = {
          action: 'example.removed',
          summary: summaryOf(example, 'entfernt'),
          changes,
        };
        await audit.append(programmeRecord(actor, record, what), now);
      });
    },
  };
}

/** An example as somebody saw it. */
interface SeenExample {
  slug: string;
  exampleId: string;
  expectedVersion: number;
}

interface Written {
  draft: ExampleDraft;
  actor: Actor;
}

const summaryOf = ({ title }: ExampleDraft, done: string): string => `Beispiel „${title}“ ${done}`;

/** An example is no real need: all of it may be recorded. */
function shownOf({ title, expected, on, why, need }: ExampleDraft): Record<string, string | null> {
  return {
    title,
    expected: verdictLabels[expected],
    on: formatDay(on),
    why,
    need: JSON.stringify(need),
  };
}
