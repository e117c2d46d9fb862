import { isCarrier } from '../../accounts/place.ts';
import type { FieldView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader, type FormReader } from '../../programmes/form-reader.ts';
import { applicantCodes, targetGroupCodes, topicCodes } from '../../programmes/programme-codes.ts';
import {
  applicantLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import type { NeedDraft } from '../../quarters/needs/need-draft.ts';
import { conceptStatuses, taskDuties } from '../../quarters/needs/need.ts';
import type { Organisation } from '../../quarters/quarter.ts';
import { conceptStatusLabels, dutyLabels } from '../../quarters/quarter-labels.ts';
import type { NeedField } from './missing-datum.ts';

/** The fields of a need that can be filled in where they are missing; costs have a page of their own. */

export type FillableField = Exclude<NeedField, 'costs'>;

export type FieldShape = Omit<FieldView, 'value' | 'error' | 'id'>;

interface FillField {
  title: string;
  shapes: readonly FieldShape[];
  /** What was typed, as far as the reader found no error. */
  read: (reader: FormReader, before: NeedDraft) => Partial<NeedDraft>;
}

const options = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
  codes.map((code) => ({ value: code, label: labels[code] }));

const radios = (
  name: string,
  label: string,
  choices: { value: string; label: string }[],
): FieldShape => ({ name, label, kind: 'radios', required: true, options: choices });

const boxes = (
  name: string,
  label: string,
  choices: { value: string; label: string }[],
): FieldShape => ({ name, label, kind: 'checkbox', required: true, options: choices });

export const fillFields: Record<FillableField, FillField> = {
  topics: {
    title: 'Themen',
    shapes: [boxes('topics', 'Themen', options(topicCodes, topicLabels))],
    read: (reader, { topics }) => ({ topics: reader.choices('topics', topicCodes, topics) }),
  },
  targetGroups: {
    title: 'Zielgruppen',
    shapes: [boxes('targetGroups', 'Zielgruppen', options(targetGroupCodes, targetGroupLabels))],
    read: (reader, { targetGroups }) => ({
      targetGroups: reader.choices('targetGroups', targetGroupCodes, targetGroups),
    }),
  },
  applicants: {
    title: 'Wer beantragen kann',
    shapes: [boxes('applicants', 'Wer beantragen kann', options(applicantCodes, applicantLabels))],
    read: (reader, { applicants }) => ({
      applicants: reader.choices('applicants', applicantCodes, applicants),
    }),
  },
  forwarding: {
    title: 'Weiterleitung an einen Träger',
    shapes: [
      radios('forwarding', 'Soll die Stadt das Geld an einen Träger weiterleiten?', [
        { value: 'ja', label: 'ja, vorgesehen' },
        { value: 'nein', label: 'nein' },
      ]),
    ],
    read: (reader) => {
      const choice = reader.choice('forwarding', ['ja', 'nein']);
      return { forwarding: choice === null ? null : choice === 'ja' };
    },
  },
  carrierId: {
    title: 'Träger, der ausführt',
    shapes: [{ name: 'carrierId', label: 'Träger, der ausführt', kind: 'select', required: true }],
    read: () => ({}),
  },
  startMonth: {
    title: 'Beginn',
    shapes: [{ name: 'startMonth', label: 'Beginn', kind: 'month', required: true }],
    read: (reader) => ({ startMonth: reader.month('startMonth', 'Beginn') }),
  },
  months: {
    title: 'Dauer in Monaten',
    shapes: [
      { name: 'months', label: 'Dauer in Monaten', kind: 'number', maxLength: 3, required: true },
    ],
    read: (reader) => ({ months: reader.count('months', 'Dauer in Monaten') }),
  },
  duty: {
    title: 'Freiwillige Aufgabe oder Pflichtaufgabe',
    shapes: [radios('duty', 'Aufgabe der Kommune', options(taskDuties, dutyLabels))],
    read: (reader) => ({ duty: reader.choice('duty', taskDuties) }),
  },
  conceptStatus: {
    title: 'Stand des Konzepts',
    shapes: [radios('conceptStatus', 'Konzept', options(conceptStatuses, conceptStatusLabels))],
    read: (reader) => ({ conceptStatus: reader.choice('conceptStatus', conceptStatuses) }),
  },
  running: {
    title: 'Was es heute schon gibt',
    shapes: [
      {
        name: 'presentProvider',
        label: 'Wer dort schon arbeitet',
        kind: 'text',
        required: true,
        hint: 'Organisationen, keine Namen von Personen. Gibt es nichts: „niemand“',
        maxLength: 500,
      },
      {
        name: 'runningSince',
        label: 'Seit wann',
        kind: 'text',
        required: true,
        hint: 'Gibt es nichts: „nicht begonnen“',
        maxLength: 500,
      },
      {
        name: 'paidBy',
        label: 'Wer es bezahlt',
        kind: 'text',
        required: true,
        hint: 'Gibt es nichts: „niemand“',
        maxLength: 500,
      },
    ],
    read: (reader) => ({
      presentProvider: reader.text('presentProvider', { label: 'Wer dort schon arbeitet' }),
      runningSince: reader.text('runningSince', { label: 'Seit wann' }),
      paidBy: reader.text('paidBy', { label: 'Wer es bezahlt' }),
    }),
  },
  ownShareCentsPerYear: {
    title: 'Eigenmittel im Jahr',
    shapes: [
      {
        name: 'ownShareCentsPerYear',
        label: 'Eigenmittel, die Stadt oder Träger im Jahr aufbringen können',
        kind: 'money',
        required: true,
      },
    ],
    read: (reader) => ({
      ownShareCentsPerYear: reader.money('ownShareCentsPerYear', 'Eigenmittel im Jahr'),
    }),
  },
};

export interface Fill {
  /** Only what was filled in: an empty field says nothing. */
  change: Partial<NeedDraft>;
  errors: FieldErrors;
}

/** What was typed for one field of one need. */
export function readFill(
  field: FillableField,
  values: PostedValues,
  { before, organisations }: { before: NeedDraft; organisations: readonly Organisation[] },
): Fill {
  const reader = createFormReader(values);
  const carrierIds = organisations.map(({ id }) => id);
  const read =
    field === 'carrierId'
      ? { carrierId: reader.choice('carrierId', carrierIds) }
      : fillFields[field].read(reader, before);
  const filled = Object.entries(read).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { change: Object.fromEntries(filled), errors: reader.errors };
}

/** The shapes of a field, with the carriers of the municipality where they are asked for. */
export function shapesOf(
  field: FillableField,
  organisations: readonly Organisation[],
): readonly FieldShape[] {
  const { shapes } = fillFields[field];
  if (field !== 'carrierId') return shapes;
  const carriers = organisations
    .filter(isCarrier)
    .map(({ id, name }) => ({ value: id, label: name }));
  return shapes.map((shape) => ({
    ...shape,
    options: [{ value: '', label: 'bitte wählen' }, ...carriers],
  }));
}
