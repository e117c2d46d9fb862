/** Single-use links for a first or a new password. */

export type LinkKind = 'firstAdmin' | 'setup' | 'reset';

export interface PersonLink {
  id: string;
  /** Null for `firstAdmin`: the person comes into being by using it. */
  personId: string | null;
  kind: LinkKind;
  createdAt: string;
  expiresAt: string;
}

export const linkValidHours: Record<LinkKind, number> = { firstAdmin: 24, setup: 72, reset: 24 };

export function linkExpiry(kind: LinkKind, now: Date): string {
  return new Date(now.getTime() + linkValidHours[kind] * 3_600_000).toISOString();
}
