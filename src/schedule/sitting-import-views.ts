import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { formatDay } from '../shared/dates.ts';
import {
  calendarPath,
  sittingFilePath,
  sittingImportPath,
  sittingsPath,
} from './schedule-paths.ts';
import { carriedText, type SourceValues } from './sitting-file-form.ts';
import type { SittingPreview } from './sitting-import-service.ts';
import { changingKinds, lostChoice, type ImportKind, type ImportLine } from './sitting-import.ts';
import type { FileProblem } from './sources/file-entry.ts';

export interface SittingFileView extends PageView {
  action: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
  hints: readonly string[];
  backHref: string;
}

export interface SittingPreviewView extends PageView {
  action: string;
  errors: { fieldId: string; text: string }[];
  counts: { tag: StatusTag; text: string }[];
  names: FieldView[];
  carried: string;
  source: SourceValues;
  rows: {
    line: number;
    committee: string;
    name: string;
    on: string;
    what: string;
    tag: StatusTag;
  }[];
  unchangedText: string | null;
  problems: readonly FileProblem[];
  canTakeOver: boolean;
  backHref: string;
}

const crumbs = [
  { label: 'Kalender', href: calendarPath() },
  { label: 'Sitzungen', href: sittingsPath() },
];

export function sittingFileView(typed: SourceValues, errors: FieldErrors): SittingFileView {
  return {
    title: 'Sitzungskalender importieren',
    breadcrumbs: [...crumbs, { label: 'Importieren', href: null }],
    action: sittingFilePath(),
    errors: summaryOf(errors),
    fields: [
      {
        name: 'datei',
        label: 'Datei (.ics oder CSV)',
        kind: 'file',
        value: null,
        required: true,
        hint: 'Aus dem Ratsinformationssystem oder vom Ratsbüro. Höchstens 1 MB.',
        error: errors['datei'] ?? null,
      },
      {
        name: 'quelle',
        label: 'Quelle',
        kind: 'text',
        value: typed.quelle,
        required: true,
        maxLength: 300,
        hint: 'Zum Beispiel: Ratsinformationssystem, abgerufen am 28.11.2026',
        error: errors['quelle'] ?? null,
      },
      {
        name: 'adresse',
        label: 'Adresse der Quelle',
        kind: 'text',
        value: typed.adresse,
        maxLength: 1000,
        hint: 'Beginnt mit https://',
        error: errors['adresse'] ?? null,
      },
    ],
    hints: [
      'CSV: Spalten „Gremium“, „Datum“ (16.12.2026) und, wenn bekannt, „Abgabeschluss“, getrennt durch Semikolon. In einer Spalte „Status“ wird „abgesagt“ verstanden.',
      'ICS: Jeder Termin ist eine Sitzung; welches Gremium gemeint ist, wird an der Bezeichnung erkannt und kann in der Vorschau geändert werden. Serientermine werden nicht gelesen.',
      'Es wird nichts gelöscht: Eine Sitzung, die in der Datei fehlt, bleibt stehen.',
    ],
    backHref: sittingsPath(),
  };
}

const kinds: Record<ImportKind, StatusTag> = {
  new: { tone: 'success', text: 'neu', symbol: '+' },
  submissionChanged: { tone: 'info', text: 'anderer Abgabetag', symbol: '✎' },
  cancelled: { tone: 'warning', text: 'wird abgesagt', symbol: '✗' },
  known: { tone: 'neutral', text: 'schon da', symbol: '✓' },
  cancelledHere: { tone: 'neutral', text: 'bleibt abgesagt', symbol: '✗' },
  neverKept: { tone: 'neutral', text: 'abgesagt, entfällt', symbol: '✗' },
  duplicate: { tone: 'neutral', text: 'doppelt in der Datei', symbol: '' },
  unassigned: { tone: 'warning', text: 'keinem Gremium zugeordnet', symbol: '?' },
};

