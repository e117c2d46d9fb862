import { reachOf } from './access.ts';
import type { Person, Role } from './person.ts';

/** Who beside the own administration may read a comment, a document or a text version. */
export const visibilities = ['internal', 'carrier', 'gib'] as const;
export type Visibility = (typeof visibilities)[number];

/** What is written without saying more stays in the house. */
export const defaultVisibility: Visibility = 'internal';

export const visibilityLabels: Record<Visibility, string> = {
  internal: 'intern',
  carrier: 'mit Träger',
  gib: 'mit G.I.B.',
};

const readable: Record<Role, readonly Visibility[]> = {
  staff: visibilities,
  auditor: visibilities,
  carrier: ['carrier'],
  coordinator: ['gib'],
  council: [],
  admin: [],
};

/** Which comments, documents and text versions of a project that this role reaches it may read. */
export function visibilitiesFor(role: Role): readonly Visibility[] {
  return readable[role];
}

/** Pay steps are seen by the city's staff and by the carrier who employs, by nobody else. */
export function maySeePayStep(
  person: Person,
  post: { municipalityId: string; employerId: string | null },
): boolean {
  const reach = reachOf(person.role, 'payStep.read');
  if (reach === 'ownMunicipality') return person.municipalityId === post.municipalityId;
  if (reach !== 'namingMyOrganisation') return false;
  return person.organisationId !== null && person.organisationId === post.employerId;
}
