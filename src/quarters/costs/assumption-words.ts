import { centsToInput, formatCents, parseCents } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import type { AssumptionKey } from './assumption.ts';

/** How assumptions are called, shown and typed. */

export const assumptionTitles: Record<AssumptionKey, string> = {
  employerAddOnPercent: 'Arbeitgeberanteil',
  overheadPercent: 'Gemeinkosten',
  tariffRisePercent: 'Tarifsteigerung',
  centsPerResident: 'Verfügungsmittel je Einwohner',
  centsPerAssembly: 'Bürgerversammlung',
  materialCentsPerYear: 'Material und Räume',
  budgetRegistrationMonthDay: 'Haushaltsanmeldung bis',
};

/** What it is reckoned on. */
export const assumptionUses: Record<AssumptionKey, string> = {
  employerAddOnPercent: 'auf Tabellenentgelt und Jahressonderzahlung',
  overheadPercent: 'auf die Brutto-Personalkosten',
  tariffRisePercent:
    'jährlich, nach der letzten bekannten Entgelttabelle und auf Angaben von Trägern',
  centsPerResident: 'je Einwohnerin und Einwohner und Jahr',
  centsPerAssembly: 'je Versammlung',
  materialCentsPerYear: 'je Bedarf und Jahr',
  budgetRegistrationMonthDay: 'Mittel für das Folgejahr',
};

type Unit = 'percent' | 'cents' | 'monthDay';

const units: Record<AssumptionKey, Unit> = {
  employerAddOnPercent: 'percent',
  overheadPercent: 'percent',
  tariffRisePercent: 'percent',
  centsPerResident: 'cents',
  centsPerAssembly: 'cents',
  materialCentsPerYear: 'cents',
  budgetRegistrationMonthDay: 'monthDay',
};

export const assumptionUnit = (key: AssumptionKey): Unit => units[key];

/** `28 %`, `5,00 €`, `30.06.` */
export function assumptionText(key: AssumptionKey, value: number | string): string {
  switch (units[key]) {
    case 'percent':
      return formatPercent(Number(value));
    case 'cents':
      return formatCents(Number(value));
    case 'monthDay':
      return monthDayText(String(value));
  }
}

/** As it stands in the field. */
export function assumptionInput(key: AssumptionKey, value: number | string): string {
  switch (units[key]) {
    case 'percent':
      return String(value).replace('.', ',');
    case 'cents':
      return centsToInput(Number(value));
    case 'monthDay':
      return monthDayText(String(value));
  }
}

/** The stored form of what was typed; undefined if it is no such value. */
export function parseAssumption(key: AssumptionKey, typed: string): string | undefined {
  switch (units[key]) {
    case 'percent': {
      const plain = typed.replace(/\s?%$/u, '').replace(',', '.');
      const isPercent = /^\d{1,3}(\.\d{1,2})?$/u.test(plain) && Number(plain) <= 100;
      return isPercent ? String(Number(plain)) : undefined;
    }
    case 'cents': {
      const cents = parseCents(typed);
      return cents === undefined ? undefined : String(cents);
    }
    case 'monthDay': {
      const [, day = '', month = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.?$/u.exec(typed) ?? [];
      const iso = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      return day !== '' && isDayOfYear(iso) ? iso : undefined;
    }
  }
}

/** A day that every year has, therefore not 29 February. */
function isDayOfYear(monthDay: string): boolean {
  const time = Date.parse(`2027-${monthDay}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(5, 10) === monthDay;
}

function monthDayText(monthDay: string): string {
  return `${monthDay.slice(3)}.${monthDay.slice(0, 2)}.`;
}
