import type { FieldView, PageView } from '../../http/page-parts.ts';
import { quartersPath, socialIndexPath } from '../../paths.ts';
import { formatNumber, joinGerman } from '../../shared/text.ts';
import type { MunicipalFigures } from './chosen-figures.ts';
import type { AnsweredIndex } from './social-index-query.ts';
import { indexFields } from './social-index-form-views.ts';
import { gapTexts, indexResult, type IndexResultView } from './social-index-result-views.ts';
import { leastAreas, leastResidents } from './social-index.ts';

/** Composite index over the quarters of a city: `quarters/social-index.ejs`. */
export interface SocialIndexView extends PageView {
  lead: string;
  isDemo: boolean;
  form: { action: string; fields: FieldView[] };
  /** Why there is no index; null where there is one. */
  refusal: { text: string; gaps: string[] } | null;
  result: IndexResultView | null;
  reservations: string[];
}

export function socialIndexView(
  figures: MunicipalFigures,
  answered: AnsweredIndex,
): SocialIndexView {
  const { index, indicators, year, isDemo } = answered;
  return {
    title: 'Sozialindex',
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: 'Sozialindex', href: null },
    ],
    lead: 'Mehrere Kennzahlen zu einer Zahl zusammengefasst: wie weit ein Quartier vom Mittel der Quartiere entfernt liegt.',
    isDemo,
    form: { action: socialIndexPath(), fields: indexFields(figures, answered) },
    refusal: index.isComputed ? null : refusalOf(answered),
    result: index.isComputed ? indexResult(figures, answered) : null,
    reservations: [
      ...(index.isComputed && year !== null
        ? [
            `Der Index beruht auf ${countWord(indicators.length, 'Kennzahl', 'Kennzahlen')} des Jahres ${year} und ${index.rows.length} Quartieren.`,
          ]
        : []),
      ...(isDemo && index.isComputed
        ? ['Alle Werte dieses Index sind erfunden (Demo-Werte). Er sagt nichts über die Stadt.']
        : []),
      'Welche Kennzahlen gewählt werden und wofür der Index dient, ist eine politische Entscheidung, besonders wenn danach Mittel verteilt werden.',
      'Alle Kennzahlen wiegen gleich. Kennzahlen, die fast dasselbe messen, wiegen dadurch doppelt.',
      'Der Index vergleicht die Quartiere nur untereinander. Er sagt nicht, wie hoch die Belastung an sich ist, und wird mit anderen Städten oder Jahren nicht verglichen.',
      `Quartiere mit weniger als ${leastResidents} Einwohnern bleiben außen vor.${smallText(answered)}`,
      ...unknownResidents(answered),
    ],
  };
}

function smallText({ index: { tooSmall } }: AnsweredIndex): string {
  if (tooSmall.length === 0) return ' Hier betrifft das keines.';
  return ` Hier: ${joinGerman(tooSmall.map(({ name, residents }) => `${name} (${formatNumber(residents ?? 0)})`))}.`;
}

function unknownResidents({ areas }: AnsweredIndex): string[] {
  const unknown = areas.filter(({ residents }) => residents === null);
  return unknown.length === 0
    ? []
    : [`Die Einwohnerzahl ist nicht bekannt von ${joinGerman(unknown.map(({ name }) => name))}.`];
}

function countWord(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function refusalOf({ index, indicators, year, areas }: AnsweredIndex): SocialIndexView['refusal'] {
  if (indicators.length === 0)
    return { text: 'Bitte wählen Sie mindestens eine Kennzahl.', gaps: [] };
  if (year === null)
    return {
      text: 'Zu den gewählten Kennzahlen gibt es keine Werte der Quartiere mit Jahr.',
      gaps: [],
    };
  const measured = areas.length - index.tooSmall.length;
  const complete = measured - new Set(index.gaps.map(({ area }) => area.id)).size;
  return {
    text: `Kein Index: Er braucht mindestens ${leastAreas} Quartiere mit allen gewählten Kennzahlen desselben Jahres und derselben Grundlage. Für ${year} haben ${complete} von ${measured} Quartieren alle. Fehlende Werte werden nicht geschätzt.`,
    gaps: gapTexts(index.gaps, year),
  };
}
