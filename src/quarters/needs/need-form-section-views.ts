import type { FieldView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { applicantCodes, targetGroupCodes, topicCodes } from '../../programmes/programme-codes.ts';
import { listOf, textOf } from '../../programmes/programme-form-values.ts';
import {
  applicantLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import type { Organisation } from '../quarter.ts';
import { conceptStatusLabels, dutyLabels, priorityLabels } from '../quarter-labels.ts';
import {
  buildingBlockLabels,
  buildingBlocks,
  conceptStatuses,
  needPriorities,
  taskDuties,
} from './need.ts';

export interface FormSectionView {
  id: string;
  heading: string;
  lead: string | null;
  fields: FieldView[];
}

type Shape = Omit<FieldView, 'value' | 'error'>;

const options = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
  codes.map((code) => ({ value: code, label: labels[code] }));

const select = (
  name: string,
  label: string,
  of: { empty: string; options: { value: string; label: string }[]; hint?: string },
): Shape => ({
  name,
  label,
  kind: 'select',
  ...(of.hint === undefined ? {} : { hint: of.hint }),
  options: [{ value: '', label: of.empty }, ...of.options],
});

/** The form without its lists, section by section. */
export function needFormSections(
  { values, errors }: { values: PostedValues; errors: FieldErrors },
  organisations: readonly Organisation[],
): FormSectionView[] {
  const section = (
    id: string,
    heading: string,
    { lead = null, shapes }: { lead?: string | null; shapes: readonly Shape[] },
  ): FormSectionView => ({
    ...{ id, heading, lead },
    fields: shapes.map((shape) => ({
      ...shape,
      value: shape.kind === 'checkbox' ? listOf(values, shape.name) : textOf(values, shape.name),
      error: errors[shape.name] ?? null,
    })),
  });
  return [
    section('bedarf', 'Worum es geht', { shapes: subject }),
    section('fuer-wen', 'Themen und Zielgruppen', {
      lead: 'Ohne Angabe bleiben die passenden Programme „zu klären“.',
      shapes: audience,
    }),
    section('wer', 'Wer beantragt und wer ausführt', { shapes: actors(organisations) }),
    section('heute', 'Was es heute schon gibt', {
      lead: 'Was die Bewilligungsstelle fragt: Wer arbeitet dort schon, seit wann, und wer bezahlt es?',
      shapes: present,
    }),
    section('zeitraum', 'Zeitraum und Eigenmittel', { shapes: period }),
  ];
}

const subject: readonly Shape[] = [
  { name: 'title', label: 'Bezeichnung', kind: 'text', required: true, maxLength: 200 },
  { name: 'description', label: 'Beschreibung', kind: 'textarea', required: true, rows: 6 },
  select('buildingBlock', 'Baustein', {
    empty: 'keiner, ein weiterer Bedarf',
    options: options(buildingBlocks, buildingBlockLabels),
  }),
  select('priority', 'Priorität', {
    empty: 'noch nicht festgelegt',
    options: options(needPriorities, priorityLabels),
  }),
];

const audience: readonly Shape[] = [
  { name: 'topics', label: 'Themen', kind: 'checkbox', options: options(topicCodes, topicLabels) },
  {
    name: 'targetGroups',
    label: 'Zielgruppen',
    kind: 'checkbox',
    options: options(targetGroupCodes, targetGroupLabels),
  },
];

const actors = (organisations: readonly Organisation[]): readonly Shape[] => [
  {
    name: 'applicants',
    label: 'Wer beantragen kann',
    kind: 'checkbox',
    options: options(applicantCodes, applicantLabels),
  },
  select('forwarding', 'Weiterleitung an einen Träger', {
    empty: 'noch nicht entschieden',
    options: [
      { value: 'ja', label: 'vorgesehen' },
      { value: 'nein', label: 'nicht vorgesehen' },
    ],
  }),
  select('carrierId', 'Träger, der ausführt', {
    empty: 'noch nicht benannt',
    options: organisations.map(({ id, name }) => ({ value: id, label: name })),
  }),
  select('duty', 'Aufgabe der Kommune', {
    empty: 'noch nicht eingeordnet',
    options: options(taskDuties, dutyLabels),
    hint: 'Freiwillige Aufgaben sind bei vorläufiger Haushaltsführung nur eingeschränkt möglich (§ 82 GO NRW).',
  }),
];

const present: readonly Shape[] = [
  {
    name: 'presentProvider',
    label: 'Wer dort schon arbeitet',
    kind: 'text',
    hint: 'Organisationen, keine Namen von Personen',
    maxLength: 500,
  },
  {
    name: 'runningSince',
    label: 'Seit wann',
    kind: 'text',
    hint: 'Zum Beispiel: Juli 2019',
    maxLength: 500,
  },
  { name: 'paidBy', label: 'Wer es bezahlt', kind: 'text', maxLength: 500 },
  select('conceptStatus', 'Konzept', {
    empty: 'nicht bekannt',
    options: options(conceptStatuses, conceptStatusLabels),
    hint: 'Manche Programme verlangen ein Konzept für das Quartier oder die Stadt.',
  }),
  { name: 'conceptNote', label: 'Anmerkung zum Konzept', kind: 'textarea', rows: 3 },
];

const period: readonly Shape[] = [
  { name: 'startMonth', label: 'Beginn', kind: 'month' },
  { name: 'months', label: 'Dauer in Monaten', kind: 'number', maxLength: 3 },
  {
    name: 'ownShareCentsPerYear',
    label: 'Eigenmittel, die Stadt oder Träger im Jahr aufbringen können',
    kind: 'money',
    hint: 'Wird mit dem Eigenanteil verglichen, den ein Programm verlangt',
  },
];
