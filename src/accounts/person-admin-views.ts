import { historyRows, type HistoryRow } from '../audit/history.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { ListRow } from '../http/lists.ts';
import type { FieldView, StatusTag } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import type { PageView } from '../http/render.ts';
import {
  administrationPath,
  listAs,
  newPersonPath,
  peoplePath,
  personActionPath,
  personPath,
} from '../paths.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { PersonInput, Places } from './person-form.ts';
import { isAbsent, placementOf, roleLabels, roles, type Person } from './person.ts';

export interface PersonListView extends PageView {
  newHref: string;
  csvHref: string;
  jsonHref: string;
  countText: string;
  rows: { name: string; href: string; email: string; role: string; place: string; state: StatusTag }[];
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

function stateTag(person: Person, today: Day): StatusTag {
  if (person.isDisabled) return { tone: 'danger', symbol: '✗', text: 'gesperrt' };
  if (person.isDemo) return { tone: 'warning', symbol: '!', text: 'Demo-Konto' };
  if (!person.hasPassword) return { tone: 'info', symbol: '→', text: 'noch ohne Kennwort' };
  if (isAbsent(person, today) && person.absentUntilOn !== null) {
    return { tone: 'neutral', symbol: '–', text: `abwesend bis ${formatDay(person.absentUntilOn)}` };
  }
  return { tone: 'success', symbol: '✓', text: 'aktiv' };
}

export interface PersonEditView extends PageView {
  action: string;
  submitLabel: string;
  version: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
  /** What stands in the database now, where somebody else saved meanwhile. */
  stale: { label: string; theirs: string; yours: string }[];
  state: StatusTag | null;
  linkAction: string | null;
  linkLabel: string;
  /** The new link, shown this one time only. */
  linkUrl: string | null;
  disableAction: string | null;
  enableAction: string | null;
  isSelf: boolean;
  history: HistoryRow[];
}

export interface PersonEditContent {
  /** Null: a new account. */
  person: Person | null;
  input: PersonInput;
  version: number;
  errors: FieldErrors;
  places: Places;
  selfId: string;
  today: Day;
  history: readonly AuditEntry[];
  people: readonly Person[];
  stale: PersonEditView['stale'];
  linkUrl: string | null;
}

export function personEditView(content: PersonEditContent): PersonEditView {
  const { person, errors, places, people } = content;
  const isSelf = person?.id === content.selfId;
  const names = new Map<string, string>([
    ...places.municipalities.map(({ id, name }) => [id, name] as const),
    ...places.organisations.map(({ id, name }) => [id, name] as const),
    ...people.map(({ id, name }) => [id, name] as const),
    ...Object.entries(roleLabels),
  ]);
  const title = person?.name ?? 'Neues Konto';
  return {
    title,
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Personen', href: peoplePath() },
      { label: title, href: null },
    ],
    action: person ? personPath(person.id) : peoplePath(),
    submitLabel: person ? 'Änderungen speichern' : 'Konto anlegen',
    version: String(content.version),
    errors: summaryOf(errors),
    fields: personFields(content),
    stale: content.stale,
    state: person && stateTag(person, content.today),
    linkAction:
      person && !person.isDisabled && !person.isDemo ? personActionPath(person.id, 'link') : null,
    linkLabel: person?.hasPassword ? 'Link für ein neues Kennwort' : 'Link für das erste Kennwort',
    linkUrl: content.linkUrl,
    disableAction:
      person && !person.isDisabled && !isSelf ? personActionPath(person.id, 'sperren') : null,
    enableAction: person?.isDisabled ? personActionPath(person.id, 'freigeben') : null,
    isSelf,
    history: historyRows(content.history, (value) => names.get(value)),
  };
}

function personFields({ input, errors, places }: PersonEditContent): FieldView[] {
  const { municipalities, organisations } = places;
  const withNone = (options: { value: string; label: string }[], label: string) => [
    { value: '', label },
    ...options,
  ];
  return [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      value: input.name,
      error: errors['name'] ?? null,
      required: true,
      maxLength: 120,
    },
    {
      name: 'email',
      label: 'E-Mail-Adresse',
      kind: 'email',
      value: input.email,
      hint: 'Damit meldet sich die Person an.',
      error: errors['email'] ?? null,
      required: true,
      maxLength: 254,
    },
    {
      name: 'role',
      label: 'Rolle',
      kind: 'select',
      value: input.role,
      error: errors['role'] ?? null,
      required: true,
      options: withNone(
        roles.map((role) => ({ value: role, label: roleLabels[role] })),
        'Bitte wählen',
      ),
    },
    {
      name: 'municipalityId',
      label: 'Kommune',
      kind: 'select',
      value: input.municipalityId,
      hint: 'Für Sozialverwaltung, Rechnungsprüfung und Politik.',
      error: errors['municipalityId'] ?? null,
      options: withNone(
        municipalities.map(({ id, name }) => ({ value: id, label: name })),
        'keine',
      ),
    },
    {
      name: 'organisationId',
      label: 'Organisation',
      kind: 'select',
      value: input.organisationId,
      hint: 'Für Träger.',
      error: errors['organisationId'] ?? null,
      options: withNone(
        organisations.map(({ id, name }) => ({ value: id, label: name })),
        'keine',
      ),
    },
    {
      name: 'assigned',
      label: 'Zugeordnete Kommunen',
      kind: 'checkbox',
      value: [...input.assignedMunicipalityIds],
      hint: 'Für die G.I.B.-Koordination: Deren freigegebene Vorhaben sieht die Person.',
      options: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}
