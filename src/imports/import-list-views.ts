import type { ListRow } from '../http/lists.ts';
import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import {
  administrationPath,
  importFilePath,
  importRunPath,
  importsPath,
  importSourcePath,
  listAs,
  pageImportPath,
  programmeChangesPath,
} from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import type { ImportRun } from './import-run.ts';
import { sourceLabels, type ImportSource } from './import-source.ts';
import { countsText, kindLabels, stateTag } from './import-words.ts';

export interface ImportListView extends PageView {
  errors: { fieldId: string; text: string }[];
  sources: SourceFormView[];
  upload: { action: string; field: FieldView };
  pageHref: string;
  changesHref: string;
  csvHref: string;
  jsonHref: string;
  runs: RunRowView[];
}

interface SourceFormView {
  kind: string;
  heading: string;
  state: StatusTag;
  lastText: string;
  action: string;
  version: number;
  fields: FieldView[];
}

interface RunRowView {
  at: string;
  href: string;
  kind: string;
  state: StatusTag;
  programmes: number;
  result: string;
}

export interface ImportListContent {
  sources: readonly ImportSource[];
  runs: readonly ImportRun[];
  /** By field name; source fields as `kind-address`. */
  errors: FieldErrors;
}

/** Sources, upload and the last imports. */
export function importListView({ sources, runs, errors }: ImportListContent): ImportListView {
  return {
    title: 'Importe',
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Importe', href: null },
    ],
    errors: summaryOf(errors),
    sources: sources.map((source) => sourceView(source, errors)),
    upload: {
      action: importFilePath(),
      field: {
        name: 'datei',
        label: 'Export als ZIP oder offener Abzug als CSV',
        kind: 'file',
        value: null,
        required: true,
        hint: 'Höchstens 200 MB. Die Datei wird nach dem Einlesen gelöscht.',
        error: errors['datei'] ?? null,
      },
    },
    pageHref: pageImportPath(),
    changesHref: programmeChangesPath(),
    csvHref: listAs(importsPath(), 'csv'),
    jsonHref: listAs(importsPath(), 'json'),
    runs: runs.map(runRow),
  };
}

function sourceView(source: ImportSource, errors: FieldErrors): SourceFormView {
  const { kind, isEnabled, address, lastFetchedAt, version } = source;
  return {
    kind,
    heading: sourceLabels[kind],
    state: isEnabled
      ? { tone: 'success', text: 'eingeschaltet', symbol: '✓' }
      : { tone: 'neutral', text: 'ausgeschaltet', symbol: '○' },
    lastText:
      lastFetchedAt === null
        ? 'Noch nie abgerufen.'
        : `Zuletzt abgerufen am ${formatInstant(new Date(lastFetchedAt))}.`,
    action: importSourcePath(kind),
    version,
    fields: [
      {
        name: 'adresse',
        id: `f-${kind}-adresse`,
        label: 'Adresse',
        kind: 'text',
        value: address,
        required: true,
        maxLength: 500,
        hint: 'Nur diese Adresse wird abgerufen, höchstens einmal am Tag.',
        error: errors[`${kind}-adresse`] ?? null,
      },
      {
        name: 'eingeschaltet',
        id: `f-${kind}-eingeschaltet`,
        label: 'Täglich abrufen',
        kind: 'checkbox',
        value: isEnabled,
      },
    ],
  };
}

function runRow(run: ImportRun): RunRowView {
  return {
    at: formatInstant(new Date(run.startedAt)),
    href: importRunPath(run.id),
    kind: kindLabels[run.kind],
    state: stateTag(run.state),
    programmes: run.programmes,
    result: run.problem ?? countsText(run),
  };
}

/** One run as a row of the file. */
export function importRow(run: ImportRun): ListRow {
  return {
    id: run.id,
    kind: run.kind,
    state: run.state,
    startedAt: run.startedAt,
    finishedAt: run.state === 'applying' ? null : run.finishedAt,
    documents: run.documents,
    programmes: run.programmes,
    ...run.counts,
    problem: run.problem,
  };
}
