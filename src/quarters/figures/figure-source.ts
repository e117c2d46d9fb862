import { formatDay } from '../../shared/dates.ts';
import type { FigureSource } from './figure-import.ts';
import type { NewFigureValue } from './figure-value.ts';

/** "Statistikstelle, eingegangen 28.11.2026": how the source of a whole file is named beside each of its figures. */
export const fileSourceTitle = ({ title, receivedOn }: FigureSource): string =>
  `${title}, eingegangen ${formatDay(receivedOn)}`;

/**
 * A figure always carries its source, so that every reader has it: what its row names, else what was said for the whole
 * file. A figure in effect that the import only locks keeps the source it has.
 */
export function withSource<
  Value extends Pick<NewFigureValue, 'change' | 'sourceTitle' | 'sourceUrl'>,
>(value: Value, source: FigureSource): Value {
  if (value.sourceTitle !== null || value.change === 'locked') return value;
  return {
    ...value,
    sourceTitle: fileSourceTitle(source),
    sourceUrl: value.sourceUrl ?? source.url,
  };
}
