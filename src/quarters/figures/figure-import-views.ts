import type { Can } from '../../accounts/access.ts';
import type { PagingView } from '../../http/lists.ts';
import type { PageView, StatusTag } from '../../http/page-parts.ts';
import {
  figureImportActionPath,
  figureImportRowsPath,
  figureImportsPath,
  quartersPath,
} from '../../paths.ts';
import { formatDay, formatInstant } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { baseLabel } from '../quarter-labels.ts';
import { figureCounts, type FigureImport } from './figure-import.ts';
import type { ImportedFigure } from './figure-import-service.ts';
import { figureRowView, type FigureRowView } from './figure-row-views.ts';
import type { FigureRowFilter } from './figure-value.ts';
import { countsText, countWords, importTag } from './figure-words.ts';

/** What nobody has confirmed yet is only for those who could. */
export const maySee = (can: Can, { state }: Pick<FigureImport, 'state'>): boolean =>
  state !== 'staged' || can('figure.import');

/** How a part of the rows stands in the address. */
export const rowFilters: Record<string, FigureRowFilter> = {
  neu: 'added',
  geaendert: 'changed',
  gesperrt: 'suppressed',
};

export interface FigureImportView extends PageView {
  state: StatusTag;
  lead: string;
  problem: string | null;
  facts: {
    label: string;
    value: string | null;
    source?: { text: string; href: string | null; year: null };
  }[];
  counts: { label: string; value: string }[];
  notes: string[];
  mappingHref: string | null;
  confirm: { action: string; label: string } | null;
  /** Why there is nothing to take over; null where there is. */
  nothing: string | null;
  discardAction: string | null;
  /** Has the next file with this heading asked about again; null where that cannot be. */
  askAgainAction: string | null;
  undo: { action: string; text: string } | null;
  refused: { line: string; reason: string }[];
  refusedMore: string | null;
  unchangedLines: string | null;
  filters: { label: string; href: string; isCurrent: boolean }[];
  rows: FigureRowView[];
  paging: PagingView;
}

export interface FigureImportContent {
  found: FigureImport;
  figures: readonly ImportedFigure[];
  filter: string;
  paging: PagingView;
  can: Can;
  /** Why what was asked for was not done. */
  problem: string | null;
}

const shownRefused = 500;

/** One import: as a preview, or as what it was. */
export function figureImportView(content: FigureImportContent): FigureImportView {
  const { found, figures, filter, paging, problem } = content;
  const { outcome } = found;
  return {
    title: found.fileName,
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: 'Kennzahlen einlesen', href: figureImportsPath() },
      { label: found.fileName, href: null },
    ],
    state: importTag(found),
    lead: leadOf(found),
    problem,
    facts: factsOf(found),
    counts: countsOf(found),
    notes: outcome.notes,
    ...actionsOf(content),
    refused: outcome.refused
      .slice(0, shownRefused)
      .map(({ line, reason }) => ({ line: String(line), reason })),
    refusedMore:
      outcome.counts.refused > shownRefused
        ? `Gezeigt werden die ersten ${shownRefused} von ${outcome.counts.refused}.`
        : null,
    unchangedLines: outcome.unchangedLines === '' ? null : outcome.unchangedLines,
    filters: [
      { code: '', label: 'alle' },
      { code: 'neu', label: countWords.added },
      { code: 'geaendert', label: countWords.changed },
      { code: 'gesperrt', label: countWords.suppressed },
    ].map(({ code, label }) => ({
      label,
      href: figureImportRowsPath(found.id, { art: code }),
      isCurrent: code === filter,
    })),
    rows: figures.map(figureRowView),
    paging,
  };
}

