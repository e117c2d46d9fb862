import { isDay, parseMonth } from '../../shared/dates.ts';
import { parseCents } from '../../shared/money.ts';
import type { CostField, CostValues } from './cost-item-values.ts';

export type CostReader = ReturnType<typeof createCostReader>;

/** Reads the fields of a cost item one by one and collects German errors under their names. Empty = null, never zero. */
export function createCostReader(values: CostValues) {
  const errors: Record<string, string> = {};
  const refuse = (name: CostField, text: string): void => {
    errors[name] ??= text;
  };

  function read<Value>(
    name: CostField,
    problem: string,
    parse: (text: string) => Value | undefined,
  ): Value | null {
    const text = values[name];
    if (text === '') return null;
    const value = parse(text);
    if (value === undefined) refuse(name, problem);
    return value ?? null;
  }

  return {
    values,
    errors,
    refuse,
    /** Whether something was entered, or already refused. */
    has: (name: CostField): boolean => values[name] !== '' || Object.hasOwn(errors, name),

    text(
      name: CostField,
      label: string,
      { max, isRequired = false }: { max: number; isRequired?: boolean },
    ): string {
      const text = values[name];
      if (text.length > max) refuse(name, `${label}: höchstens ${max} Zeichen.`);
      if (text === '' && isRequired) refuse(name, `${label}: Bitte angeben.`);
      return text;
    },

    choice: <Code extends string>(name: CostField, codes: readonly Code[]): Code | null =>
      codes.find((code) => code === values[name]) ?? null,

    cents: (name: CostField, label: string): number | null =>
      read(name, `${label}: Bitte einen Betrag angeben, zum Beispiel 1.234,56.`, parseCents),

    whole: (name: CostField, label: string): number | null =>
      read(name, `${label}: Bitte eine ganze Zahl größer als null angeben.`, (text) => {
        const plain = text.replaceAll(/[.\s]/gu, '');
        return /^[1-9]\d{0,7}$/u.test(plain) ? Number(plain) : undefined;
      }),

    number: (name: CostField, label: string, most: number): number | null =>
      read(name, `${label}: Bitte eine Zahl größer als null angeben, zum Beispiel 0,5.`, (text) => {
        const plain = text.replace(',', '.');
        const number = Number(plain);
        const isFine = /^\d{1,6}(\.\d{1,4})?$/u.test(plain) && number > 0 && number <= most;
        return isFine ? number : undefined;
      }),

    month: (name: CostField, label: string): string | null =>
      read(name, `${label}: Bitte Monat und Jahr angeben, zum Beispiel 07/2027.`, parseMonth),

    /** A year or a day. */
    coarseDate: (name: CostField, label: string): string | null =>
      read(name, `${label}: Bitte ein Jahr oder einen Tag angeben, zum Beispiel 2025.`, (text) => {
        const [, day = '', month = '', year = ''] =
          /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text) ?? [];
        const iso =
          year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
        return isDay(iso) || /^(19|20)\d{2}$/u.test(iso) ? iso : undefined;
      }),

    webAddress: (name: CostField, label: string): string | null =>
      read(name, `${label}: Bitte die Adresse mit https:// angeben.`, (text) =>
        /^https?:\/\/\S+$/u.test(text) && URL.canParse(text) ? text : undefined,
      ),
  };
}
