import { postedText, type FieldErrors } from '../http/posted.ts';
import { isDay } from '../shared/dates.ts';
import type { Committee } from './committee.ts';
import { wrongDays, type KeptSitting, type SittingDraft } from './sitting.ts';

export interface SittingValues {
  committeeId: string;
  sitsOn: string;
  submissionOn: string;
  note: string;
}

export type SittingFormResult =
  { ok: true; draft: SittingDraft } | { ok: false; errors: FieldErrors };

export const emptySitting: SittingValues = {
  committeeId: '',
  sitsOn: '',
  submissionOn: '',
  note: '',
};

export function sittingValues(sitting: SittingDraft): SittingValues {
  const { committeeId, sitsOn, submissionOn, note } = sitting;
  return { committeeId, sitsOn, submissionOn: submissionOn ?? '', note: note ?? '' };
}

export function readSittingValues(body: unknown): SittingValues {
  return {
    committeeId: postedText(body, 'committeeId', 60),
    sitsOn: postedText(body, 'sitsOn', 20),
    submissionOn: postedText(body, 'submissionOn', 20),
    note: postedText(body, 'note', 500),
  };
}

/** @param own null = a new sitting; of a known one the committee stays what it is */
export function parseSittingForm(
  values: SittingValues,
  around: {
    own: KeptSitting | null;
    committees: readonly Committee[];
    sittings: readonly KeptSitting[];
  },
): SittingFormResult {
  const { own, committees, sittings } = around;
  const errors: Record<string, string> = {};
  const { sitsOn, submissionOn, note } = values;
  const committeeId = own?.committeeId ?? values.committeeId;
  const committee = committees.find(({ id }) => id === committeeId);
  if (own === null && !committee) errors['committeeId'] = 'Gremium: Bitte wählen.';
  if (own === null && committee && committee.retiredAt !== null) {
    errors['committeeId'] =
      `Gremium: ${committee.shortName} ist außer Gebrauch und tagt nicht mehr. Bitte ein anderes wählen.`;
  }
  const isTaken = sittings.some(
    (one) => one.id !== own?.id && one.committeeId === committeeId && one.sitsOn === sitsOn,
  );
  const wrong = wrongDaysTyped(values);
  if (wrong.sitsOn) errors['sitsOn'] = wrong.sitsOn;
  else if (isTaken) {
    errors['sitsOn'] = 'Sitzung am: Für dieses Gremium steht an diesem Tag schon eine Sitzung.';
  }
  if (wrong.submissionOn) errors['submissionOn'] = wrong.submissionOn;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const draft = {
    committeeId,
    sitsOn,
    submissionOn: submissionOn === '' ? null : submissionOn,
    note: note === '' ? null : note,
  };
  return { ok: true, draft };
}

function wrongDaysTyped({
  sitsOn,
  submissionOn,
}: Pick<SittingValues, 'sitsOn' | 'submissionOn'>): ReturnType<typeof wrongDays> {
  const noDay = 'Bitte ein Datum angeben, das es gibt.';
  const isNoSubmission = submissionOn !== '' && !isDay(submissionOn);
  const wrong = {
    ...(isDay(sitsOn)
      ? wrongDays({ sitsOn, submissionOn: isDay(submissionOn) ? submissionOn : null })
      : { sitsOn: noDay }),
    ...(isNoSubmission ? { submissionOn: noDay } : {}),
  };
  return {
    ...(wrong.sitsOn ? { sitsOn: `Sitzung am: ${wrong.sitsOn}` } : {}),
    ...(wrong.submissionOn ? { submissionOn: `Abgabetag: ${wrong.submissionOn}` } : {}),
  };
}
