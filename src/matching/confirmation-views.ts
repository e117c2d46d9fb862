import type { ErrorSummaryView, FieldView } from '../http/page-parts.ts';
import { confirmationsPath } from '../paths.ts';
import { berlinDay, formatDay } from '../shared/dates.ts';
import type { RejectedConfirmation } from './confirmation.ts';
import type { Criterion } from './criterion.ts';
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
  if (!('conditionKey' in criterion)) return null;
  const said = confirmations.find(({ conditionKey }) => conditionKey === criterion.conditionKey);
  if (!said) return null;
  const on = formatDay(berlinDay(new Date(said.confirmedAt)));
  return said.personName === null ? `Angabe vom ${on}` : `Angabe von ${said.personName} am ${on}`;
}
