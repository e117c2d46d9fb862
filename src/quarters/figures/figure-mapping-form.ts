import { postedText, type FieldErrors } from '../../http/posted.ts';
import type { Day } from '../../shared/dates.ts';
import {
  noIndicator,
  columnProblems,
  columnRoles,
  figureRoles,
  yearOf,
  type ColumnMeaning,
} from './figure-column.ts';
import type { FigureOutcome } from './figure-import.ts';
import { readReference } from './figure-reference.ts';
import { textCell } from './figure-table.ts';
import type { Indicator } from './indicator.ts';

export interface MappingValues {
  /** By column: role, and the id of an indicator or '' for "named in each row". */
  roles: string[];
  indicators: string[];
  reference: string;
}

export type MappingForm =
  { ok: true; meanings: ColumnMeaning[]; reference: string } | { ok: false; errors: FieldErrors };

export function mappingValues(
  body: unknown,
  { columns }: Pick<FigureOutcome, 'columns'>,
): MappingValues {
  return {
    roles: columns.map((_column, index) => postedText(body, `spalte-${index + 1}`, 20)),
    indicators: columns.map((_column, index) => postedText(body, `kennzahl-${index + 1}`, 80)),
    reference: postedText(body, 'stichtag', 20),
  };
}

export function readMappingForm(
  values: MappingValues,
  { columns, yearMeaning }: Pick<FigureOutcome, 'columns' | 'yearMeaning'>,
  { indicators, today }: { indicators: readonly Indicator[]; today: Day },
): MappingForm {
  const errors: Record<string, string> = {};
  const meanings = columns.map(({ heading }, index): ColumnMeaning => {
    const role = columnRoles.find((one) => one === values.roles[index]) ?? 'ignored';
    const asked = values.indicators[index] ?? '';
    const isFigure = figureRoles.some((one) => one === role);
    const indicator = indicators.find(({ id }) => id === asked);
    if (asked !== '' && !isFigure && role !== 'ignored') {
      errors[`kennzahl-${index + 1}`] =
        `Spalte „${heading}“: Eine Kennzahl passt nur zu Wert, Zähler oder Nenner.`;
    }
    if (!isFigure || !indicator) return { role, indicatorId: null, year: null };
    return { role, indicatorId: indicator.id, year: yearOf(heading) };
  });
  const isNamedInRows = meanings.some(({ role }) => role === 'indicator');
  for (const [index, { role, indicatorId }] of meanings.entries()) {
    const isFigure = figureRoles.some((one) => one === role);
    if (!isFigure || indicatorId !== null || isNamedInRows) continue;
    errors[`kennzahl-${index + 1}`] =
      `Spalte „${columns[index]?.heading ?? ''}“: Bitte die Kennzahl wählen. Sie steht in keiner Zeile, weil keine Spalte sie nennt.`;
  }
  const reference = readReference(textCell(values.reference), { yearMeaning, today });
  if (reference?.ok === false) errors['stichtag'] = `Jahr für alle Zeilen: ${reference.why}.`;
  const [problem] = columnProblems(meanings, { hasReference: values.reference !== '' });
  if (problem !== undefined && !(problem === noIndicator && Object.keys(errors).length > 0)) {
    const isDate = problem.startsWith('Jahr oder Stichtag fehlt');
    errors[isDate ? 'stichtag' : 'spalte-1'] ??= problem;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, meanings, reference: values.reference };
}
