import type { FieldView, PageView } from '../../http/page-parts.ts';
import {
  compareQuartersFilePath,
  compareQuartersPath,
  quarterPath,
  quartersPath,
} from '../../paths.ts';
import type { Day } from '../../shared/dates.ts';
import type { Indicator } from '../figures/indicator.ts';
import {
  comparisonChart,
  comparisonRow,
  isPictured,
  type ComparisonChart,
  type ComparisonRow,
} from './comparison-row-views.ts';
import type { ChosenQuarters } from './chosen-figures.ts';
import {
  compareQuarters,
  leastCompared,
  mostCompared,
  type ComparedRow,
} from './quarter-comparison.ts';

/** Quarters side by side: `quarters/comparison.ejs`. */
export interface QuarterComparisonView extends PageView {
  lead: string;
  warnings: string[];
  form: { action: string; quarters: FieldView; indicators: FieldView };
  /** null where fewer than two or more than six are chosen. */
  comparison: {
    quarters: { name: string; href: string }[];
    cityName: string | null;
    charts: ComparisonChart[];
    rows: ComparisonRow[];
    csvHref: string;
    jsonHref: string;
  } | null;
}

export interface ComparisonQuery {
  slugs: readonly string[];
  /** Ids of indicators; empty = the core. */
  indicatorIds: readonly string[];
}

export function quarterComparisonView(
  found: ChosenQuarters,
  query: ComparisonQuery,
  today: Day,
): QuarterComparisonView {
  const { chosen, isTooMany } = found;
  const canCompare = chosen.length >= leastCompared && !isTooMany;
  return {
    title: 'Quartiere vergleichen',
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: 'Vergleich', href: null },
    ],
    lead: leadOf(chosen.length),
    warnings: warningsOf(found),
    form: formOf(found, query),
    comparison: canCompare ? comparisonOf(found, query, today) : null,
  };
}

function leadOf(count: number): string {
  if (count === 0) return 'Wählen Sie zwei bis sechs Quartiere, um sie nebeneinander zu sehen.';
  if (count === 1)
    return 'Ein Quartier ist gewählt. Für einen Vergleich fehlt noch mindestens eines.';
  if (count > mostCompared)
    return `${count} Quartiere sind gewählt. Höchstens sechs stehen nebeneinander: bitte einige abwählen.`;
  return `${count} Quartiere nebeneinander, in der Reihenfolge der Auswahl. Die Reihenfolge ist keine Rangfolge.`;
}

function warningsOf({ unknown, chosen, municipality, isTooMany }: ChosenQuarters): string[] {
  const isOfSeveral = chosen.length >= leastCompared && !isTooMany && municipality === null;
  return [
    ...unknown.map((slug) => `Unter „${slug}“ gibt es kein Quartier, das Sie sehen können.`),
    ...(isOfSeveral
      ? ['Die Quartiere liegen in mehreren Kommunen. Deshalb steht kein Wert der Stadt daneben.']
      : []),
  ];
}

function formOf(
  { all, chosen, indicators }: ChosenQuarters,
  query: ComparisonQuery,
): QuarterComparisonView['form'] {
  return {
    action: compareQuartersPath(),
    quarters: {
      name: 'quartier',
      label: 'Quartiere',
      kind: 'checkbox',
      required: true,
      value: chosen.map(({ slug }) => slug),
      options: all.map(({ slug, name }) => ({ value: slug, label: name })),
      hint: 'Zwei bis sechs.',
    },
    indicators: {
      name: 'kennzahl',
      label: 'Kennzahlen',
      kind: 'checkbox',
      required: true,
      value: shownIndicators(indicators, query).map(({ id }) => id),
      options: indicators.map(({ id, name }) => ({ value: id, label: name })),
      hint: 'Ohne Auswahl die zwölf Kennzahlen des Quartiersprofils.',
    },
  };
}

function shownIndicators(
  indicators: readonly Indicator[],
  { indicatorIds }: ComparisonQuery,
): Indicator[] {
  const chosen = indicators.filter(({ id }) => indicatorIds.includes(id));
  return chosen.length > 0
    ? chosen
    : indicators.filter(({ corePosition }) => corePosition !== null);
}

export function comparedRows(found: ChosenQuarters, query: ComparisonQuery): ComparedRow[] {
  if (found.chosen.length < leastCompared || found.isTooMany) return [];
  const { chosen: quarters, quarterValues, cityValues } = found;
  const indicators = shownIndicators(found.indicators, query);
  return compareQuarters({ quarters, indicators, quarterValues, cityValues });
}

function comparisonOf(
  found: ChosenQuarters,
  query: ComparisonQuery,
  today: Day,
): QuarterComparisonView['comparison'] {
  const rows = comparedRows(found, query);
  const cityName = found.municipality === null ? null : `Stadt ${found.municipality.name}`;
  const params = { slugs: found.chosen.map(({ slug }) => slug), ids: query.indicatorIds };
  return {
    quarters: found.chosen.map(({ slug, name }) => ({ name, href: quarterPath(slug) })),
    cityName,
    charts: rows.filter((row) => isPictured(row, rows)).map((row) => comparisonChart(row)),
    rows: rows.map((row) => comparisonRow(row, cityName, today)),
    csvHref: compareQuartersFilePath('csv', params.slugs, params.ids),
    jsonHref: compareQuartersFilePath('json', params.slugs, params.ids),
  };
}
