import type { SourceView } from '../../http/page-parts.ts';
import type { Day } from '../../shared/dates.ts';
import type { Source } from '../needs/need.ts';
import { isDemo } from '../profile/profile.ts';
import { ageNote, asOfText, valueText } from './value-words.ts';
import type { Indicator, IndicatorValue } from './indicator.ts';

/** One figure ready for display, with everything that belongs to it: when, from where, with which reservations. */
export interface FigureView {
  text: string;
  isDemo: boolean;
  /** "31.12.2023, Melderegister". */
  asOf: string;
  /** Says that the figure is old; null where it is not. */
  ageNote: string | null;
  remarks: string[];
  source: SourceView;
}

export function figureView(
  value: IndicatorValue,
  of: Pick<Indicator, 'unit' | 'decimals'>,
  today: Day,
): FigureView {
  return {
    text: valueText(value, of),
    isDemo: isDemo(value),
    asOf: asOfText(value),
    ageNote: ageNote(value, today),
    remarks: [
      ...(value.origin === 'abgeleitet' ? ['aus der Quelle errechnet'] : []),
      ...(value.note === null ? [] : [value.note]),
    ],
    source: sourceView(value.source, value.yearLabel),
  };
}

export function sourceView(source: Source, year: string | null): SourceView {
  return { text: source.title, href: source.url, year };
}
