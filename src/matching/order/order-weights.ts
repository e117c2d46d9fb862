import { z } from 'zod';

/** What the order within a group is made of. */
export const orderPartNames = ['topic', 'cost', 'ownShare', 'date', 'effort'] as const;
export type OrderPartName = (typeof orderPartNames)[number];

/** How much each part counts: whole numbers from 0 (not at all) to `greatestWeight`. */
export type OrderWeights = Readonly<Record<OrderPartName, number>>;

export const greatestWeight = 10;

/** Assumed, and called so on their page: what it is about decides what a clerk looks at first. */
export const defaultOrderWeights: OrderWeights = {
  topic: 5,
  cost: 2,
  ownShare: 1,
  date: 2,
  effort: 1,
};

export const orderPartLabels: Record<OrderPartName, string> = {
  topic: 'Fachliche Passung',
  cost: 'Gedeckte Kosten',
  ownShare: 'Eigenanteil',
  date: 'Erreichbarer Termin',
  effort: 'Aufwand',
};

const weight = z.int().min(0).max(greatestWeight);

/** The stored form: one JSON text, never searched. */
export const orderWeightsSchema: z.ZodType<OrderWeights> = z
  .strictObject({ topic: weight, cost: weight, ownShare: weight, date: weight, effort: weight })
  // With nothing that counts, only the alphabet would be left.
  .refine((weights) => Object.values(weights).some((one) => one > 0));

/** What is stored for a municipality, or the default. */
export interface StoredOrderWeights {
  weights: OrderWeights;
  /** Why, in the words of the municipality. */
  note: string | null;
  /** 0 while the default holds. */
  version: number;
}
