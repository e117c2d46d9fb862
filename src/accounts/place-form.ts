import { postedText, type FieldErrors } from '../http/posted.ts';
import {
  organisationKinds,
  stateOfAgs,
  type MunicipalityDraft,
  type MunicipalityEntry,
  type OrganisationDraft,
} from './place.ts';

export function readMunicipalityInput(body: unknown): MunicipalityDraft {
  return {
    name: postedText(body, 'name', 120),
    ags: postedText(body, 'ags', 20).replaceAll(' ', ''),
    leadDepartment: postedText(body, 'leadDepartment', 120),
  };
}

export function checkMunicipalityInput(
  input: MunicipalityDraft,
  known: readonly MunicipalityEntry[],
): FieldErrors {
  const errors: Record<string, string> = {};
  if (input.name === '') errors['name'] = 'Bitte den Namen der Kommune angeben.';
  if (stateOfAgs(input.ags) === undefined) {
    errors['ags'] =
      'Bitte den amtlichen Gemeindeschlüssel mit acht Ziffern angeben, zum Beispiel 05316000.';
  } else if (known.some((one) => one.ags === input.ags)) {
    errors['ags'] = 'Eine Kommune mit diesem Gemeindeschlüssel gibt es schon.';
  }
  if (input.leadDepartment === '') {
    errors['leadDepartment'] = 'Bitte die Federführung angeben, zum Beispiel FB 50 Soziales.';
  }
  return errors;
}

export function readOrganisationInput(body: unknown): OrganisationDraft {
  return {
    municipalityId: postedText(body, 'municipalityId', 40),
    name: postedText(body, 'name', 200),
    shortName: postedText(body, 'shortName', 60),
    kind: postedText(body, 'kind', 40),
  };
}

export function checkOrganisationInput(
  input: OrganisationDraft,
  municipalities: readonly MunicipalityEntry[],
): FieldErrors {
  const errors: Record<string, string> = {};
  if (input.name === '') errors['name'] = 'Bitte den Namen der Organisation angeben.';
  if (input.shortName === '') errors['shortName'] = 'Bitte einen kurzen Namen angeben.';
  if (!organisationKinds.includes(input.kind)) {
    errors['kind'] = 'Bitte die Art wählen.';
  }
  if (!municipalities.some((one) => one.id === input.municipalityId)) {
    errors['municipalityId'] = 'Bitte die Kommune wählen.';
  }
  return errors;
}
