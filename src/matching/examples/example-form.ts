import type { FieldErrors } from '../../http/posted.ts';
import { createFormReader, type FormReader } from '../../programmes/form-reader.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';
import { listOf, textOf, type FormValues } from '../../programmes/programme-form-values.ts';
import type { Programme } from '../../programmes/programme.ts';
import { conceptStatuses, taskDuties } from '../../quarters/needs/need.ts';
import type { Day } from '../../shared/dates.ts';
import { parseCents } from '../../shared/money.ts';
import { askedConditions, conditionField, costField } from './example-form-values.ts';
import { verdicts, type Example, type ExampleDraft } from './example.ts';
import type { NeedFile } from '../trial/need-file.ts';

export type ExampleFormResult =
  { ok: true; draft: ExampleDraft } | { ok: false; errors: FieldErrors };

interface About {
  programme: Programme;
  /** What is stored; facts the form does not show stay as they are. */
  before: Example | null;
  today: Day;
}

/** Reads the form of an example. */
export function parseExampleForm(values: FormValues, about: About): ExampleFormResult {
  const reader = createFormReader(values);
  const title = reader.text('title', { label: 'Titel', max: 200, isRequired: true }) ?? '';
  const why = reader.text('why', { label: 'Begründung', max: 1000, isRequired: true }) ?? '';
  const on = reader.day('on', 'Stichtag');
  const expected = reader.choice('expected', verdicts);
  if (expected === null) reader.errors['expected'] = 'Erwartetes Ergebnis: Bitte wählen.';
  const need = readNeed(values, reader, about);
  if (Object.keys(reader.errors).length > 0 || expected === null) {
    return { ok: false, errors: reader.errors };
  }
  return { ok: true, draft: { title, expected, on: on ?? about.today, need, why } };
}

function readNeed(values: FormValues, reader: FormReader, about: About): NeedFile {
  const before = about.before?.need;
  const ags = textOf(values, 'ags');
  if (ags !== '' && !/^\d{8}$/u.test(ags)) {
    reader.errors['ags'] = 'Gemeindeschlüssel: Bitte acht Ziffern angeben.';
  }
  const carrier = reader.choice('carrier', applicantCodes);
  const duty = reader.choice('duty', taskDuties);
  const concept = reader.choice('concept', conceptStatuses);
  const ownShare = euros(values, reader, { name: 'ownShare', label: 'Eigenmittel je Jahr' });
  const partners = reader.choices('partners', applicantCodes, before?.partners ?? []);
  return {
    ...before,
    topics: reader.choices('topics', topicCodes, before?.topics ?? []),
    targetGroups: reader.choices('targetGroups', targetGroupCodes, before?.targetGroups ?? []),
    applicants: reader.choices('applicants', applicantCodes, before?.applicants ?? []),
    forwarding: saidOf(values, 'forwarding'),
    costItems: readCosts(values, reader, before),
    start: reader.month('start', 'Beginn'),
    months: reader.count('months', 'Monate'),
    ags: ags === '' ? undefined : ags,
    carrier: carrier ?? undefined,
    partners: partners.length === 0 ? undefined : partners,
    duty: duty ?? undefined,
    concept: concept ?? undefined,
    ownSharePerYear: ownShare ?? undefined,
    area: {
      sozialeStadt: saidOf(values, 'sozialeStadt'),
      isek: saidOf(values, 'isek'),
      note: before?.area?.note ?? null,
    },
    running: {
      provider: reader.text('provider', { label: 'Wer dort schon arbeitet' }),
      since: reader.text('since', { label: 'Seit wann' }),
      paidBy: reader.text('paidBy', { label: 'Wer es bezahlt' }),
    },
    finances: { weak: saidOf(values, 'weak'), provisional: saidOf(values, 'provisional') },
    confirmations: readConfirmations(values, about),
  };
}

function readCosts(
  values: FormValues,
  reader: FormReader,
  before: NeedFile | undefined,
): NeedFile['costItems'] {
  const ticked = listOf(values, 'costKinds');
  return costTypeCodes.flatMap((kind) => {
    const amountPerYear = euros(values, reader, { name: costField(kind), label: 'Betrag' });
    if (amountPerYear === null && !ticked.includes(kind)) return [];
    const label = before?.costItems.find((item) => item.kind === kind)?.label;
    return [{ kind, amountPerYear, ...(label === undefined ? {} : { label }) }];
  });
}

/** What was said before keeps its words. */
function readConfirmations(
  values: FormValues,
  { programme, before, today }: About,
): NeedFile['confirmations'] {
  const known = before?.need.confirmations ?? [];
  return askedConditions(programme).flatMap(({ key }) => {
    const said = textOf(values, conditionField(key));
    const result = (['met', 'notMet'] as const).find((one) => one === said);
    if (result === undefined) return [];
    const same = known.find((one) => one.condition === key && one.result === result);
    return [same ?? { condition: key, result, note: 'Annahme dieses Beispiels.', on: today }];
  });
}

function saidOf(values: FormValues, name: string): boolean | null {
  const said = textOf(values, name);
  return said === '' ? null : said === 'ja';
}

function euros(
  values: FormValues,
  reader: FormReader,
  { name, label }: { name: string; label: string },
): number | null {
  const text = textOf(values, name);
  if (text === '') return null;
  const cents = parseCents(text);
  if (cents === undefined || cents < 0) {
    reader.errors[name] = `${label}: Bitte einen Betrag wie 42.500 angeben.`;
    return null;
  }
  return cents / 100;
}
