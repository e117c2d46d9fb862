/**
 * Where in a programme a stem stands, as bits of one 32-bit number. Stems that share a bit stand near each other: the
 * index needs no positions to tell „Armut von Kindern“ from a guideline that mentions both pages apart.
 */

export interface AreaField {
  /** Bits `firstBit` up to `firstBit + areas` belong to this field. */
  firstBit: number;
  areas: number;
}

/** The fields of a programme, from the most telling to the least. */
export const fieldAreas = {
  title: { firstBit: 0, areas: 1 },
  brief: { firstBit: 1, areas: 7 },
  labels: { firstBit: 8, areas: 4 },
  body: { firstBit: 12, areas: 20 },
} as const satisfies Record<string, AreaField>;

/** All bits but those of the guideline. */
export const headAreas = (1 << fieldAreas.body.firstBit) - 1;

/** A shorter stretch is not cut. */
const leastWords = 12;
/** Words this near share a bit even where an area ends between them. */
const overlap = 6;

/** The bits of the word at `position` of a field with `length` words. */
export function areasOf({ firstBit, areas }: AreaField, position: number, length: number): number {
  const words = Math.max(leastWords, Math.ceil(length / areas));
  const own = Math.min(areas - 1, Math.floor(position / words));
  const next = Math.min(areas - 1, Math.floor((position + overlap) / words));
  return ((1 << (firstBit + own)) | (1 << (firstBit + next))) >>> 0;
}
