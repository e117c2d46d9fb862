import { createHash } from 'node:crypto';
import type { CompiledEntry } from '../compiled/compiled-entries.ts';
import { contentKey } from '../compiled/criterion-key.ts';
import { decidingWindow } from '../match.ts';
import type { SaidCase } from '../match-case.ts';
import { isOver } from '../order/match-group.ts';
import type { MatchState } from '../decisions/criterion-state.ts';
import type { WindowState } from '../../programmes/window-state.ts';
import type { ConsultationFrame } from '../../schedule/time-left.ts';
import type { Day } from '../../shared/dates.ts';

/** Short names of what matching looks at: equal fingerprints on both sides mean that nothing has to be tested again. */

const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);

/** Everything of a need that a criterion may look at, and what people confirmed. */
export function needFingerprint({ matchCase, confirmations }: SaidCase): string {
  const said = confirmations.map(({ programmeId, conditionKey, result }) => [
    programmeId,
    conditionKey,
    result,
  ]);
  return hashOf([matchCase, said]);
}

/** What people may do until a deadline: sittings, lead times, order of consultation, and the day it is. */
export function timeFingerprint(frame: ConsultationFrame, on: Day): string {
  return hashOf([frame, on]);
}

/** What a programme asks for and pays, and where its window stands on the day: a round opens without an edit. */
export function programmeFingerprint({ compiled }: CompiledEntry, standing: Standing): string {
  const { finance, topics, fundedCosts, title } = compiled.programme;
  return hashOf([compiled.criteria.map(contentKey), finance, topics, fundedCosts, title, standing]);
}

/** Where the window of a programme stands on a day. */
export type Standing = WindowState & { isOver: boolean };

export function standingOf({ compiled }: Pick<CompiledEntry, 'compiled'>, on: Day): Standing {
  const window = decidingWindow(compiled, on);
  return { ...window, isOver: isOver(window, on) };
}

/** The same state is told once a day, however often the job runs; a round that opens again next year is news again. */
export function newsFingerprint(kind: string, state: MatchState | null, on: Day): string {
  const results = state?.criteria.map(({ key, result }) => [key, result]);
  return hashOf([
    kind,
    on,
    state?.group,
    state?.windowState,
    state?.certainty,
    results,
    state?.facts,
  ]);
}
