import type { FieldView, StoredFormView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import { matchPath } from '../../paths.ts';
import {
  assignFields,
  dismissFields,
  handoverFields,
  noValues,
  rememberFields,
  shareFields,
} from './decision-fields-views.ts';
import { handoverView, type HandoverView } from './handover-views.ts';
import type { DecisionChoices } from './match-decision-service.ts';
import { decisionLines, decisionMark, type DecisionButton } from './match-decision-views.ts';
import {
  reasonCodes,
  reasonLabels,
  type DecisionStepName,
  type DecisionValues,
  type MatchDecision,
} from './match-decision.ts';
import { decideMatchPath } from '../match-paths.ts';
import type { OneMatch } from '../match-service.ts';
import type { StatusTag } from '../../http/page-parts.ts';

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
  handover: HandoverView | null;
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
    lines: decision ? [...decisionLines(decision), ...unreadLine(decision, choices)] : [],
    takeBacks: choices && decision ? takeBacks(found, decision) : [],
    forms: choices ? forms(found, { decision, choices, rejected }) : [],
    conflict: rejected?.isStale ? conflictOf(found, { ...parts, rejected }) : null,
    errors: summaryOf(rejected?.errors ?? {}),
    handover:
      choices && decision?.handedTo
        ? handoverView(found, { department: decision.handedTo, note: decision.handedNote })
        : null,
  };
}

/** Shared with an organisation where nobody can sign in: nobody reads it, and nobody would notice. */
function unreadLine({ sharedWithId }: MatchDecision, choices: DecisionChoices | null): string[] {
  const organisation = choices?.organisations.find(({ id }) => id === sharedWithId);
  if (!organisation || organisation.hasAccount) return [];
  return [
    `Bei ${organisation.name} hat noch niemand ein Konto und sieht den Treffer: bitte anrufen, oder die Rolle Administration um ein Konto bitten.`,
  ];
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
    buttonLabel: string,
    fieldsOf: (values: DecisionValues) => FieldView[],
  ): DecisionFormView => {
    const mine = rejected?.step === step ? rejected : undefined;
    return {
      step,
      heading: stepHeadings[step],
      buttonLabel,
      action: decideMatchPath(need.id, match.slug, step),
      version: decision?.version ?? 0,
      fields: fieldsOf(mine?.values ?? noValues).map((field) => ({
        ...field,
        id: `f-${step}-${field.name}`,
        error: mine?.errors[`${step}-${field.name}`] ?? null,
      })),
      isOpen: mine !== undefined,
    };
  };
  return [
    form('merken', 'Treffer merken', rememberFields),
    form('verwerfen', 'Treffer verwerfen', dismissFields),
    form('zuweisen', 'Zuweisen', (values) => assignFields(values, choices)),
    form('abgeben', 'Abgeben', (values) => handoverFields(values, choices)),
    form('teilen', 'Teilen', (values) =>
      shareFields(values, choices, decision?.sharedWithName ?? null),
    ),
  ];
}

const stepHeadings: Record<DecisionStepName, string> = {
  merken: 'Merken',
  zuruecknehmen: 'Zurücknehmen',
  verwerfen: 'Verwerfen',
  zuweisen: 'Einer Person zuweisen',
  abgeben: 'An einen anderen Fachbereich abgeben',
  teilen: 'Mit einem Träger teilen',
};

function conflictOf(
  { need, match }: OneMatch,
  { decision, choices, rejected }: DecisionBoxParts & { rejected: RejectedDecision },
): StoredFormView['conflict'] {
  const saved = decision ? decisionLines(decision).join(' ') : '';
  return {
    rows: [
      {
        label: 'Entscheidung',
        saved: saved === '' ? 'nichts entschieden' : saved,
        typed: typedText(rejected, choices),
      },
    ],
    reloadHref: matchPath(need.id, match.slug),
  };
}

/** "Verwerfen: zu kleiner Betrag; Kein Personal": what was typed, in the words of the form. */
function typedText({ step, values }: RejectedDecision, choices: DecisionChoices | null): string {
  const reason = reasonCodes.find((code) => code === values.reason);
  const named = [
    reason === undefined ? '' : reasonLabels[reason],
    choices?.people.find(({ id }) => id === values.person)?.name ?? '',
    values.department,
    choices?.organisations.find(({ id }) => id === values.organisation)?.name ?? '',
    values.note,
  ].filter((text) => text !== '');
  return named.length === 0 ? stepHeadings[step] : `${stepHeadings[step]}: ${named.join('; ')}`;
}
