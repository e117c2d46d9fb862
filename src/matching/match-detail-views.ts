import { historyRows, type HistoryRow } from '../audit/history.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import {
  matchesPath,
  matchPath,
  needPath,
  needsPath,
  programmePath,
  projectsPath,
} from '../paths.ts';
import { confidenceLabels, funderName, levelLabels } from '../programmes/programme-labels.ts';
import { describeOwnShare, restsOnDemoFacts } from '../quarters/needs/need-own-share.ts';
import type { PlanView } from '../schedule/plan-section.ts';
import type { RejectedConfirmation } from './confirmation.ts';
import { confirmForm, errorList, saidText, type ConfirmFormView } from './confirmation-views.ts';
import { askedElsewhere } from './asked-key-views.ts';
import { coverageText } from './coverage-text.ts';
import type { Criterion } from './criteria/criterion.ts';
import { entryLinks, type EntryLink } from './entry-link-views.ts';
import { planOf } from './match-plan-views.ts';
import { matchPoints, type MatchPointView } from './match-point-views.ts';
import { groupReason } from './order/group-reason.ts';
import { costsText } from './match-list-views.ts';
import { windowTagOf } from './match-row-views.ts';
import { remainingText } from './remaining-costs.ts';
import { orderView, type OrderView } from './order/order-views.ts';
import { contactText } from './question-views.ts';
import { reasonViews, type ReasonView } from './reason-views.ts';
import { criterionLabel, unstatedLabels, verdictTag } from './match-labels.ts';
import type { OneMatch } from './match-service.ts';

export interface CriterionView extends ReasonView {
  alsoCovers: string[];
  sources: { what: string; href: string | null }[];
  /** Who answered it and when; null = nobody yet. */
  said: string | null;
  form: ConfirmFormView | null;
  anchor: string;
  /** Where the same question is answered, if not here. */
  elsewhere: EntryLink | null;
  /** Where in the need (or beside it) one enters what is missing. */
  entries: EntryLink[];
}

export interface MatchDetailView extends PageView {
  errors: { fieldId: string; text: string }[];
  summary: string | null;
  level: string;
  verdict: StatusTag;
  window: StatusTag;
  windowNote: string;
  needTitle: string;
  isDemo: boolean;
  matchesHref: string;
  programmeHref: string;
  officialHref: string | null;
  facts: { label: string; value: string }[];
  /** Under which heading it stands and why. */
  group: { heading: string; place: string; reason: string };
  /** The state strand, if it stands beneath one. */
  strand: { title: string; href: string } | null;
  order: OrderView;
  /** What is not met and what is open, with the way there. */
  points: MatchPointView[];
  criteria: CriterionView[];
  /** Back from the deadline over the sittings; null where no deadline is near. */
  plan: PlanView | null;
  unstated: string[];
  notes: string[];
  /** Who answered what about this match. */
  history: HistoryRow[];
  /** null where the visitor may not begin one. */
  createProject: {
    action: string;
    needId: string;
    programmeSlug: string;
    /** Said beside the button where the programme does not fit; null where it may. */
    warning: string | null;
    buttonLabel: string;
  } | null;
}

/** What the visitor may do on this page beside reading. */
export interface MatchRights {
  createsProjects: boolean;
  confirms: boolean;
  edits: boolean;
}

/** The page of one match: every criterion with its reason and evidence, and forms for what only people know. */
export function matchDetailView(
  found: OneMatch,
  rights: MatchRights,
  rejected?: RejectedConfirmation,
): MatchDetailView {
  const { need, match, on } = found;
  const { programme } = match.compiled;
  const criteria = criterionViews(found, rights, rejected);
  return {
    title: programme.shortTitle,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: need.title, href: needPath(need.id) },
      { label: 'Treffer', href: matchesPath(need.id) },
      { label: programme.shortTitle, href: null },
    ],
    errors: errorList(rejected),
    summary: programme.summary,
    level: levelLabels[programme.level],
    verdict: verdictTag(match.result.verdict, match.group),
    window: windowTagOf(match, on),
    windowNote: programme.window.note,
    needTitle: need.title,
    isDemo: restsOnDemoFacts(need),
    matchesHref: matchesPath(need.id),
    programmeHref: programmePath(programme.slug),
    officialHref: programme.url,
    facts: factsOf(found),
    group: groupReason(match, found.position),
    order: orderView(match, found.weights),
    strand: strandOf(found),
    points: matchPoints(match, criteria),
    criteria,
    plan: planOf(found),
    unstated: match.compiled.unstated.map((kind) => unstatedLabels[kind]),
    notes: [...match.compiled.notes],
    history: historyRows(found.history),
    createProject: rights.createsProjects
      ? { action: projectsPath(), needId: need.id, programmeSlug: programme.slug, ...advice(found) }
      : null,
  };
}

