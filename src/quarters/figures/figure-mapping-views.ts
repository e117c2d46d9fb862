import type { FieldView, PageView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import { figureImportActionPath, figureImportsPath, quartersPath } from '../../paths.ts';
import type { ColumnMeaning, ColumnRole } from './figure-column.ts';
import type { FigureImport } from './figure-import.ts';
import type { MappingValues } from './figure-mapping-form.ts';
import type { Indicator } from './indicator.ts';

export interface FigureMappingView extends PageView {
  errors: { fieldId: string; text: string }[];
  action: string;
  discardAction: string;
  columns: { heading: string; samples: string | null; fields: FieldView[] }[];
  reference: FieldView;
}

const roleLabels: Record<ColumnRole, string> = {
  ignored: 'nicht übernehmen',
  area: 'Gebiet (Quartier, Stadtteil, Stadt)',
  indicator: 'Kennzahl (Kürzel oder Name)',
  reference: 'Jahr oder Stichtag',
  value: 'Wert',
  numerator: 'Zähler',
  denominator: 'Nenner',
  base: 'Grundlage',
  sourceTitle: 'Quelle',
  sourceUrl: 'Adresse der Quelle',
};

/** What each column of a file is: asked once per heading. */
export function figureMappingView(
  { id, fileName, outcome }: FigureImport,
  {
    values,
    errors,
    indicators,
  }: { values: MappingValues; errors: FieldErrors; indicators: readonly Indicator[] },
): FigureMappingView {
  return {
    title: 'Spalten zuordnen',
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: 'Kennzahlen einlesen', href: figureImportsPath() },
      { label: fileName, href: null },
    ],
    errors: summaryOf(errors),
    action: figureImportActionPath(id, 'spalten'),
    discardAction: figureImportActionPath(id, 'verwerfen'),
    columns: outcome.columns.map(({ heading, samples }, index) => ({
      heading: heading === '' ? `Spalte ${index + 1} (ohne Überschrift)` : heading,
      samples: samples.length === 0 ? null : samples.join(', '),
      fields: [
        {
          name: `spalte-${index + 1}`,
          label: 'Was ist es?',
          kind: 'select',
          value: values.roles[index] ?? 'ignored',
          error: errors[`spalte-${index + 1}`] ?? null,
          options: Object.entries(roleLabels).map(([value, label]) => ({ value, label })),
          required: true,
        },
        {
          name: `kennzahl-${index + 1}`,
          label: 'Von welcher Kennzahl?',
          kind: 'select',
          value: values.indicators[index] ?? '',
          error: errors[`kennzahl-${index + 1}`] ?? null,
          options: [
            { value: '', label: 'steht in jeder Zeile' },
            ...indicators.map((one) => ({ value: one.id, label: `${one.name} (${one.unit})` })),
          ],
        },
      ],
    })),
    reference: {
      name: 'stichtag',
      label: 'Jahr oder Stichtag für alle Zeilen',
      kind: 'text',
      value: values.reference,
      hint: 'Nur nötig, wenn weder eine Spalte noch eine Überschrift ihn nennt. Zum Beispiel 2025 oder 31.12.2025',
      error: errors['stichtag'] ?? null,
      maxLength: 20,
    },
  };
}

/** What the page proposes before anybody said anything: what the headings say by themselves. */
export function proposedMapping(
  meanings: readonly (ColumnMeaning | null)[],
  reference: string,
): MappingValues {
  return {
    roles: meanings.map((one) => one?.role ?? 'ignored'),
    indicators: meanings.map((one) => one?.indicatorId ?? ''),
    reference,
  };
}
