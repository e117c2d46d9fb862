import type { Indicator } from '../figures/indicator.ts';
import { profileOf, type AreaValues, type Pairing } from '../profile/profile.ts';
import { baseLabel } from '../quarter-labels.ts';
import type { NeedOrigin } from './need.ts';

/** What the quarter's profile says today of an indicator that an aim names. */
export interface AimFigure {
  indicator: Indicator;
  published: Pairing | null;
  demo: Pairing | null;
}

export type AimFigures = ReadonlyMap<string, AimFigure>;

export function aimFigures(indicators: readonly Indicator[], values: AreaValues): AimFigures {
  return new Map(
    profileOf(indicators, values).map(({ indicator, published, demo }) => [
      indicator.id,
      { indicator, published, demo },
    ]),
  );
}

/** Where an aim starts: the quarter's value, if it may stand beside the city's. Invented values only for a demo need. */
export function baselineFrom(
  figures: AimFigures,
  origin: NeedOrigin,
): (indicatorId: string) => { baseline: number; baselineLabel: string } | undefined {
  return (indicatorId) => {
    const figure = figures.get(indicatorId);
    const published = comparable(figure?.published);
    if (published) {
      const { yearLabel, base, source } = published;
      const baselineLabel = `${yearLabel}, ${baseLabel(base)}; ${source.title}`;
      return { baseline: published.value, baselineLabel };
    }
    const demo = origin === 'demo' ? comparable(figure?.demo) : undefined;
    return demo && { baseline: demo.value, baselineLabel: `${demo.yearLabel}, Demo-Wert` };
  };
}

function comparable(pairing: Pairing | null | undefined) {
  const value = pairing?.quarter ?? null;
  if (pairing?.comparison?.comparable !== true || value === null) return undefined;
  return value.value === null ? undefined : { ...value, value: value.value };
}
