import {
  rowGroupNames,
  rowGroups,
  rowName,
  rowsOf,
  textOf,
  type FormValues,
} from './programme-form-values.ts';

/** Control and bidirectional characters only serve to deceive; line breaks belong to texts. */
const unwanted = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** What was posted, cleaned; nothing else of the body is kept. */
export function readProgrammeValues(body: unknown): FormValues {
  const clean = (text: string): string =>
    text.replaceAll('\r\n', '\n').replaceAll(unwanted, (found) => (found === '\n' ? found : ''));
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of entries as [string, unknown][]) {
    if (typeof value === 'string') values[name] = clean(value);
    else if (Array.isArray(value)) {
      values[name] = value.filter((one): one is string => typeof one === 'string').map(clean);
    }
  }
  return values;
}

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
