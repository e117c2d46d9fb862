import type { Municipality, Quarter } from '../../quarters/quarter.ts';
import { formatDay, formatMonth, type Day } from '../../shared/dates.ts';
import type { FindCheck } from '../fact-check.ts';
import type { GroupedMatches } from '../match.ts';
import type { NeedFile } from './need-file.ts';
import type { KnownFact } from './trial-known.ts';

/** A need that was tried and not saved. */
export interface Trial extends GroupedMatches {
  on: Day;
  findCheck: FindCheck;
  title: string;
  quarter: Quarter | null;
  /** null where neither a quarter nor the installation says which one is meant. */
  municipality: Municipality | null;
  /** What is odd about the need and was tried all the same; German sentences. */
  warnings: readonly string[];
  /** What counts beside the fields of the form, and where it comes from. */
  known: readonly KnownFact[];
  /** The saved need it began with; null = none. */
  began: { id: string; title: string } | null;
}

/** What is no mistake, but seldom meant: lists that say nothing, and a beginning before the day of the trial. */
export function trialWarnings(
  { topics, applicants, costItems, start }: AskedFirst,
  on: Day,
): string[] {
  const empty = [
    ...(topics.length === 0 ? ['Themen'] : []),
    ...(applicants.length === 0 ? ['Wer beantragen kann'] : []),
    ...(costItems.length === 0 ? ['Kosten'] : []),
  ];
  return [
    ...empty.map((what) => `${what}: nicht angegeben. Was Programme dazu verlangen, bleibt offen.`),
    ...(start !== null && start < on.slice(0, 7)
      ? [
          `Beginn liegt in der Vergangenheit: ${formatMonth(start)} ist vor dem Stichtag ${formatDay(on)}.`,
        ]
      : []),
  ];
}

type AskedFirst = Pick<NeedFile, 'topics' | 'applicants' | 'costItems' | 'start'>;
