import type { StatusTag } from '../../http/page-parts.ts';
import type { FigureCounts, FigureImport } from './figure-import.ts';
import type { Suppression } from './secrecy.ts';

/** German words of the imports of figures, here and nowhere else. */

const stateTags: Record<FigureImport['state'], StatusTag> = {
  staged: { tone: 'info', text: 'Vorschau', symbol: '○' },
  active: { tone: 'success', text: 'übernommen', symbol: '✓' },
  undone: { tone: 'warning', text: 'zurückgenommen', symbol: '!' },
  discarded: { tone: 'neutral', text: 'verworfen', symbol: '' },
};

export function importTag({ state, outcome }: Pick<FigureImport, 'state' | 'outcome'>): StatusTag {
  if (state !== 'staged' || outcome.phase === 'ready') return stateTags[state];
  return outcome.phase === 'columns'
    ? { tone: 'warning', text: 'Spalten zuordnen', symbol: '!' }
    : { tone: 'danger', text: 'abgebrochen', symbol: '✗' };
}

export const countWords: Record<keyof FigureCounts, string> = {
  added: 'neu',
  changed: 'geändert',
  unchanged: 'unverändert',
  suppressed: 'gesperrt',
  locked: 'bisher sichtbar, wird gesperrt',
  refused: 'abgelehnt',
  empty: 'leer',
  noStatement: 'ohne Angabe (k. A.)',
};

/** "12 neu, 3 geändert"; the counts that are none are left out. */
export function countsText(
  counts: FigureCounts,
  names: readonly (keyof FigureCounts)[] = [
    'added',
    'changed',
    'unchanged',
    'suppressed',
    'locked',
    'refused',
  ],
): string {
  const said = names.filter((name) => counts[name] > 0);
  return said.length === 0
    ? 'nichts'
    : said.map((name) => `${counts[name]} ${countWords[name]}`).join(', ');
}

export const suppressionWords: Record<Suppression, string> = {
  // Who could tell the two apart would know that the one is small and the other is not.
  primary: 'Geheimhaltung',
  secondary: 'Geheimhaltung',
  source: 'von der Quelle gesperrt',
};
