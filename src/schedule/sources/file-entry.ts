import { SourceError } from '../../shared/errors.ts';
import type { Day } from '../../shared/dates.ts';

/** A sitting as a file tells of it. */
export interface FileEntry {
  /** Of the file, from one. */
  line: number;
  /** What the file calls it: name of the committee, or the summary of the event. */
  name: string;
  on: Day;
  submissionOn: Day | null;
  isCancelled: boolean;
  /** What stands where the day for papers should; the sitting itself is right. */
  refused?: RefusedDay;
}

/** A day for papers that cannot be taken over: as the file has it, and why; German. */
export interface RefusedDay {
  text: string;
  why: string;
}

/** What could not be read, and why; German. */
export interface FileProblem {
  line: number;
  why: string;
}

export interface SittingFile {
  entries: FileEntry[];
  problems: FileProblem[];
}

/** More than a large city has in four years; also what one form can carry to its confirmation. */
export const mostEntries = 800;
export const longestName = 200;

/** Of a table with its heading; so many that empty and refused ones may be among them. */
export const mostRows = {
  count: 2001,
  error: (): SourceError =>
    new SourceError(
      'Die Tabelle hat mehr als 2.000 Zeilen. Bitte löschen Sie leere Zeilen am Ende, oder teilen Sie die Tabelle, zum Beispiel nach Jahren.',
    ),
};

/** @throws SourceError where there are too many */
export function demandFew({ entries, problems }: SittingFile): void {
  if (entries.length > mostEntries || problems.length > mostEntries) {
    throw new SourceError(
      `Die Datei enthält mehr als ${mostEntries} Termine. Bitte teilen Sie sie, zum Beispiel nach Jahren.`,
    );
  }
}
