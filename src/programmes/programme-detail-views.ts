import type { PageView, StatusTag } from '../http/page-parts.ts';
import type { Can } from '../accounts/access.ts';
import type { HistoryRow } from '../audit/history.ts';
import { editProgrammePath, newCallPath, programmePath, programmesPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { factFields, type FactField } from './fact-field.ts';
import {
  besideFact,
  withEvidence,
  type EvidenceView,
  type FactExtras,
} from './programme-evidence-views.ts';
import type { OpenedProgramme } from './programme-page-service.ts';
import {
  callView,
  keeperHistory,
  knownSourceViews,
  lockViews,
  sourceChangeView,
  type CallView,
  type KnownSourceView,
  type LockView,
  type SourceChangeView,
} from './programme-record-views.ts';
import type { Condition, Programme } from './programme.ts';
import { moneyAndTime, procedure, whoAndWhat } from './programme-fact-list-views.ts';
import {
  conditionKindLabels,
  confidenceLabels,
  levelLabels,
  linkLabels,
} from './programme-labels.ts';
import { formatAsOf, type FactView } from './programme-facts-views.ts';
import { windowStateOn } from './window-state.ts';
import { windowTag } from './window-tag.ts';

export interface ProgrammeDetailView extends PageView {
  shortTitle: string;
  summary: string | null;
  level: string;
  window: StatusTag;
  windowNote: string;
  asOf: string;
  isOld: boolean;
  confidence: string;
  officialHref: string | null;
  moneyAndTime: FactView[];
  whoAndWhat: FactView[];
  procedure: FactView[];
  blocking: { text: string; kind: string; reading: string }[];
  informative: { text: string; kind: string; reading: string }[];
  links: { label: string; title: string; href: string }[];
  sources: { what: string; href: string | null }[];
  notes: string;
  /** Own programme of the visitor's municipality. */
  isOwn: boolean;
  editHref: string | null;
  newCallHref: string | null;
  windowEvidence: EvidenceView[];
  windowSourceSays: string[];
  calls: CallView[];
  contacts: { name: string; lines: string[]; website: string | null }[];
  /** Of facts that have no line of their own on the page. */
  otherDiffering: { label: string; text: string }[];
  knownSources: KnownSourceView[];
  isVanished: boolean;
  successor: { title: string; href: string } | null;
  locks: LockView[];
  changes: SourceChangeView[];
  history: HistoryRow[];
}

/** The page of one programme: money and time first, then who and what, conditions, procedure, sources. */
export function programmeDetailView(
  opened: OpenedProgramme,
  { today, can }: { today: Day; can: Can },
): ProgrammeDetailView {
  const { programme, municipalityId } = opened.entry;
  const extras: FactExtras = { ...opened, checks: can('evidence.check') };
  const ofWindow = besideFact('window', extras);
  return {
    title: programme.title,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: programme.shortTitle, href: null },
    ],
    shortTitle: programme.shortTitle,
    summary: programme.summary,
    level: levelLabels[programme.level],
    window: windowTag(windowStateOn(programme.window, today), today),
    windowNote: programme.window.note,
    asOf: formatAsOf(programme.asOf),
    isOld: isOlderThanThreeYears(programme.asOf, today),
    confidence: confidenceLabels[programme.confidence],
    officialHref: programme.url,
    moneyAndTime: withEvidence(moneyAndTime(programme), extras),
    whoAndWhat: withEvidence(whoAndWhat(programme), extras),
    procedure: withEvidence(procedure(programme), extras),
    blocking: conditionsWith(programme, 'blocking'),
    informative: conditionsWith(programme, 'informative'),
    links: programme.links.map(({ slug, relation }) => ({
      label: linkLabels[relation],
      title: opened.titles.get(slug) ?? slug,
      href: programmePath(slug),
    })),
    sources: programme.sources.map(({ what, url }) => ({ what, href: url })),
    notes: programme.notes,
    isOwn: municipalityId !== null,
    windowEvidence: ofWindow.evidence,
    windowSourceSays: ofWindow.sourceSays,
    ...recordParts(opened, { today, can }),
  };
}

/** What the page says about the record itself. */
function recordParts(opened: OpenedProgramme, { today, can }: { today: Day; can: Can }) {
  const { entry, isEditable, sources, titles, differing } = opened;
  const { slug, links, contacts } = entry.programme;
  const successor = links.find(({ relation }) => relation === 'successor');
  const shown = new Set<string>([...factFields].filter((field) => !isHidden(field)));
  return {
    editHref: isEditable && can('programme.edit') ? editProgrammePath(slug) : null,
    newCallHref: isEditable && can('call.edit') ? newCallPath(slug) : null,
    calls: opened.calls.map((call) => callView(call, { slug, today, isEditable })),
    contacts: contacts.map(({ name, department, address, phone, email, website }) => ({
      name,
      lines: [department, ...address, phone, email].filter((line) => line !== null),
      website,
    })),
    otherDiffering: differing.filter(({ field }) => !shown.has(field)),
    knownSources: knownSourceViews(opened),
    isVanished: sources.length > 0 && sources.every(({ vanishedAt }) => vanishedAt !== null),
    successor: successor
      ? { title: titles.get(successor.slug) ?? successor.slug, href: programmePath(successor.slug) }
      : null,
    locks: lockViews(opened),
    changes: opened.changes.map(sourceChangeView),
    history: keeperHistory(opened),
  };
}

/** Facts that stand elsewhere than in the lists of facts. */
function isHidden(field: FactField): boolean {
  return field === 'summary' || field === 'conditions' || field === 'contacts';
}

function conditionsWith(programme: Programme, effect: Condition['effect']) {
  return programme.conditions
    .filter((condition) => condition.effect === effect)
    .map(({ text, kind, reading }) => ({ text, kind: conditionKindLabels[kind], reading }));
}

function isOlderThanThreeYears(asOf: string | null, today: Day): boolean {
  return asOf !== null && Number(today.slice(0, 4)) - Number(asOf.slice(0, 4)) > 3;
}
