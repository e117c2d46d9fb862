import { postedValues } from '../http/posted.ts';
import {
  rowGroupNames,
  rowGroups,
  rowName,
  rowsOf,
  textOf,
  type FormValues,
} from './programme-form-values.ts';

/** What was posted, cleaned; nothing else of the body is kept. */
export const readProgrammeValues = (body: unknown): FormValues => postedValues(body);

/** Buttons that add or remove a row: the values with that change, undefined for the button that saves. */
export function withRowAction(values: FormValues): FormValues | undefined {
  const [, verb, name, number] =
    /^zeile-(neu|weg):([a-z]+)(?::(\d{1,3}))?$/u.exec(textOf(values, 'aktion')) ?? [];
  const group = rowGroupNames.find((one) => one === name);
  if (group === undefined) return undefined;
  if (verb === 'weg') {
    const start = rowName(group, Number(number), '');
    const kept = Object.entries(values).filter(([key]) => !key.startsWith(start));
    return Object.fromEntries<string | readonly string[]>(kept);
  }
  const last = rowsOf(values, group).at(-1)?.index ?? -1;
  const names = rowGroups[group].map((field) => rowName(group, last + 1, field));
  return { ...values, ...Object.fromEntries<string>(names.map((added) => [added, ''])) };
}
