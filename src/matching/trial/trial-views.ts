import type { ErrorSummaryView, FieldView, PageView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors, type PostedValues } from '../../http/posted.ts';
import { needPath, newNeedPath } from '../../paths.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';
import { listOf, textOf } from '../../programmes/programme-form-values.ts';
import {
  applicantLabels,
  costTypeLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import { formatDay } from '../../shared/dates.ts';
import { matchGroupsView, summaryText, type MatchGroupsView } from '../match-group-views.ts';
import { cityMatchesPath, trialPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';
import { costRowName, costRows, needQueryOf, takenFromName, withoutNeed } from './trial-values.ts';
import type { KnownFact } from './trial-known.ts';
import type { Trial } from './trial.ts';

export interface TrialView extends PageView, ErrorSummaryView {
  views: MatchViewsNav;
  action: string;
  /** Sent along with the form: the saved need it began with. */
  takenFrom: { name: string; value: string } | null;
  sections: { id: string; heading: string; lead: string | null; fields: FieldView[] }[];
  costs: { legend: string; label: { name: string; value: string } | null; fields: FieldView[] }[];
  /** null before anything was tried. */
  result: {
    heading: string;
    onText: string;
    summary: string;
    warnings: readonly string[];
    known: readonly KnownFact[];
    /** The need it began with, and the same trial without what only that need knows. */
    began: { title: string; href: string; withoutHref: string } | null;
    newNeedHref: string | null;
    shown: MatchGroupsView;
  } | null;
}

/** What the page knows beside what was entered. */
export interface TrialContext {
  quarters: readonly Quarter[];
  errors: FieldErrors;
  trial: Trial | null;
  mayEditNeeds: boolean;
}

/** Try a need without saving it: the form, and below it the same groups as for a saved need. */
export function trialView(values: PostedValues, context: TrialContext): TrialView {
  return {
    title: 'Was wäre wenn: einen Bedarf probieren',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Probe', href: null },
    ],
    views: matchViewsNav('trial'),
    errors: summaryOf(context.errors),
    action: trialPath(),
    takenFrom: Object.hasOwn(values, takenFromName)
      ? { name: takenFromName, value: textOf(values, takenFromName) }
      : null,
    sections: sectionsOf(values, context),
    costs: costsOf(values, context.errors),
    result: context.trial && resultOf(values, context.trial, context),
  };
}

function resultOf(
  values: PostedValues,
  trial: Trial,
  { mayEditNeeds }: TrialContext,
): TrialView['result'] {
  const { on, weights, findCheck, title, quarter } = trial;
  return {
    heading: `Passende Programme: ${title}${quarter === null ? '' : ` (${quarter.name})`}`,
    onText: formatDay(on),
    summary: summaryText(trial),
    warnings: trial.warnings,
    known: trial.known,
    began: trial.began && {
      title: trial.began.title,
      href: needPath(trial.began.id),
      withoutHref: trialPath(withoutNeed(values)),
    },
    newNeedHref: mayEditNeeds ? newNeedPath(needQueryOf(values)) : null,
    shown: matchGroupsView(trial, {
      ...{ on, weights, findCheck },
      ...{ hrefOf: null, needHref: null, decisionOf: null },
    }),
  };
}

type Shape = Omit<FieldView, 'value' | 'error'>;

const options = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
  codes.map((code) => ({ value: code, label: labels[code] }));

function sectionsOf(values: PostedValues, { errors, quarters, trial }: TrialContext) {
  const section = (
    { id, heading, lead = null }: { id: string; heading: string; lead?: string | null },
    shapes: readonly Shape[],
  ) => ({
    ...{ id, heading, lead },
    fields: shapes.map((shape) => ({
      ...shape,
      value: shape.kind === 'checkbox' ? listOf(values, shape.name) : textOf(values, shape.name),
      error: errors[shape.name] ?? null,
    })),
  });
  return [
    section({ id: 'thema', heading: 'Worum es geht' }, subject),
    section({ id: 'wer', heading: 'Wer beantragt' }, applicants),
    section(
      {
        id: 'wann',
        heading: 'Wo und wann',
        lead: 'Ohne Quartier sind dessen Kennzahlen und Gebiete nicht bekannt, ohne Beginn und Dauer die Laufzeit.',
      },
      place(quarters, trial?.warnings ?? []),
    ),
  ];
}

const subject: readonly Shape[] = [
  { name: 'title', label: 'Bezeichnung', kind: 'text', maxLength: 200 },
  {
    name: 'topics',
    label: 'Themen',
    kind: 'checkbox',
    required: true,
    options: options(topicCodes, topicLabels),
  },
  {
    name: 'targetGroups',
    label: 'Zielgruppen',
    kind: 'checkbox',
    options: options(targetGroupCodes, targetGroupLabels),
  },
];

const applicants: readonly Shape[] = [
  {
    name: 'applicants',
    label: 'Wer beantragen kann',
    kind: 'checkbox',
    required: true,
    options: options(applicantCodes, applicantLabels),
  },
  {
    name: 'forwarding',
    label: 'Weiterleitung an einen Träger',
    kind: 'select',
    options: [
      { value: '', label: 'noch nicht entschieden' },
      { value: 'ja', label: 'vorgesehen' },
      { value: 'nein', label: 'nicht vorgesehen' },
    ],
  },
];

const monthHint = 'Monat und Jahr, zum Beispiel 07/2027';
const place = (quarters: readonly Quarter[], warnings: readonly string[]): readonly Shape[] => [
  {
    name: 'quartier',
    label: 'Quartier',
    kind: 'select',
    options: [
      { value: '', label: 'kein bestimmtes' },
      ...quarters.map(({ slug, name }) => ({ value: slug, label: name })),
    ],
  },
  { name: 'startMonth', label: 'Beginn', kind: 'month', hint: [monthHint, ...warnings].join('. ') },
  { name: 'months', label: 'Dauer in Monaten', kind: 'number', maxLength: 3 },
  {
    name: 'ownShareCentsPerYear',
    label: 'Eigenmittel im Jahr',
    kind: 'money',
    maxLength: 20,
    hint: 'Was Kommune oder Träger selbst aufbringen können; leer heißt nicht bekannt',
  },
  { name: 'on', label: 'Stichtag', kind: 'date', hint: 'Leer bedeutet heute' },
];

function costsOf(values: PostedValues, errors: FieldErrors): TrialView['costs'] {
  return costRows(values).map((row) => {
    const field = (name: 'kind' | 'amount', shape: Omit<Shape, 'name'>): FieldView => ({
      ...shape,
      name: costRowName(row, name),
      value: textOf(values, costRowName(row, name)),
      error: errors[costRowName(row, name)] ?? null,
    });
    const labelName = costRowName(row, 'label');
    const label = textOf(values, labelName);
    return {
      legend: label === '' ? `Kostenposition ${row}` : `Kostenposition ${row}: ${label}`,
      label: label === '' ? null : { name: labelName, value: label },
      fields: [
        field('kind', {
          label: 'Kostenart',
          kind: 'select',
          ...(row === 1 ? { required: true } : {}),
          options: [{ value: '', label: 'keine' }, ...options(costTypeCodes, costTypeLabels)],
        }),
        field('amount', { label: 'Betrag je Jahr', kind: 'money', maxLength: 20 }),
      ],
    };
  });
}
