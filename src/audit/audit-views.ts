import type { ListRow } from '../http/lists.ts';
import type { FieldView, PageView } from '../http/page-parts.ts';
import { administrationPath, auditPath, listAs } from '../paths.ts';
import type { AuditEntry } from './audit.ts';
import { actionLabel, historyRows, type HistoryRow } from './history.ts';

/** The filter as it stands in the address; days as `YYYY-MM-DD`, '' = all. */
export interface AuditFilter {
  person: string;
  aktion: string;
  von: string;
  bis: string;
}

export interface AuditListView extends PageView {
  filter: { action: string; fields: FieldView[]; resetHref: string };
  lead: string;
  countText: string;
  csvHref: string;
  jsonHref: string;
  isEmpty: boolean;
  /** `thing` names the account an entry is about, where that is somebody else than who acted. */
  rows: (HistoryRow & { thing: string | null; source: string })[];
}

export interface AuditChoices {
  people: readonly { id: string; name: string }[];
  actions: readonly string[];
  /** How many rows the page shows at most. */
  limit: number;
  /** Days after which network addresses are forgotten. */
  sourceDays: number;
}

export function auditListView(
  entries: readonly AuditEntry[],
  filter: AuditFilter,
  { people, actions, limit, sourceDays }: AuditChoices,
): AuditListView {
  const history = historyRows(entries);
  const asked = { ...filter };
  return {
    title: 'Protokoll',
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Protokoll', href: null },
    ],
    lead: `Einträge lassen sich weder ändern noch löschen. Netzadressen stehen gesondert und werden nach ${sourceDays} Tagen gelöscht.`,
    filter: {
      action: auditPath(),
      resetHref: auditPath(),
      fields: [
        select('person', 'Person', {
          value: filter.person,
          options: people.map(({ id, name }) => ({ value: id, label: name })),
        }),
        select('aktion', 'Vorgang', {
          value: filter.aktion,
          options: actions.map((action) => ({ value: action, label: actionLabel(action) })),
        }),
        { name: 'von', label: 'Von', kind: 'date', value: filter.von },
        { name: 'bis', label: 'Bis einschließlich', kind: 'date', value: filter.bis },
      ],
    },
    countText:
      entries.length >= limit
        ? `Die neuesten ${limit} Einträge`
        : `${entries.length} ${entries.length === 1 ? 'Eintrag' : 'Einträge'}`,
    csvHref: listAs(auditPath(), 'csv', asked),
    jsonHref: listAs(auditPath(), 'json', asked),
    isEmpty: entries.length === 0,
    rows: entries.flatMap((entry, index) => {
      const row = history[index];
      return row ? [{ ...row, thing: thingOf(entry, people), source: entry.source ?? '' }] : [];
    }),
  };
}

function thingOf(entry: AuditEntry, people: AuditChoices['people']): string | null {
  if (entry.thingKind !== 'person' || entry.thingId === entry.personId) return null;
  const name = people.find((one) => one.id === entry.thingId)?.name;
  return `Konto: ${name ?? 'keines mit dieser Adresse'}`;
}

function select(
  name: string,
  label: string,
  { value, options }: { value: string; options: { value: string; label: string }[] },
): FieldView {
  return {
    name,
    label,
    kind: 'select',
    value,
    options: [{ value: '', label: 'alle' }, ...options],
  };
}

export function auditRow(entry: AuditEntry): ListRow {
  return {
    id: entry.id,
    at: entry.at,
    personId: entry.personId,
    person: entry.personName,
    action: entry.action,
    thingKind: entry.thingKind,
    thingId: entry.thingId,
    municipalityId: entry.municipalityId,
    summary: entry.summary,
    changes: JSON.stringify(entry.changes),
    source: entry.source,
  };
}
