import { historyRows } from '../audit/history.ts';
import type { ListRow } from '../http/lists.ts';
import type { FieldView } from '../http/page-parts.ts';
import { summaryOf } from '../http/posted.ts';
import { listAs } from '../paths.ts';
import { committeeValues, type CommitteeValues } from './committee-form.ts';
import type { OpenedCommittee } from './committee-service.ts';
import {
  committeeKindLabels,
  committeeKinds,
  type Committee,
  type DistrictPlace,
} from './committee.ts';
import {
  cell,
  conflictRows,
  outdatedView,
  type FormState,
  type ScheduleFormView,
  type ScheduleListView,
} from './schedule-page.ts';
import {
  calendarPath,
  committeePath,
  committeesPath,
  newCommitteePath,
  retireCommitteePath,
  sittingsPath,
} from './schedule-paths.ts';

const crumbs = [
  { label: 'Kalender', href: calendarPath() },
  { label: 'Gremien', href: committeesPath() },
];
const kindWords = { rat: 'Rat', ausschuss: 'Ausschuss', bezirksvertretung: 'Bezirksvertretung' };

export function committeeListView(
  committees: readonly Committee[],
  districts: readonly DistrictPlace[],
  canEdit: boolean,
): ScheduleListView {
  return {
    title: 'Gremien',
    breadcrumbs: [
      { label: 'Kalender', href: calendarPath() },
      { label: 'Gremien', href: null },
    ],
    lead: 'In der Beratungsfolge läuft eine Vorlage durch diese Gremien; der Rat beschließt. Eine Bezirksvertretung berät nur, was in ihrem Stadtbezirk liegt.',
    heads: ['Gremium', 'Beratungsfolge', 'Art', 'Zustand'],
    rows: committees.map((one) => [
      cell(one.name, { href: canEdit ? committeePath(one.id) : null, detail: one.shortName }),
      cell(
        one.consultationOrder === null
          ? 'nicht in der Beratungsfolge'
          : String(one.consultationOrder),
      ),
      cell(kindWords[one.kind], { detail: districtName(one, districts) }),
      cell('', { tag: stateTag(one) }),
    ]),
    countText: committees.length === 1 ? '1 Gremium' : `${committees.length} Gremien`,
    csvHref: listAs(committeesPath(), 'csv'),
    jsonHref: listAs(committeesPath(), 'json'),
    empty: {
      heading: 'Noch keine Gremien',
      text: 'Ohne Gremien ist nicht zu sagen, wie lange eine Vorlage braucht. Legen Sie sie in der Reihenfolge der Beratung an; danach tragen Sie ihre Sitzungen ein oder importieren sie.',
      actionLabel: canEdit ? 'Gremium anlegen' : null,
      actionHref: canEdit ? newCommitteePath() : null,
    },
    links: [
      ...(canEdit ? [{ label: 'Gremium anlegen', href: newCommitteePath(), isMain: true }] : []),
      { label: 'Sitzungen', href: sittingsPath(), isMain: false },
    ],
  };
}

const districtName = ({ districtId }: Committee, districts: readonly DistrictPlace[]) =>
  districts.find(({ id }) => id === districtId)?.name ?? null;

const stateTag = ({ retiredAt }: Committee) =>
  retiredAt === null
    ? ({ tone: 'success', text: 'in Gebrauch', symbol: '✓' } as const)
    : ({ tone: 'neutral', text: 'außer Gebrauch', symbol: '' } as const);

export function committeeRow(one: Committee, districts: readonly DistrictPlace[]): ListRow {
  return {
    id: one.id,
    name: one.name,
    shortName: one.shortName,
    kind: one.kind,
    consultationOrder: one.consultationOrder,
    district: districtName(one, districts),
    isRetired: one.retiredAt !== null,
    source: one.source?.title ?? null,
  };
}

