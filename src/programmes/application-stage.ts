import { addMonths, type Day } from '../shared/dates.ts';
import type { ProgrammeWindow } from './programme.ts';

/** Two-stage procedures: first a sketch, then the application of those who were asked for one. */

/** So long a round takes at most from the sketch to the application. */
const longestRoundMonths = 12;

type Deadline = ProgrammeWindow['deadlines'][number];

const firstStage = /Interessenbekundung|Interessensbekundung|Skizze|Projektidee|Ideenpapier/iu;

/** Whether a deadline is one for the first of two steps. */
export function isFirstStage(what: string | null): boolean {
  return what !== null && firstStage.test(what);
}

/** Whether a deadline is one for the application itself. */
export function isApplication(what: string | null): boolean {
  return what !== null && !isFirstStage(what) && /Antrag|Anträge|Antragstellung/u.test(what);
}

/**
 * Coming deadlines that are only for those whose sketch of the same round was chosen: the sketch was due before this day.
 */
export function invitedOnly(
  { deadlines }: Pick<ProgrammeWindow, 'deadlines'>,
  on: Day,
): Deadline[] {
  const sketches = deadlines.filter(({ what }) => isFirstStage(what));
  return deadlines.filter((deadline) => {
    if (deadline.on < on || isFirstStage(deadline.what)) return false;
    const before = sketches.filter((sketch) => sketch.on <= deadline.on).map((sketch) => sketch.on);
    const last = before.sort().at(-1);
    return (
      last !== undefined &&
      last < on &&
      addMonths(last.slice(0, 7), longestRoundMonths) >= deadline.on.slice(0, 7)
    );
  });
}
