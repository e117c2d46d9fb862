import type { Indicator } from '../quarters/figures/indicator.ts';
import type { Need, NeedAim } from '../quarters/needs/need.ts';
import { formatNumber, formatPlainNumber } from '../shared/text.ts';

type Unit = Pick<Indicator, 'id' | 'name' | 'unit' | 'decimals'>;

/** What a text says where nobody set an aim that could be checked. */
export const missingAim = '[Angabe fehlt: überprüfbares Ziel mit Ausgangswert und Zielwert]';

/** The aims of a need, one paragraph each; those of an invented need never enter a text. */
export function aimParagraphs(
  { aims, origin }: Pick<Need, 'aims' | 'origin'>,
  indicators: readonly Unit[],
): string[] {
  if (origin === 'demo' || aims.length === 0) return [missingAim];
  const isChecked = aims.some(({ baseline, target }) => baseline !== null && target !== null);
  return [...aims.map((aim) => aimText(aim, indicators)), ...(isChecked ? [] : [missingAim])];
}

/** The measures as a list; empty where there are none, or the need is invented. */
export function measureParagraph({ measures, origin }: Pick<Need, 'measures' | 'origin'>): string {
  if (origin === 'demo' || measures.length === 0) return '';
  const lines = measures.map(({ title, detail }) =>
    detail === null ? `– ${title}` : `– ${title}: ${detail}`,
  );
  return ['Maßnahmen:', ...lines].join('\n');
}

/** Figures that only one side has say what is missing; an aim without any figure is a sentence and no more. */
function aimText(aim: NeedAim, indicators: readonly Unit[]): string {
  const { indicatorId, baseline, baselineLabel, target, targetYear } = aim;
  const indicator = indicators.find(({ id }) => id === indicatorId);
  const text = `Ziel: ${/[.!?]$/u.test(aim.text) ? aim.text : `${aim.text}.`}`;
  if (indicator === undefined && baseline === null && target === null) return text;
  const shown = (value: number): string =>
    indicator === undefined
      ? formatPlainNumber(value)
      : `${formatNumber(value, indicator.decimals)} ${indicator.unit}`;
  const measured = indicator === undefined ? '' : ` Gemessen an: ${indicator.name}.`;
  const start =
    baseline === null
      ? '[Angabe fehlt: Ausgangswert mit Jahr und Quelle]'
      : `${shown(baseline)} (${baselineLabel ?? '[Angabe fehlt: Jahr und Quelle]'})`;
  const end = target === null ? '[Angabe fehlt: Zielwert]' : shown(target);
  const by = targetYear === null ? ' [Angabe fehlt: Zieljahr]' : ` bis ${targetYear}`;
  return `${text}${measured} Ausgangswert: ${start}; Zielwert: ${end}${by}.`;
}
