import type { Indicator } from '../figures/indicator.ts';
import { isDemo } from './profile.ts';
import type { MunicipalFigures } from './chosen-figures.ts';
import { isIndexable, socialIndex, type IndexArea, type SocialIndex } from './social-index.ts';

/** Which index was asked for, and what comes of it. Pure. */

export interface IndexQuery {
  indicatorIds: readonly string[];
  year: number | null;
  origin: 'demo' | 'published' | null;
}

export interface AnsweredIndex {
  index: SocialIndex;
  indicators: readonly Indicator[];
  year: number | null;
  isDemo: boolean;
  /** What one may choose from. */
  choice: { indicators: readonly Indicator[]; years: readonly number[]; hasDemo: boolean };
  areas: readonly IndexArea[];
}

/** Proposed where nothing was chosen: what most cities take, see domain facts 3.2. */
const usual = ['sgb2_quote', 'kinderarmut_u15', 'al_anteil'];

export function answerIndex(figures: MunicipalFigures, query: IndexQuery): AnsweredIndex {
  const choosable = figures.indicators.filter(isIndexable);
  const chosen = choosable.filter(({ id }) => query.indicatorIds.includes(id));
  const indicators =
    query.indicatorIds.length > 0 ? chosen : choosable.filter(({ id }) => usual.includes(id));
  const hasDemo = figures.values.some(isDemo);
  const answer = (ofDemo: boolean): AnsweredIndex => {
    const years = yearsOf(figures, indicators, ofDemo);
    const year = years.find((one) => one === query.year) ?? years[0] ?? null;
    const areas = areasOf(figures, ofDemo);
    const index = socialIndex({
      areas,
      indicators,
      year: year ?? 0,
      isDemo: ofDemo,
      values: figures.values,
    });
    const choice = { indicators: choosable, years, hasDemo };
    return { index, indicators, year, isDemo: ofDemo, choice, areas };
  };
  if (query.origin !== null) return answer(query.origin === 'demo' && hasDemo);
  const published = answer(false);
  // Invented values only where the published ones give nothing, and marked as such.
  return published.index.isComputed || !hasDemo ? published : answer(true);
}

/** Years for which any area has any of the indicators, newest first. */
function yearsOf(
  { values, indicators: all }: MunicipalFigures,
  chosen: readonly Indicator[],
  ofDemo: boolean,
): number[] {
  const of = chosen.length > 0 ? chosen : all.filter(isIndexable);
  const ids = new Set(of.map(({ id }) => id));
  const years = values.flatMap((value) =>
    isDemo(value) === ofDemo && ids.has(value.indicatorId) ? (value.referenceYear ?? []) : [],
  );
  return [...new Set(years)].sort((a, b) => b - a);
}

/** With the newest known number of residents of the same origin. */
function areasOf({ quarters, values }: MunicipalFigures, ofDemo: boolean): IndexArea[] {
  return quarters.map(({ id, name }) => {
    const residents = values.find(
      (value) =>
        value.areaId === id &&
        value.indicatorId === 'einwohner' &&
        value.value !== null &&
        isDemo(value) === ofDemo,
    );
    return { id, name, residents: residents?.value ?? null };
  });
}
