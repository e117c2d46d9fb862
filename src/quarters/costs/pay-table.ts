import { z } from 'zod';
import { addMonths, day, isMonth, monthsInclusive, type Month } from '../../shared/dates.ts';

/**
 * What `data/pay/` says: monthly pay of a full post by group and step, in cents, and the rules around it. Everything that
 * was not read in a source is marked `annahme`.
 */

const text = z.string().trim().min(1);
const month = z.string().refine(isMonth, 'Bitte einen Monat als JJJJ-MM angeben.');
const basis = z.enum(['belegt', 'abgeleitet', 'annahme']);
const steps = 6;

const payTableSchema = z
  .strictObject({
    group: text,
    validFrom: month,
    validUntil: month,
    basis,
    /** Worked out from an earlier table of the same group; null = read in the source. */
    derived: z.strictObject({ fromTableOf: month, percent: z.number() }).nullable(),
    source: text,
    monthlyCents: z.array(z.int().positive()).length(steps),
  })
  .refine(({ validFrom, validUntil }) => validFrom <= validUntil, 'Ende vor dem Beginn');

export const payTablesSchema = z
  .strictObject({
    title: text,
    asOf: month,
    note: text,
    agreementUntil: day,
    agreementSource: text,
    fullTimeHours: z.strictObject({ hoursPerWeek: z.number().positive(), basis, note: text }),
    /** Years in step 1, 2, … before the next one. */
    stepYears: z.strictObject({
      years: z.array(z.number().positive()).length(steps - 1),
      basis,
      note: text,
    }),
    /** In per cent of a month's pay, from the year named on. */
    yearEndPayment: z.array(
      z.strictObject({
        fromYear: z.int(),
        percent: z.number().nonnegative(),
        basis,
        source: text.nullable(),
        note: text.nullable(),
      }),
    ),
    groups: z.array(z.strictObject({ code: text, label: text, scale: text })).min(1),
    sources: z.record(z.string(), z.strictObject({ title: text, url: z.url() })),
    tables: z.array(payTableSchema).min(1),
  })
  .superRefine((all, context) => {
    const complain = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    for (const [index, table] of all.tables.entries()) {
      const at = ['tables', index];
      if (!all.groups.some(({ code }) => code === table.group)) {
        complain([...at, 'group'], `Gruppe „${table.group}“ ist nicht beschrieben`);
      }
      if (!Object.hasOwn(all.sources, table.source)) {
        complain([...at, 'source'], `Quelle „${table.source}“ ist nicht beschrieben`);
      }
      const { derived } = table;
      if (derived === null) continue;
      const from = all.tables.find(
        ({ group, validFrom }) => group === table.group && validFrom === derived.fromTableOf,
      );
      const is = from?.monthlyCents.map((cents) => raiseCents(cents, derived.percent));
      if (JSON.stringify(is) !== JSON.stringify(table.monthlyCents)) {
        complain(
          [...at, 'monthlyCents'],
          'folgt nicht aus der Tabelle, aus der sie abgeleitet ist',
        );
      }
    }
  });

export type PayTables = z.infer<typeof payTablesSchema>;
export type PayGroup = PayTables['groups'][number];

/** What one month of a full post is paid. */
export interface TablePay {
  monthlyCents: number;
  /** How often the assumed rise went in, because no table is known for this month. */
  assumedRises: number;
  source: { title: string; url: string };
  isDerived: boolean;
}

/** Cents after so many rises; rounded to cents at each, as tables are printed. */
export function raiseCents(cents: number, percent: number, times = 1): number {
  let raised = cents;
  for (let rise = 0; rise < times; rise += 1) {
    raised = Math.round((raised * (10_000 + Math.round(percent * 100))) / 10_000);
  }
  return raised;
}

/**
 * Table pay of a full post in a month. After the last known table it rises once a year by the assumed per cent, first in
 * the month after the table's end. Undefined before the first table and for an unknown group or step.
 */
export function tablePayIn(
  payTables: PayTables,
  { group, step, month: at }: { group: string; step: number; month: Month },
  risePercent: number,
): TablePay | undefined {
  const tables = payTables.tables.filter((table) => table.group === group);
  const last = lastTableOf(payTables, group);
  const table = tables.find(({ validFrom, validUntil }) => validFrom <= at && at <= validUntil);
  const used = table ?? (last !== undefined && at > last.validUntil ? last : undefined);
  const cents = used?.monthlyCents[step - 1];
  const source = used && payTables.sources[used.source];
  if (used === undefined || cents === undefined || source === undefined) return undefined;
  const assumedRises =
    table === undefined
      ? 1 + Math.floor((monthsInclusive(addMonths(used.validUntil, 1), at) - 1) / 12)
      : 0;
  return {
    monthlyCents: raiseCents(cents, risePercent, assumedRises),
    assumedRises,
    source,
    isDerived: used.derived !== null,
  };
}

export function lastTableOf(
  payTables: PayTables,
  group: string,
): PayTables['tables'][number] | undefined {
  return payTables.tables
    .filter((table) => table.group === group)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom))
    .at(-1);
}

/** The step somebody has who started in `startStep` and has been there for so many months. */
export function stepAfter(
  { stepYears }: Pick<PayTables, 'stepYears'>,
  startStep: number,
  monthsInPost: number,
): number {
  let [step, rest] = [startStep, monthsInPost];
  for (;;) {
    const needed = stepYears.years[step - 1];
    if (needed === undefined || rest < needed * 12) return step;
    rest -= needed * 12;
    step += 1;
  }
}

/** Per cent of a month's pay that are paid at the end of a year; undefined where nothing is known. */
export function yearEndPercent(
  { yearEndPayment }: Pick<PayTables, 'yearEndPayment'>,
  year: number,
): { percent: number; isAssumed: boolean } | undefined {
  const row = yearEndPayment
    .filter(({ fromYear }) => fromYear <= year)
    .sort((a, b) => b.fromYear - a.fromYear)[0];
  return row && { percent: row.percent, isAssumed: row.basis === 'annahme' };
}
