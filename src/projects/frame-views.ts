import type { FieldView } from '../http/page-parts.ts';
import type { Typed } from './form-fields.ts';
import type { OpenProject } from './project-opening-service.ts';
import { filingRouteLabels, filingRoutes } from './project.ts';

type Errors = ReadonlyMap<string, string>;

/** The fields above the plan: what, when, who files, for whom. */
export function frameFields(opened: OpenProject, values: Typed, errors: Errors): FieldView[] {
  const of = (name: string) => ({
    name,
    value: values[name] ?? '',
    error: errors.get(name) ?? null,
    required: true,
  });
  return [
    { ...of('title'), label: 'Bezeichnung', kind: 'text', maxLength: 200 },
    { ...of('startMonth'), label: 'Beginn', kind: 'month' },
    {
      ...of('months'),
      label: 'Laufzeit in Monaten',
      kind: 'number',
      hint: 'Nach dem Speichern zeigt der Plan die Haushaltsjahre dieses Zeitraums.',
    },
    {
      ...of('filingRoute'),
      label: 'Antragsweg',
      kind: 'select',
      options: filingRoutes.map((value) => ({ value, label: filingRouteLabels[value] })),
    },
    carrierField(opened, values, errors),
    responsibleField(opened, values, errors),
  ];
}

function responsibleField({ staff }: OpenProject, values: Typed, errors: Errors): FieldView {
  return {
    name: 'responsibleId',
    label: 'Zuständig',
    kind: 'select',
    value: values['responsibleId'] ?? '',
    error: errors.get('responsibleId') ?? null,
    hint: 'Bekommt die Hinweise auf Fristen und Enden dieses Vorhabens.',
    options: [
      { value: '', label: 'alle in der Sozialverwaltung' },
      ...staff.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}

/** Where nobody is named here, the need's carrier is the one meant, and the choice says so. */
function carrierField(
  { project, facts, carriers }: OpenProject,
  values: Typed,
  errors: Errors,
): FieldView {
  const inherited = project.carrierId === null ? facts.carrier : null;
  return {
    name: 'carrierId',
    label: 'Träger',
    kind: 'select',
    value: values['carrierId'] ?? '',
    error: errors.get('carrierId') ?? null,
    hint: 'Der benannte Träger sieht dieses Vorhaben, sobald er ein Konto hat.',
    options: [
      {
        value: '',
        label: inherited
          ? `nicht benannt: es gilt der Träger des Bedarfs (${inherited.name})`
          : 'nicht benannt',
      },
      ...carriers.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}
