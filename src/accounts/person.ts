import type { Day } from '../shared/dates.ts';

/** A person with an account. Accounts are disabled, never deleted, so that the audit trail keeps its names. */

export const roles = ['staff', 'coordinator', 'carrier', 'auditor', 'council', 'admin'] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  staff: 'Sozialverwaltung',
  coordinator: 'G.I.B.-Koordination',
  carrier: 'Träger',
  auditor: 'Rechnungsprüfung',
  council: 'Politik',
  admin: 'Administration',
};

/** What a person of this role belongs to, and what the account form therefore asks for. */
export const placementOf: Record<Role, 'municipality' | 'organisation' | 'assignments' | 'none'> = {
  staff: 'municipality',
  coordinator: 'assignments',
  carrier: 'organisation',
  auditor: 'municipality',
  council: 'municipality',
  admin: 'none',
};

export interface Person {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Of staff, auditors and council. */
  municipalityId: string | null;
  /** Of carriers. */
  organisationId: string | null;
  /** Of coordinators: the municipalities they accompany. */
  assignedMunicipalityIds: readonly string[];
  hasPassword: boolean;
  isDisabled: boolean;
  isDemo: boolean;
  absentUntilOn: Day | null;
  deputyId: string | null;
  version: number;
}

/** What the account form sets. */
export type PersonDraft = Pick<
  Person,
  'email' | 'name' | 'role' | 'municipalityId' | 'organisationId' | 'assignedMunicipalityIds'
>;

/** The one spelling of an address: trimmed, NFKC, lower case. */
export function normaliseEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function isAbsent(person: Person, today: Day): boolean {
  return person.absentUntilOn !== null && person.absentUntilOn >= today;
}

/** Demo accounts let nobody in where the installation is no demo. */
export function isActive(person: Person, { isDemo }: { isDemo: boolean }): boolean {
  return !person.isDisabled && (isDemo || !person.isDemo);
}

/** Whether this person works in the Sozialverwaltung of a municipality and can sign in: may be responsible there. */
export function isStaffOf(
  person: Person,
  municipalityId: string,
  installation: { isDemo: boolean },
): boolean {
  return (
    person.role === 'staff' &&
    person.municipalityId === municipalityId &&
    isActive(person, installation)
  );
}
