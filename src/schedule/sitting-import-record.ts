import type { AuditEntry, AuditRecord, Changes } from '../audit/audit.ts';
import type { Source } from '../quarters/needs/need.ts';
import { formatDay } from '../shared/dates.ts';
import { changingKinds, type ImportKind, type ImportLine } from './sitting-import.ts';
import type { FileEntry, FileProblem } from './sources/file-entry.ts';

/** What is recorded of a calendar that was taken over, so that the page after it can tell it, today and later. */

const action = 'sitting.imported';
const lineKey = 'Zeile ';
/** An entry of the trail is no file; the rest is counted. */
const mostTold = 200;
const restKey = 'weitere Zeilen';
const takenKey = 'übernommene Sitzungen';

/** Why a line changed nothing; null where it did, or stood there before. */
const reasons: Record<ImportKind, string | null> = {
  new: null,
  submissionChanged: null,
  cancelled: null,
  known: null,
  cancelledHere: 'nicht übernommen: bei uns abgesagt, bleibt so',
  neverKept: 'nicht übernommen: abgesagt und nicht eingetragen',
  duplicate: 'nicht übernommen: doppelt in der Datei',
  leftOut: 'nicht übernommen: für diese Bezeichnung „nicht übernehmen“ gewählt',
  unassigned: 'nicht übernommen: keinem Gremium zugeordnet',
};

const isWithoutSubmission = ({ kind, entry }: ImportLine): boolean =>
  entry.refused !== undefined && entry.submissionOn === null && reasons[kind] === null;

export function importRecord(
  lines: readonly ImportLine[],
  { source, problems }: { source: Source; problems: readonly FileProblem[] },
): Pick<AuditRecord, 'action' | 'summary' | 'changes'> {
  const count = (kind: ImportKind): number => lines.filter((line) => line.kind === kind).length;
  const told = [
    ...problems.map(({ line, why }) => ({ line, of: null, why: `nicht übernommen: ${why}` })),
    ...lines.flatMap((one) => {
      const why = reasons[one.kind] ?? (isWithoutSubmission(one) ? withoutSubmission(one) : null);
      return why === null ? [] : [{ line: one.entry.line, of: nameOf(one.entry), why }];
    }),
  ].sort((a, b) => a.line - b.line);
  const rest = told.length - mostTold;
  const taken = lines.filter(({ kind }) => changingKinds.includes(kind)).length;
  const changes: Changes = Object.fromEntries<Changes[string]>([
    [takenKey, { from: null, to: String(taken) }] as const,
    ...told
      .slice(0, mostTold)
      .map(({ line, of, why }): [string, Changes[string]] => [
        `${lineKey}${line}`,
        { from: of, to: why },
      ]),
    ...(rest > 0 ? ([[restKey, { from: null, to: String(rest) }]] as const) : []),
  ]);
  return {
    action,
    summary: `Sitzungskalender eingelesen (${source.title}): ${count('new')} neu, ${count('submissionChanged')} mit anderem Abgabetag, ${count('cancelled')} abgesagt${untouched(count('known'))}`,
    changes,
  };
}

const untouched = (count: number): string => (count === 0 ? '' : `, ${count} unverändert`);

const nameOf = ({ name, on }: FileEntry): string => `„${name}“ am ${formatDay(on)}`;

const withoutSubmission = ({ entry }: ImportLine): string =>
  `ohne den Abgabetag der Datei: ${entry.refused?.why ?? ''}`;

export interface TakenOver {
  at: string;
  /** How many sittings changed. */
  count: number;
  summary: string;
  /** Lines of the file that were not, or not wholly, taken over. */
  lines: { line: number; of: string | null; why: string }[];
  /** How many more there were. */
  more: number;
}

/** @param entries of the calendar of one municipality, newest first */
export function takenOverOf(entries: readonly AuditEntry[]): TakenOver | null {
  const last = entries.find((entry) => entry.action === action);
  if (!last) return null;
  const lines = Object.entries(last.changes).flatMap(([key, { from, to }]) =>
    key.startsWith(lineKey)
      ? [{ line: Number(key.slice(lineKey.length)), of: from, why: to ?? '' }]
      : [],
  );
  return {
    at: last.at,
    count: Number(last.changes[takenKey]?.to ?? 0),
    summary: last.summary,
    lines: lines.sort((a, b) => a.line - b.line),
    more: Number(last.changes[restKey]?.to ?? 0),
  };
}
