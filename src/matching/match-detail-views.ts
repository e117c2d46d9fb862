import type { FieldView, StatusTag } from '../http/page-parts.ts';
import type { PageView } from '../http/render.ts';
import {
  confirmationsPath,
  matchesPath,
  programmePath,
  projectsPath,
  quarterPath,
  quartersPath,
} from '../paths.ts';
import { basisLabels, confidenceLabels, levelLabels } from '../programmes/programme-labels.ts';
import { formatMonth } from '../shared/dates.ts';
import { contactOf } from './compile-criteria.ts';
import type { Criterion } from './criterion.ts';
import type { RejectedConfirmation } from './confirmation.ts';
import {
  costsText,
  coverageText,
  reasonViews,
  resultOfKind,
  type ReasonView,
} from './match-list-views.ts';
import { unstatedLabels, verdictTag, testedWindowTag } from './match-labels.ts';
import type { OneMatch } from './match-service.ts';

export interface ConfirmFormView {
  action: string;
  conditionKey: string;
  /** Open from the start where something was wrong with it. */
  isOpen: boolean;
  buttonLabel: string;
  fields: FieldView[];
}

export interface CriterionView extends ReasonView {
  alsoCovers: string[];
  evidence: string;
  isAssumed: boolean;
  sources: { what: string; href: string | null }[];
  form: ConfirmFormView | null;
}

export interface MatchDetailView extends PageView {
  errors: { fieldId: string; text: string }[];
  summary: string;
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
  criteria: CriterionView[];
  unstated: string[];
  notes: string[];
  createProject: { action: string; needId: string; programmeSlug: string };
}

/** The page of one match: every criterion with its reason and evidence, and forms for what only people know. */
export function matchDetailView(found: OneMatch, rejected?: RejectedConfirmation): MatchDetailView {
  const { need, quarter, match, on } = found;
  const { programme } = match.compiled;
  return {
    title: programme.shortTitle,
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: quarter.name, href: quarterPath(quarter.slug) },
      { label: `Passende Programme: ${need.title}`, href: matchesPath(need.id) },
      { label: programme.shortTitle, href: null },
    ],
    errors: errorList(rejected),
    summary: programme.summary,
    level: levelLabels[programme.level],
    verdict: verdictTag(match.result.verdict, match.group),
    window: testedWindowTag(match.window, on, resultOfKind(match, 'window')),
    windowNote: programme.window.note,
    needTitle: need.title,
    isDemo: need.origin === 'demo',
    matchesHref: matchesPath(need.id),
    programmeHref: programmePath(programme.slug),
    officialHref: programme.url,
    facts: factsOf(found),
    criteria: criterionViews(found, rejected),
    unstated: match.compiled.unstated.map((kind) => unstatedLabels[kind]),
    notes: [...match.compiled.notes],
    createProject: { action: projectsPath(), needId: need.id, programmeSlug: programme.slug },
  };
}

function factsOf({ need, quarter, match }: OneMatch): MatchDetailView['facts'] {
  const { programme } = match.compiled;
  return [
    { label: 'Bedarf', value: `${need.title} (${quarter.name})` },
    { label: 'Kosten des Bedarfs', value: costsText(need) },
    { label: 'Mögliche Förderung', value: coverageText(match.result.coverage) },
    { label: 'Wen anrufen', value: contactOf(programme) },
    { label: 'Fördergeber', value: programme.funder },
  ];
}

function criterionViews(found: OneMatch, rejected?: RejectedConfirmation): CriterionView[] {
  const reasons = reasonViews(found.match);
  return found.match.compiled.criteria.flatMap((criterion, index) => {
    const reason = reasons[index];
    if (!reason) return [];
    const { basis, sources, asOf, confidence } = criterion.evidence;
    return {
      ...reason,
      alsoCovers: [...criterion.alsoCovers],
      evidence: [
        basisLabels[basis],
        asOf === null ? 'Stand nicht bekannt' : `Stand ${formatMonth(asOf)}`,
        `Verlässlichkeit ${confidenceLabels[confidence]}`,
      ].join(' · '),
      isAssumed: basis === 'angenommen',
      sources: [...sources],
      form: confirmForm(found, criterion, rejected),
    };
  });
}

function confirmForm(
  { need, match, confirmations }: OneMatch,
  criterion: Criterion,
  rejected?: RejectedConfirmation,
): ConfirmFormView | null {
  if (!('conditionKey' in criterion)) return null;
  const { conditionKey } = criterion;
  const mine = rejected?.entry.conditionKey === conditionKey ? rejected : undefined;
  const saved = confirmations.find((confirmation) => confirmation.conditionKey === conditionKey);
  const shown = mine?.entry ?? { result: saved?.result ?? null, note: saved?.note ?? '' };
  return {
    action: confirmationsPath(need.id, match.slug),
    conditionKey,
    isOpen: mine !== undefined,
    buttonLabel: saved ? 'Angabe ändern' : 'Angabe machen',
    fields: [
      {
        name: 'result',
        id: fieldId('result', conditionKey),
        label: 'Für diesen Bedarf ist das',
        kind: 'radios',
        value: shown.result,
        required: true,
        error: mine?.errors.result ?? null,
        options: [
          { value: 'met', label: 'erfüllt' },
          { value: 'notMet', label: 'nicht erfüllt' },
          { value: 'unknown', label: 'noch offen' },
        ],
      },
      {
        name: 'note',
        id: fieldId('note', conditionKey),
        label: 'Woher wissen Sie das?',
        hint: 'Zum Beispiel: Telefonat mit dem Fördergeber, Beschluss, Schreiben. Bei „noch offen“ nicht nötig. Bitte keine Namen von Privatpersonen.',
        kind: 'textarea',
        required: true,
        rows: 2,
        maxLength: 1000,
        value: shown.note,
        error: mine?.errors.note ?? null,
      },
    ],
  };
}

const fieldId = (name: 'result' | 'note', conditionKey: string): string =>
  `f-${name}-${conditionKey}`;

function errorList(rejected?: RejectedConfirmation): MatchDetailView['errors'] {
  if (!rejected) return [];
  const { entry, errors } = rejected;
  return (['result', 'note'] as const).flatMap((name) => {
    const text = errors[name];
    return text === undefined ? [] : [{ fieldId: fieldId(name, entry.conditionKey), text }];
  });
}
