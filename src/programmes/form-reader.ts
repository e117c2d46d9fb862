import { isDay, parseMonth, type Day } from '../shared/dates.ts';
import { parseCents } from '../shared/money.ts';
import { listOf, textOf, type FormValues } from './programme-form-values.ts';

export type FormReader = ReturnType<typeof createFormReader>;

/** Reads posted values field by field and collects German errors under the names of the fields. */
export function createFormReader(values: FormValues) {
  const errors: Record<string, string> = {};

  function text(
    name: string,
    { label, max = 500, isRequired = false }: { label: string; max?: number; isRequired?: boolean },
  ): string | null {
    const value = textOf(values, name);
    if (value.length > max) errors[name] = `${label}: höchstens ${max} Zeichen.`;
    if (value === '' && isRequired) errors[name] = `${label}: Bitte angeben.`;
    return value === '' ? null : value;
  }

  function matching<Value>(
    name: string,
    problem: string,
    read: (value: string) => Value | undefined,
  ): Value | null {
    const value = textOf(values, name);
    if (value === '') return null;
    const found = read(value);
    if (found === undefined) errors[name] = problem;
    return found ?? null;
  }

  return {
    errors,
    text,

    choice<Code extends string>(name: string, codes: readonly Code[]): Code | null {
      return codes.find((code) => code === textOf(values, name)) ?? null;
    },

    /**
     * Unknown codes are left out: nobody can tick them. What was ticked before stays in its order, so that a form that
     * comes back unchanged changes nothing.
     */
    choices<Code extends string>(
      name: string,
      codes: readonly Code[],
      before: readonly Code[],
    ): Code[] {
      const ticked = listOf(values, name);
      return [...new Set([...before, ...codes])].filter((code) => ticked.includes(code));
    },

    day: (name: string, label: string): Day | null =>
      matching(name, `${label}: Bitte ein Datum angeben, das es gibt.`, (value) => {
        // Browsers without a date picker let people type, and they type 31.03.2027.
        const iso = toIsoDay(value);
        return isDay(iso) ? iso : undefined;
      }),

    month: (name: string, label: string): string | null =>
      matching(name, `${label}: Bitte Monat und Jahr angeben, zum Beispiel 07/2027.`, parseMonth),

    time: (name: string, label: string): string | null =>
      matching(name, `${label}: Bitte die Uhrzeit als 23:59 angeben.`, (value) => {
        const found = /^(\d{1,2})[:.](\d{2})(?: ?Uhr)?$/u.exec(value);
        const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
        if (!found || hours > 23 || minutes > 59) return undefined;
        return `${String(hours).padStart(2, '0')}:${found[2] ?? ''}`;
      }),

    percent: (name: string, label: string): number | null =>
      matching(name, `${label}: Bitte eine Zahl von 0 bis 100 angeben.`, (value) => {
        const plain = value.replace(/ ?%$/u, '').replace(',', '.');
        return /^\d{1,3}(\.\d{1,2})?$/u.test(plain) && Number(plain) <= 100
          ? Number(plain)
          : undefined;
      }),

    count: (name: string, label: string): number | null =>
      matching(name, `${label}: Bitte eine ganze Zahl von 1 bis 999 angeben.`, (value) =>
        /^[1-9]\d{0,2}$/u.test(value) ? Number(value) : undefined,
      ),

    /** unit: cents, zero or more. */
    money: (name: string, label: string): number | null =>
      matching(name, `${label}: Bitte einen Betrag angeben, zum Beispiel 1.234,56.`, parseCents),

    /** Only what a link may lead to. */
    webAddress: (name: string, label: string): string | null =>
      matching(name, `${label}: Bitte die Adresse mit https:// angeben.`, (value) =>
        value.length <= 1000 && /^https?:\/\/\S+$/u.test(value) && URL.canParse(value)
          ? value
          : undefined,
      ),
  };
}

/** `31.3.2027` → `2027-03-31`; anything else stays as it is. */
function toIsoDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
