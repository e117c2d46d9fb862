import { formatDay, isDay, type Day } from '../../shared/dates.ts';
import type { Cell } from './figure-table.ts';

/** When a figure holds: a calendar year or a reference day. */
export interface FigureReference {
  yearLabel: string;
  referenceYear: number;
  referenceOn: Day | null;
}

/** What a bare year means in a file: the year itself, or its last day. */
export const yearMeanings = ['year', 'lastDay'] as const;
export type YearMeaning = (typeof yearMeanings)[number];

export const earliestYear = 1990;

export type ReadReference =
  { ok: true; reference: FigureReference } | { ok: false; why: string } | null;

/** Null for an empty cell. */
export function readReference(
  cell: Cell,
  { yearMeaning, today }: { yearMeaning: YearMeaning; today: Day },
): ReadReference {
  if (cell.kind === 'empty') return null;
  if (cell.kind === 'error') return no(`Jahr oder Stichtag enthält ${cell.text}`);
  const found =
    cell.kind === 'day' ? ofDay(cell.day) : fromText(plainText(cell), yearMeaning, today);
  if (found === undefined) {
    return no('Jahr oder Stichtag ist nicht lesbar; bitte als 2024 oder 31.12.2024 angeben');
  }
  const { referenceYear: year, referenceOn: on } = found;
  // Where columns have slipped, the number is a count: no reason repeats it.
  if (year < earliestYear) return no(`Das Jahr liegt vor ${earliestYear}`);
  const isFuture = on === null ? year > Number(today.slice(0, 4)) : on > today;
  if (isFuture) return no('Jahr oder Stichtag liegt in der Zukunft');
  return { ok: true, reference: found };
}

const plainText = (cell: Extract<Cell, { kind: 'text' | 'number' }>): string =>
  cell.kind === 'text' ? cell.text : String(cell.value);

function fromText(text: string, meaning: YearMeaning, today: Day): FigureReference | undefined {
  if (/^\d{4}$/u.test(text)) return ofYear(Number(text), meaning, today);
  if (isDay(text)) return ofDay(text);
  const school = /^(?:Schuljahr )?(\d{4})\/(\d{2}|\d{4})$/iu.exec(text);
  if (school) return ofSchoolYear(Number(school[1]), Number(school[2]) % 100);
  const parts = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u.exec(text);
  if (!parts) return undefined;
  const [, day = '', month = '', year = ''] = parts;
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(on) ? ofDay(on) : undefined;
}

/** The last day of the running year has not come yet: then the year itself is meant. */
function ofYear(year: number, meaning: YearMeaning, today: Day): FigureReference {
  const lastDay = `${year}-12-31`;
  return meaning === 'lastDay' && lastDay <= today
    ? ofDay(lastDay)
    : { yearLabel: String(year), referenceYear: year, referenceOn: null };
}

/** Of the year it begins in; the two years must follow each other. */
function ofSchoolYear(first: number, second: number): FigureReference | undefined {
  if ((first + 1) % 100 !== second) return undefined;
  const label = `Schuljahr ${first}/${String(second).padStart(2, '0')}`;
  return { yearLabel: label, referenceYear: first, referenceOn: null };
}

function ofDay(on: Day): FigureReference {
  return { yearLabel: formatDay(on), referenceYear: Number(on.slice(0, 4)), referenceOn: on };
}

/** What makes two references the same, as the database compares them. */
export const referenceKey = (
  value: Pick<FigureReference, 'yearLabel'> & { referenceOn: Day | null },
): string => value.referenceOn ?? value.yearLabel;

function no(why: string): ReadReference {
  return { ok: false, why };
}
