import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { formatDay } from '../shared/dates.ts';
import {
  calendarPath,
  sittingFilePath,
  sittingImportPath,
  sittingsPath,
} from './schedule-paths.ts';
import { carriedText, leaveOut, submissionName, type SourceValues } from './sitting-file-form.ts';
import type { SittingPreview } from './sitting-import-service.ts';
import { lostChoice, type ImportKind, type ImportLine, type NameChoice } from './sitting-import.ts';
import type { FileProblem } from './sources/file-entry.ts';

export interface SittingPreviewView extends PageView {
  action: string;
  errors: { fieldId: string; text: string }[];
  counts: { tag: StatusTag; text: string }[];
  source: FieldView[];
  names: FieldView[];
  /** Days for papers that cannot be right, to be corrected or left empty. */
  submissions: FieldView[];
  carried: string;
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
  /** False where no line of the file could be read. */
  canTakeOver: boolean;
  backHref: string;
}

/** What was typed on the preview; all empty when it is shown first. */
export interface PreviewState {
  source: SourceValues;
  typedDays: ReadonlyMap<number, string>;
  errors: FieldErrors;
  problems: readonly FileProblem[];
}

const kinds: Record<ImportKind, StatusTag> = {
  new: { tone: 'success', text: 'neu', symbol: '+' },
  submissionChanged: { tone: 'info', text: 'anderer Abgabetag', symbol: '✎' },
  cancelled: { tone: 'warning', text: 'wird abgesagt', symbol: '✗' },
  known: { tone: 'neutral', text: 'schon da', symbol: '✓' },
  cancelledHere: { tone: 'neutral', text: 'bei uns abgesagt, bleibt so', symbol: '✗' },
  neverKept: { tone: 'neutral', text: 'abgesagt, nicht eingetragen', symbol: '✗' },
  duplicate: { tone: 'neutral', text: 'doppelt in der Datei', symbol: '' },
  leftOut: { tone: 'neutral', text: 'wird nicht übernommen', symbol: '–' },
  unassigned: { tone: 'warning', text: 'Gremium noch offen', symbol: '?' },
};

/** What would happen; nothing has yet. */
export function sittingPreviewView(
  { choices, lines, committees, lost }: SittingPreview,
  { source, typedDays, errors, problems }: PreviewState,
): SittingPreviewView {
  const count = (kind: ImportKind): number => lines.filter((line) => line.kind === kind).length;
  // In the order of the file, which is the order in which the hidden field counts them.
  const names = [...new Set(lines.map(({ entry }) => entry.name))];
  const lostErrors = Object.fromEntries(
    names.flatMap((name, index) =>
      lost.includes(name) ? [[`gremium-${index}`, `${name}: ${lostChoice}`]] : [],
    ),
  );
  const told = { ...errors, ...lostErrors };
  const choiceOf = new Map(choices.map((choice) => [choice.name, choice]));
  const shown = lines.filter(({ kind }) => kind !== 'known' && kind !== 'leftOut');
  return {
    title: 'Vorschau des Sitzungskalenders',
    breadcrumbs: [
      { label: 'Kalender', href: calendarPath() },
      { label: 'Sitzungen', href: sittingsPath() },
      { label: 'Vorschau', href: null },
    ],
    action: sittingImportPath(),
    errors: summaryOf(told),
    counts: (Object.keys(kinds) as ImportKind[])
      .filter((kind) => count(kind) > 0)
      .map((kind) => ({ tag: kinds[kind], text: sittings(count(kind)) })),
    source: sourceFields(source, told),
    names: names.map((name, index) => ({
      ...nameField(choiceOf.get(name), committees),
      ...{ name: `gremium-${index}`, label: name, error: told[`gremium-${index}`] ?? null },
    })),
    submissions: lines.flatMap((line) => submissionField(line, { typedDays, errors: told })),
    carried: carriedText({ entries: lines.map(({ entry }) => entry), problems: [...problems] }),
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
    canTakeOver: lines.length > 0,
    backHref: sittingFilePath(),
  };
}

const sittings = (count: number): string => (count === 1 ? '1 Sitzung' : `${count} Sitzungen`);

function sourceFields({ quelle, adresse }: SourceValues, errors: FieldErrors): FieldView[] {
  return [
    {
      name: 'quelle',
      label: 'Quelle',
      kind: 'text',
      value: quelle,
      required: true,
      maxLength: 300,
      hint: 'Woher der Kalender stammt; steht an jeder Sitzung. Zum Beispiel: Ratsinformationssystem, abgerufen am 28.11.2026',
      error: errors['quelle'] ?? null,
    },
    {
      name: 'adresse',
      label: 'Adresse der Quelle',
      kind: 'text',
      value: adresse,
      maxLength: 1000,
      hint: 'Beginnt mit https://',
      error: errors['adresse'] ?? null,
    },
  ];
}

const proposalWords = {
  name: 'am Namen erkannt, bitte prüfen',
  words: 'Vorschlag nach Wörtern der Bezeichnung, bitte prüfen',
  none: 'nicht erkannt, bitte wählen',
};

function nameField(
  choice: NameChoice | undefined,
  committees: SittingPreview['committees'],
): Omit<FieldView, 'name' | 'label'> {
  const { count = 0, proposal = null, committeeId = null, isOpen = true } = choice ?? {};
  const options = [
    ...(isOpen || proposal === null ? [{ value: '', label: 'Bitte wählen' }] : []),
    { value: leaveOut, label: 'nicht übernehmen' },
    ...committees
      .filter(({ retiredAt }) => retiredAt === null)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  return {
    kind: 'select',
    required: true,
    value: isOpen ? '' : (committeeId ?? leaveOut),
    hint: `${sittings(count)}; ${hintOf({ proposal, committeeId, isOpen })}`,
    options,
  };
}

function hintOf({
  proposal,
  committeeId,
  isOpen,
}: Pick<NameChoice, 'proposal' | 'committeeId' | 'isOpen'>): string {
  if (isOpen) return proposalWords.none;
  return proposal !== null && proposal.committeeId === committeeId
    ? proposalWords[proposal.by]
    : 'von Ihnen gewählt';
}

function submissionField(
  { entry, kind }: ImportLine,
  { typedDays, errors }: Pick<PreviewState, 'typedDays' | 'errors'>,
): FieldView[] {
  const { refused, line, name, on } = entry;
  if (!refused || kind === 'leftOut') return [];
  return [
    {
      name: submissionName(line),
      label: `Abgabetag, Zeile ${line}: ${name} am ${formatDay(on)}`,
      kind: 'date',
      value: typedDays.get(line) ?? '',
      hint: `${refused.why} Leer: Die Sitzung wird ohne Abgabetag übernommen, es gilt die Vorlaufzeit.`,
      error: errors[submissionName(line)] ?? null,
    },
  ];
}

function whatOf({ kind, entry, kept }: ImportLine): string {
  const day = (on: string | null): string => (on === null ? 'keiner' : formatDay(on));
  if (kind === 'submissionChanged') {
    return `Abgabetag ${day(kept?.submissionOn ?? null)} → ${day(entry.submissionOn)}`;
  }
  if (entry.submissionOn !== null) return `Abgabetag ${formatDay(entry.submissionOn)}`;
  return entry.refused
    ? `ohne Abgabetag (in der Datei: „${entry.refused.text}“)`
    : 'kein Abgabetag genannt';
}
