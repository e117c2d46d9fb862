import { formatDay, type Day } from '../../shared/dates.ts';
import { wantedBase, wantedReference } from './figure-wanted.ts';
import { compareValues, isOutdated, type Indicator, type IndicatorValue } from './indicator.ts';

/** What a quarter profile lacks of its twelve figures, and which ones to ask the statistics office for; pure. */
export type Lack = 'missing' | 'outdated' | 'notComparable';

export interface WantedFigure {
  area: 'quarter' | 'city';
  /** As it stands in the template: "31.12.2025", or the year where the quarter's figure has only that. */
  reference: string;
  /** '' = the office says on which base. */
  base: string;
}

export interface LackingFigure {
  indicator: Indicator;
  lack: Lack;
  /** The newest figure there is, where there is one. */
  newest: Pick<IndicatorValue, 'yearLabel' | 'base'> | null;
  wanted: WantedFigure[];
}

/**
 * The core figures that are missing, older than three years, or without one of the city to stand beside. Invented
 * figures count as none; a locked one is there.
 */
export function lackingFigures(
  indicators: readonly Indicator[],
  values: { quarter: readonly IndicatorValue[]; city: readonly IndicatorValue[] },
  today: Day,
): LackingFigure[] {
  return indicators
    .filter(({ corePosition }) => corePosition !== null)
    .flatMap((indicator) => {
      const own = values.quarter.filter((value) => isReal(value, indicator));
      const city = values.city.filter((value) => isReal(value, indicator));
      return lackOf(indicator, { own, city }, today) ?? [];
    });
}

const isReal = ({ indicatorId, origin }: IndicatorValue, { id }: Indicator): boolean =>
  indicatorId === id && origin !== 'demo';

function lackOf(
  indicator: Indicator,
  { own, city }: { own: readonly IndicatorValue[]; city: readonly IndicatorValue[] },
  today: Day,
): LackingFigure | undefined {
  const [newest] = own;
  if (!newest || isOutdated(newest, today)) {
    const known = newest ?? city[0];
    const base = wantedBase(indicator, known);
    const { text, on } = wantedReference(indicator, today, known);
    const isWanted = (value: IndicatorValue): boolean =>
      on === null ? value.yearLabel === text : value.referenceOn === on;
    const hasCity = city.some((value) => isWanted(value) && value.base === base);
    const areas: WantedFigure['area'][] = hasCity ? ['quarter'] : ['quarter', 'city'];
    return {
      indicator,
      lack: newest ? 'outdated' : 'missing',
      newest: newest ?? null,
      wanted: areas.map((area) => ({ area, reference: text, base })),
    };
  }
  const isComparable = city.some((value) => compareValues(newest, value).comparable);
  if (isComparable || newest.state === 'suppressed') return undefined;
  const { yearLabel, base, referenceOn } = newest;
  const reference = referenceOn === null ? yearLabel : formatDay(referenceOn);
  return {
    indicator,
    lack: 'notComparable',
    newest,
    wanted: [{ area: 'city', reference, base }],
  };
}

export const lackTexts: Record<Lack, string> = {
  missing: 'fehlt',
  outdated: 'älter als drei Jahre',
  notComparable: 'kein vergleichbarer Wert der Stadt',
};
