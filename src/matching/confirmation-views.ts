import type { ErrorSummaryView, FieldView } from '../http/page-parts.ts';
import { confirmationsPath } from '../paths.ts';
import { berlinDay, formatDay } from '../shared/dates.ts';
import { asksAbout, openQuestionKey } from './criteria/answered-questions.ts';
import type { ConfirmationEntry, RejectedConfirmation } from './confirmation.ts';
import type { Criterion } from './criteria/criterion.ts';
import type { OneMatch } from './match-service.ts';

export interface ConfirmFormView {
  action: string;
  conditionKey: string;
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
  const { need, match, confirmations } = one;
  const conditionKey = askedKey(one, criterion);
  if (conditionKey === null) return null;
  const mine = rejected?.entry.conditionKey === conditionKey ? rejected : undefined;
  const saved = confirmations.find((confirmation) => confirmation.conditionKey === conditionKey);
  const shown = mine?.entry ?? {
    result: saved?.result ?? null,
    note: saved?.note ?? '',
    isForAll: saved?.answeredOn !== undefined,
  };
  return {
    action: confirmationsPath(need.id, match.slug),
    conditionKey,
    isOpen: mine !== undefined,
    buttonLabel: saved ? 'Angabe ändern' : 'Angabe machen',
    fields: confirmFields(conditionKey, shown, mine?.errors ?? {}),
  };
}

function confirmFields(
  conditionKey: string,
  shown: Pick<ConfirmationEntry, 'result' | 'note' | 'isForAll'>,
  errors: RejectedConfirmation['errors'],
): FieldView[] {
  return [
    {
      name: 'result',
      id: fieldId('result', conditionKey),
      label: 'Das ist',
      kind: 'radios',
      value: shown.result,
      required: true,
      error: errors.result ?? null,
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
      error: errors.note ?? null,
    },
    {
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
          hint: 'Nur, wenn die Antwort nicht vom einzelnen Bedarf abhängt, zum Beispiel eine Auskunft der Behörde über das Programm. Was zu einem Bedarf eigens angegeben ist, geht vor.',
        },
      ],
    },
  ];
}

/** The condition, or the open question only the authority can settle; null = data tests this criterion. */
function askedKey({ match, confirmations }: OneMatch, criterion: Criterion): string | null {
  const place = match.compiled.criteria.indexOf(criterion);
  const missing = match.result.results[place]?.missing ?? null;
  const answered = confirmations.find(({ conditionKey }) => asksAbout(criterion, conditionKey));
  return openQuestionKey(criterion, missing) ?? answered?.conditionKey ?? null;
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
export function saidText({ confirmations }: OneMatch, criterion: Criterion): string | null {
  const said = confirmations.find(({ conditionKey }) => asksAbout(criterion, conditionKey));
  if (!said) return null;
  const who = said.personName === null ? '' : `, eingetragen von ${said.personName}`;
  if (said.answeredOn !== undefined) {
    return `Auskunft vom ${formatDay(said.answeredOn)}${who}; gilt für alle Bedarfe.`;
  }
  const on = formatDay(berlinDay(new Date(said.confirmedAt)));
  return said.personName === null ? `Angabe vom ${on}` : `Angabe von ${said.personName} am ${on}`;
}
