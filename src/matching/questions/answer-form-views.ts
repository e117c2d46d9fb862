import type { FieldView, StoredFormView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import type { Day } from '../../shared/dates.ts';
import { callListPath, missingFactsPath, programmeAnswerPath } from '../match-paths.ts';
import type { ProgrammeAnswer } from './programme-answer.ts';

/** The form for what an authority answered; it holds for every need. */
export interface AnswerFormView {
  action: string;
  conditionKey: string;
  version: string;
  /** Where the form stands, so that it comes back to the same page and selection. */
  page: AnswerPage;
  all: boolean;
  isOpen: boolean;
  isUnsaved: boolean;
  buttonLabel: string;
  conflict: StoredFormView['conflict'];
  fields: FieldView[];
}

/** Questions to authorities stand in the call list, those to the own house among what has to be known. */
export type AnswerPage = 'calls' | 'missing';

/** A form that came back. */
export interface AnswerFormState {
  slug: string;
  key: string;
  values: PostedValues;
  errors: FieldErrors;
  isStale: boolean;
}

/** Several forms of the page have the same fields. */
export function answerFieldId(name: string, { slug, key }: { slug: string; key: string }): string {
  return `f-${name}-${slug}-${key.replaceAll(/[^\w-]+/gu, '-')}`;
}

const shapes: readonly Omit<FieldView, 'value' | 'error' | 'id'>[] = [
  {
    name: 'note',
    label: 'Wer hat das gesagt, oder wo steht es?',
    hint: 'Die Stelle, kein Name einer Privatperson. Zum Beispiel: Telefonat mit Dezernat 42',
    kind: 'text',
    required: true,
    maxLength: 1000,
  },
  { name: 'answeredOn', label: 'Tag der Auskunft', kind: 'date', required: true },
  { name: 'sourceUrl', label: 'Adresse, falls es im Netz steht', kind: 'text', maxLength: 1000 },
];

export function answerForm(
  about: { slug: string; key: string; title: string; answer: ProgrammeAnswer | null },
  where: { today: Day; form: AnswerFormState | undefined; page?: AnswerPage; all?: boolean },
): AnswerFormView {
  const { today, form, page = 'calls', all = false } = where;
  const { slug, key, answer } = about;
  const mine = form?.slug === slug && form.key === key ? form : undefined;
  const stored = storedValues(answer, today);
  const values = mine?.values ?? stored;
  return {
    action: programmeAnswerPath(slug),
    conditionKey: key,
    version: String(answer?.version ?? 0),
    ...{ page, all },
    isOpen: mine !== undefined,
    isUnsaved: mine !== undefined,
    buttonLabel: answer === null ? 'Antwort eintragen' : 'Auskunft ändern oder zurücknehmen',
    conflict: mine?.isStale === true ? conflictOf(stored, { typed: mine.values, page }) : null,
    fields: [resultShape(answer !== null), ...shapes].map((shape) => ({
      ...shape,
      id: answerFieldId(shape.name, about),
      value: values[shape.name] ?? '',
      error: mine?.errors[shape.name] ?? null,
    })),
  };
}

function resultShape(canTakeBack: boolean): Omit<FieldView, 'value' | 'error' | 'id'> {
  return {
    name: 'result',
    label: 'Antwort',
    hint: 'Sie gilt für alle Bedarfe der Kommune. Hängt die Antwort vom einzelnen Bedarf ab, bestätigen Sie sie bitte dort beim Treffer.',
    kind: 'radios',
    required: true,
    options: [
      { value: 'met', label: 'ja, erfüllt' },
      { value: 'notMet', label: 'nein, nicht erfüllt' },
      ...(canTakeBack ? [{ value: 'unknown', label: 'wieder offen (Auskunft zurücknehmen)' }] : []),
    ],
  };
}

function storedValues(answer: ProgrammeAnswer | null, today: Day): Record<string, string> {
  return {
    result: answer?.result ?? '',
    note: answer?.note ?? '',
    answeredOn: answer?.answeredOn ?? today,
    sourceUrl: answer?.sourceUrl ?? '',
  };
}

const resultWords: Record<string, string> = { met: 'ja', notMet: 'nein', unknown: 'wieder offen' };

function conflictOf(
  stored: Record<string, string>,
  { typed, page }: { typed: PostedValues; page: AnswerPage },
) {
  const shown = (value: string | readonly string[] | undefined): string => {
    const text = typeof value === 'string' ? value : '';
    return text === '' ? '(leer)' : (resultWords[text] ?? text);
  };
  const rows = [{ name: 'result', label: 'Antwort' }, ...shapes]
    .map(({ name, label }) => ({ label, saved: shown(stored[name]), typed: shown(typed[name]) }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: page === 'calls' ? callListPath() : missingFactsPath() };
}
