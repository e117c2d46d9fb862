import type { Source } from '../quarters/needs/need.ts';
import type { Station } from './backward-plan.ts';

export const committeeKinds = ['rat', 'ausschuss', 'bezirksvertretung'] as const;
export type CommitteeKind = (typeof committeeKinds)[number];

export const committeeKindLabels: Record<CommitteeKind, string> = {
  rat: 'Rat (beschließt)',
  ausschuss: 'Ausschuss (berät)',
  bezirksvertretung: 'Bezirksvertretung (berät, nur für ihren Stadtbezirk)',
};

/** Gremium of a municipality; retired, never deleted. */
export interface Committee extends CommitteeDraft {
  id: string;
  municipalityId: string;
  version: number;
  /** Since when it does not exist any more. */
  retiredAt: string | null;
  source: Source | null;
}

/** What a person says about a committee. */
export interface CommitteeDraft {
  name: string;
  shortName: string;
  kind: CommitteeKind;
  /** Place in the usual order of consultation, 1 first; null = not part of it. */
  consultationOrder: number | null;
  /** Of a Bezirksvertretung; null = the whole municipality. */
  districtId: string | null;
}

/** A Stadtbezirk or Stadtteil and what it lies in. */
export interface DistrictPlace {
  id: string;
  municipalityId: string;
  name: string;
  kind: string;
  parentId: string | null;
}

/**
 * The order of consultation for a place: without retired committees, and of the Bezirksvertretungen only the one of
 * the district.
 * @param within the district with all it lies in; empty = a matter of the whole municipality
 */
export function stationsFor(
  committees: readonly Committee[],
  within: readonly string[],
): Station[] {
  return committees
    .filter(
      ({ consultationOrder, retiredAt, districtId }) =>
        consultationOrder !== null &&
        retiredAt === null &&
        (districtId === null || within.includes(districtId)),
    )
    .toSorted(
      (a, b) => (a.consultationOrder ?? 0) - (b.consultationOrder ?? 0) || (a.id < b.id ? -1 : 1),
    )
    .map(({ id, shortName, kind }) => ({
      committeeId: id,
      name: shortName,
      isDeciding: kind === 'rat',
    }));
}

/** A district with everything it lies in, from the inside out. */
export function districtsAround(
  districts: readonly DistrictPlace[],
  districtId: string | null,
): string[] {
  const around: string[] = [];
  let next = districtId;
  while (next !== null && !around.includes(next)) {
    const id: string = next;
    around.push(id);
    next = districts.find((one) => one.id === id)?.parentId ?? null;
  }
  return around;
}
