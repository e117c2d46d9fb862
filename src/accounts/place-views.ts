import type { ListRow } from '../http/lists.ts';
import type { FieldView, PageView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { administrationPath, listAs, municipalitiesPath, organisationsPath } from '../paths.ts';
import {
  organisationKindLabels,
  type MunicipalityDraft,
  type MunicipalityEntry,
  type OrganisationDraft,
  type OrganisationEntry,
} from './place.ts';

/** A list with a form beneath it; municipalities and organisations look alike. */
export interface PlaceListView extends PageView {
  lead: string;
  countText: string;
  csvHref: string;
  jsonHref: string;
  heads: string[];
  rows: string[][];
  action: string;
  formHeading: string;
  submitLabel: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
}

const crumbs = (label: string) => [
  { label: 'Verwaltung', href: administrationPath() },
  { label, href: null },
];

export function municipalityListView(
  municipalities: readonly MunicipalityEntry[],
  { input, errors }: { input: MunicipalityDraft; errors: FieldErrors },
): PlaceListView {
  return {
    title: 'Kommunen',
    breadcrumbs: crumbs('Kommunen'),
    lead: 'Jede Kommune sieht nur ihre eigenen Quartiere, Bedarfe und Vorhaben.',
    countText: `${municipalities.length} ${municipalities.length === 1 ? 'Kommune' : 'Kommunen'}`,
    csvHref: listAs(municipalitiesPath(), 'csv'),
    jsonHref: listAs(municipalitiesPath(), 'json'),
    heads: ['Name', 'Gemeindeschlüssel', 'Land', 'Federführung'],
    rows: municipalities.map((one) => [one.name, one.ags, one.stateName, one.leadDepartment]),
    action: municipalitiesPath(),
    formHeading: 'Kommune anlegen',
    submitLabel: 'Kommune anlegen',
    errors: summaryOf(errors),
    fields: [
      text('name', 'Name', { value: input.name, error: errors['name'] }),
      text('ags', 'Amtlicher Gemeindeschlüssel (AGS)', {
        value: input.ags,
        error: errors['ags'],
        hint: 'Acht Ziffern, zum Beispiel 05316000',
      }),
      text('leadDepartment', 'Federführung', {
        value: input.leadDepartment,
        error: errors['leadDepartment'],
        hint: 'Wer für die Quartiere zuständig ist, zum Beispiel FB 50 Soziales',
      }),
    ],
  };
}

export const municipalityRow = (one: MunicipalityEntry): ListRow => ({
  id: one.id,
  ags: one.ags,
  name: one.name,
  stateName: one.stateName,
  leadDepartment: one.leadDepartment,
});

export function organisationListView(
  organisations: readonly OrganisationEntry[],
  municipalities: readonly MunicipalityEntry[],
  { input, errors }: { input: OrganisationDraft; errors: FieldErrors },
): PlaceListView {
  const nameOf = (id: string): string => municipalities.find((one) => one.id === id)?.name ?? '';
  const select = (
    name: 'kind' | 'municipalityId',
    label: string,
    options: { value: string; label: string }[],
  ): FieldView => ({
    name,
    label,
    kind: 'select',
    value: input[name],
    error: errors[name] ?? null,
    required: true,
    options: [{ value: '', label: 'Bitte wählen' }, ...options],
  });
  return {
    title: 'Organisationen',
    breadcrumbs: crumbs('Organisationen'),
    lead: 'Träger und andere Partner der Kommunen. Ein Träger-Konto gehört zu einer Organisation.',
    countText: `${organisations.length} ${organisations.length === 1 ? 'Organisation' : 'Organisationen'}`,
    csvHref: listAs(organisationsPath(), 'csv'),
    jsonHref: listAs(organisationsPath(), 'json'),
    heads: ['Name', 'Kurzname', 'Art', 'Kommune'],
    rows: organisations.map((one) => [
      one.name,
      one.shortName,
      kindLabel(one.kind),
      nameOf(one.municipalityId),
    ]),
    action: organisationsPath(),
    formHeading: 'Organisation anlegen',
    submitLabel: 'Organisation anlegen',
    errors: summaryOf(errors),
    fields: [
      text('name', 'Name', { value: input.name, error: errors['name'] }),
      text('shortName', 'Kurzname', { value: input.shortName, error: errors['shortName'] }),
      select(
        'kind',
        'Art',
        Object.entries(organisationKindLabels).map(([value, label]) => ({ value, label })),
      ),
      select(
        'municipalityId',
        'Kommune',
        municipalities.map(({ id, name }) => ({ value: id, label: name })),
      ),
    ],
  };
}

export const organisationRow = (one: OrganisationEntry): ListRow => ({
  id: one.id,
  municipalityId: one.municipalityId,
  name: one.name,
  shortName: one.shortName,
  kind: one.kind,
});

function kindLabel(kind: string): string {
  return Object.entries(organisationKindLabels).find(([code]) => code === kind)?.[1] ?? kind;
}

function text(
  name: string,
  label: string,
  { value, error, hint }: { value: string; error: string | undefined; hint?: string },
): FieldView {
  return {
    name,
    label,
    kind: 'text',
    value,
    hint: hint ?? null,
    error: error ?? null,
    required: true,
    maxLength: 200,
  };
}
