import { absenceFields } from './absence-views.ts';
import type { AbsenceInput } from './own-account-form.ts';
import type { AuditEntry } from '../audit/audit.ts';
import { historyRows, type HistoryRow } from '../audit/history.ts';
import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { administrationPath, peoplePath, personActionPath, personPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import type { PersonInput } from './person-form.ts';
import { stateTag, type Places } from './person-words.ts';
import { roleLabels, roles, type Person } from './person.ts';

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
  /** Null for a new account. */
  absence: { action: string; fields: FieldView[] } | null;
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
  absence: AbsenceInput;
  deputies: readonly Person[];
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
    absence: person && {
      action: personActionPath(person.id, 'abwesenheit'),
      fields: absenceFields(content),
    },
    history: historyRows(content.history, (value) => names.get(value)),
  };
}

function personFields(content: PersonEditContent): FieldView[] {
  return [...identityFields(content), ...placementFields(content)];
}

function identityFields({ input, errors }: PersonEditContent): FieldView[] {
  const known = roles.map((role) => ({ value: role, label: roleLabels[role] }));
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
      options: [{ value: '', label: 'Bitte wählen' }, ...known],
    },
  ];
}

function placementFields({ input, errors, places }: PersonEditContent): FieldView[] {
  const choices = (entries: readonly { id: string; name: string }[]) =>
    entries.map(({ id, name }) => ({ value: id, label: name }));
  const nothing = { value: '', label: 'keine' };
  return [
    {
      name: 'municipalityId',
      label: 'Kommune',
      kind: 'select',
      value: input.municipalityId,
      hint: 'Für Sozialverwaltung, Rechnungsprüfung und Politik.',
      error: errors['municipalityId'] ?? null,
      options: [nothing, ...choices(places.municipalities)],
    },
    {
      name: 'organisationId',
      label: 'Organisation',
      kind: 'select',
      value: input.organisationId,
      hint: 'Für Träger.',
      error: errors['organisationId'] ?? null,
      options: [nothing, ...choices(places.organisations)],
    },
    {
      name: 'assigned',
      label: 'Zugeordnete Kommunen',
      kind: 'checkbox',
      value: [...input.assignedMunicipalityIds],
      hint: 'Für die G.I.B.-Koordination: Deren freigegebene Vorhaben sieht die Person.',
      options: choices(places.municipalities),
    },
  ];
}
