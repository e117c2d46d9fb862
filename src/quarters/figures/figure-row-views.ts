import { formatNumber } from '../../shared/text.ts';
import { baseLabel } from '../quarter-labels.ts';
import type { ImportedFigure } from './figure-import-service.ts';
import { valueText } from './value-words.ts';
import { suppressionWords } from './figure-words.ts';

/** One figure of an import beside what stood there before. */
export interface FigureRowView {
  line: string;
  area: string;
  indicator: string;
  reference: string;
  before: string | null;
  after: string;
  /** What the value was made of, or why it is locked. */
  detail: string | null;
  source: string | null;
}

export function figureRowView({
  value,
  before,
  areaLabel,
  indicator,
}: ImportedFigure): FigureRowView {
  const counted =
    value.numerator === null || value.denominator === null
      ? null
      : `${formatNumber(value.numerator)} von ${formatNumber(value.denominator)}`;
  return {
    line: value.line === null ? 'nicht in der Datei' : String(value.line),
    area: areaLabel,
    indicator: indicator.name,
    reference: `${value.yearLabel}, ${baseLabel(value.base)}`,
    before: before === null ? null : textOf(before, indicator),
    after: textOf(value, indicator),
    detail:
      value.suppression === null
        ? [counted, value.origin === 'abgeleitet' ? 'errechnet' : null]
            .filter(Boolean)
            .join(', ') || null
        : suppressionWords[value.suppression],
    source: value.sourceTitle,
  };
}

function textOf(value: ImportedFigure['value'], indicator: ImportedFigure['indicator']): string {
  return value.state === 'suppressed' ? 'gesperrt' : valueText(value, indicator);
}
