/** How long further attempts wait after failed ones. Pure. */

/** The e-mail address typed, or the place the attempt came from. */
export type LockKind = 'address' | 'source';

/**
 * From this failure on, each further one doubles the wait. A whole town hall may share one network address, therefore
 * the source has more patience than the single account.
 */
const firstLockAt: Record<LockKind, number> = { address: 5, source: 30 };
const longestMinutes = 60;
/** After a day without a failure the count begins anew. */
const forgetAfterMs = 24 * 3_600_000;

export interface FailureCount {
  failures: number;
  lastFailedAt: string;
}

/** 0 below the threshold, then 1, 2, 4 … 60 minutes. */
export function lockMinutes(kind: LockKind, failures: number): number {
  const beyond = failures - firstLockAt[kind];
  return beyond < 0 ? 0 : Math.min(2 ** Math.min(beyond, 10), longestMinutes);
}

/** The count after one more failure, and until when the next attempt has to wait. */
export function afterFailure(
  kind: LockKind,
  before: FailureCount | undefined,
  now: Date,
): FailureCount & { lockedUntil: string | null } {
  const isForgotten =
    before === undefined || now.getTime() - Date.parse(before.lastFailedAt) > forgetAfterMs;
  const failures = isForgotten ? 1 : before.failures + 1;
  const minutes = lockMinutes(kind, failures);
  return {
    failures,
    lastFailedAt: now.toISOString(),
    lockedUntil: minutes === 0 ? null : new Date(now.getTime() + minutes * 60_000).toISOString(),
  };
}

/** IPv4 without its last, IPv6 with only its first 64 bits: enough to recognise an office, not a desk. */
export function shortenAddress(address: string): string {
  const plain = address.replace(/^::ffff:/u, '');
  if (plain.includes('.')) return plain.replace(/\.\d+$/u, '.x');
  const [head = ''] = plain.split('::');
  return `${head.split(':').slice(0, 4).join(':')}::/64`;
}

/** What counts as one source: the IPv4 address, or the 64-bit network that one IPv6 customer commands. */
export function sourceKey(address: string): string {
  return address.includes('.') ? address.replace(/^::ffff:/u, '') : shortenAddress(address);
}
