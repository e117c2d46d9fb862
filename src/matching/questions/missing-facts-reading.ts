import { setImmediate } from 'node:timers/promises';
import type { AskedNeeds } from './asked-needs.ts';
import { collectMissingFacts, type MissingFact } from './missing-facts.ts';

/** As `missingFacts`; with a big catalogue it takes seconds, and nobody else waits for more than one need. */
export async function readMissingFacts({ needs }: AskedNeeds): Promise<MissingFact[]> {
  const collection = collectMissingFacts();
  for (const one of needs) {
    collection.add(one);
    await setImmediate();
  }
  return collection.inOrder();
}