/** @param opened null = a new one */
export function committeeFormView(
  opened: OpenedCommittee | null,
  districts: readonly DistrictPlace[],
  form: FormState<CommitteeValues>,
): ScheduleFormView {
  const committee = opened?.committee ?? null;
  const fields = fieldsOf(districts);
  const title = committee?.name ?? 'Gremium anlegen';
  const history = historyRows(opened?.history ?? []);
  return {
    title,
    breadcrumbs: [...crumbs, { label: title, href: null }],
    lead: 'Der Platz in der Beratungsfolge bestimmt, in welcher Reihenfolge die Rückwärtsplanung die Sitzungen sucht.',
    action: committee ? committeePath(committee.id) : committeesPath(),
    version:
      committee && String(form.isStale ? committee.version : (form.version ?? committee.version)),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(form.errors),
    conflict:
      form.isStale && committee
        ? {
            rows: conflictRows(fields, shownWith(districts), {
              saved: committeeValues(committee),
              typed: form.values,
            }),
            reloadHref: committeePath(committee.id),
          }
        : null,
    fields: fields.map((field) => ({
      ...field,
      value: form.values[field.name],
      error: form.errors[field.name] ?? null,
    })),
    facts: [],
    listHref: committeesPath(),
    other: committee && retiring(committee),
    history,
    outdated: outdatedView(form, history, {
      undone: `Am Gebrauch von „${title}“ ist nichts geändert: Das Gremium wurde gespeichert, nachdem Sie die Seite geöffnet hatten.`,
      backHref: committeesPath(),
      backLabel: 'zurück zu den Gremien',
    }),
  };
}

function retiring({ id, retiredAt }: Committee): ScheduleFormView['other'] {
  const action = retireCommitteePath(id);
  return retiredAt === null
    ? {
        ...{ action, name: 'ausser', value: '1', label: 'Außer Gebrauch nehmen' },
        heading: 'Gibt es dieses Gremium nicht mehr?',
        text: 'Es zählt dann in keiner Planung mehr. Seine Sitzungen und sein Verlauf bleiben.',
      }
    : {
        ...{ action, name: 'ausser', value: '0', label: 'Wieder in Gebrauch nehmen' },
        heading: 'Außer Gebrauch',
        text: 'Dieses Gremium zählt in keiner Planung.',
      };
}

const shownWith =
  (districts: readonly DistrictPlace[]) =>
  (name: keyof CommitteeValues, values: CommitteeValues): string => {
    if (name === 'kind') {
      const kind = committeeKinds.find((one) => one === values.kind);
      return kind === undefined ? values.kind : kindWords[kind];
    }
    if (name !== 'districtId') return values[name];
    return districts.find(({ id }) => id === values.districtId)?.name ?? '';
  };

function fieldsOf(
  districts: readonly DistrictPlace[],
): (Omit<FieldView, 'value' | 'name'> & { name: keyof CommitteeValues })[] {
  return [
    { name: 'name', label: 'Name', kind: 'text', required: true, maxLength: 200 },
    {
      name: 'shortName',
      label: 'Kurzname',
      kind: 'text',
      required: true,
      maxLength: 40,
      hint: 'Steht im Kalender und in den Zeitplänen',
    },
    {
      name: 'kind',
      label: 'Art',
      kind: 'radios',
      required: true,
      options: committeeKinds.map((value) => ({ value, label: committeeKindLabels[value] })),
    },
    {
      name: 'consultationOrder',
      label: 'Platz in der Beratungsfolge',
      kind: 'number',
      hint: '1 berät zuerst; leer = gehört nicht zur üblichen Beratungsfolge',
    },
    {
      name: 'districtId',
      label: 'Stadtbezirk',
      kind: 'select',
      hint: 'Nur für eine Bezirksvertretung',
      options: [
        { value: '', label: 'keiner' },
        ...districts
          .filter(({ kind }) => kind === 'stadtbezirk')
          .map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ];
}
