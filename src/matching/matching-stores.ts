import type { Database } from '../database/open.ts';
import { createExampleStore } from './example-store.ts';
import { createMatchStore } from './match-store.ts';
import { createOrderWeightStore } from './order-weight-store.ts';
import { createProgrammeAnswerStore } from './programme-answer-store.ts';

/** The stores of this room on one executor. */
export function createMatchingStores(db: Database) {
  return {
    matches: createMatchStore(db),
    orderWeights: createOrderWeightStore(db),
    answers: createProgrammeAnswerStore(db),
    examples: createExampleStore(db),
  };
}
