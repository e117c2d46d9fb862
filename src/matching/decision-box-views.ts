import type { FieldView, StoredFormView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { matchPath, profileFilePath, quickCheckPdfPath } from '../paths.ts';
import type { DecisionChoices } from './match-decision-service.ts';
import { decisionLines, decisionMark, type DecisionButton } from './match-decision-views.ts';
import {
  departmentLimit,
  reasonCodes,
  reasonLabels,
  type DecisionStepName,
  type DecisionValues,
  type MatchDecision,
} from './match-decision.ts';
import { verdictLabels } from './match-labels.ts';
import { decideMatchPath } from './match-paths.ts';
import type { OneMatch } from './match-service.ts';
import { describeWindow } from '../programmes/window-state.ts';
import type { StatusTag } from '../http/page-parts.ts';

interface DecisionFormView {
  step: DecisionStepName;
  heading: string;
  action: string;
  version: number;
  fields: FieldView[];
  buttonLabel: string;
  isOpen: boolean;
}

/** The part "Entscheidung" of the page of a match: `matching/_decision-box.ejs`. */
export interface DecisionBoxView {
  mark: StatusTag | null;
  lines: string[];
  takeBacks: DecisionButton[];
  forms: DecisionFormView[];
  conflict: StoredFormView['conflict'];
  errors: StoredFormView['errors'];
  handover: {
    department: string;
    quickCheckHref: string;
    sheetHref: string;
    coverText: string;
    mailHref: string;
  } | null;
}

/** What was posted and could not be saved. */
export interface RejectedDecision {
  step: DecisionStepName;
  values: DecisionValues;
  errors: FieldErrors;
  isStale: boolean;
}

export interface DecisionBoxParts {
  decision: MatchDecision | undefined;
  /** null for those who only read. */
  choices: DecisionChoices | null;
  rejected?: RejectedDecision;
}

/** @param found the match the page is of */
export function decisionBoxView(found: OneMatch, parts: DecisionBoxParts): DecisionBoxView {
  const { decision, choices, rejected } = parts;
  return {
    mark: decisionMark(decision),
    lines: decision ? decisionLines(decision) : [],
    takeBacks: choices && decision ? takeBacks(found, decision) : [],
    forms: choices ? forms(found, { decision, choices, rejected }) : [],
    conflict: rejected?.isStale ? conflictOf(found, decision, rejected) : null,
    errors: summaryOf(rejected?.errors ?? {}),
    handover: choices && decision?.handedTo ? handoverOf(found, decision.handedTo) : null,
  };
}

function takeBacks({ need, match }: OneMatch, decision: MatchDecision): DecisionButton[] {
  const button = (part: DecisionButton['part'], label: string): DecisionButton => ({
    action: decideMatchPath(need.id, match.slug, 'zuruecknehmen'),
    version: decision.version,
    part,
    label,
    about: match.compiled.programme.shortTitle,
    backTo: '',
  });
  const { state, assignedToId, handedTo, sharedWithId } = decision;
  return [
    ...(state === 'dismissed' ? [button('state', 'Verwerfen zurücknehmen')] : []),
    ...(state === 'remembered' ? [button('state', 'Nicht mehr merken')] : []),
    ...(assignedToId === null ? [] : [button('assignment', 'Zuweisung zurücknehmen')]),
    ...(handedTo === null ? [] : [button('handover', 'Abgabe zurücknehmen')]),
    ...(sharedWithId === null ? [] : [button('sharing', 'Nicht mehr teilen')]),
  ];
}

const noValues: DecisionValues = {
  reason: '',
  note: '',
  person: '',
  department: '',
  organisation: '',
};

function forms(
  { need, match }: OneMatch,
  {
    decision,
    choices,
    rejected,
  }: {
    decision: MatchDecision | undefined;
    choices: DecisionChoices;
    rejected: RejectedDecision | undefined;
  },
): DecisionFormView[] {
  const form = (
    step: DecisionStepName,
    said: Pick<DecisionFormView, 'heading' | 'buttonLabel'>,
    fieldsOf: (values: DecisionValues, errors: FieldErrors) => FieldView[],
  ): DecisionFormView => {
    const mine = rejected?.step === step ? rejected : undefined;
    return {
      step,
      ...said,
      action: decideMatchPath(need.id, match.slug, step),
      version: decision?.version ?? 0,
      fields: fieldsOf(mine?.values ?? noValues, mine?.errors ?? {}).map((field) => ({
        ...field,
        id: `f-${step}-${field.name}`,
        error: mine?.errors[`${step}-${field.name}`] ?? null,
      })),
      isOpen: mine !== undefined,
    };
  };
  return [
    form('merken', { heading: 'Merken', buttonLabel: 'Treffer merken' }, rememberFields),
    form('verwerfen', { heading: 'Verwerfen', buttonLabel: 'Treffer verwerfen' }, dismissFields),
    form('zuweisen', { heading: 'Einer Person zuweisen', buttonLabel: 'Zuweisen' }, (values) =>
      assignFields(values, choices),
    ),
    form(
      'abgeben',
      { heading: 'An einen anderen Fachbereich abgeben', buttonLabel: 'Abgeben' },
      (values) => handoverFields(values, choices),
    ),
    form('teilen', { heading: 'Mit einem Träger teilen', buttonLabel: 'Teilen' }, (values) =>
      shareFields(values, choices),
    ),
  ];
}

const noteField = (values: DecisionValues, hint: string): FieldView => ({
  name: 'remark',
  label: 'Notiz',
  kind: 'textarea',
  rows: 2,
  maxLength: 1000,
  hint,
  value: values.note,
});

const inside = 'Nur in der Verwaltung zu sehen. Bitte keine Namen von Privatpersonen.';

const rememberFields = (values: DecisionValues): FieldView[] => [noteField(values, inside)];

const dismissFields = (values: DecisionValues): FieldView[] => [
  {
    name: 'reason',
    label: 'Grund',
    kind: 'select',
    required: true,
    value: values.reason,
    hint: 'Der Treffer kommt nur wieder, wenn sich etwas Entscheidendes ändert: eine Voraussetzung, eine Frist, ein Betrag.',
    options: [
      { value: '', label: 'Bitte wählen' },
      ...reasonCodes.map((code) => ({ value: code, label: reasonLabels[code] })),
    ],
  },
  noteField(values, `Bei „Sonstiges“ nötig. ${inside}`),
];

const assignFields = (values: DecisionValues, { people }: DecisionChoices): FieldView[] => [
  {
    name: 'person',
    label: 'Person',
    kind: 'select',
    required: true,
    value: values.person,
    hint: 'Konten der Sozialverwaltung dieser Kommune. Die Person erhält einen Hinweis.',
    options: [
      { value: '', label: 'Bitte wählen' },
      ...people.map(({ id, name }) => ({ value: id, label: name })),
    ],
  },
];

const handoverFields = (values: DecisionValues, { departments }: DecisionChoices): FieldView[] => [
  {
    name: 'department',
    label: 'Fachbereich',
    kind: 'text',
    required: true,
    maxLength: departmentLimit,
    value: values.department,
    suggestions: departments,
    hint: 'Danach erscheinen hier Quick-Check und Quartiersblatt zum Drucken und ein Begleittext. Es wird nichts versendet.',
  },
];

const shareFields = (values: DecisionValues, { organisations }: DecisionChoices): FieldView[] => [
  {
    name: 'organisation',
    label: 'Träger',
    kind: 'select',
    required: true,
    value: values.organisation,
    hint: 'Konten dieses Trägers sehen dann Bedarf (Titel), Quartier, Programm, Ergebnis mit Gründen und den Hinweis unten; keine Kosten und keine internen Notizen.',
    options: [
      { value: '', label: 'Bitte wählen' },
      ...organisations.map(({ id, name, hasAccount }) => ({
        value: id,
        label: hasAccount ? name : `${name} (noch ohne Konto)`,
      })),
    ],
  },
  { ...noteField(values, 'Das liest der Träger.'), label: 'Hinweis an den Träger' },
];

function conflictOf(
  { need, match }: OneMatch,
  decision: MatchDecision | undefined,
  { step, values }: RejectedDecision,
): StoredFormView['conflict'] {
  const saved = decision ? decisionLines(decision).join(' ') : '';
  const typed = Object.values(values).filter((value) => value !== '');
  return {
    rows: [
      {
        label: 'Entscheidung',
        saved: saved === '' ? 'nichts entschieden' : saved,
        typed: [step, ...typed].join(', '),
      },
    ],
    reloadHref: matchPath(need.id, match.slug),
  };
}

function handoverOf(
  { need, quarter, match, on }: OneMatch,
  department: string,
): DecisionBoxView['handover'] {
  const { programme } = match.compiled;
  const subject = `Förderprogramm „${programme.shortTitle}“ für ${quarter.name}`;
  const coverText = [
    'Guten Tag,',
    `für den Bedarf „${need.title}“ im Quartier ${quarter.name} kommt das Förderprogramm „${programme.title}“ in Betracht (Ergebnis der Prüfung: ${verdictLabels[match.result.verdict]}; Antragszeitraum: ${describeWindow(match.window, on)}).`,
    'Fachlich liegt das Thema bei Ihnen, deshalb geben wir den Hinweis weiter. Quick-Check zum Programm und Quartiersblatt liegen als PDF bei.',
    'Bitte geben Sie uns eine kurze Rückmeldung, ob Sie das Programm weiterverfolgen.',
    'Mit freundlichen Grüßen',
  ].join('\n\n');
  return {
    department,
    quickCheckHref: quickCheckPdfPath(programme.slug),
    sheetHref: profileFilePath(quarter.slug, 'pdf'),
    coverText,
    mailHref: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(coverText)}`,
  };
}