function strandOf({ need, match }: OneMatch): MatchDetailView['strand'] {
  const { beneath, compiled } = match;
  if (beneath === null) return null;
  const title = compiled.criteria.find((criterion) => criterion.kind === 'window')?.strandTitle;
  return { title: title ?? beneath, href: matchPath(need.id, beneath) };
}

/** Beginning stays possible, because a record may be wrong; but not without having read that it does not fit. */
function advice({ match }: OneMatch): { warning: string | null; buttonLabel: string } {
  if (match.result.verdict !== 'doesNotFit') {
    return { warning: null, buttonLabel: 'Vorhaben anlegen' };
  }
  const failed = match.result.results.filter(({ result }) => result === 'notMet').length;
  return {
    warning: `Passt nicht: ${failed === 1 ? 'eine Voraussetzung ist' : `${failed} Voraussetzungen sind`} nicht erfüllt.`,
    buttonLabel: 'Trotzdem anlegen',
  };
}

function factsOf({ need, quarter, match }: OneMatch): MatchDetailView['facts'] {
  const { programme } = match.compiled;
  const remaining = remainingText(need, match.result.coverage);
  return [
    { label: 'Bedarf', value: `${need.title} (${quarter.name})` },
    { label: 'Kosten des Bedarfs', value: costsText(need) },
    { label: 'Eigene Mittel im Jahr', value: describeOwnShare(need) ?? 'nicht angegeben' },
    { label: 'Mögliche Förderung', value: coverageText(match.result.coverage) },
    ...(remaining === null ? [] : [{ label: 'Was bliebe', value: remaining }]),
    // It may restrict the rate, so that the ceiling must not be read without it.
    ...(programme.finance.note === ''
      ? []
      : [{ label: 'Hinweis der Quelle zur Finanzierung', value: programme.finance.note }]),
    { label: 'Wen anrufen', value: contactText(programme) },
    { label: 'Fördergeber', value: funderName(programme) },
  ];
}

function criterionViews(
  found: OneMatch,
  { confirms, edits }: MatchRights,
  rejected?: RejectedConfirmation,
): CriterionView[] {
  const reasons = reasonViews(found.match, found.findCheck);
  return found.match.compiled.criteria.flatMap((criterion, index) => {
    const reason = reasons[index];
    if (!reason) return [];
    const { sources, confidence } = criterion.evidence;
    return {
      ...reason,
      alsoCovers: [...criterion.alsoCovers],
      // An assumption is nowhere read: how reliable the record is says nothing about it.
      evidence: reason.isAssumed
        ? reason.evidence
        : `${reason.evidence} · Verlässlichkeit ${confidenceLabels[confidence]}`,
      sources: [...sources],
      said: saidText(found, criterion),
      form: confirms ? confirmForm(found, criterion, rejected) : null,
      anchor: anchorOf(criterion),
      elsewhere: confirms ? elsewhereLink(found, criterion) : null,
      entries: edits ? entryLinks(found, criterion) : [],
    };
  });
}

const anchorOf = ({ key }: Criterion): string => `kriterium-${key.replaceAll(/[^\w-]+/gu, '-')}`;

function elsewhereLink(found: OneMatch, criterion: Criterion): EntryLink | null {
  const other = askedElsewhere(found, criterion);
  return (
    other && {
      label: `Antwort eintragen bei „${criterionLabel(other)}“`,
      href: `#${anchorOf(other)}`,
    }
  );
}
