import { z } from 'zod';
import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import type { Source } from '../quarters/needs/need.ts';
import { day } from '../shared/dates.ts';
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

const line = z.int().min(1).max(1_000_000);
const carried = z.strictObject({
  names: z.array(z.string().min(1).max(longestName)).max(mostEntries),
  /** Place of the name, day, day for papers, whether it is cancelled, line. */
  rows: z.array(z.tuple([z.int().min(0), day, day.nullable(), z.boolean(), line])).max(mostEntries),
});

/** What the hidden field carries. */
export function carriedText(entries: readonly FileEntry[]): string {
  const names = [...new Set(entries.map(({ name }) => name))];
  const rows = entries.map(({ name, on, submissionOn, isCancelled, line: at }) => [
    names.indexOf(name),
    on,
    submissionOn,
    isCancelled,
    at,
  ]);
  return JSON.stringify({ names, rows });
}

export type ConfirmedFile =
  | {
      ok: true;
      entries: SittingFile['entries'];
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
  return { ok: true, entries, chosen, values, isFinal };
}

function parsed(text: string): z.infer<typeof carried> | undefined {
  try {
    return carried.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
