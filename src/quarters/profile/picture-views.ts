import { barSpans, type BarSpan } from '../../shared/bar-geometry.ts';
import type { Day } from '../../shared/dates.ts';
import {
  placeLines,
  screenBox,
  type LinePanel,
  type PlacedLines,
} from '../../shared/line-geometry.ts';
import {
  ageNote,
  asOfText,
  comparisonText,
  shortValueText,
  titleWithUnit,
  valueText,
} from '../figures/value-words.ts';
import type { Indicator, IndicatorValue } from '../figures/indicator.ts';
import { isDrawable, type ProfileEntry } from './profile.ts';
import { timePicture, type TimePicture } from './time-picture.ts';
import { timeSeriesOf } from './time-series.ts';

/** Everything that is drawn of one indicator; all of it published, or all of it invented and marked. */
export interface PictureCard {
  id: string;
  title: string;
  isDemo: boolean;
  bars: BarPicture | null;
  lines: LinePicture | null;
}

/** Two or three bars from zero: `quarters/_bars.ejs`. */
export interface BarPicture {
  id: string;
  title: string;
  /** What can be seen, for those who do not see it. */
  description: string;
  height: number;
  bars: BarView[];
  comparison: string;
  asOf: string;
  ageNote: string | null;
}

export interface BarView {
  kind: 'quarter' | 'city' | 'state';
  name: string;
  value: string;
  span: BarSpan;
  y: number;
  valueLeft: number;
}

/** `partials/lines.ejs`, with its numbers as a table beneath. */
export interface LinePicture {
  id: string;
  panel: LinePanel;
  placed: PlacedLines;
  rows: TimePicture['rows'];
}

/** One card per indicator of which anything can be drawn: the published values, else the invented ones. */
export function pictureCards(entries: readonly ProfileEntry[], today: Day): PictureCard[] {
  return entries.flatMap((entry) => {
    const series = timeSeriesOf(entry.values);
    const published = cardOf(entry, { isDemo: false, series: series.published, today });
    return published ?? cardOf(entry, { isDemo: true, series: series.demo, today }) ?? [];
  });
}

function cardOf(
  entry: ProfileEntry,
  {
    isDemo,
    series,
    today,
  }: { isDemo: boolean; series: ReturnType<typeof timeSeriesOf>['demo']; today: Day },
): [PictureCard] | null {
  const { indicator } = entry;
  const bars = barPicture(entry, { isDemo, today });
  const picture = series === null ? null : timePicture(series, indicator, today);
  if (bars === null && picture === null) return null;
  const lines = picture && {
    id: `verlauf-${indicator.id}`,
    panel: picture.panel,
    placed: placeLines(picture.panel, screenBox),
    rows: picture.rows,
  };
  return [{ id: indicator.id, title: titleWithUnit(indicator), isDemo, bars, lines }];
}

/** The drawing is 320 wide: names at the left, bars beside them, the value where the bar ends. */
const barLeft = 68;
const barWidth = 180;
const barStep = 26;

/** A comparable rate as bars; a count of a quarter and of a whole city say nothing side by side. */
export function barPicture(
  entry: ProfileEntry,
  { isDemo, today }: { isDemo: boolean; today: Day },
): BarPicture | null {
  const { indicator } = entry;
  const pairing = isDemo ? entry.demo : entry.published;
  if (!isDrawable(entry, pairing) || !pairing.quarter || !pairing.city) return null;
  const { quarter, city, state } = pairing;
  const areas = [
    { kind: 'quarter' as const, name: 'Quartier', value: quarter },
    { kind: 'city' as const, name: 'Stadt', value: city },
    ...(state === null ? [] : [{ kind: 'state' as const, name: 'Land', value: state }]),
  ];
  const comparison = comparisonText(pairing, indicator);
  const spoken = areas.map(({ name, value }) => `${name} ${valueText(value, indicator)}`);
  return {
    id: `vergleich-${indicator.id}`,
    title: indicator.name,
    description: `${spoken.join(', ')}, ${asOfText(quarter)}: ${comparison}.`,
    height: areas.length * barStep,
    bars: barViews(areas, indicator),
    comparison,
    asOf: asOfText(quarter),
    ageNote: ageNote(quarter, today),
  };
}

function barViews(
  areas: readonly { kind: BarView['kind']; name: string; value: IndicatorValue }[],
  indicator: Indicator,
): BarView[] {
  const spans = barSpans(
    areas.map(({ value }) => value.value),
    barWidth,
  );
  return areas.map(({ kind, name, value }, index) => {
    const { left, width } = spans[index] ?? { left: 0, width: 0 };
    return {
      kind,
      name,
      value: shortValueText(value.value ?? 0, indicator),
      span: { left: barLeft + left, width },
      y: 3 + index * barStep,
      valueLeft: barLeft + left + width + 6,
    };
  });
}
