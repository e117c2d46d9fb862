import { formatNumber, formatPlainNumber } from '../../shared/text.ts';
import type { Day } from '../../shared/dates.ts';
import { figureView } from '../figures/figure-views.ts';
import { comparisonText, suppressedText } from '../figures/value-words.ts';
import type { Indicator } from '../figures/indicator.ts';
import type { Pairing } from '../profile/profile.ts';
import type { AimFigure, AimFigures } from './need-aim-figure.ts';
import type { NeedAim } from './need.ts';

/** An aim as the page of its need shows it: from where, to where, and where the quarter stands today. */
export interface AimView {
  text: string;
  /** Name of the profile's indicator; null = the carrier's own count. */
  indicator: string | null;
  baseline: { text: string; asOf: string } | null;
  /** What stands where no baseline is known. */
  baselineMissing: string;
  target: string | null;
  /** null without an indicator. */
  current: {
    text: string;
    asOf: string;
    comparison: string;
    isComparable: boolean;
    isDemo: boolean;
  } | null;
  /** Why there is no current value, where an indicator is named. */
  currentMissing: string | null;
}

export function aimViews(aims: readonly NeedAim[], figures: AimFigures, today: Day): AimView[] {
  return aims.map((aim) => {
    const figure = aim.indicatorId === null ? undefined : figures.get(aim.indicatorId);
    const current = figure === undefined ? null : currentOf(figure, today);
    return {
      text: aim.text,
      indicator: figure?.indicator.name ?? null,
      baseline:
        aim.baseline === null
          ? null
          : {
              // A number that was copied before its figure was locked must not outlive it.
              text: isLocked(figure)
                ? suppressedText({ suppression: null })
                : withUnit(aim.baseline, figure?.indicator),
              asOf: aim.baselineLabel ?? 'Jahr und Quelle nicht genannt',
            },
      baselineMissing:
        current === null || current.isComparable
          ? 'keine Angabe'
          : 'keine Angabe: Der Wert des Profils ist nicht unmittelbar vergleichbar',
      target: targetText(aim, figure?.indicator),
      current,
      currentMissing:
        figure !== undefined && current === null ? 'kein Wert für dieses Quartier' : null,
    };
  });
}

function targetText({ target, targetYear }: NeedAim, indicator: Indicator | undefined) {
  if (target === null) return targetYear === null ? null : `bis ${targetYear}`;
  const text = withUnit(target, indicator);
  return targetYear === null ? text : `${text} bis ${targetYear}`;
}

function withUnit(value: number, indicator: Indicator | undefined): string {
  if (indicator === undefined) return formatPlainNumber(value);
  return `${formatNumber(value, indicator.decimals)} ${indicator.unit}`;
}

function currentOf({ indicator, published, demo }: AimFigure, today: Day): AimView['current'] {
  const pairing: Pairing | undefined = [published, demo].find((one) => one?.quarter) ?? undefined;
  const value = pairing?.quarter ?? null;
  if (pairing === undefined || value === null) return null;
  const { text, asOf, ageNote, isDemo } = figureView(value, indicator, today);
  const isComparable = pairing.comparison?.comparable === true;
  return {
    text,
    asOf: ageNote === null ? asOf : `${asOf}, ${ageNote}`,
    isDemo,
    isComparable,
    comparison:
      pairing.comparison !== null
        ? comparisonText(pairing, indicator)
        : `nicht unmittelbar vergleichbar: ${comparisonText(pairing, indicator)}`,
  };
}

function isLocked(figure: AimFigure | undefined): boolean {
  return figure?.published?.quarter?.state === 'suppressed';
}
