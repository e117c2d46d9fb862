import type { ListRow } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import { administrationPath, listAs, newPersonPath, peoplePath, personPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { placeOf, stateTag, type Places } from './person-words.ts';
import { roleLabels, type Person } from './person.ts';

export interface PersonListView extends PageView {
  newHref: string;
  csvHref: string;
  jsonHref: string;
  countText: string;
  rows: {
    name: string;
    href: string;
    email: string;
    role: string;
    place: string;
    state: StatusTag;
  }[];
}

export function personListView(
  people: readonly Person[],
  { places, today }: { places: Places; today: Day },
): PersonListView {
  return {
    title: 'Personen',
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Personen', href: null },
    ],
    newHref: newPersonPath(),
    csvHref: listAs(peoplePath(), 'csv'),
    jsonHref: listAs(peoplePath(), 'json'),
    countText: `${people.length} ${people.length === 1 ? 'Konto' : 'Konten'}`,
    rows: people.map((person) => ({
      name: person.name,
      href: personPath(person.id),
      email: person.email,
      role: roleLabels[person.role],
      place: placeOf(person, places),
      state: stateTag(person, today),
    })),
  };
}

export function personRow(person: Person, places: Places): ListRow {
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    role: person.role,
    place: placeOf(person, places),
    hasPassword: person.hasPassword,
    isDisabled: person.isDisabled,
    isDemo: person.isDemo,
    absentUntilOn: person.absentUntilOn,
  };
}
