import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import { isDay, type Day } from '../shared/dates.ts';

export interface NewPasswordInput {
  /** Empty behind a link, where nobody is asked for the old one. */
  current: string;
  password: string;
  repeated: string;
}

export function readNewPassword(body: unknown): NewPasswordInput {
  return {
    current: postedSecret(body, 'kennwortAlt'),
    password: postedSecret(body, 'kennwort'),
    repeated: postedSecret(body, 'kennwortWiederholung'),
  };
}

/** @param fault what the password rules say about it, or null. */
export function checkNewPassword(
  { password, repeated }: NewPasswordInput,
  fault: string | null,
): FieldErrors {
  if (fault !== null) return { kennwort: fault };
  return password === repeated
    ? {}
    : { kennwortWiederholung: 'Die Wiederholung stimmt nicht mit dem neuen Kennwort überein.' };
}

export interface AbsenceInput {
  absentUntilOn: string;
  deputyId: string;
}

export function readAbsence(body: unknown): AbsenceInput {
  return {
    absentUntilOn: postedText(body, 'absentUntilOn', 10),
    deputyId: postedText(body, 'deputyId', 40),
  };
}

/** What a checked form means: empty = nothing. */
export function absenceOf({ absentUntilOn, deputyId }: AbsenceInput) {
  return {
    absentUntilOn: absentUntilOn === '' ? null : absentUntilOn,
    deputyId: deputyId === '' ? null : deputyId,
  };
}

export function checkAbsence(
  input: AbsenceInput,
  { today, deputyIds }: { today: Day; deputyIds: readonly string[] },
): FieldErrors {
  const errors: Record<string, string> = {};
  const { absentUntilOn: until, deputyId } = input;
  if (until !== '' && (!isDay(until) || until < today)) {
    errors['absentUntilOn'] = 'Bitte ein Datum ab heute angeben oder das Feld leeren.';
  }
  if (deputyId !== '' && !deputyIds.includes(deputyId)) {
    errors['deputyId'] = 'Diese Vertretung ist nicht möglich.';
  }
  return errors;
}
