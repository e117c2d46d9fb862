import type { StatusTag } from '../http/page-parts.ts';
import { runCountLabels, runCountNames, type ImportRun, type RunState } from './import-run.ts';
import type { SourceKind } from './source-record.ts';

/** German words of the imports, here and nowhere else. */

export const kindLabels: Record<SourceKind, string> = {
  export: 'XML-Export',
  page: 'einzelne Seite',
  dump: 'offener Abzug (CSV)',
};

const stateTags: Record<RunState, StatusTag> = {
  waiting: { tone: 'info', text: 'wartet', symbol: '○' },
  staging: { tone: 'info', text: 'wird gelesen', symbol: '◐' },
  applying: { tone: 'info', text: 'wird übernommen', symbol: '◐' },
  done: { tone: 'success', text: 'übernommen', symbol: '✓' },
  refused: { tone: 'warning', text: 'zurückgewiesen', symbol: '!' },
  failed: { tone: 'danger', text: 'abgebrochen', symbol: '✗' },
  discarded: { tone: 'neutral', text: 'verworfen', symbol: '' },
};

export const stateTag = (state: RunState): StatusTag => stateTags[state];

/** "3 neu, 12 geändert"; the counts that are none are left out. */
export function countsText({ counts }: Pick<ImportRun, 'counts'>): string {
  return runCountNames
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${runCountLabels[name]}`)
    .join(', ');
}