interface PreviewContext {
  source: SourceValues;
  problems: FileProblem[];
  /** Why it could not be taken over; German. */
  conflict: string | null;
}

/** What would happen; nothing has yet. */
export function sittingPreviewView(
  preview: SittingPreview,
  { source, problems, conflict }: PreviewContext,
): SittingPreviewView {
  const { lines, committees } = preview;
  const count = (kind: ImportKind): number => lines.filter((line) => line.kind === kind).length;
  const shown = lines.filter(({ kind }) => kind !== 'known' && kind !== 'unassigned');
  const named = namesOf(preview);
  return {
    title: 'Vorschau des Sitzungskalenders',
    breadcrumbs: [...crumbs, { label: 'Vorschau', href: null }],
    action: sittingImportPath(),
    errors: [
      ...(conflict === null ? [] : [{ fieldId: 'ergebnis', text: conflict }]),
      ...named.flatMap(({ name, label, error }) =>
        error ? [{ fieldId: `f-${name}`, text: `${label}: ${error}` }] : [],
      ),
    ],
    counts: countsOf(lines, problems),
    // What waits for an answer comes first.
    names: named.toSorted((a, b) => Number(a.value !== '') - Number(b.value !== '')),
    carried: carriedText({ entries: lines.map(({ entry }) => entry), problems }),
    source,
    rows: shown.map((line) => ({
      line: line.entry.line,
      committee: committees.find(({ id }) => id === line.committeeId)?.shortName ?? '',
      name: line.entry.name,
      on: formatDay(line.entry.on),
      what: whatOf(line),
      tag: kinds[line.kind],
    })),
    unchangedText: count('known') > 0 ? `${sittings(count('known'))} unverändert.` : null,
    problems,
    canTakeOver: count('unassigned') > 0 || lines.some(({ kind }) => changingKinds.includes(kind)),
    backHref: sittingFilePath(),
  };
}

function countsOf(
  lines: readonly ImportLine[],
  problems: readonly FileProblem[],
): SittingPreviewView['counts'] {
  const unread = problems.length === 1 ? '1 Zeile' : `${problems.length} Zeilen`;
  return [
    ...(Object.keys(kinds) as ImportKind[]).flatMap((kind) => {
      const count = lines.filter((line) => line.kind === kind).length;
      return count === 0 ? [] : [{ tag: kinds[kind], text: sittings(count) }];
    }),
    ...(problems.length === 0
      ? []
      : [{ tag: { tone: 'danger', text: 'nicht gelesen', symbol: '!' } as const, text: unread }]),
  ];
}

/** Numbered in the order of the file, which is the order in which the hidden field has them. */
function namesOf({ choices, lines, committees, lost }: SittingPreview): FieldView[] {
  const options = [
    { value: '', label: 'nicht übernehmen' },
    ...committees
      .filter(({ retiredAt }) => retiredAt === null)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [...new Set(lines.map(({ entry }) => entry.name))].map((name, index): FieldView => {
    const choice = choices.find((one) => one.name === name);
    return {
      name: `gremium-${index}`,
      label: name,
      kind: 'select',
      required: true,
      value: choice?.committeeId ?? '',
      hint: `${sittings(choice?.count ?? 0)}; ${choice?.isRecognised ? 'am Namen erkannt' : 'nicht erkannt, bitte wählen'}`,
      options,
      error: lost.includes(name) ? lostChoice : null,
    };
  });
}

const sittings = (count: number): string => (count === 1 ? '1 Sitzung' : `${count} Sitzungen`);

function whatOf({ kind, entry, kept }: ImportLine): string {
  const day = (on: string | null): string => (on === null ? 'keiner' : formatDay(on));
  if (kind === 'submissionChanged') {
    return `Abgabetag ${day(kept?.submissionOn ?? null)} → ${day(entry.submissionOn)}`;
  }
  return entry.submissionOn === null
    ? 'kein Abgabetag genannt'
    : `Abgabetag ${formatDay(entry.submissionOn)}`;
}
