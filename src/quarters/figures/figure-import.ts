import { z } from 'zod';
import type { Day } from '../../shared/dates.ts';
import { columnRoles } from './figure-column.ts';
import { yearMeanings } from './figure-reference.ts';

export const figureImportStates = ['staged', 'active', 'undone', 'discarded'] as const;
export type FigureImportState = (typeof figureImportStates)[number];

export const figureCounts = [
  'added',
  'changed',
  'unchanged',
  'suppressed',
  'locked',
  'refused',
  'empty',
  'noStatement',
] as const;
export type FigureCounts = Record<(typeof figureCounts)[number], number>;

const count = z.int().nonnegative().default(0);

/**
 * What an import remembers beside its values. It holds no number of the file: reasons name line and column only, and
 * samples are words.
 */
export const figureOutcomeSchema = z.object({
  /** columns: somebody must say what they are; reading: not (or never) finished; ready: may be confirmed. */
  phase: z.enum(['columns', 'reading', 'ready']),
  base: z.string(),
  yearMeaning: z.enum(yearMeanings),
  /** For rows without a year, as typed; '' = none. */
  reference: z.string(),
  /** Which remembered mapping the file is read with; '' in imports from before it was kept. */
  headerKey: z.string().default(''),
  /** State of the municipality's figures the preview was made on. */
  basis: z.string(),
  counts: z.object({
    added: count,
    changed: count,
    unchanged: count,
    suppressed: count,
    locked: count,
    refused: count,
    empty: count,
    noStatement: count,
  }),
  refused: z.array(z.object({ line: z.int(), reason: z.string() })),
  /** "2–40, 44". */
  unchangedLines: z.string(),
  notes: z.array(z.string()),
  columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })),
});
export type FigureOutcome = z.infer<typeof figureOutcomeSchema>;

export const noCounts: FigureCounts = {
  added: 0,
  changed: 0,
  unchanged: 0,
  suppressed: 0,
  locked: 0,
  refused: 0,
  empty: 0,
  noStatement: 0,
};

export const figureMappingSchema = z.array(
  z.object({
    role: z.enum(columnRoles),
    indicatorId: z.string().nullable(),
    year: z.string().nullable(),
  }),
);

/** Where the figures of a file come from, where its rows do not say so themselves. */
export interface FigureSource {
  title: string;
  url: string | null;
  receivedOn: Day;
}

export interface FigureImport {
  id: string;
  municipalityId: string;
  personName: string;
  fileName: string;
  format: 'csv' | 'xlsx';
  layout: 'long' | 'wide';
  source: FigureSource;
  state: FigureImportState;
  outcome: FigureOutcome;
  createdAt: string;
  activatedAt: string | null;
  undoneAt: string | null;
  undoneByName: string | null;
}

/** "2, 5–9, 12": lines as a text that stays short. */
export function linesText(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const line of sorted) {
    const last = ranges.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
