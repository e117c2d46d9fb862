import { z } from 'zod';
import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import type { Source } from '../quarters/needs/need.ts';
import { day, isDay, type Day } from '../shared/dates.ts';
import { SourceError } from '../shared/errors.ts';
import { wrongDays } from './sitting.ts';
import type { ChosenNames } from './sitting-import.ts';
import {
  longestName,
  mostEntries,
  type FileEntry,
  type SittingFile,
} from './sources/file-entry.ts';

/** A file between its preview and its confirmation: what was read travels with the form, no copy is kept. */

/** In the choice of a committee; nothing = not decided yet. */
export const leaveOut = 'keine';

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
const refused = z.tuple([z.string().max(60), z.string().max(longestWhy)]);
const carried = z.strictObject({
  names: z.array(z.string().min(1).max(longestName)).max(mostEntries),
  /** Place of the name, day, day for papers, whether it is cancelled, line; the refused day for papers and why. */
  rows: z
    .array(
      z
        .tuple([z.int().min(0), day, day.nullable(), z.boolean(), line, refused.optional()])
        .refine(([, on, submissionOn]) => areRightDays(on, submissionOn)),
    )
    .max(mostEntries),
  /** Line, and why it was not read: still to be seen when the preview is asked for again. */
  problems: z.array(z.tuple([line, z.string().max(longestWhy)])).max(mostEntries),
});

/** What the hidden field carries. */
export function carriedText({ entries, problems }: SittingFile): string {
  const names = [...new Set(entries.map(({ name }) => name))];
  const rows = entries.map((entry) => [
    names.indexOf(entry.name),
    entry.on,
    // What a person corrected stands in its own field.
    entry.refused ? null : entry.submissionOn,
    entry.isCancelled,
    entry.line,
    ...(entry.refused ? [[entry.refused.text, entry.refused.why]] : []),
  ]);
  const told = problems.map(({ line: at, why }) => [at, why.slice(0, longestWhy)]);
  return JSON.stringify({ names, rows, problems: told });
}

/** The form of the preview may be 256 kB; the rest is for its token and the names of the fields. */
const mostBytes = 240_000;
const someId = 'x'.repeat(36);

/** @throws SourceError where the confirmation would be larger than a form may be */
export function demandCarriable(file: SittingFile): void {
  const names = new Set(file.entries.map(({ name }) => name));
  // The source is typed afterwards; its fields hold 300 and 1,000 signs of up to nine bytes.
  const form = new URLSearchParams({ eintraege: carriedText(file) });
  for (const { line: at, refused: is } of file.entries) {
    if (is) form.append(submissionName(at), '2000-01-01');
  }
  for (const index of [...names].keys()) form.append(`gremium-${index}`, someId);
  if (form.toString().length <= mostBytes) return;
  throw new SourceError(
    'Die Datei hat zu viele lange Bezeichnungen für eine Vorschau. Bitte teilen Sie die Datei, zum Beispiel nach Halbjahren, oder kürzen Sie die Bezeichnungen auf den Namen des Gremiums.',
  );
}

export interface ConfirmedFile {
  file: SittingFile;
  chosen: ChosenNames;
  values: SourceValues;
  /** Days for papers as they were typed, by line. */
  typedDays: ReadonlyMap<number, string>;
  /** What keeps it from being taken over. */
  errors: FieldErrors;
  isFinal: boolean;
}

/** Where the day for papers of a line is corrected. */
export const submissionName = (at: number): string => `abgabe-${at}`;

/** The posted preview: what was read, and which committee each name was taken for; undefined where it is broken. */
export function readConfirmedFile(body: unknown): ConfirmedFile | undefined {
  const values = readSourceValues(body);
  const found = parsed(postedSecret(body, 'eintraege'));
  if (!found) return undefined;
  const isFinal = postedText(body, 'schritt', 20) === 'uebernehmen';
  const chosen = readChosen(body, found.names);
  const typedDays = new Map<number, string>();
  const errors: Record<string, string> = isFinal
    ? { ...sourceErrors(values), ...openErrors(chosen) }
    : {};
  const entries = found.rows.flatMap((row): FileEntry[] => {
    const [place, on, submissionOn, isCancelled, at, wrong] = row;
    const name = found.names[place];
    if (name === undefined) return [];
    const entry = { line: at, name, on, submissionOn, isCancelled };
    if (wrong === undefined) return [entry];
    const typed = postedText(body, submissionName(at), 20);
    typedDays.set(at, typed);
    const error = submissionError(typed, on);
    if (error !== null) errors[submissionName(at)] = `Abgabetag, Zeile ${at}: ${error}`;
    const corrected = typed === '' || error !== null ? null : typed;
    return [{ ...entry, submissionOn: corrected, refused: { text: wrong[0], why: wrong[1] } }];
  });
  const problems = found.problems.map(([at, why]) => ({ line: at, why }));
  return { file: { entries, problems }, chosen, values, typedDays, errors, isFinal };
}

const readChosen = (body: unknown, names: readonly string[]): ChosenNames =>
  new Map(
    names.map((name, index) => {
      const said = postedText(body, `gremium-${index}`, 60);
      return [name, said === '' ? undefined : said === leaveOut ? null : said];
    }),
  );

const openErrors = (chosen: ChosenNames): Record<string, string> =>
  Object.fromEntries(
    [...chosen].flatMap(([name, said], index) =>
      said === undefined
        ? [
            [
              `gremium-${index}`,
              `Bitte wählen Sie für „${name}“ das Gremium oder „nicht übernehmen“.`,
            ],
          ]
        : [],
    ),
  );

function submissionError(typed: string, sitsOn: Day): string | null {
  if (typed === '') return null;
  if (!isDay(typed)) return 'Bitte ein Datum angeben, das es gibt, oder leer lassen.';
  return wrongDays({ sitsOn, submissionOn: typed }).submissionOn ?? null;
}

function parsed(text: string): z.infer<typeof carried> | undefined {
  try {
    return carried.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
