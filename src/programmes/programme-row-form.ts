import { parseCents } from '../shared/money.ts';
import type { FormReader } from './form-reader.ts';
import { type Programme } from './programme.ts';
import { conditionKinds, conditionTesters } from './programme-codes.ts';
import {
  isEmptyRow,
  rowName,
  rowsOf,
  type FormValues,
  type Row,
  type RowGroup,
} from './programme-form-values.ts';

/** The lists of the programme form: one function per list, errors at the field of the row. */

interface Reading {
  values: FormValues;
  reader: FormReader;
}

/** Rows that were left empty are no rows. */
function filled({ values }: Reading, group: RowGroup) {
  return rowsOf(values, group)
    .filter(({ row }) => !isEmptyRow(row))
    .map(({ index, row }) => ({ row, nameOf: (field: string) => rowName(group, index, field) }));
}

const oneOf = <Code extends string>(row: Row, field: string, codes: readonly [Code, ...Code[]]) =>
  codes.find((code) => code === row[field]) ?? codes[0];

export function readLimits(reading: Reading): Programme['finance']['limits'] {
  const { reader } = reading;
  return filled(reading, 'limits').flatMap(({ row, nameOf }) => {
    const what = reader.text(nameOf('what'), {
      label: 'Worauf sich der Betrag bezieht',
      isRequired: true,
    });
    const amountCents = parseCents(row['amount'] ?? '') ?? 0;
    if (amountCents === 0) {
      reader.errors[nameOf('amount')] = 'Betrag: Bitte einen Betrag wie 50.000 angeben.';
    }
    if (what === null || amountCents === 0) return [];
    const bound = oneOf(row, 'bound', ['max', 'min']);
    const of = oneOf(row, 'of', ['grant', 'costs']);
    const per = oneOf(row, 'per', ['application', 'year', 'other']);
    return [{ bound, amountCents, of, per, what }];
  });
}

export function readDeadlines(reading: Reading): Programme['window']['deadlines'] {
  const { reader } = reading;
  return filled(reading, 'deadlines').flatMap(({ row, nameOf }) => {
    if (row['on'] === '') reader.errors[nameOf('on')] = 'Frist: Bitte den Tag angeben.';
    const on = reader.day(nameOf('on'), 'Frist');
    const time = reader.time(nameOf('time'), 'Frist');
    const what = reader.text(nameOf('what'), { label: 'Was eingereicht wird' });
    return on === null ? [] : [{ on, time, what }];
  });
}

export function readYearly(reading: Reading): Programme['window']['yearly'] {
  const { reader } = reading;
  return filled(reading, 'yearly').flatMap(({ row, nameOf }) => {
    const what = reader.text(nameOf('what'), { label: 'Was eingereicht wird' });
    const found = /^(\d{1,2})\.\s?(\d{1,2})\.?$/u.exec(row['day'] ?? '');
    const [day, month] = [Number(found?.[1]), Number(found?.[2])];
    // In a year that is no leap year, so that the day comes every year.
    const date = new Date(Date.UTC(2027, month - 1, day));
    const exists = found !== null && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    if (exists) return [{ monthDay: date.toISOString().slice(5, 10), what }];
    reader.errors[nameOf('day')] =
      'Jährliche Frist: Bitte Tag und Monat angeben, zum Beispiel 31.03.';
    return [];
  });
}

/** A condition keeps its key, because confirmations for needs point at it, and how it is tested, until somebody unties it. */
export function readConditions(reading: Reading, before: Programme): Programme['conditions'] {
  const { reader } = reading;
  const known = new Map(before.conditions.map((condition) => [condition.key, condition]));
  const used = new Set(known.keys());
  const newKey = (): string => {
    let number = 1;
    while (used.has(`eigen-${number}`)) number += 1;
    used.add(`eigen-${number}`);
    return `eigen-${number}`;
  };
  return filled(reading, 'conditions').flatMap(({ row, nameOf }) => {
    const text = reader.text(nameOf('text'), {
      label: 'Voraussetzung',
      max: 2000,
      isRequired: true,
    });
    const why = { label: 'Begründung der Einordnung', max: 1000, isRequired: true };
    const reading = reader.text(nameOf('reading'), why);
    if (text === null || reading === null) return [];
    const same = known.get(row['key'] ?? '');
    if (same) known.delete(same.key);
    const kind = conditionKinds.find((code) => code === row['kind']) ?? 'sonstiges';
    const effect = oneOf(row, 'effect', ['blocking', 'informative']);
    const testedBy = conditionTesters.find((code) => code === row['testedBy']) ?? null;
    const test = same && 'test' in same && row['dropTest'] !== '1' ? { test: same.test } : {};
    return [{ key: same?.key ?? newKey(), text, kind, effect, testedBy, ...test, reading }];
  });
}

export function readContacts(reading: Reading): Programme['contacts'] {
  const { reader } = reading;
  return filled(reading, 'contacts').flatMap(({ row, nameOf }) => {
    const name = reader.text(nameOf('name'), { label: 'Stelle', isRequired: true });
    const department = reader.text(nameOf('department'), { label: 'Abteilung' });
    const phone = reader.text(nameOf('phone'), { label: 'Telefon', max: 60 });
    const email = reader.text(nameOf('email'), { label: 'E-Mail', max: 200 });
    const website = reader.webAddress(nameOf('website'), 'Website');
    const address = linesOf(row['address'] ?? '');
    return name === null ? [] : [{ name, department, address, phone, email, website }];
  });
}

export function readSources(reading: Reading, before: Programme): Programme['sources'] {
  const { reader } = reading;
  return filled(reading, 'sources').flatMap(({ row, nameOf }) => {
    const what = reader.text(nameOf('what'), { label: 'Titel der Quelle', isRequired: true });
    const url = reader.webAddress(nameOf('url'), 'Adresse der Quelle');
    if (what === null) return [];
    const same =
      before.sources.find((source) => source.what === what) ??
      (row['at'] === '' ? undefined : before.sources[Number(row['at'])]);
    return [{ url, what, covers: same?.covers ?? [] }];
  });
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
