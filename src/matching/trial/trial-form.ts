import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader, type FormReader } from '../../programmes/form-reader.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';
import { textOf } from '../../programmes/programme-form-values.ts';
import { costTypeLabels } from '../../programmes/programme-labels.ts';
import type { Day } from '../../shared/dates.ts';
import { parseCents } from '../../shared/money.ts';
import type { NeedFile } from './need-file.ts';
import { costRowName, costRows } from './trial-values.ts';

export type TrialFormResult =
  { ok: true; need: NeedFile; on: Day | null } | { ok: false; errors: FieldErrors };

/** The what-if form → the same need file as the command reads. @param quarters slugs the reader may name */
export function parseTrialForm(values: PostedValues, quarters: readonly string[]): TrialFormResult {
  const reader = createFormReader(values);
  const forwarding = reader.choice('forwarding', ['ja', 'nein']);
  const title = reader.text('title', { label: 'Bezeichnung', max: 200 });
  const quarter = reader.choice('quartier', quarters);
  const ownShare = reader.money('ownShareCentsPerYear', 'Eigenmittel im Jahr');
  const need: NeedFile = {
    ...(title === null ? {} : { title }),
    ...(quarter === null ? {} : { quarter }),
    topics: reader.choices('topics', topicCodes, []),
    targetGroups: reader.choices('targetGroups', targetGroupCodes, []),
    applicants: reader.choices('applicants', applicantCodes, []),
    forwarding: forwarding === null ? null : forwarding === 'ja',
    costItems: readCosts(values, reader),
    start: reader.month('startMonth', 'Beginn'),
    months: reader.count('months', 'Dauer in Monaten'),
    ...(ownShare === null ? {} : { ownSharePerYear: ownShare / 100 }),
  };
  const on = reader.day('on', 'Stichtag');
  demandSome(need, reader.errors);
  const { errors } = reader;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, need, on };
}

/** What a need file has to name as well (`need-file.ts`). */
function demandSome(need: NeedFile, errors: Record<string, string>): void {
  if (need.topics.length === 0) errors['topics'] ??= 'Themen: Bitte mindestens eines wählen.';
  if (need.applicants.length === 0) {
    errors['applicants'] ??= 'Wer beantragen kann: Bitte mindestens eine Antwort wählen.';
  }
  const hasCostError = Object.keys(errors).some((name) => name.startsWith('cost-'));
  if (need.costItems.length === 0 && !hasCostError) {
    errors[costRowName(1, 'kind')] = 'Kosten: Bitte mindestens eine Kostenart wählen.';
  }
}

function readCosts(values: PostedValues, reader: FormReader): NeedFile['costItems'] {
  return costRows(values).flatMap((row) => {
    const kind = reader.choice(costRowName(row, 'kind'), costTypeCodes);
    const typed = textOf(values, costRowName(row, 'amount'));
    const cents = typed === '' ? null : parseCents(typed);
    if (cents === undefined) {
      reader.errors[costRowName(row, 'amount')] =
        `Kosten, Zeile ${row}: Bitte einen Betrag angeben, zum Beispiel 42.500.`;
    }
    if (kind === null) {
      if (typed !== '') {
        reader.errors[costRowName(row, 'kind')] =
          `Kosten, Zeile ${row}: Bitte die Kostenart zum Betrag wählen.`;
      }
      return [];
    }
    const label = textOf(values, costRowName(row, 'label')).slice(0, 200);
    return [
      {
        kind,
        label: label === '' ? costTypeLabels[kind] : label,
        amountPerYear: typeof cents === 'number' ? cents / 100 : null,
      },
    ];
  });
}
