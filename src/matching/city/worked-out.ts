import { setImmediate } from 'node:timers/promises';
import type { NeedWithMatches } from '../need-case.ts';

/**
 * Works out what all matches are made of, which is otherwise done where somebody reads it: for whoever reads all of it
 * at once. A big catalogue takes seconds; nobody else should wait that long.
 */
export async function workOut(needs: readonly Pick<NeedWithMatches, 'matches'>[]): Promise<void> {
  for (const { matches } of needs) {
    for (const { result } of matches) result.results.at(0);
    await setImmediate();
  }
}
