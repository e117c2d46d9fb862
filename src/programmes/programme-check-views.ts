import type { StatusTag } from '../http/page-parts.ts';
import { confirmAllEvidencePath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import { checkStateOf, seenMark, type CheckState } from './check-state.ts';
import { evidenceText } from './evidence-text.ts';
import type { OpenedProgramme } from './programme-page-service.ts';
import { sectionLabel } from './source-labels.ts';

/** Whether people looked at what was read automatically: `programmes/_check-state.ejs`. */
export interface CheckStateView {
  tag: StatusTag;
  text: string;
  /** What waits to be checked, each with its sentence. */
  open: { mark: string; text: string; sentence: string; place: string }[];
  /** null where nothing is open, or this visitor does not check. */
  confirmAllAction: string | null;
}

/** null for a record without automatically read facts. */
export function checkStateView(
  opened: OpenedProgramme,
  {
    checks,
    failing,
  }: { checks: boolean; /** Examples that come out otherwise. */ failing: number },
): CheckStateView | null {
  const state = checkStateOf(opened.evidence);
  if (!state) return null;
  const isChecked = state.open.length === 0;
  return {
    tag: tagOf(isChecked, failing),
    text: [countText(state), lastText(opened, state)].filter((part) => part !== '').join(' '),
    open: state.open.map((one) => ({
      mark: seenMark(one),
      text: evidenceText(one.value),
      sentence: one.sentence,
      place: sectionLabel(one.sourceField),
    })),
    confirmAllAction:
      checks && !isChecked ? confirmAllEvidencePath(opened.entry.programme.slug) : null,
  };
}

function tagOf(isChecked: boolean, failing: number): StatusTag {
  if (!isChecked) return { tone: 'warning', symbol: '?', text: 'noch nicht geprüft' };
  return failing === 0
    ? { tone: 'success', symbol: '✓', text: 'geprüft' }
    : { tone: 'warning', symbol: '!', text: 'Entwurf: Beispiele weichen ab' };
}

function countText({ open, checkedCount }: CheckState): string {
  const all = open.length + checkedCount;
  if (open.length === 0) {
    return all === 1
      ? 'Die eine automatisch ausgelesene Angabe hat eine Person angesehen.'
      : `Alle ${all} automatisch ausgelesenen Angaben hat eine Person angesehen.`;
  }
  return `${open.length} von ${all} automatisch ausgelesenen Angaben ${open.length === 1 ? 'ist' : 'sind'} noch zu prüfen.`;
}

/** Names only for those who keep the record, because everybody reads the catalogue. */
function lastText({ history, isEditable }: OpenedProgramme, { last }: CheckState): string {
  if (!last) return '';
  const by = history.find(({ personId }) => personId !== null && personId === last.personId);
  const who = isEditable && by?.personName ? ` von ${by.personName}` : '';
  return `Zuletzt geprüft am ${formatInstant(new Date(last.at))}${who}.`;
}
