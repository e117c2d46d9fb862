import type { Actor } from '../../accounts/account-services.ts';
import type { AuditRecord } from '../../audit/audit.ts';
import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import { ConflictError, SourceError } from '../../shared/errors.ts';
import { areaKey, areasOf } from './figure-area.ts';
import { createHeadingLookup, findHeading, type ColumnMeaning } from './figure-column.ts';
import { readFigureFile } from './figure-file.ts';
import type { FigureImport, FigureOutcome, FigureSource } from './figure-import.ts';
import {
  firstOutcome,
  headerKeyOf,
  knownMeanings,
  layoutOf,
  styleNotes,
  unreadNotes,
  withoutBareColumns,
  type Opened,
} from './figure-opening.ts';
import type { FigureParts } from './figure-services.ts';
import { withSource } from './figure-source.ts';
import { previewOf } from './figure-preview.ts';
import { byFigure } from './figure-value.ts';
import type { YearMeaning } from './figure-reference.ts';
import { readFigures } from './figure-row.ts';

/** What is said once for a whole file. */
export interface FileSettings {
  source: FigureSource;
  base: string;
  yearMeaning: YearMeaning;
  reference: string;
}

export interface UploadedFile {
  path: string;
  fileName: string;
}

export interface ColumnAnswer {
  id: string;
  path: string;
  meanings: ColumnMeaning[];
  reference: string;
}

type StagedFile = Pick<FigureImport, 'id' | 'municipalityId' | 'source' | 'outcome'>;

/** Rows per statement: a write stays far below 50 ms, and pages are served in between. */
const rowsPerBatch = 100;
const mostRefused = 2000;

/** From a file to a preview. Nothing of it is in effect; the file itself is not kept here. */
export function createFigureStaging({ stores, inTransaction, clock, basisOf }: FigureParts) {
  async function open(path: string): Promise<Omit<Opened, 'meanings'>> {
    const table = await readFigureFile(path);
    const indicators = await stores.indicators.listIndicators();
    const heading = findHeading(table, createHeadingLookup(indicators));
    if (!heading) throw new SourceError('Die Datei enthält keine Zeile mit Überschriften.');
    return { table, heading, indicators };
  }

  async function stage(
    scope: Scope,
    { id, municipalityId, source, outcome }: StagedFile,
    opened: Opened,
  ): Promise<void> {
    const { table, heading, indicators, meanings } = opened;
    const basis = await basisOf(municipalityId);
    const [places, effective, { threshold }] = await Promise.all([
      stores.figureAreas.getPlaces(scope, municipalityId),
      stores.figureValues.listEffective(scope, municipalityId),
      stores.secrecySetting.getThreshold(municipalityId),
    ]);
    const areas = areasOf(places);
    const rules = { areas, indicators, today: clock.today(), ...outcome };
    const read = readFigures(table, { ...heading, meanings }, rules);
    await turn();
    const preview = previewOf(read, {
      effective: byFigure(effective),
      areas: new Map(areas.map((area) => [areaKey(area), area])),
      indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
      threshold,
    });
    const values = preview.values.map((value) => ({ ...withSource(value, source), id: newId() }));
    for (let start = 0; start < values.length; start += rowsPerBatch) {
      const batch = values.slice(start, start + rowsPerBatch);
      const at = { municipalityId, importId: id };
      const isWritten = await inTransaction(({ figureValues }) =>
        figureValues.insertValues(scope, at, batch),
      );
      if (!isWritten) throw notOpen();
      await turn();
    }
    const isSaved = await stores.figureImports.saveOutcome(
      scope,
      { id, from: 'reading' },
      {
        layout: layoutOf(meanings),
        outcome: {
          ...outcome,
          phase: 'ready',
          basis,
          counts: preview.counts,
          refused: preview.refused.slice(0, mostRefused),
          unchangedLines: preview.unchangedLines,
          notes: [...table.notes, ...styleNotes(read), ...unreadNotes(opened)],
          columns: [],
        },
      },
    );
    if (!isSaved) throw notOpen();
  }

  return {
    /**
     * Reads a file into a preview, or asks first what its columns are.
     * @throws SourceError, German, for what is no table
     */
    async upload(
      actor: Actor,
      scope: Scope,
      {
        file,
        settings,
        municipalityId,
      }: { file: UploadedFile; settings: FileSettings; municipalityId: string },
    ): Promise<{ id: string; phase: 'columns' | 'ready' }> {
      const opened = await open(file.path);
      const remembered = await stores.figureImports.findMapping(scope, headerKeyOf(opened.heading));
      const meanings = remembered ?? withoutBareColumns(opened.heading, opened.table);
      const known = knownMeanings(meanings, settings.reference);
      const created = {
        id: newId(),
        municipalityId,
        fileName: file.fileName.slice(-200),
        format: opened.table.format,
        layout: layoutOf(meanings),
        source: settings.source,
        outcome: firstOutcome(settings, opened, known === undefined),
        createdAt: clock.now().toISOString(),
      };
      await inTransaction(async ({ figureImports, audit }) => {
        await figureImports.insertFigureImport(scope, { ...created, personId: actor.personId });
        const what = 'Kennzahlen zur Vorschau hochgeladen';
        await audit.append(recordOf(actor, created, 'uploaded', what), created.createdAt);
      });
      if (known === undefined) return { id: created.id, phase: 'columns' };
      await stage(scope, created, { ...opened, meanings: known });
      return { id: created.id, phase: 'ready' };
    },

    /**
     * Takes the answer to what the columns are, and remembers it for the next file with this heading.
     * @throws ConflictError where that was answered before
     */
    async mapColumns(
      actor: Actor,
      scope: Scope,
      { id, path, meanings, reference }: ColumnAnswer,
    ): Promise<void> {
      const found = await stores.figureImports.getFigureImport(scope, id);
      const { municipalityId } = found;
      if (found.state !== 'staged' || found.outcome.phase !== 'columns') {
        throw new ConflictError('Für diese Datei ist schon gesagt, was die Spalten bedeuten.');
      }
      const opened = await open(path);
      const outcome: FigureOutcome = { ...found.outcome, reference, phase: 'reading' };
      const now = clock.now().toISOString();
      await inTransaction(async ({ figureImports, audit }) => {
        const headerKey = headerKeyOf(opened.heading);
        const answered = { layout: layoutOf(meanings), outcome };
        const from = 'columns';
        if (!(await figureImports.saveOutcome(scope, { id, from }, answered))) throw notOpen();
        await figureImports.saveMapping(scope, { municipalityId, headerKey, meanings }, now);
        await audit.append(recordOf(actor, found, 'mapped', 'Spalten zugeordnet'), now);
      });
      const { source } = found;
      await stage(scope, { id, municipalityId, source, outcome }, { ...opened, meanings });
    },
  };
}

function recordOf(
  actor: Actor,
  { id, municipalityId, fileName }: Pick<FigureImport, 'id' | 'municipalityId' | 'fileName'>,
  ...[action, what]: [string, string]
): AuditRecord {
  return {
    ...actor,
    action: `figureImport.${action}`,
    thingKind: 'figureImport',
    thingId: id,
    municipalityId,
    summary: `${what}: ${fileName}`,
  };
}

/** Lets the event loop serve a page in between. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const notOpen = (): ConflictError =>
  new ConflictError('Diese Vorschau wurde inzwischen verworfen oder schon eingelesen.');
