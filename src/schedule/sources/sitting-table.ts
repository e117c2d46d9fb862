import { readCsvTable } from '../../quarters/figures/csv-table.ts';
import { cellText, isFilled } from '../../quarters/figures/figure-table.ts';
import { isDay, type Day } from '../../shared/dates.ts';
import { SourceError } from '../../shared/errors.ts';
import { wrongDays } from '../sitting.ts';
import {
  longestName,
  mostRows,
  type FileEntry,
  type FileProblem,
  type SittingFile,
} from './file-entry.ts';

/** A table with the columns Gremium, Datum and, if known, Abgabeschluss and Status. @throws SourceError */
export function readSittingTable(bytes: Buffer): SittingFile {
  const [head, ...rows] = readCsvTable(bytes, mostRows).rows.filter(isFilled);
  const titles = (head?.cells ?? []).map((cell) => cellText(cell).toLocaleLowerCase('de'));
  const place = (names: readonly string[]): number =>
    titles.findIndex((title) => names.includes(title));
  const columns = {
    name: place(['gremium', 'ausschuss']),
    on: place(['datum', 'sitzung', 'sitzungstag', 'sitzung am']),
    submission: place(['abgabeschluss', 'abgabetag', 'abgabe']),
    status: place(['status', 'zustand']),
  };
  if (columns.name < 0 || columns.on < 0) {
    throw new SourceError(
      'In der ersten Zeile fehlen die Spalten „Gremium“ und „Datum“ (dazu möglich: „Abgabeschluss“).',
    );
  }
  const read: SittingFile = { entries: [], problems: [] };
  for (const { line, cells } of rows) {
    const text = (index: number): string => (index < 0 ? '' : cellText(cells[index]).trim());
    const outcome = entryOf(line, {
      name: text(columns.name).slice(0, longestName),
      on: text(columns.on),
      submission: text(columns.submission),
      status: text(columns.status),
    });
    if ('why' in outcome) read.problems.push(outcome);
    else read.entries.push(outcome);
  }
  return read;
}

function entryOf(
  line: number,
  { name, on, submission, status }: Record<'name' | 'on' | 'submission' | 'status', string>,
): FileEntry | FileProblem {
  if (name === '') return { line, why: 'Die Zeile nennt kein Gremium.' };
  const day = readDay(on);
  if (day === undefined) return { line, why: `„${name}“: „${on}“ ist kein Datum, das es gibt.` };
  const submissionOn = submission === '' ? null : readDay(submission);
  if (submissionOn === undefined) {
    return { line, why: `„${name}“: Abgabeschluss „${submission}“ ist kein Datum, das es gibt.` };
  }
  const wrong = wrongDays({ sitsOn: day, submissionOn });
  if (wrong.sitsOn) return { line, why: `„${name}“: „${on}“: ${wrong.sitsOn}` };
  if (wrong.submissionOn) {
    return { line, why: `„${name}“: Abgabeschluss „${submission}“: ${wrong.submissionOn}` };
  }
  const isCancelled = /^(abgesagt|entfällt|entfallen)$/iu.test(status);
  return { line, name, on: day, submissionOn, isCancelled };
}

/** `16.12.2026`, `6.1.2027` or `2026-12-16`; undefined for anything else. */
function readDay(text: string): Day | undefined {
  const [, date = '', month = '', year = ''] =
    /^(?:[A-Za-z]{2,10}\.?,?\s+)?(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text) ?? [];
  const day = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
