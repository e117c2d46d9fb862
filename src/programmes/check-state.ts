import type { Evidence } from './evidence.ts';

/** How far people have looked at what was read automatically. Imported records are used at once, checked or not. */
export interface CheckState {
  /** Waiting to be confirmed or rejected. */
  open: readonly Evidence[];
  /** Confirmed or rejected. */
  checkedCount: number;
  /** The newest confirmation or rejection. */
  last: { personId: string | null; at: string } | null;
}

/** null where nothing was read automatically: then there is nothing to check. What vanished from the source is left out. */
export function checkStateOf(evidence: readonly Evidence[]): CheckState | null {
  const living = evidence.filter(({ state }) => state !== 'expired');
  if (living.length === 0) return null;
  const checked = living.filter(({ state }) => state !== 'read');
  const [last] = checked
    .flatMap(({ checkedAt, checkedById }) =>
      checkedAt === null ? [] : [{ at: checkedAt, personId: checkedById }],
    )
    .sort((a, b) => b.at.localeCompare(a.at));
  return {
    open: living.filter(({ state }) => state === 'read'),
    checkedCount: checked.length,
    last: last ?? null,
  };
}

/**
 * Names a piece of evidence as somebody saw it: a sentence that the import changed meanwhile has another mark, and is
 * not confirmed unseen.
 */
export function seenMark({ id, readAt }: Pick<Evidence, 'id' | 'readAt'>): string {
  return `${id}@${readAt}`;
}
