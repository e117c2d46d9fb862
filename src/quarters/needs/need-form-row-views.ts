import type { FieldView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { rowGroups, rowName, rowsOf, type RowGroup } from './need-form-values.ts';
import type { AimFigures } from './need-aim-figure.ts';

/** A list of the need form; its buttons add, remove and move rows without saving. */
export interface NeedRowsView {
  id: string;
  heading: string;
  lead: string;
  emptyText: string;
  addLabel: string;
  addValue: string;
  rows: {
    legend: string;
    fields: FieldView[];
    removeValue: string;
    /** null for the first row, and for the last one. */
    upValue: string | null;
    downValue: string | null;
  }[];
}

type Shape = Omit<FieldView, 'name' | 'value' | 'error'>;

interface GroupShape {
  heading: string;
  lead: string;
  legend: string;
  emptyText: string;
  addLabel: string;
  fields: Readonly<Record<string, Shape>>;
}

export function needFormRows(
  { values, errors }: { values: PostedValues; errors: FieldErrors },
  figures: AimFigures,
): NeedRowsView[] {
  return [
    rowsView('aims', aimShape(figures), { values, errors }),
    rowsView('measures', measureShape, { values, errors }),
  ];
}

function rowsView(
  group: RowGroup,
  { legend, fields, ...shape }: GroupShape,
  { values, errors }: { values: PostedValues; errors: FieldErrors },
): NeedRowsView {
  const rows = rowsOf(values, group);
  return {
    ...shape,
    id: `liste-${group}`,
    addValue: `zeile-neu:${group}`,
    rows: rows.map(({ index, row }, position) => ({
      legend: `${legend} ${position + 1}`,
      fields: rowGroups[group].flatMap((field): FieldView[] => {
        const part = fields[field];
        const name = rowName(group, index, field);
        return part
          ? [{ ...part, name, value: row[field] ?? '', error: errors[name] ?? null }]
          : [];
      }),
      removeValue: `zeile-weg:${group}:${index}`,
      upValue: position === 0 ? null : `zeile-hoch:${group}:${index}`,
      downValue: position === rows.length - 1 ? null : `zeile-runter:${group}:${index}`,
    })),
  };
}

const aimShape = (figures: AimFigures): GroupShape => ({
  heading: 'Ziele',
  lead: 'Woran man am Ende merkt, dass es gelungen ist. Wählen Sie eine Kennzahl und lassen den Ausgangswert leer, wird er aus dem Profil des Quartiers übernommen, mit Jahr und Quelle, sofern er mit der Stadt vergleichbar ist.',
  legend: 'Ziel',
  emptyText: 'Noch kein Ziel eingetragen.',
  addLabel: 'Ziel hinzufügen',
  fields: {
    text: { label: 'Ziel', kind: 'textarea', rows: 2, required: true },
    indicatorId: {
      label: 'Kennzahl des Quartiersprofils',
      kind: 'select',
      options: [
        { value: '', label: 'keine, eigene Zählung' },
        ...[...figures.values()].map(({ indicator }) => ({
          value: indicator.id,
          label: `${indicator.name} (${indicator.unit})`,
        })),
      ],
    },
    baseline: { label: 'Ausgangswert', kind: 'number', maxLength: 20 },
    baselineLabel: { label: 'Jahr und Quelle des Ausgangswerts', kind: 'text', maxLength: 300 },
    target: { label: 'Zielwert', kind: 'number', maxLength: 20 },
    targetYear: { label: 'Zieljahr', kind: 'number', maxLength: 4 },
  },
});

const measureShape: GroupShape = {
  heading: 'Maßnahmen',
  lead: 'Was getan wird, um die Ziele zu erreichen.',
  legend: 'Maßnahme',
  emptyText: 'Noch keine Maßnahme eingetragen.',
  addLabel: 'Maßnahme hinzufügen',
  fields: {
    title: { label: 'Maßnahme', kind: 'text', required: true, maxLength: 200 },
    detail: { label: 'Einzelheiten', kind: 'textarea', rows: 2 },
  },
};
