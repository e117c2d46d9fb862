import type { Can } from '../../accounts/access.ts';
import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import { bundlePath, cityMatchesPath } from '../../matching/match-paths.ts';
import {
  blueprintPath,
  listAs,
  matchesPath,
  needPath,
  needsPath,
  newNeedPath,
  newQuarterPath,
  quarterPath,
  restoreNeedPath,
} from '../../paths.ts';
import { trialPath } from '../../matching/match-paths.ts';
import { formatDayOf } from '../../shared/dates.ts';
import { priorityLabels } from '../quarter-labels.ts';
import type { Quarter } from '../quarter.ts';
import type { WithdrawnNeed } from './need-draft.ts';
import { queryOf, type NeedEntry, type NeedQuery } from './need-entry.ts';
import { filterFields } from './need-filter-views.ts';
import { needStateTag, periodText } from './need-views.ts';
import { buildingBlockLabels, costPerYear, describeCost, describeCostOfAll } from './need.ts';

export interface NeedListView extends PageView {
  filter: { action: string; fields: FieldView[] };
  countText: string;
  cost: string;
  csvHref: string;
  jsonHref: string;
  resetHref: string;
  isEmpty: boolean;
  isFiltered: boolean;
  /** Addresses of the buttons; null for who may not change needs. */
  newHref: string | null;
  blueprintHref: string | null;
  /** Try a need without saving it. */
  trialHref: string;
  /** Views on all of them at once; null for who reads no matches, and while there is no need. */
  cityMatchesHref: string | null;
  bundleHref: string | null;
  empty: { heading: string; text: string; actionLabel: string | null; actionHref: string | null };
  withdrawn: WithdrawnNeedView[];
  needs: {
    title: string;
    href: string;
    isDemo: boolean;
    quarter: string;
    quarterHref: string;
    block: string;
    /** null where nobody ranked it. */
    priority: string | null;
    state: StatusTag;
    details: string[];
    cost: string;
    period: string;
    matchesHref: string;
  }[];
}

export interface WithdrawnNeedView {
  title: string;
  isDemo: boolean;
  quarter: string;
  withdrawnOn: string;
  /** null for who may not change needs. */
  restoreAction: string | null;
}

export interface NeedListContext {
  quarters: readonly Quarter[];
  total: number;
  withdrawn: readonly WithdrawnNeed[];
  can: Can;
}

export function needListView(
  entries: readonly NeedEntry[],
  query: NeedQuery,
  { quarters, total, withdrawn, can }: NeedListContext,
): NeedListView {
  const asked = queryOf(query);
  const isFiltered = Object.values(asked).some((value) => value !== '');
  const mayEdit = can('need.edit');
  const newHref = mayEdit ? newNeedPath({ quartier: query.quarterSlug ?? '' }) : null;
  const readsMatches = can('match.read') && total > 0;
  const { quartier = '', baustein = '' } = asked;
  const shared = { quartier, baustein };
  const bundled = { baustein: baustein === 'weitere' ? '' : baustein };
  const names = new Map(quarters.map(({ id, name }) => [id, name]));
  return {
    title: 'Bedarfe',
    breadcrumbs: [{ label: 'Bedarfe', href: null }],
    filter: { action: needsPath(), fields: filterFields(query, quarters) },
    countText: `${entries.length} von ${total} Bedarfen`,
    cost: describeCostOfAll(entries.map(({ need }) => need)),
    csvHref: listAs(needsPath(), 'csv', asked),
    jsonHref: listAs(needsPath(), 'json', asked),
    resetHref: needsPath(),
    isEmpty: entries.length === 0,
    isFiltered,
    newHref,
    cityMatchesHref: readsMatches ? cityMatchesPath(shared) : null,
    bundleHref: readsMatches ? bundlePath(bundled) : null,
    blueprintHref: mayEdit ? blueprintPath({ nach: query.quarterSlug ?? '' }) : null,
    trialHref: trialPath(),
    empty: emptyState({ isFiltered, newHref, hasQuarters: quarters.length > 0 }),
    withdrawn: withdrawn.map((need) => ({
      title: need.title,
      isDemo: need.origin === 'demo',
      quarter: names.get(need.quarterId) ?? '',
      withdrawnOn: formatDayOf(need.withdrawnAt),
      restoreAction: mayEdit ? restoreNeedPath(need.id) : null,
    })),
    needs: entries.map(rowView),
  };
}

function rowView({ need, quarter, state }: NeedEntry): NeedListView['needs'][number] {
  return {
    title: need.title,
    href: needPath(need.id),
    isDemo: need.origin === 'demo',
    quarter: quarter.name,
    quarterHref: quarterPath(quarter.slug),
    block:
      need.buildingBlock === null ? 'Weiterer Bedarf' : buildingBlockLabels[need.buildingBlock],
    priority: need.priority === null ? null : `Priorität ${priorityLabels[need.priority]}`,
    state: needStateTag(state),
    details: state.details,
    cost: describeCost(costPerYear(need)),
    period: periodText(need) ?? 'Zeitraum offen',
    matchesHref: matchesPath(need.id),
  };
}

/** Says what to do: another choice, a first need, or first of all a quarter. */
function emptyState({
  isFiltered,
  newHref,
  hasQuarters,
}: {
  isFiltered: boolean;
  newHref: string | null;
  hasQuarters: boolean;
}): NeedListView['empty'] {
  if (isFiltered) {
    const text = 'Zu dieser Auswahl ist kein Bedarf erfasst.';
    const action = { actionLabel: 'Alle Bedarfe zeigen', actionHref: needsPath() };
    return { heading: 'Kein Bedarf gefunden', text, ...action };
  }
  const heading = 'Noch kein Bedarf erfasst';
  if (!hasQuarters && newHref !== null) {
    const text = 'Ein Bedarf gehört zu einem Quartier. Legen Sie zuerst ein Quartier an.';
    return { heading, text, actionLabel: 'Quartier anlegen', actionHref: newQuarterPath() };
  }
  return {
    heading,
    text: 'Ein Bedarf sagt, was einem Quartier fehlt und was es kostet. Daraus entstehen passende Programme und Vorhaben. Vorlagen gibt es für Beteiligung, Umsetzung und Steuerung.',
    actionLabel: newHref === null ? null : 'Bedarf anlegen',
    actionHref: newHref,
  };
}
