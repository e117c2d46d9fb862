import type { ErrorSummaryView, FieldView, StoredFormView } from '../http/page-parts.ts';
import { confirmationsPath, matchPath } from '../paths.ts';
import { formatDay, formatDayOf } from '../shared/dates.ts';
import { askedKey } from './asked-key-views.ts';
import {
  seenMark,
  type ConfirmationEntry,
  type ConfirmationResult,
  type RejectedConfirmation,
} from './confirmation.ts';
import type { Criterion } from './criteria/criterion.ts';
import type { OneMatch } from './match-service.ts';
import { openQuestionWords } from './questions/call-words.ts';
import type { ProgrammeAnswer } from './questions/programme-answer.ts';

export interface ConfirmFormView {
  action: string;
  conditionKey: string;
  /** What the need itself has, and what holds for all: saved only over what was shown. */
  seen: string;
  version: string;
  conflict: StoredFormView['conflict'];
  /** Open from the start where something was wrong with it. */
  isOpen: boolean;
  buttonLabel: string;
  fields: FieldView[];
}

/** The form for what only people know; null = data tests this criterion. */
export function confirmForm(
  one: OneMatch,
  criterion: Criterion,
  rejected?: RejectedConfirmation,
): ConfirmFormView | null {
  const { need, match } = one;
  const conditionKey = askedKey(one, criterion);
  if (conditionKey === null) return null;
  const mine = rejected?.entry.conditionKey === conditionKey ? rejected : undefined;
  const { own, general } = storedAnswers(one, conditionKey);
  const saved = own ?? general;
  const shown = mine?.entry ?? {
    result: saved?.result ?? null,
    note: saved?.note ?? '',
    isForAll: !own && general !== undefined,
  };
  return {
    action: confirmationsPath(need.id, match.slug),
    conditionKey,
    seen: seenMark(own),
    version: String(general?.version ?? 0),
    conflict: mine?.isStale === true ? conflictOf(one, mine.entry) : null,
    isOpen: mine !== undefined,
    buttonLabel: saved ? 'Angabe ändern' : 'Angabe machen',
    fields: confirmFields(conditionKey, { ...shown, general }, mine?.errors ?? {}),
  };
}

/** What was said of this need alone, and what holds for all. */
function storedAnswers({ confirmations, answers }: OneMatch, conditionKey: string) {
  return {
    own: confirmations.find(
      (one) => one.conditionKey === conditionKey && one.answeredOn === undefined,
    ),
    general: answers.find((one) => one.conditionKey === conditionKey),
  };
}

const resultLabels: Record<ConfirmationResult, string> = {
  met: 'erfüllt',
  notMet: 'nicht erfüllt',
  unknown: 'noch offen',
};

/** Both answers, as far as they differ. */
function conflictOf(one: OneMatch, entry: ConfirmationEntry): ConfirmFormView['conflict'] {
  const { own, general } = storedAnswers(one, entry.conditionKey);
  const saved = entry.isForAll ? general : own;
  const whose = entry.isForAll ? 'für alle Bedarfe' : 'für diesen Bedarf';
  const shown = (text: string): string => (text === '' ? '(leer)' : text);
  const rows = [
    {
      label: `Angabe ${whose}`,
      saved: resultLabels[saved?.result ?? 'unknown'],
      typed: resultLabels[entry.result ?? 'unknown'],
    },
    { label: 'Woher', saved: shown(saved?.note ?? ''), typed: shown(entry.note) },
  ];
  return {
    rows: rows.filter((row) => row.saved !== row.typed),
    reloadHref: matchPath(one.need.id, one.match.slug),
  };
}

function confirmFields(
  conditionKey: string,
  shown: Pick<ConfirmationEntry, 'result' | 'note' | 'isForAll'> & {
    general: ProgrammeAnswer | undefined;
  },
  errors: RejectedConfirmation['errors'],
): FieldView[] {
  return [
    {
      name: 'result',
      id: fieldId('result', conditionKey),
      ...resultWords(conditionKey),
      kind: 'radios',
      value: shown.result,
      required: true,
      error: errors.result ?? null,
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
      error: errors.note ?? null,
    },
    scopeField(conditionKey, shown),
  ];
}

/** An open question is answered by yes or no; of a condition one says whether it is met. */
function resultWords(conditionKey: string): Pick<FieldView, 'label' | 'options'> {
  const start = conditionKey.indexOf('?ob ');
  const isQuestion = start >= 0;
  const { met, notMet, unknown } = resultLabels;
  return {
    label: isQuestion ? openQuestionWords(conditionKey.slice(start + 1)) : 'Das ist',
    options: [
      { value: 'met', label: isQuestion ? 'ja' : met },
      { value: 'notMet', label: isQuestion ? 'nein' : notMet },
      { value: 'unknown', label: unknown },
    ],
  };
}

function scopeField(
  conditionKey: string,
  shown: { isForAll: boolean; general: ProgrammeAnswer | undefined },
): FieldView {
  return {
    name: 'scope',
    id: fieldId('scope', conditionKey),
    label: 'Das gilt',
    kind: 'radios',
    value: shown.isForAll ? 'all' : 'need',
    required: true,
    options: [
      { value: 'need', label: 'nur für diesen Bedarf' },
      {
        value: 'all',
        label: 'für alle Bedarfe der Kommune',
        hint: `Nur, wenn die Antwort nicht vom einzelnen Bedarf abhängt, zum Beispiel eine Auskunft der Behörde über das Programm. Was zu einem Bedarf eigens angegeben ist, geht vor.${generalWords(shown.general)}`,
      },
    ],
  };
}

/** What would be replaced, its address included. */
function generalWords(general: ProgrammeAnswer | undefined): string {
  if (!general) return '';
  const { result, answeredOn, note, sourceUrl } = general;
  const address = sourceUrl === null ? '' : ` (${sourceUrl})`;
  return ` Bisher gilt für alle: ${resultLabels[result]}, Auskunft vom ${formatDay(answeredOn)}: ${note}${address}. Eine neue Angabe ersetzt das ganz.`;
}

const fieldId = (name: 'result' | 'note' | 'scope', conditionKey: string): string =>
  `f-${name}-${conditionKey.replaceAll(/[^\w-]+/gu, '-')}`;

/** For `partials/error-summary.ejs`. */
export function errorList(rejected?: RejectedConfirmation): ErrorSummaryView['errors'] {
  if (!rejected) return [];
  const { entry, errors } = rejected;
  return (['result', 'note'] as const).flatMap((name) => {
    const text = errors[name];
    return text === undefined ? [] : [{ fieldId: fieldId(name, entry.conditionKey), text }];
  });
}

/** Who answered it and when; null = nobody yet, or data tests this criterion. */
export function saidText(one: OneMatch, criterion: Criterion): string | null {
  const key = askedKey(one, criterion);
  const said = one.confirmations.find(({ conditionKey }) => conditionKey === key);
  if (!said) return null;
  const who = said.personName === null ? '' : `, eingetragen von ${said.personName}`;
  if (said.answeredOn !== undefined) {
    return `Auskunft vom ${formatDay(said.answeredOn)}${who}; gilt für alle Bedarfe.`;
  }
  const on = formatDayOf(said.confirmedAt);
  return said.personName === null ? `Angabe vom ${on}` : `Angabe von ${said.personName} am ${on}`;
}
