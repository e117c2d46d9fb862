import type { StatusTag } from '../http/page-parts.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { MunicipalityEntry, OrganisationEntry } from './place.ts';
import { isAbsent, placementOf, type Person } from './person.ts';

/** What lists and pages say about an account. */

export interface Places {
  municipalities: readonly MunicipalityEntry[];
  organisations: readonly OrganisationEntry[];
}

/** Where somebody belongs, in words. */
export function placeOf(person: Person, { municipalities, organisations }: Places): string {
  const name = (id: string | null): string =>
    municipalities.find((one) => one.id === id)?.name ?? 'nicht zugeordnet';
  switch (placementOf[person.role]) {
    case 'municipality':
      return name(person.municipalityId);
    case 'organisation':
      return (
        organisations.find((one) => one.id === person.organisationId)?.shortName ??
        'nicht zugeordnet'
      );
    case 'assignments':
      return person.assignedMunicipalityIds.map(name).join(', ') || 'nicht zugeordnet';
    case 'none':
      return 'ganze Installation';
  }
}

export function stateTag(person: Person, today: Day): StatusTag {
  if (person.isDisabled) return { tone: 'danger', symbol: '✗', text: 'gesperrt' };
  if (person.isDemo) return { tone: 'warning', symbol: '!', text: 'Demo-Konto' };
  if (!person.hasPassword) return { tone: 'info', symbol: '→', text: 'noch ohne Kennwort' };
  if (isAbsent(person, today) && person.absentUntilOn !== null) {
    return {
      tone: 'neutral',
      symbol: '–',
      text: `abwesend bis ${formatDay(person.absentUntilOn)}`,
    };
  }
  return { tone: 'success', symbol: '✓', text: 'aktiv' };
}
