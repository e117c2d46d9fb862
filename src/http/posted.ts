/** Reads single fields of a posted body, whatever somebody sent under that name. */

/** Control and bidirectional characters have no place in a name; they only serve to deceive. */
const unwanted = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

function valueOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  return (body as Record<string, unknown>)[name];
}

/** One line of text: the first one under this name, cleaned, trimmed and cut at `maxLength`. */
export function postedText(body: unknown, name: string, maxLength = 200): string {
  return postedSecret(body, name).replaceAll(unwanted, '').trim().slice(0, maxLength);
}

/** A password exactly as it was typed. */
export function postedSecret(body: unknown, name: string): string {
  const value = valueOf(body, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** Every text under this name: the ticked boxes of a group. */
export function postedList(body: unknown, name: string): string[] {
  const value = valueOf(body, name);
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** Everything that was posted, as text or list of texts: for forms whose fields are too many to be read one by one. */
export type PostedValues = Readonly<Record<string, string | readonly string[]>>;

/** What was posted, cleaned; line breaks belong to texts and stay. */
export function postedValues(body: unknown): PostedValues {
  const clean = (text: string): string =>
    text.replaceAll('\r\n', '\n').replaceAll(unwanted, (found) => (found === '\n' ? found : ''));
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  // Without a prototype `__proto__` and `constructor` are names like any other, for writing and for asking.
  const values = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of entries as [string, unknown][]) {
    if (typeof value === 'string') values[name] = clean(value);
    else if (Array.isArray(value)) {
      values[name] = value.filter((one): one is string => typeof one === 'string').map(clean);
    }
  }
  return values;
}

/** A whole number of zero or more; NaN for anything else. */
export function postedVersion(body: unknown): number {
  const text = postedText(body, 'version', 10);
  return /^\d+$/u.test(text) ? Number(text) : Number.NaN;
}

/** What is wrong, by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** For `partials/error-summary.ejs`. */
export function summaryOf(errors: FieldErrors): { fieldId: string; text: string }[] {
  return Object.entries(errors).map(([name, text]) => ({ fieldId: `f-${name}`, text }));
}
