import type { ListRow, PagingView } from '../http/lists.ts';
import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { listAs, programmeChangesPath, programmePath, programmesPath } from '../paths.ts';
import { formatDay, formatDayOf, type Day } from '../shared/dates.ts';
import { formatNumber } from '../shared/text.ts';
import { sourceFieldLabel } from '../programmes/source-labels.ts';
import { changeRowView, type ChangeValues } from './change-values-views.ts';
import { changeKinds, type ChangeKind, type SourceChange } from './source-change.ts';

export interface ChangeFilter {
  since: Day;
  kind: ChangeKind | null;
}

export interface ChangeListView extends PageView {
  lead: string;
  filter: { action: string; fields: FieldView[] };
  countText: string;
  csvHref: string;
  jsonHref: string;
  isEmpty: boolean;
  resetHref: string;
  paging: PagingView;
  changes: (ChangeValues & { at: string; tag: StatusTag; title: string; href: string })[];
}

export const changeTags: Record<ChangeKind, StatusTag> = {
  new: { tone: 'success', text: 'neu', symbol: '+' },
  changed: { tone: 'info', text: 'geändert', symbol: '✎' },
  vanished: { tone: 'warning', text: 'verschwunden', symbol: '!' },
  returned: { tone: 'success', text: 'wieder da', symbol: '→' },
  renewed: { tone: 'info', text: 'erneuert', symbol: '→' },
};

/** What the sources changed since a day. */
export function changeListView(
  changes: readonly SourceChange[],
  filter: ChangeFilter,
  { counts, paging }: { counts: Partial<Record<ChangeKind, number>>; paging: PagingView },
): ChangeListView {
  const asked = changeQuery(filter);
  const kinds = filter.kind === null ? changeKinds : [filter.kind];
  const shown = kinds.filter((kind) => (counts[kind] ?? 0) > 0);
  return {
    title: 'Was sich geändert hat',
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Änderungen', href: null },
    ],
    lead: `Neue, geänderte und verschwundene Förderprogramme der eingelesenen Quellen seit dem ${formatDay(filter.since)}.`,
    filter: { action: programmeChangesPath(), fields: filterFields(filter) },
    countText:
      shown.length === 0
        ? 'Keine Änderung'
        : shown
            .map((kind) => `${formatNumber(counts[kind] ?? 0)} ${changeTags[kind].text}`)
            .join(', '),
    csvHref: listAs(programmeChangesPath(), 'csv', asked),
    jsonHref: listAs(programmeChangesPath(), 'json', asked),
    isEmpty: changes.length === 0,
    resetHref: programmeChangesPath(),
    paging,
    changes: changes.map((change) => ({
      ...changeRowView(change),
      at: formatDayOf(change.at),
      tag: changeTags[change.kind],
      title: change.title,
      href: programmePath(change.slug),
    })),
  };
}

/** The filter as it stands in the address. */
export function changeQuery({ since, kind }: ChangeFilter): Record<string, string> {
  return { seit: since, art: kind ?? '' };
}

function filterFields({ since, kind }: ChangeFilter): FieldView[] {
  return [
    { name: 'seit', label: 'Seit', kind: 'date', value: since, required: true },
    {
      name: 'art',
      label: 'Art',
      kind: 'select',
      value: kind ?? '',
      options: [
        { value: '', label: 'alle' },
        ...changeKinds.map((value) => ({ value, label: changeTags[value].text })),
      ],
    },
  ];
}

/** One change as a row of the files. */
export function changeRow(change: SourceChange): ListRow {
  return {
    id: change.id,
    at: change.at,
    kind: change.kind,
    slug: change.slug,
    title: change.title,
    field: change.field === null ? null : sourceFieldLabel(change.field),
    oldValue: change.oldValue,
    newValue: change.newValue,
    url: change.url,
  };
}
