import { historyRows, type HistoryRow } from '../audit/history.ts';
import type { StatusTag } from '../http/page-parts.ts';
import { callPath, unlockFieldPath } from '../paths.ts';
import { formatDay, formatDayOf, formatInstant, type Day } from '../shared/dates.ts';
import type { ProgrammeCall } from './call.ts';
import { factFields } from './fact-field.ts';
import { fieldLabels, type ProgrammeField } from './programme-fields.ts';
import type { OpenedProgramme } from './programme-page-service.ts';
import type { SourceChange } from './known-source.ts';
import { facetLabels, facetText, sourceFieldLabel, sourceValueText } from './source-labels.ts';
import { facetNames } from '../imports/source-record.ts';

/** What a programme page says about the record itself: its calls, sources, history and locks. */

export interface CallView {
  title: string;
  state: StatusTag;
  dates: string;
  what: string | null;
  note: string;
  source: string;
  href: string | null;
  /** null where the visitor does not keep this record. */
  editHref: string | null;
}

export function callView(
  call: ProgrammeCall,
  { slug, today, isEditable }: { slug: string; today: Day; isEditable: boolean },
): CallView {
  const { opensOn, deadlineOn, deadlineTime } = call;
  const time = deadlineTime === null ? '' : `, ${deadlineTime} Uhr`;
  const opens = opensOn === null ? [] : [`öffnet am ${formatDay(opensOn)}`];
  const closes = deadlineOn === null ? [] : [`Frist ${formatDay(deadlineOn)}${time}`];
  return {
    title: call.title,
    state: stateOf(call, today),
    dates: [...opens, ...closes].join(', '),
    what: call.what,
    note: call.note,
    source: call.sourceTitle,
    href: call.url,
    editHref: isEditable ? callPath(slug, call.id) : null,
  };
}

function stateOf({ opensOn, deadlineOn }: ProgrammeCall, today: Day): StatusTag {
  if (deadlineOn !== null && deadlineOn < today) {
    return { tone: 'neutral', symbol: '–', text: 'vorbei' };
  }
  return opensOn !== null && opensOn > today
    ? { tone: 'info', symbol: '→', text: 'öffnet später' }
    : { tone: 'success', symbol: '✓', text: 'offen' };
}

/** Sources, locks and history of a record: `programmes/_history.ejs`, `programmes/_sources.ejs`. */
export interface RecordView {
  sources: { what: string; href: string | null }[];
  notes: string;
  /** Of facts that have no line of their own on the page. */
  otherDiffering: { label: string; text: string }[];
  knownSources: KnownSourceView[];
  locks: LockView[];
  changes: SourceChangeView[];
  history: HistoryRow[];
}

export function recordView(opened: OpenedProgramme): RecordView {
  const { programme } = opened.entry;
  return {
    sources: programme.sources.map(({ what, url }) => ({ what, href: url })),
    notes: programme.notes,
    otherDiffering: opened.differing.filter(({ field }) => !hasLineOfItsOwn(field)),
    knownSources: knownSourceViews(opened),
    locks: lockViews(opened),
    changes: opened.changes.map(sourceChangeView),
    history: keeperHistory(opened),
  };
}

/** Facts that stand in the lists of facts say there what the source says instead. */
function hasLineOfItsOwn(field: ProgrammeField): boolean {
  const elsewhere: readonly ProgrammeField[] = ['summary', 'conditions', 'contacts'];
  return factFields.some((fact) => fact === field) && !elsewhere.includes(field);
}

export interface KnownSourceView {
  title: string;
  href: string;
  licence: string;
  attribution: string;
  retrieved: string;
  firstSeen: string;
  lastChanged: string;
  vanishedText: string | null;
  /** The source's own taxonomy, beside the mapped one. */
  taxonomy: { label: string; values: string }[];
}

function knownSourceViews({ sources }: OpenedProgramme): KnownSourceView[] {
  return sources.map(({ record, ...source }) => ({
    title: record.titleDisplay,
    href: source.url,
    licence: source.licence,
    attribution: source.attribution,
    retrieved: `zuletzt abgerufen am ${formatDayOf(source.retrievedAt)}`,
    firstSeen: formatDayOf(source.firstSeenAt),
    lastChanged: formatDayOf(source.lastChangedAt),
    vanishedText:
      source.vanishedAt === null
        ? null
        : `Seit dem ${formatDayOf(source.vanishedAt)} steht dieses Programm nicht mehr in der Quelle. Das heißt nicht, dass es beendet ist: Bitte beim Fördergeber nachfragen.`,
    taxonomy: facetNames.flatMap((name) => {
      const unknown = record.unknownFacets.filter(({ facet }) => facet === name);
      const values = [
        ...record.facets[name].map((code) => facetText(name, code)),
        ...unknown.map(({ value }) => value),
      ];
      return values.length === 0 ? [] : [{ label: facetLabels[name], values: values.join(', ') }];
    }),
  }));
}

export interface SourceChangeView {
  at: string;
  what: string;
  /** null where there is none on that side. */
  from: string | null;
  to: string | null;
  /** Long texts are folded away. */
  isLong: boolean;
}

const kindTexts: Record<string, string> = {
  new: 'in der Quelle neu',
  changed: 'geändert',
  vanished: 'aus der Quelle verschwunden',
  returned: 'wieder in der Quelle',
  renewed: 'neue Fassung der Richtlinie',
};
const longFrom = 120;

function sourceChangeView({ at, kind, field, oldValue, newValue }: SourceChange): SourceChangeView {
  const text = kindTexts[kind] ?? kind;
  return {
    at: formatInstant(new Date(at)),
    what: field === null ? text : `${sourceFieldLabel(field)} ${text}`,
    from: sourceValueText(field, oldValue),
    to: sourceValueText(field, newValue),
    isLong: (oldValue?.length ?? 0) > longFrom || (newValue?.length ?? 0) > longFrom,
  };
}

export interface LockView {
  label: string;
  text: string;
  sourceSays: string[];
  /** null where the visitor does not keep this record. */
  unlockAction: string | null;
}

function lockViews({ entry, locks, differing, isEditable }: OpenedProgramme): LockView[] {
  return locks.map(({ field, personName, lockedAt }) => ({
    label: fieldLabels[field],
    text: `geändert am ${formatInstant(new Date(lockedAt))}${isEditable && personName !== null ? ` von ${personName}` : ''}`,
    sourceSays: differing.filter((one) => one.field === field).map(({ text }) => text),
    unlockAction: isEditable ? unlockFieldPath(entry.programme.slug, field) : null,
  }));
}

/** What people did; names only for those who keep the record, because everybody reads the catalogue. */
function keeperHistory({ history, isEditable }: OpenedProgramme): HistoryRow[] {
  return historyRows(history).map((row) => (isEditable ? row : { ...row, who: 'von Hand' }));
}
