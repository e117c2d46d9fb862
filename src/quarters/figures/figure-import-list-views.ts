import type { Can } from '../../accounts/access.ts';
import type { ListRow } from '../../http/lists.ts';
import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import {
  figureImportPath,
  figureImportsPath,
  figureTemplatePath,
  figureThresholdPath,
  figureUploadPath,
  listAs,
  quartersPath,
} from '../../paths.ts';
import { formatInstant } from '../../shared/dates.ts';
import { fileBases } from './figure-base.ts';
import { figureCounts, type FigureImport } from './figure-import.ts';
import { fileSourceTitle } from './figure-source.ts';
import { templateHints } from './figure-template.ts';
import type { UploadValues } from './figure-upload-form.ts';
import { countsText, importTag } from './figure-words.ts';
import { secrecyLimits } from './secrecy.ts';

export interface FigureImportListView extends PageView {
  errors: { fieldId: string; text: string }[];
  upload: { action: string; fields: FieldView[] } | null;
  templates: { csvHref: string; xlsxHref: string };
  hints: readonly string[];
  secrecy: {
    text: string;
    form: { action: string; version: number; field: FieldView } | null;
  };
  csvHref: string;
  jsonHref: string;
  rows: ImportRowView[];
}

interface ImportRowView {
  at: string;
  href: string;
  fileName: string;
  source: string;
  person: string;
  state: StatusTag;
  counts: string;
}

export interface FigureListContent {
  imports: readonly FigureImport[];
  typed: UploadValues;
  secrecy: { threshold: number; version: number; typed?: string };
  errors: FieldErrors;
  can: Can;
}

/** Upload, threshold, and all imports of figures. */
export function figureImportListView(content: FigureListContent): FigureImportListView {
  const { imports, typed, errors, can } = content;
  return {
    title: 'Kennzahlen einlesen',
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: 'Kennzahlen einlesen', href: null },
    ],
    errors: summaryOf(errors),
    upload: can('figure.import')
      ? { action: figureUploadPath(), fields: uploadFields(typed, errors) }
      : null,
    templates: { csvHref: figureTemplatePath('csv'), xlsxHref: figureTemplatePath('xlsx') },
    hints: templateHints,
    secrecy: secrecyView(content),
    csvHref: listAs(figureImportsPath(), 'csv'),
    jsonHref: listAs(figureImportsPath(), 'json'),
    rows: imports.map((one) => ({
      at: formatInstant(new Date(one.activatedAt ?? one.createdAt)),
      href: figureImportPath(one.id),
      fileName: one.fileName,
      source: fileSourceTitle(one.source),
      person: one.personName,
      state: importTag(one),
      counts: countsText(one.outcome.counts),
    })),
  };
}

const uploadShapes: readonly Omit<FieldView, 'value'>[] = [
  {
    name: 'datei',
    label: 'Datei der Statistikstelle (CSV oder XLSX)',
    kind: 'file',
    hint: 'Höchstens 8 MB. Gelesen wird das erste Tabellenblatt. Die Datei selbst wird nach dem Einlesen gelöscht.',
    required: true,
  },
  {
    name: 'quelle',
    label: 'Quelle',
    kind: 'text',
    hint: 'Zum Beispiel: Statistikstelle, Auswertung Melderegister vom 12.11.2026',
    required: true,
    maxLength: 300,
  },
  {
    name: 'adresse',
    label: 'Adresse der Quelle',
    kind: 'text',
    hint: 'Beginnt mit https://',
    maxLength: 1000,
  },
  {
    name: 'eingang',
    label: 'Eingegangen am',
    kind: 'date',
    required: true,
  },
  {
    name: 'grundlage',
    label: 'Statistische Grundlage',
    kind: 'select',
    hint: 'Gilt für Zeilen, die keine eigene Grundlage nennen. Nur Werte mit derselben Grundlage werden verglichen.',
    options: fileBases.map(({ code, label }) => ({ value: code, label })),
    required: true,
  },
  {
    name: 'jahresangabe',
    label: 'Was Jahreszahlen in der Datei bedeuten',
    kind: 'radios',
    options: [
      { value: 'year', label: 'das Kalenderjahr' },
      { value: 'lastDay', label: 'den 31.12. des Jahres' },
    ],
    required: true,
  },
  {
    name: 'stichtag',
    label: 'Jahr oder Stichtag für alle Zeilen',
    kind: 'text',
    hint: 'Nur nötig, wenn keine Spalte ihn nennt. Zum Beispiel 2025 oder 31.12.2025',
    maxLength: 20,
  },
];

function uploadFields(typed: UploadValues, errors: FieldErrors): FieldView[] {
  const values: Record<string, string> = { ...typed };
  return uploadShapes.map((shape) => ({
    ...shape,
    value: values[shape.name] ?? null,
    error: errors[shape.name] ?? null,
  }));
}

function secrecyView({ secrecy, errors, can }: FigureListContent): FigureImportListView['secrecy'] {
  const { threshold, version, typed } = secrecy;
  return {
    text: `Fallzahlen von 1 bis ${threshold - 1} werden beim Einlesen gesperrt und nirgends gespeichert. Wo sich ein gesperrter Wert aus der Summe der Stadt errechnen ließe, wird ein weiterer gesperrt.`,
    form: can('setting.edit')
      ? {
          action: figureThresholdPath(),
          version,
          field: {
            name: 'schwelle',
            label: 'Kleinste Fallzahl, die sichtbar sein darf',
            kind: 'number',
            value: typed ?? String(threshold),
            hint: `Von ${secrecyLimits.least} bis ${secrecyLimits.most}; üblich ist ${secrecyLimits.usual}. Eine Änderung gilt für künftige Importe.`,
            error: errors['schwelle'] ?? null,
            required: true,
          },
        }
      : null,
  };
}

/** One row of the `.csv` and `.json` list. */
export function figureImportRow(one: FigureImport): ListRow {
  const { counts } = one.outcome;
  return {
    id: one.id,
    fileName: one.fileName,
    state: one.state,
    source: one.source.title,
    sourceUrl: one.source.url,
    receivedOn: one.source.receivedOn,
    person: one.personName,
    createdAt: one.createdAt,
    activatedAt: one.activatedAt,
    undoneAt: one.undoneAt,
    undoneBy: one.undoneByName,
    ...Object.fromEntries(figureCounts.map((name) => [name, counts[name]])),
  };
}
