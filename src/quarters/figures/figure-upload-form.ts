import { postedText, type FieldErrors } from '../../http/posted.ts';
import type { Upload } from '../../http/upload.ts';
import { isDay, type Day } from '../../shared/dates.ts';
import { readBase } from './figure-base.ts';
import { readReference, type YearMeaning } from './figure-reference.ts';
import type { FileSettings } from './figure-staging-service.ts';
import { textCell } from './figure-table.ts';

/** What was typed beside the file; as it stands in the fields. */
export interface UploadValues {
  quelle: string;
  adresse: string;
  eingang: string;
  grundlage: string;
  jahresangabe: string;
  stichtag: string;
}

export type UploadForm = { ok: true; settings: FileSettings } | { ok: false; errors: FieldErrors };

export const emptyUpload = (today: Day): UploadValues => ({
  quelle: '',
  adresse: '',
  eingang: today,
  grundlage: 'melderegister',
  jahresangabe: 'year',
  stichtag: '',
});

export function uploadValues(body: unknown): UploadValues {
  const text = (name: keyof UploadValues, most = 200): string => postedText(body, name, most);
  return {
    quelle: text('quelle', 300),
    adresse: text('adresse', 1000),
    eingang: text('eingang', 10),
    grundlage: text('grundlage', 80),
    jahresangabe: text('jahresangabe', 20),
    stichtag: text('stichtag', 20),
  };
}

/** No figure without its source and the day it came in. */
export function readUploadForm(values: UploadValues, upload: Upload, today: Day): UploadForm {
  const errors: Record<string, string> = {};
  const { quelle, adresse, eingang, grundlage, stichtag } = values;
  if (upload.problem !== null) errors['datei'] = upload.problem;
  else if (upload.path === null)
    errors['datei'] = 'Bitte wählen Sie die Datei der Statistikstelle.';
  if (quelle === '') errors['quelle'] = 'Quelle: Bitte angeben, woher die Zahlen stammen.';
  if (adresse !== '' && !/^https?:\/\/\S+$/u.test(adresse)) {
    errors['adresse'] = 'Adresse der Quelle: Sie beginnt mit https://';
  }
  if (!isDay(eingang)) errors['eingang'] = 'Eingegangen am: Bitte ein Datum angeben, das es gibt.';
  else if (eingang > today) errors['eingang'] = 'Eingegangen am: Der Tag liegt in der Zukunft.';
  const base = readBase(grundlage);
  if (!base.ok) errors['grundlage'] = `Statistische Grundlage: ${base.why}`;
  const yearMeaning: YearMeaning = values.jahresangabe === 'lastDay' ? 'lastDay' : 'year';
  const reference = readReference(textCell(stichtag), { yearMeaning, today });
  if (reference?.ok === false) errors['stichtag'] = `Jahr für alle Zeilen: ${reference.why}.`;
  if (Object.keys(errors).length > 0 || !base.ok) return { ok: false, errors };
  const source = { title: quelle, url: adresse === '' ? null : adresse, receivedOn: eingang };
  return { ok: true, settings: { source, base: base.base, yearMeaning, reference: stichtag } };
}
