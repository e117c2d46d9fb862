import type { ListRow } from '../../http/lists.ts';
import { listAs, quarterPath, socialIndexPath } from '../../paths.ts';
import { formatNumber } from '../../shared/text.ts';
import { asOfText, shortValueText, titleWithUnit } from '../figures/value-words.ts';
import type { MunicipalFigures } from './chosen-figures.ts';
import type { AnsweredIndex } from './social-index-query.ts';
import type { Burden, IndexGap } from './social-index.ts';

/** The index with all its parts open to view. */
export interface IndexResultView {
  summary: string;
  classes: { word: string; range: string }[];
  rows: {
    name: string;
    href: string;
    index: string;
    burden: string;
    scores: { title: string; text: string; detail: string }[];
  }[];
  parts: {
    name: string;
    mean: string;
    deviation: string;
    turned: string;
    asOf: string;
    source: string;
  }[];
  without: string[];
  csvHref: string;
  jsonHref: string;
}

const burdenWords: Record<Burden, string> = {
  muchLower: 'deutlich geringer belastet',
  lower: 'geringer belastet',
  middle: 'im mittleren Bereich',
  higher: 'stärker belastet',
  muchHigher: 'deutlich stärker belastet',
};

const gapWords: Record<IndexGap['why'], string> = {
  missing: 'kein Wert',
  suppressed: 'gesperrt',
  range: 'nur als Spanne berichtet',
  otherBase: 'andere Grundlage oder anderer Stichtag',
};

export function indexResult(
  { quarters, municipality, municipalities }: MunicipalFigures,
  answered: AnsweredIndex,
): IndexResultView {
  const { index, year, indicators, isDemo } = answered;
  const { deviation } = index;
  const query: [string, string][] = [
    ...indicators.map(({ id }): [string, string] => ['kennzahl', id]),
    ['jahr', String(year ?? '')],
    ['werte', isDemo ? 'demo' : 'veroeffentlicht'],
    ['kommune', municipalities.length > 1 ? (municipality?.key ?? '') : ''],
  ];
  return {
    summary: `Mittel der Quartiere = 0, darüber stärker belastet. Die Standardabweichung des Index beträgt ${formatNumber(deviation, 2)}. Die Quartiere stehen nach dem Alphabet, nicht nach dem Index.`,
    classes: classesOf(deviation),
    rows: index.rows.map(({ area, index: value, burden, scores }) => ({
      name: area.name,
      href: quarterPath(quarters.find(({ id }) => id === area.id)?.slug ?? ''),
      index: signed(value),
      burden: burdenWords[burden],
      scores: scores.map(({ value: raw, z }, position) => {
        const part = index.parts[position];
        return {
          title: part?.indicator.name ?? '',
          text: signed(z),
          detail: part === undefined ? '' : shortValueText(raw, part.indicator),
        };
      }),
    })),
    parts: index.parts.map(({ indicator, mean, deviation: spread, sample }) => ({
      name: titleWithUnit(indicator),
      mean: formatNumber(mean, 2),
      deviation:
        spread === 0 ? '0 – alle Quartiere gleich, geht mit null ein' : formatNumber(spread, 2),
      turned: indicator.direction === 'lowerIsWorse' ? 'ja, niedrig bedeutet belastet' : 'nein',
      asOf: asOfText(sample),
      source: sample.source.title,
    })),
    without: gapTexts(index.gaps, year),
    csvHref: listAs(socialIndexPath(), 'csv', query),
    jsonHref: listAs(socialIndexPath(), 'json', query),
  };
}

function classesOf(deviation: number): { word: string; range: string }[] {
  const [half, one] = [formatNumber(deviation / 2, 2), formatNumber(deviation, 2)];
  return [
    { word: burdenWords.muchHigher, range: `über +${one} (mehr als eine Standardabweichung)` },
    { word: burdenWords.higher, range: `über +${half} bis +${one}` },
    { word: burdenWords.middle, range: `−${half} bis +${half}` },
    { word: burdenWords.lower, range: `−${one} bis unter −${half}` },
    { word: burdenWords.muchLower, range: `unter −${one}` },
  ];
}

/** "+0,42", "−1,10", "0,00". */
function signed(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  if (rounded === 0) return formatNumber(0, 2);
  return `${rounded > 0 ? '+' : '−'}${formatNumber(Math.abs(rounded), 2)}`;
}

/** "Opladen-Zentrum: Anteil Langzeitarbeitsloser 2024 (kein Wert)". */
export function gapTexts(gaps: readonly IndexGap[], year: number | null): string[] {
  const names = new Map(gaps.map(({ area }) => [area.id, area.name]));
  return [...names].map(([id, name]) => {
    const own = gaps.filter(({ area }) => area.id === id);
    const items = own.map(
      ({ indicator, why }) => `${indicator.name} ${year ?? ''} (${gapWords[why]})`,
    );
    return `${name}: ${items.join(', ')}`;
  });
}

/** One row per quarter, those without an index too. */
export function socialIndexRows(
  { quarters }: MunicipalFigures,
  answered: AnsweredIndex,
): ListRow[] {
  const { index, indicators, year, isDemo } = answered;
  return quarters.map(({ id, slug, name }) => {
    const row = index.rows.find(({ area }) => area.id === id);
    const scores = indicators.map(({ id: indicatorId }, position): [string, number | null] => [
      `z_${indicatorId}`,
      row?.scores[position]?.z ?? null,
    ]);
    return {
      slug,
      name,
      year,
      index: row?.index ?? null,
      burden: row === undefined ? null : burdenWords[row.burden],
      ...Object.fromEntries(scores),
      missing: index.gaps
        .filter(({ area }) => area.id === id)
        .map(({ indicator, why }) => `${indicator.name}: ${gapWords[why]}`),
      tooSmall: index.tooSmall.some((area) => area.id === id),
      demo: isDemo,
    };
  });
}
