import { historyRows } from '../audit/history.ts';
import type { FieldView } from '../http/page-parts.ts';
import { summaryOf } from '../http/posted.ts';
import { formatDay, isDay } from '../shared/dates.ts';
import type { Committee } from './committee.ts';
import {
  conflictRows,
  outdatedView,
  type FormState,
  type ScheduleFormView,
} from './schedule-page.ts';
import { calendarPath, cancelSittingPath, sittingPath, sittingsPath } from './schedule-paths.ts';
import { sittingValues, type SittingValues } from './sitting-form.ts';
import type { OpenedSitting } from './sitting-service.ts';
import type { KeptSitting } from './sitting.ts';

type Field = Omit<FieldView, 'value' | 'name'> & { name: keyof SittingValues };

/** @param opened null = a new one */
export function sittingFormView(
  opened: OpenedSitting | null,
  committees: readonly Committee[],
  form: FormState<SittingValues>,
): ScheduleFormView {
  const sitting = opened?.sitting ?? null;
  const fields = fieldsOf(sitting === null ? committees : null);
  const name = committees.find(({ id }) => id === sitting?.committeeId)?.name;
  const title = sitting
    ? `${name ?? 'Sitzung'}, ${formatDay(sitting.sitsOn)}`
    : 'Sitzung eintragen';
  const history = historyRows(opened?.history ?? []);
  return {
    title,
    breadcrumbs: [
      { label: 'Kalender', href: calendarPath() },
      { label: 'Sitzungen', href: sittingsPath() },
      { label: title, href: null },
    ],
    lead:
      sitting?.origin === 'demo'
        ? 'Diese Sitzung ist ein Demo-Wert und erfunden.'
        : 'Ohne Abgabetag rechnet die Planung mit der Vorlaufzeit der Kommune.',
    action: sitting ? sittingPath(sitting.id) : sittingsPath(),
    version: sitting && String(form.isStale ? sitting.version : (form.version ?? sitting.version)),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(form.errors),
    conflict: form.isStale && sitting ? conflictOf(sitting, fields, form.values) : null,
    fields: fields.map((field) => ({
      ...field,
      value: form.values[field.name],
      error: form.errors[field.name] ?? null,
    })),
    facts: [],
    listHref: sittingsPath(),
    other: sitting && cancelling(sitting),
    history,
    outdated: outdatedView(form, history, {
      undone: `An der Absage von „${title}“ ist nichts geändert: Die Sitzung wurde gespeichert, nachdem Sie die Seite geöffnet hatten.`,
      backHref: sittingsPath(),
      backLabel: 'zurück zu den Sitzungen',
    }),
  };
}

function conflictOf(sitting: KeptSitting, fields: readonly Field[], typed: SittingValues) {
  const shown = (name: keyof SittingValues, values: SittingValues): string =>
    isDay(values[name]) ? formatDay(values[name]) : values[name];
  return {
    rows: conflictRows(fields, shown, { saved: sittingValues(sitting), typed }),
    reloadHref: sittingPath(sitting.id),
  };
}

function cancelling({ id, cancelledAt }: KeptSitting): ScheduleFormView['other'] {
  const action = cancelSittingPath(id);
  return cancelledAt === null
    ? {
        ...{ action, name: 'absage', value: '1', label: 'Als abgesagt vermerken' },
        heading: 'Findet die Sitzung nicht statt?',
        text: 'Sie bleibt im Kalender als abgesagt stehen und zählt in keiner Planung mehr.',
      }
    : {
        ...{ action, name: 'absage', value: '0', label: 'Absage zurücknehmen' },
        heading: 'Abgesagt',
        text: 'Diese Sitzung zählt in keiner Planung.',
      };
}

/** @param choices null = the committee is known and stays */
function fieldsOf(choices: readonly Committee[] | null): Field[] {
  const committee: Field[] =
    choices === null
      ? []
      : [
          {
            name: 'committeeId',
            label: 'Gremium',
            kind: 'select',
            required: true,
            options: [
              { value: '', label: 'Bitte wählen' },
              ...choices
                .filter(({ retiredAt }) => retiredAt === null)
                .map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
        ];
  return [
    ...committee,
    { name: 'sitsOn', label: 'Sitzung am', kind: 'date', required: true },
    {
      name: 'submissionOn',
      label: 'Abgabetag der Vorlage',
      kind: 'date',
      hint: 'Letzter Tag, an dem eine Vorlage für diese Sitzung eingereicht werden kann',
    },
    { name: 'note', label: 'Hinweis', kind: 'text', maxLength: 500 },
  ];
}
