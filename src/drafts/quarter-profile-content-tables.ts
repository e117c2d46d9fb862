import {
  ageNote,
  asOfText,
  comparisonText,
  missingText,
  valueText,
} from '../quarters/figures/value-words.ts';
import type { IndicatorValue } from '../quarters/figures/indicator.ts';
import type { Pairing, ProfileEntry } from '../quarters/profile/profile.ts';
import type { Block, TableBlock } from './document.ts';
import type { ProfileContent } from './quarter-profile-content.ts';

/** The figures as tables; invented values stand in lines of their own and say so. Pure. */
export function figureTables(content: ProfileContent): Block[] {
  return [
    tableOf(content, 'Die zwölf Kennzahlen als Tabelle', content.core),
    ...(content.further.length === 0
      ? []
      : [tableOf(content, 'Weitere Kennzahlen des Quartiers', content.further)]),
  ];
}

function tableOf(
  content: ProfileContent,
  caption: string,
  entries: readonly ProfileEntry[],
): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      { header: 'Kennzahl', align: 'left', share: 2.8 },
      { header: 'Stand und Grundlage', align: 'left', share: 2.7 },
      { header: 'Quartier', align: 'right', share: 1.6 },
      { header: 'Stadt', align: 'right', share: 1.6 },
      { header: 'Vergleich', align: 'left', share: 2.4 },
      { header: 'Quelle', align: 'left', share: 1.4 },
    ],
    rows: entries.flatMap((entry) => rowsOf(content, entry)),
    notes: [],
  };
}

function rowsOf(content: ProfileContent, entry: ProfileEntry): TableBlock['rows'] {
  const pairings = [entry.published, entry.demo].filter((pairing) => pairing !== null);
  if (pairings.length === 0) {
    const cells = [entry.indicator.name, '–', missingText, missingText, '–', '–'];
    return [{ cells, emphasis: false }];
  }
  return pairings.map((pairing) => ({ cells: cellsOf(content, entry, pairing), emphasis: false }));
}

function cellsOf(
  { today, sources }: ProfileContent,
  { indicator, demo }: ProfileEntry,
  pairing: Pairing,
): string[] {
  const { quarter, city, state, comparison } = pairing;
  const shown = quarter ?? city;
  const text = (value: IndicatorValue | null): string =>
    value === null ? missingText : valueText(value, indicator);
  const isComparable = comparison?.comparable === true;
  // The date of the city's value, where it is another one.
  const cityAsOf = city === null || quarter === null || isComparable ? '' : ` (${asOfText(city)})`;
  const age = shown === null ? null : ageNote(shown, today);
  const stateText = state === null ? '' : `; Land: ${text(state)}`;
  return [
    pairing === demo ? `${indicator.name} (Demo-Wert)` : indicator.name,
    shown === null ? '–' : `${asOfText(shown)}${age === null ? '' : ` (${age})`}`,
    text(quarter),
    `${text(city)}${cityAsOf}`,
    `${comparisonText(pairing, indicator)}${stateText}`,
    pairing === demo ? 'erfunden' : sourcesOf([quarter, city], sources),
  ];
}

function sourcesOf(
  values: readonly (IndicatorValue | null)[],
  sources: ProfileContent['sources'],
): string {
  const numbers = values.flatMap((value) => (value === null ? [] : sources.refer(value.source)));
  return [...new Set(numbers)].join(', ');
}
