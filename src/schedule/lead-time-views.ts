import { historyRows } from '../audit/history.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { ListRow } from '../http/lists.ts';
import type { FieldView } from '../http/page-parts.ts';
import { summaryOf } from '../http/posted.ts';
import { leadTimeValues, type LeadTimeValues } from './lead-time-form.ts';
import { leadTimeKeys, leadTimeLabels, type KnownLeadTimes } from './lead-time.ts';
import { conflictRows, type FormState, type ScheduleFormView } from './schedule-page.ts';
import { calendarPath, leadTimesPath } from './schedule-paths.ts';

interface OpenedLeadTimes {
  known: KnownLeadTimes;
  history: readonly AuditEntry[];
}

export function leadTimeView(
  { known, history }: OpenedLeadTimes,
  form: FormState<LeadTimeValues>,
  canEdit: boolean,
): ScheduleFormView {
  const basis =
    known.basis === 'annahme'
      ? 'Diese Zeiten sind eine Annahme und heißen überall so, solange keine Quelle genannt ist.'
      : `Quelle: ${known.source?.title ?? ''}.`;
  return {
    title: 'Vorlaufzeiten',
    breadcrumbs: [
      { label: 'Kalender', href: calendarPath() },
      { label: 'Vorlaufzeiten', href: null },
    ],
    lead: `So lange dauert in Ihrer Kommune der Weg von der Idee bis zum abgesandten Antrag, in Arbeitstagen. ${basis}`,
    action: leadTimesPath(),
    version: String(form.isStale ? known.version : (form.version ?? known.version)),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(form.errors),
    conflict: form.isStale
      ? {
          rows: conflictRows(fields, (name, values) => values[name], {
            saved: leadTimeValues(known),
            typed: form.values,
          }),
          reloadHref: leadTimesPath(),
        }
      : null,
    fields: canEdit
      ? fields.map((field) => ({
          ...field,
          value: form.values[field.name],
          error: form.errors[field.name] ?? null,
        }))
      : [],
    facts: canEdit
      ? []
      : [
          ...leadTimeKeys.map((key) => ({
            label: leadTimeLabels[key].label,
            value: `${known.lead[key]} Arbeitstage`,
          })),
          { label: 'Hinweis', value: known.note ?? 'keiner' },
        ],
    listHref: calendarPath(),
    other: null,
    history: historyRows(history),
    outdated: null,
  };
}

const fields: (Omit<FieldView, 'value' | 'name'> & { name: keyof LeadTimeValues })[] = [
  ...leadTimeKeys.map((name) => ({
    ...({ name, kind: 'number', required: true, suffix: 'Arbeitstage' } as const),
    ...leadTimeLabels[name],
  })),
  {
    name: 'sourceTitle',
    label: 'Quelle',
    kind: 'text',
    hint: 'Zum Beispiel die Geschäftsordnung des Rates. Ohne Quelle gelten die Zeiten als Annahme',
    maxLength: 500,
  },
  {
    name: 'sourceUrl',
    label: 'Adresse der Quelle',
    kind: 'text',
    hint: 'Beginnt mit https://',
    maxLength: 1000,
  },
  { name: 'note', label: 'Hinweis', kind: 'text', maxLength: 1000 },
];

export function leadTimeRows({ lead, basis, source, note }: KnownLeadTimes): ListRow[] {
  return leadTimeKeys.map((id) => ({
    id,
    label: leadTimeLabels[id].label,
    workingDays: lead[id],
    basis,
    source: source?.title ?? null,
    note,
  }));
}
