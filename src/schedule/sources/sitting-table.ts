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
  const heads = (head?.cells ?? []).map((cell) => cellText(cell).trim());
  const titles = heads.map((title) => title.toLocaleLowerCase('de'));
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
    const cell = (index: number): TitledText => ({
      text: index < 0 ? '' : cellText(cells[index]).trim(),
      title: heads[index] ?? '',
    });
    const outcome = entryOf(line, {
      name: cell(columns.name),
      on: cell(columns.on),
      submission: cell(columns.submission),
      status: cell(columns.status),
    });
    if ('why' in outcome) read.problems.push(outcome);
    else read.entries.push(outcome);
  }
  return read;
}

/** A cell with the title of its column. */
interface TitledText {
  text: string;
  title: string;
}

function entryOf(
  line: number,
  cells: Record<'name' | 'on' | 'submission' | 'status', TitledText>,
): FileEntry | FileProblem {
  const name = cells.name.text.slice(0, longestName);
  if (name === '') return { line, why: `Spalte „${cells.name.title}“ ist leer.` };
  const on = readDay(cells.on.text);
  if (on === undefined) return { line, why: `„${name}“: ${noDay(cells.on)}` };
  const wrong = wrongDays({ sitsOn: on, submissionOn: null });
  if (wrong.sitsOn) return { line, why: `„${name}“: ${saidIn(cells.on)}: ${wrong.sitsOn}` };
  const isCancelled = /^(abgesagt|entfällt|entfallen)$/iu.test(cells.status.text);
  return { line, name, on, isCancelled, ...readSubmission(cells.submission, on) };
}

/** A wrong day for papers takes nothing from the sitting itself. */
function readSubmission(
  cell: TitledText,
  sitsOn: Day,
): Pick<FileEntry, 'submissionOn' | 'refused'> {
  if (cell.text === '') return { submissionOn: null };
  const submissionOn = readDay(cell.text);
  const refuse = (why: string) => ({
    submissionOn: null,
    refused: { text: short(cell.text), why },
  });
  if (submissionOn === undefined) return refuse(noDay(cell));
  const wrong = wrongDays({ sitsOn, submissionOn }).submissionOn;
  return wrong === undefined ? { submissionOn } : refuse(`${saidIn(cell)}: ${wrong}`);
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
const saidIn = ({ title, text }: TitledText): string =>
  `Spalte „${short(title)}“: „${short(text)}“`;
const noDay = (cell: TitledText): string =>
  cell.text === ''
    ? `Spalte „${short(cell.title)}“ ist leer.`
    : `${saidIn(cell)} ist kein Datum, das es gibt.`;

/** `16.12.2026`, `6.1.27`, `Mo, 6.1.2027` or `2026-12-16`; undefined for anything else. */
function readDay(text: string): Day | undefined {
  const [, date = '', month = '', year = ''] =
    /^(?:[A-Za-z]{2,10}\.?,?\s+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/u.exec(text) ?? [];
  // Nobody plans sittings of the last century.
  const full = year.length === 2 ? `20${year}` : year;
  const day = full === '' ? text : `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
