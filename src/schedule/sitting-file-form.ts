import { z } from 'zod';
import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import type { Source } from '../quarters/needs/need.ts';
import { day, type Day } from '../shared/dates.ts';
import { SourceError } from '../shared/errors.ts';
import { wrongDays } from './sitting.ts';
import type { ChosenNames } from './sitting-import-service.ts';
import {
  longestName,
  mostEntries,
  type FileEntry,
  type SittingFile,
} from './sources/file-entry.ts';

/** A file between its preview and its confirmation: what was read travels with the form, no copy is kept. */

export interface SourceValues {
  quelle: string;
  adresse: string;
}

export function readSourceValues(body: unknown): SourceValues {
  return {
    quelle: postedText(body, 'quelle', 300),
    adresse: postedText(body, 'adresse', 1000),
  };
}

export function sourceErrors({ quelle, adresse }: SourceValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (quelle === '') errors['quelle'] = 'Quelle: Bitte angeben, woher der Kalender stammt.';
  if (adresse !== '' && !(/^https?:\/\/\S+$/u.test(adresse) && URL.canParse(adresse))) {
    errors['adresse'] = 'Adresse der Quelle: Sie beginnt mit https://';
  }
  return errors;
}

export const sourceFrom = ({ quelle, adresse }: SourceValues): Source => ({
  title: quelle,
  url: adresse === '' ? null : adresse,
});

/** Checked again: the field may have been changed on the way. */
const areRightDays = (sitsOn: Day, submissionOn: Day | null): boolean =>
  Object.keys(wrongDays({ sitsOn, submissionOn })).length === 0;

const longestWhy = 600;
const line = z.int().min(1).max(1_000_000);
const carried = z.strictObject({
  names: z.array(z.string().min(1).max(longestName)).max(mostEntries),
  /** Place of the name, day, day for papers, whether it is cancelled, line. */
  rows: z
    .array(
      z
        .tuple([z.int().min(0), day, day.nullable(), z.boolean(), line])
        .refine(([, on, submissionOn]) => areRightDays(on, submissionOn)),
    )
    .max(mostEntries),
  /** Line, and why it was not read: still to be seen when the preview is asked for again. */
  problems: z.array(z.tuple([line, z.string().max(longestWhy)])).max(mostEntries),
});

/** What the hidden field carries. */
export function carriedText({ entries, problems }: SittingFile): string {
  const names = [...new Set(entries.map(({ name }) => name))];
  const rows = entries.map(({ name, on, submissionOn, isCancelled, line: at }) => [
    names.indexOf(name),
    on,
    submissionOn,
    isCancelled,
    at,
  ]);
  const told = problems.map(({ line: at, why }) => [at, why.slice(0, longestWhy)]);
  return JSON.stringify({ names, rows, problems: told });
}

/** The form of the preview may be 256 kB; the rest is for its token and the names of the fields. */
const mostBytes = 240_000;
const someId = 'x'.repeat(36);

/** @throws SourceError where the confirmation would be larger than a form may be */
export function demandCarriable(file: SittingFile, source: SourceValues): void {
  const names = new Set(file.entries.map(({ name }) => name));
  const form = new URLSearchParams({ eintraege: carriedText(file), ...source });
  for (const index of [...names].keys()) form.append(`gremium-${index}`, someId);
  if (form.toString().length <= mostBytes) return;
  throw new SourceError(
    'Die Datei hat zu viele lange Bezeichnungen für eine Vorschau. Bitte teilen Sie die Datei, zum Beispiel nach Halbjahren, oder kürzen Sie die Bezeichnungen auf den Namen des Gremiums.',
  );
}

export type ConfirmedFile =
  | {
      ok: true;
      file: SittingFile;
      chosen: ChosenNames;
      values: SourceValues;
      isFinal: boolean;
    }
  | { ok: false; errors: FieldErrors };

/** The posted preview: what was read, and which committee each name was taken for. */
export function readConfirmedFile(body: unknown): ConfirmedFile {
  const values = readSourceValues(body);
  const found = parsed(postedSecret(body, 'eintraege'));
  const errors = sourceErrors(values);
  if (!found)
    errors['datei'] = 'Die Vorschau kam unvollständig an. Bitte wählen Sie die Datei noch einmal.';
  if (!found || Object.keys(errors).length > 0) return { ok: false, errors };
  const entries = found.rows.flatMap(([place, on, submissionOn, isCancelled, at]): FileEntry[] => {
    const name = found.names[place];
    return name === undefined ? [] : [{ line: at, name, on, submissionOn, isCancelled }];
  });
  const chosen = new Map(
    found.names.map((name, index) => {
      const id = postedText(body, `gremium-${index}`, 60);
      return [name, id === '' ? null : id];
    }),
  );
  const isFinal = postedText(body, 'schritt', 20) === 'uebernehmen';
  const problems = found.problems.map(([at, why]) => ({ line: at, why }));
  return { ok: true, file: { entries, problems }, chosen, values, isFinal };
}

function parsed(text: string): z.infer<typeof carried> | undefined {
  try {
    return carried.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
