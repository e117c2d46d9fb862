import type { Actor } from '../accounts/account-services.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { FoundEvidence } from '../programmes/evidence.ts';
import { ConflictError, NotFoundError } from '../shared/errors.ts';
import { completedFrom } from './carried-fields.ts';
import { createCatalogueLookup } from './catalogue-lookup.ts';
import type { ImportParts } from './import-services.ts';
import type { ImportRun } from './import-run.ts';
import type { ImportService } from './import-service.ts';
import { changedFields, type FieldChange } from './record-fields.ts';
import { parsePage } from './sources/page.ts';
import type { SourceRecord } from './source-record.ts';
import type { KnownRecord } from './known-record.ts';

/** What a page says, before anything of it is taken over. */
export interface PagePreview {
  runId: string;
  record: SourceRecord;
  found: readonly FoundEvidence[];
  /** known: read before; attached: belongs to a programme that names it; new: becomes one. */
  place: { kind: 'known' | 'attached' | 'new'; slug: string; title: string };
  /** Against the stored record; empty for one that is not known. */
  changes: readonly FieldChange[];
}

export interface PageImportParts extends ImportParts {
  imports: ImportService;
  catalogue: Catalogue;
}

export type PageImport = ReturnType<typeof createPageImport>;

const silent = (): void => undefined;

/** One saved or pasted page: read, shown, and only then taken over. */
export function createPageImport(parts: PageImportParts) {
  const { stores, imports, rules, catalogue } = parts;

  /** Only who made a preview sees and confirms it. @throws NotFoundError */
  async function getOpenRun(actor: Pick<Actor, 'personId'>, runId: string): Promise<ImportRun> {
    const run = await stores.importRuns.findRun(runId);
    const isTheirs = run?.kind === 'page' && run.personId === actor.personId;
    if (!run || !isTheirs || run.state !== 'staging') throw new NotFoundError('Diese Vorschau');
    return run;
  }

  async function readStaged(run: ImportRun) {
    const [staged] = await stores.stagedRecords.listStaged(run.id, 1);
    if (!staged) throw new NotFoundError('Diese Vorschau');
    const known = await stores.sourceRecords.findKnown(staged.pathKey);
    const stored = known && (await stores.sourceRecords.getStored(known.id)).record;
    const read = staged.record ?? stored;
    if (!read) throw new NotFoundError('Diese Vorschau');
    return { pathKey: staged.pathKey, read, known, stored };
  }

  async function placeOf(
    record: SourceRecord,
    pathKey: string,
    known: KnownRecord | undefined,
  ): Promise<PagePreview['place']> {
    const index = createCatalogueLookup(await stores.programmeImports.listIndexed());
    const target = known
      ? index.findById(known.programmeId)
      : index.findByPath(pathKey, record.title);
    if (!target) {
      return { kind: 'new', slug: index.freeSlug(record.idUrl), title: record.titleDisplay };
    }
    const { programme } = await stores.programmeImports.getTarget(target.id);
    return { kind: known ? 'known' : 'attached', slug: target.slug, title: programme.title };
  }

  return {
    /** Reads a page into a preview; the catalogue does not change. @throws SourceError naming what is missing. */
    async preview(
      actor: Actor,
      { html, address }: { html: string; address: string | undefined },
    ): Promise<string> {
      const record = parsePage(html, address);
      const run = await imports.startRun('page', { jobRunId: null, personId: actor.personId });
      await imports.stage(run, {
        read: async (sink) => {
          await sink.record(record);
          return { documents: 1, programmes: 1 };
        },
        progress: silent,
      });
      return run.id;
    },

    async getPreview(actor: Pick<Actor, 'personId'>, runId: string): Promise<PagePreview> {
      const run = await getOpenRun(actor, runId);
      const { pathKey, read, known, stored } = await readStaged(run);
      const record = stored ? completedFrom(read, 'page', stored) : read;
      return {
        runId,
        record,
        found: rules.findEvidence(record),
        place: await placeOf(record, pathKey, known),
        changes: stored ? changedFields(stored, record) : [],
      };
    },

    /** Takes the page over. @returns the slug of its programme */
    async confirm(actor: Actor, runId: string): Promise<string> {
      const run = await getOpenRun(actor, runId);
      const { pathKey, read } = await readStaged(run);
      const { counts } = await imports.apply(run, silent, {
        ...actor,
        action: 'import.pageTaken',
        thingKind: 'import',
        thingId: run.id,
        municipalityId: null,
        summary: `Seite der Förderdatenbank eingelesen: ${read.titleDisplay}`,
      });
      catalogue.forget();
      const known = await stores.sourceRecords.findKnown(pathKey);
      if (!known || counts.failed > 0) {
        throw new ConflictError('Die Seite ließ sich nicht übernehmen; der Lauf sagt, warum.');
      }
      const { programme } = await stores.programmeImports.getTarget(known.programmeId);
      return programme.slug;
    },
  };
}