function leadOf({ state, outcome }: FigureImport): string {
  if (state === 'active')
    return 'Diese Werte gelten. Der Import lässt sich als Ganzes zurücknehmen.';
  if (state === 'undone') return 'Dieser Import ist zurückgenommen. Keiner seiner Werte gilt.';
  if (state === 'discarded') return 'Diese Vorschau wurde verworfen. Es wurde nichts übernommen.';
  if (outcome.phase === 'columns') return 'Bitte sagen Sie zuerst, was die Spalten bedeuten.';
  return outcome.phase === 'ready'
    ? 'Es ist noch nichts übernommen.'
    : 'Das Einlesen ist abgebrochen. Es ist nichts übernommen. Bitte verwerfen Sie die Vorschau und laden Sie die Datei noch einmal hoch.';
}

function factsOf(found: FigureImport): FigureImportView['facts'] {
  const { source, outcome } = found;
  const at = (instant: string | null): string | null =>
    instant === null ? null : formatInstant(new Date(instant));
  return [
    {
      label: 'Quelle',
      value: source.title,
      ...(source.url === null
        ? {}
        : { source: { text: source.url, href: source.url, year: null } }),
    },
    { label: 'Eingegangen am', value: formatDay(source.receivedOn) },
    { label: 'Hochgeladen', value: `${at(found.createdAt) ?? ''} von ${found.personName}` },
    { label: 'Grundlage, wo keine genannt ist', value: baseLabel(outcome.base) },
    {
      label: 'Aufbau',
      value: found.layout === 'wide' ? 'jede Kennzahl in ihrer Spalte' : 'ein Wert je Zeile',
    },
    ...(found.activatedAt === null ? [] : [{ label: 'Übernommen', value: at(found.activatedAt) }]),
    ...(found.undoneAt === null
      ? []
      : [
          {
            label: 'Zurückgenommen',
            value: `${at(found.undoneAt) ?? ''} von ${found.undoneByName ?? 'unbekannt'}`,
          },
        ]),
  ];
}

function countsOf({ outcome: { counts } }: FigureImport): FigureImportView['counts'] {
  return figureCounts
    .filter((name) => counts[name] > 0 || ['added', 'changed', 'refused'].includes(name))
    .map((name) => ({ label: countWords[name], value: formatNumber(counts[name]) }));
}

function actionsOf({ found, can }: FigureImportContent) {
  const { state, outcome, id } = found;
  const { counts, phase } = outcome;
  const isStaged = state === 'staged' && can('figure.import');
  const brings = counts.added + counts.changed + counts.suppressed + counts.locked;
  return {
    mappingHref: isStaged && phase === 'columns' ? figureImportActionPath(id, 'spalten') : null,
    confirm:
      isStaged && phase === 'ready' && brings > 0
        ? {
            action: figureImportActionPath(id, 'uebernehmen'),
            label: `Übernehmen: ${countsText(counts, ['added', 'changed', 'suppressed', 'locked'])}`,
          }
        : null,
    nothing: isStaged && phase === 'ready' && brings === 0 ? nothingText(counts) : null,
    askAgainAction:
      can('figure.import') && phase !== 'columns' && outcome.headerKey !== ''
        ? figureImportActionPath(id, 'spalten-aendern')
        : null,
    discardAction: isStaged ? figureImportActionPath(id, 'verwerfen') : null,
    undo:
      state === 'active' && can('figure.import')
        ? {
            action: figureImportActionPath(id, 'rueckgaengig'),
            text: 'Danach gilt wieder, was ohne diesen Import gälte. Was spätere Importe bestätigt haben („unverändert“), gilt weiter. Bliebe ein gesperrter Wert allein, wird ein weiterer gesperrt.',
          }
        : null,
  };
}

function nothingText({ unchanged, refused }: FigureImport['outcome']['counts']): string {
  const why =
    unchanged === 0
      ? refused === 0
        ? 'Die Datei nennt keinen Wert.'
        : 'Alle Zeilen mit Werten sind abgelehnt.'
      : refused === 0
        ? 'Alle Werte der Datei gelten schon.'
        : 'Was nicht abgelehnt ist, gilt schon.';
  return `Es gibt nichts zu übernehmen: ${why}`;
}

/** The address of a page of rows. */
export const rowsPageHref = (id: string, filter: string, page: number): string =>
  figureImportRowsPath(id, { art: filter, seite: page === 1 ? '' : String(page) });
