import { isOutdated, type Indicator, type IndicatorValue } from '../quarters/figures/indicator.ts';
import { isCount } from '../quarters/profile/profile.ts';
import type { Day } from '../shared/dates.ts';
import { formatNumber } from '../shared/text.ts';
import type { Block, ChartBlock, TableBlock } from './document.ts';
import { heading, missing, note } from './draft-content-blocks.ts';
import { cityName, type PrintableFacts } from './draft-content-facts.ts';
import type { Figure } from './draft-figures.ts';
import { createSourceNumbers, type SourceNumbers } from './draft-content-sources.ts';

/** Anhang A: figures of the quarter, beside the city's only where the two may be compared. */
export function figureBlocks(draft: PrintableFacts): Block[] {
  const { figures, missing: withoutValue } = draft.figures;
  const comparable = figures.filter((figure) => figure.comparison?.comparable === true);
  const single = figures.filter((figure) => figure.comparison?.comparable !== true);
  const name = draft.quarter.name;
  return [
    heading(1, 'Anhang A: Kennzahlen des Quartiers'),
    ...(comparable.length > 0
      ? [...comparableTables(draft, comparable), ...rateChart(draft, comparable)]
      : []),
    ...(single.length > 0 ? [singleTable(draft, single)] : []),
    ...(figures.length > 0 && !comparable.some(isRate)
      ? [
          note(
            'Kein Diagramm: Für keine Quote liegen Quartier und Stadt mit gleicher Definition, Grundlage und gleichem Stichtag vor.',
          ),
        ]
      : []),
    ...(withoutValue.length > 0
      ? [missing(`Kennzahlen für ${name} mit Jahr und Quelle: ${withoutValue.join(', ')}`)]
      : []),
  ];
}

/** A value of the Stadtteil never stands in a column headed "Quartier". */
function comparableTables(draft: PrintableFacts, figures: readonly Figure[]): TableBlock[] {
  const { name, districtName } = draft.quarter;
  const areas = [
    { word: 'Quartier', name, of: figures.filter(({ isOfDistrict }) => !isOfDistrict) },
    { word: 'Stadtteil', name: districtName, of: figures.filter((figure) => figure.isOfDistrict) },
  ];
  return areas.flatMap((area) => (area.of.length === 0 ? [] : [comparableTable(draft, area)]));
}

function comparableTable(
  draft: PrintableFacts,
  { word, name, of: figures }: { word: string; name: string; of: readonly Figure[] },
): TableBlock {
  const sources = createSourceNumbers();
  return {
    kind: 'table',
    caption: `${word} ${name} und ${cityName(draft.municipality)} im Vergleich`,
    columns: [
      { header: 'Kennzahl', align: 'left', share: 3.4 },
      { header: 'Jahr oder Stichtag', align: 'left', share: 2.5 },
      { header: 'Quelle', align: 'left', share: 1.5 },
      { header: word, align: 'right', share: 1.6 },
      { header: 'Stadt', align: 'right', share: 1.6 },
    ],
    rows: figures.map((figure) => ({
      cells: [
        labelOf(draft, figure),
        yearText(figure.local, draft.today),
        sourcesOf(figure, sources),
        valueText(figure.indicator, figure.local),
        figure.city === null ? '–' : valueText(figure.indicator, figure.city),
      ],
      emphasis: false,
    })),
    notes: sources.notes(),
  };
}

function singleTable(draft: PrintableFacts, figures: readonly Figure[]): TableBlock {
  const sources = createSourceNumbers();
  return {
    kind: 'table',
    caption: 'Weitere Kennzahlen, mit der Stadt nicht unmittelbar vergleichbar',
    columns: [
      { header: 'Kennzahl', align: 'left', share: 3.4 },
      { header: 'Jahr oder Stichtag', align: 'left', share: 2.3 },
      { header: 'Vergleich mit der Stadt', align: 'left', share: 3 },
      { header: 'Quelle', align: 'left', share: 1.3 },
      { header: 'Wert', align: 'right', share: 1.6 },
    ],
    rows: figures.map((figure) => ({
      cells: [
        labelOf(draft, figure),
        yearText(figure.local, draft.today),
        whyNot(figure),
        sources.refer(figure.local.source),
        valueText(figure.indicator, figure.local),
      ],
      emphasis: false,
    })),
    notes: sources.notes(),
  };
}

function whyNot({ comparison }: Figure): string {
  if (comparison === null) return 'kein Wert der Stadt';
  return comparison.comparable ? '' : `nicht unmittelbar vergleichbar: ${comparison.why}`;
}

/** Two bars for each rate in percent; counts of a quarter and of a whole city say nothing side by side. */
function rateChart(draft: PrintableFacts, figures: readonly Figure[]): ChartBlock[] {
  const rates = figures.filter(isRate);
  if (rates.length === 0) return [];
  const { quarter, municipality } = draft;
  const rows = rates.map(({ indicator, local, city }) => ({
    label: `${indicator.name}, ${local.yearLabel}`,
    values: [local.value, city?.value ?? null],
    valueLabels: [valueText(indicator, local), city === null ? '' : valueText(indicator, city)],
  }));
  const description = rows
    .map(
      ({ label, valueLabels: [local = '', city = ''] }) =>
        `${label}: Quartier ${local}, Stadt ${city}`,
    )
    .join('; ');
  return [
    {
      kind: 'chart',
      title: 'Vergleichbare Quoten',
      description: `Balkendiagramm. ${description}.`,
      unit: 'Prozent',
      series: [{ name: `Quartier ${quarter.name}` }, { name: cityName(municipality) }],
      rows,
      source: 'Jahr und Quellen: siehe Tabelle darüber.',
    },
  ];
}

function isRate({ indicator, isOfDistrict }: Figure): boolean {
  return indicator.unit === '%' && !isCount(indicator) && !isOfDistrict;
}

function labelOf({ quarter }: PrintableFacts, { indicator, isOfDistrict }: Figure): string {
  return isOfDistrict ? `${indicator.name} (Stadtteil ${quarter.districtName})` : indicator.name;
}

function valueText({ unit, decimals }: Indicator, value: IndicatorValue): string {
  if (value.state === 'suppressed') return 'gesperrt';
  const number = numberText(value, decimals);
  return unit === 'Personen' ? number : `${number}\u00a0${unit}`;
}

function numberText({ value, valueFrom, valueTo }: IndicatorValue, decimals: number): string {
  if (value !== null) return formatNumber(value, decimals);
  const places = Number.isInteger(valueFrom) && Number.isInteger(valueTo) ? 0 : decimals;
  const from = valueFrom === null ? '' : formatNumber(valueFrom, places);
  const to = valueTo === null ? '' : formatNumber(valueTo, places);
  if (from !== '' && to !== '') return `${from} bis ${to}`;
  return from === '' ? `bis ${to}` : `ab ${from}`;
}

function yearText(value: IndicatorValue, today: Day): string {
  return isOutdated(value, today) ? `${value.yearLabel} (älter als drei Jahre)` : value.yearLabel;
}

function sourcesOf({ local, city }: Figure, sources: SourceNumbers): string {
  const numbers = [local, city].flatMap((value) =>
    value === null ? [] : sources.refer(value.source),
  );
  return [...new Set(numbers)].join(', ');
}
