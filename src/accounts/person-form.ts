import { z } from 'zod';
import { postedList, postedText, type FieldErrors } from '../http/posted.ts';
import { normaliseEmail, placementOf, roles, type PersonDraft } from './person.ts';
import type { Places } from './person-words.ts';

/** The account form as it was typed. */
export interface PersonInput {
  name: string;
  email: string;
  role: string;
  municipalityId: string;
  organisationId: string;
  assignedMunicipalityIds: readonly string[];
}

export const emptyPersonInput: PersonInput = {
  name: '',
  email: '',
  role: '',
  municipalityId: '',
  organisationId: '',
  assignedMunicipalityIds: [],
};

export function readPersonInput(body: unknown): PersonInput {
  return {
    name: postedText(body, 'name', 120),
    email: postedText(body, 'email', 254),
    role: postedText(body, 'role', 20),
    municipalityId: postedText(body, 'municipalityId', 40),
    organisationId: postedText(body, 'organisationId', 40),
    assignedMunicipalityIds: postedList(body, 'assigned'),
  };
}

const emailShape = z.email();

export function isEmail(text: string): boolean {
  return emailShape.safeParse(text).success;
}

/** Only the placement that belongs to the role is kept: a carrier has no municipality of its own, staff no assignments. */
export function checkPersonInput(
  input: PersonInput,
  { municipalities, organisations }: Places,
): { draft: PersonDraft } | { errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const email = normaliseEmail(input.email);
  if (input.name === '') errors['name'] = 'Bitte einen Namen angeben.';
  if (!isEmail(email)) errors['email'] = 'Bitte eine gültige E-Mail-Adresse angeben.';
  const role = roles.find((one) => one === input.role);
  if (role === undefined) return { errors: { ...errors, role: 'Bitte eine Rolle wählen.' } };

  const placement = placementOf[role];
  const municipality = municipalities.find((one) => one.id === input.municipalityId);
  if (placement === 'municipality' && !municipality) {
    errors['municipalityId'] = 'Bitte die Kommune wählen, zu der diese Person gehört.';
  }
  const organisation = organisations.find((one) => one.id === input.organisationId);
  if (placement === 'organisation' && !organisation) {
    errors['organisationId'] = 'Bitte die Organisation wählen, für die diese Person arbeitet.';
  }
  if (Object.keys(errors).length > 0) return { errors };
  const assigned = municipalities.filter((one) => input.assignedMunicipalityIds.includes(one.id));
  return {
    draft: {
      name: input.name,
      email,
      role,
      municipalityId: placement === 'municipality' ? (municipality?.id ?? null) : null,
      organisationId: placement === 'organisation' ? (organisation?.id ?? null) : null,
      assignedMunicipalityIds: placement === 'assignments' ? assigned.map((one) => one.id) : [],
    },
  };
}
