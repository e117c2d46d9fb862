import type { Evidence, EvidenceValue, FoundEvidence } from './evidence.ts';

/** What becomes of evidence when its source was read again. Pure; `evidence-store.ts` writes it. */
export interface EvidenceMerge {
  /** Found for the first time. */
  added: FoundEvidence[];
  /** The same statement in other words or figures, or one that came back: to be checked (again). */
  reopened: { id: string; found: FoundEvidence }[];
  /** The same sentence and value; only its place in the text may have moved. The state stays. */
  kept: { id: string; found: FoundEvidence }[];
  /** Ids whose sentence is gone. */
  expired: string[];
}

type Known = Pick<Evidence, 'id' | 'state' | keyof FoundEvidence>;

/**
 * Compares what is known of one source record with what was found in it now. What a person confirmed or rejected stays
 * so as long as sentence and value are literally the same; a changed sentence or value is read anew.
 */
export function mergeEvidence(
  old: readonly Known[],
  found: readonly FoundEvidence[],
): EvidenceMerge {
  const merge: EvidenceMerge = { added: [], reopened: [], kept: [], expired: [] };
  const waiting = new Set(old);
  const take = (fits: (known: Known) => boolean): Known | undefined => {
    const known = [...waiting].find(fits);
    if (known) waiting.delete(known);
    return known;
  };
  const changed = found.filter((one) => {
    const known = take((other) => isSame(other, one));
    if (!known) return true;
    const list = known.state === 'expired' ? merge.reopened : merge.kept;
    list.push({ id: known.id, found: one });
    return false;
  });
  // Half the same is the same statement changed: first those with the same sentence, then the same value, then the slot.
  const fits = [sameSentence, sameValueInField, sameSlot];
  const rest = fits.reduce((left, isLike) => {
    return left.filter((one) => {
      const known = take((other) => other.state !== 'expired' && isLike(other, one));
      if (known) merge.reopened.push({ id: known.id, found: one });
      return !known;
    });
  }, changed);
  merge.added = rest;
  merge.expired = [...waiting].filter(({ state }) => state !== 'expired').map(({ id }) => id);
  return merge;
}

function isSame(a: FoundEvidence, b: FoundEvidence): boolean {
  return a.sentence === b.sentence && isSameValue(a.value, b.value);
}

function sameSentence(a: FoundEvidence, b: FoundEvidence): boolean {
  return a.value.kind === b.value.kind && a.sentence === b.sentence;
}

function sameValueInField(a: FoundEvidence, b: FoundEvidence): boolean {
  return a.sourceField === b.sourceField && isSameValue(a.value, b.value);
}

function sameSlot(a: FoundEvidence, b: FoundEvidence): boolean {
  return a.sourceField === b.sourceField && slotOf(a.value) === slotOf(b.value);
}

/** What a value speaks of: of a maximum and a minimum amount in one text, each has its own slot. */
function slotOf(value: EvidenceValue): string {
  if (value.kind === 'amount') return ['amount', value.bound, value.of, value.per].join('/');
  return value.kind === 'rate' ? `rate/${String(value.isCeiling)}` : value.kind;
}

/** Whatever the order of the keys is. */
function isSameValue(a: EvidenceValue, b: EvidenceValue): boolean {
  const sorted = (value: EvidenceValue): string =>
    JSON.stringify(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)));
  return sorted(a) === sorted(b);
}
