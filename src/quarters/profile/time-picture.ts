import type { Day } from '../../shared/dates.ts';
import type { LinePanel, LineSeries } from '../../shared/line-geometry.ts';
import { shortValueText, titleWithUnit, valueText } from '../figures/value-words.ts';
import type { Indicator } from '../figures/indicator.ts';
import { baseLabel } from '../quarter-labels.ts';
import { isCount } from './profile.ts';
import { runsOf, type TimePoint, type TimeSeries } from './time-series.ts';
import { gapText, trendText, yearOf } from './trend.ts';

/** A line over the years with everything said about it: drawn on the page and in the PDF. Pure. */
export interface TimePicture {
  panel: LinePanel;
  /** "steigt seit 2021 von 18,2 % auf 21,4 %"; null where there are too few values. */
  trend: string | null;
  /** The same values as a table: year, quarter, city. */
  rows: { year: string; quarter: string; city: string | null }[];
}

export function timePicture(series: TimeSeries, indicator: Indicator, today: Day): TimePicture {
  // The number of a whole city on the scale of a quarter would press the quarter's line flat.
  const city = isCount(indicator) ? null : series.city;
  const trend = trendText(series.quarter, indicator, today);
  const areas = [
    { word: 'Quartier', points: series.quarter },
    ...(city === null ? [] : [{ word: 'Stadt', points: city }]),
  ];
  const spokenAreas = areas.map(({ word, points }) => `${word}: ${spoken(points, indicator)}.`);
  const spokenTrend = trend === null ? '' : ` Das Quartier ${trend}.`;
  return {
    trend,
    panel: {
      title: titleWithUnit(indicator),
      isDemo: series.isDemo,
      years: series.quarter.map((point, index) => ({
        at: point.year,
        label: tickLabel([point, city?.[index]]),
      })),
      series: areas.map(({ word, points }) => lineOf(word, points, indicator)),
      description: `Linien über die Jahre. ${spokenAreas.join(' ')}${spokenTrend}`,
      notes: notesOf(series, { areas, trend, lacksCity: city === null && !isCount(indicator) }),
    },
    rows: series.quarter.map((point, index) => ({
      year: point.why === 'missing' ? (city?.[index]?.label ?? point.label) : point.label,
      quarter: pointText(point, indicator),
      city: city === null ? null : pointText(city[index], indicator),
    })),
  };
}

/** The trend, what breaks a line, what is not in the picture. */
function notesOf(
  { isDemo, sample, hasOthers }: TimeSeries,
  {
    areas,
    trend,
    lacksCity,
  }: {
    areas: readonly { word: string; points: readonly TimePoint[] }[];
    trend: string | null;
    lacksCity: boolean;
  },
): string[] {
  const gaps = areas.flatMap(({ word, points }) => {
    const text = gapText(points);
    return text === null ? [] : [`${word} ohne Wert: ${text}.`];
  });
  return [
    trend === null
      ? 'Keine Aussage zur Entwicklung: weniger als drei vergleichbare Werte.'
      : `Quartier ${trend}.`,
    ...gaps,
    ...(lacksCity
      ? ['Von der Stadt gibt es keine Werte gleicher Grundlage und gleichen Stichtags.']
      : []),
    ...(hasOthers
      ? ['Werte anderer Grundlage oder anderer Stichtage stehen nur in der Tabelle.']
      : []),
    ...(isDemo ? [] : [`Grundlage: ${baseLabel(sample.base)}. Quelle: ${sample.source.title}.`]),
  ];
}

function lineOf(name: string, points: readonly TimePoint[], indicator: Indicator): LineSeries {
  return {
    name,
    runs: runsOf(points).map((run) =>
      run.map(({ year, value }) => ({ at: year, value, label: shortValueText(value, indicator) })),
    ),
  };
}

/** A school year is called so by whichever of the two has a value: "21/22", because four of them stand side by side. */
function tickLabel(points: readonly (TimePoint | undefined)[]): string {
  const words = points.flatMap((point) => (point === undefined ? [] : [yearOf(point)]));
  return words.find((word) => word.includes('/'))?.slice(2) ?? words[0] ?? '';
}

function spoken(points: readonly TimePoint[], indicator: Indicator): string {
  return points.map((point) => `${yearOf(point)} ${pointText(point, indicator)}`).join(', ');
}

function pointText(point: TimePoint | undefined, indicator: Indicator): string {
  if (point === undefined || point.why === 'missing') return 'keine Angabe';
  if (point.why === 'suppressed') return 'gesperrt';
  if (point.why === 'range') return 'nur als Spanne';
  return valueText({ value: point.value, valueFrom: null, valueTo: null }, indicator);
}
