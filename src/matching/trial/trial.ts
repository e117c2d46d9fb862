import type { Municipality, Quarter } from '../../quarters/quarter.ts';
import type { Day } from '../../shared/dates.ts';
import type { FindCheck } from '../fact-check.ts';
import type { GroupedMatches } from '../match.ts';

/** A need that was tried and not saved. */
export interface Trial extends GroupedMatches {
  on: Day;
  findCheck: FindCheck;
  title: string;
  quarter: Quarter | null;
  /** null where neither a quarter nor the installation says which one is meant. */
  municipality: Municipality | null;
}
