import type { FieldErrors } from '../../http/posted.ts';
import { createFormReader } from '../../programmes/form-reader.ts';
import type { FormValues } from '../../programmes/programme-form-values.ts';
import { parseCents } from '../../shared/money.ts';
import { fundingStatuses } from '../needs/need.ts';
import { amountYears, type FundingDraft, type ProgrammeChoice } from './funding-form-values.ts';
import { chosenProgramme } from './programme-choice.ts';

export type FundingFormResult =
  { ok: true; draft: FundingDraft } | { ok: false; errors: FieldErrors };

export interface FundingChoices {
  programmes: readonly ProgrammeChoice[];
  carrierIds: readonly string[];
  costItemIds: readonly string[];
}

export function parseFundingForm(values: FormValues, choices: FundingChoices): FundingFormResult {
  const reader = createFormReader(values);
  const { errors } = reader;
  const status = reader.choice('status', fundingStatuses);
  const extent = reader.choice('extent', ['voll', 'teilweise']);
  if (status === null) errors['status'] = 'Stand: Bitte auswählen.';
  if (extent === null) errors['extent'] = 'Umfang: Bitte auswählen.';
  const draft: FundingDraft = {
    label: reader.text('label', { label: 'Bezeichnung', max: 200, isRequired: true }) ?? '',
    status: status ?? 'granted',
    extent: extent ?? 'teilweise',
    programmeId: programmeOf(values, choices.programmes, errors),
    carrierId: reader.choice('carrierId', choices.carrierIds),
    fromOn: reader.day('fromOn', 'Von'),
    untilOn: reader.day('untilOn', 'Bis'),
    amounts: amountsOf(values, errors),
    postsFilled: postsOf(values, 'postsFilled', errors),
    postsVacant: postsOf(values, 'postsVacant', errors),
    covers: reader.choices('covers', choices.costItemIds, []),
    continuationDueOn: reader.day('continuationDueOn', 'Fortsetzungsantrag bis'),
    budgetDueOn: reader.day('budgetDueOn', 'Anmeldung zum Haushalt bis'),
    note: reader.text('note', { label: 'Hinweis', max: 5000 }),
    source: sourceOf(reader, errors),
  };
  checkTogether(draft, choices, errors);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, draft };
}

type Errors = Record<string, string>;

function programmeOf(
  values: FormValues,
  programmes: readonly ProgrammeChoice[],
  errors: Errors,
): string | null {
  const chosen = chosenProgramme(String(values['programme'] ?? ''), programmes);
  if (chosen.ok) return chosen.id;
  errors['programme'] = chosen.error;
  return null;
}

function amountsOf(values: FormValues, errors: Errors): { year: number; amountCents: number }[] {
  return amountYears(values).flatMap((year) => {
    const name = `amount-${year}`;
    const text = String(values[name] ?? '');
    if (text === '') return [];
    const amountCents = parseCents(text);
    if (amountCents !== undefined) return [{ year, amountCents }];
    errors[name] = `Betrag ${year}: Bitte einen Betrag angeben, zum Beispiel 42.500,00.`;
    return [];
  });
}

const postLabels = { postsFilled: 'Besetzte Stellen', postsVacant: 'Unbesetzte Stellen' };

function postsOf(values: FormValues, name: keyof typeof postLabels, errors: Errors): number | null {
  const text = String(values[name] ?? '').replace(',', '.');
  if (text === '') return null;
  if (/^\d{1,2}(\.\d{1,2})?$/u.test(text)) return Number(text);
  errors[name] = `${postLabels[name]}: Bitte eine Zahl von 0 bis 99 angeben, zum Beispiel 0,5.`;
  return null;
}

function sourceOf(reader: ReturnType<typeof createFormReader>, errors: Errors) {
  const title = reader.text('sourceTitle', { label: 'Quelle' });
  const url = reader.webAddress('sourceUrl', 'Adresse der Quelle');
  if (title === null && url !== null) errors['sourceTitle'] = 'Quelle: Bitte benennen.';
  return title === null ? null : { title, url };
}

/** What is right in itself and yet cannot be together. */
function checkTogether(draft: FundingDraft, { costItemIds }: FundingChoices, errors: Errors): void {
  const { fromOn, untilOn, extent, covers, amounts } = draft;
  if (fromOn !== null && untilOn !== null && untilOn < fromOn) {
    errors['untilOn'] = 'Bis: Die Finanzierung kann nicht vor ihrem Beginn enden.';
  }
  if (extent === 'voll' && covers.length > 0 && covers.length < costItemIds.length) {
    errors['covers'] =
      'Bezahlte Kostenpositionen: Wer den ganzen Bedarf finanziert, bezahlt alle Positionen. Bitte keine auswählen oder den Umfang ändern.';
  }
  for (const { year } of amounts) {
    const isOutside =
      (fromOn !== null && year < Number(fromOn.slice(0, 4))) ||
      (untilOn !== null && year > Number(untilOn.slice(0, 4)));
    if (isOutside) errors[`amount-${year}`] = `Betrag ${year}: liegt außerhalb des Zeitraums.`;
  }
}
