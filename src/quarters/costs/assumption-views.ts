import { historyRows, type HistoryRow } from '../../audit/history.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import type { ListRow } from '../../http/lists.ts';
import type { PageView } from '../../http/page-parts.ts';
import { municipalFinancesPath } from '../../matching/match-paths.ts';
import { assumptionPath, assumptionsPath, listAs, needsPath } from '../../paths.ts';
import { formatDay } from '../../shared/dates.ts';
import { sourceLink, type SourceLink } from '../needs/need-views.ts';
import { costBasisLabels } from '../quarter-labels.ts';
import type { Municipality } from '../quarter.ts';
import {
  assumptionInput,
  assumptionText,
  assumptionTitles,
  assumptionUnit,
  assumptionUses,
} from './assumption-words.ts';
import { assumptionKeys, type AssumptionKey, type Assumptions } from './assumption.ts';
import type { PayTables } from './pay-table.ts';

export interface AssumptionListView extends PageView {
  lead: string;
  financesHref: string;
  csvHref: string;
  jsonHref: string;
  rows: {
    title: string;
    use: string;
    value: string;
    basis: string;
    isAssumption: boolean;
    isDefault: boolean;
    source: SourceLink | null;
    note: string | null;
    editHref: string | null;
  }[];
  payTables: {
    title: string;
    rules: string[];
    tables: { label: string; source: SourceLink | null }[];
  };
  history: HistoryRow[];
}

interface OpenedAssumptions {
  municipality: Municipality;
  assumptions: Assumptions;
  history: readonly AuditEntry[];
}

export function assumptionListView(
  { municipality, assumptions, history }: OpenedAssumptions,
  { canEdit, payTables }: { canEdit: boolean; payTables: PayTables },
): AssumptionListView {
  return {
    title: 'Annahmen',
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Annahmen', href: null },
    ],
    lead: `Womit ${municipality.name} rechnet, wo nichts Genaueres bekannt ist. Ein Wert ohne Quelle ist eine Annahme und heißt überall so.`,
    financesHref: municipalFinancesPath(),
    csvHref: listAs(assumptionsPath(), 'csv'),
    jsonHref: listAs(assumptionsPath(), 'json'),
    rows: assumptionKeys.map((key) => {
      const { value, basis, isDefault, source, note } = assumptions[key];
      return {
        title: assumptionTitles[key],
        use: assumptionUses[key],
        value: assumptionText(key, value),
        basis: costBasisLabels[basis],
        isAssumption: basis === 'annahme',
        isDefault,
        source: sourceLink(source),
        note,
        editHref: canEdit ? assumptionPath(key) : null,
      };
    }),
    payTables: payTablesView(payTables),
    history: historyRows(history),
  };
}

/** Which tables are known, without the amounts: those stand in `data/pay/` and in the sources. */
function payTablesView(payTables: PayTables): AssumptionListView['payTables'] {
  const { stepYears, fullTimeHours, agreementUntil } = payTables;
  const labelOf = (group: string): string =>
    payTables.groups.find(({ code }) => code === group)?.label ?? group;
  return {
    title: payTables.title,
    rules: [
      `Die Tarifeinigung gilt bis ${formatDay(agreementUntil)}; danach wird mit der Tarifsteigerung oben gerechnet.`,
      `Stufenaufstieg: ${stepYears.note}.`,
      `Volle Stelle: ${fullTimeHours.hoursPerWeek} Stunden je Woche, ${fullTimeHours.note}.`,
      ...payTables.yearEndPayment.map(
        ({ fromYear, percent, note }) =>
          `Jahressonderzahlung ab ${fromYear}: ${percent} % eines Monatsentgelts, im November anteilig nach Monaten${note === null ? '' : ` (${note})`}.`,
      ),
    ],
    tables: payTables.tables.map(({ group, validFrom, validUntil, derived, source }) => {
      const found = payTables.sources[source];
      const how =
        derived === null
          ? ''
          : `, abgeleitet: Tabelle ab ${monthText(derived.fromTableOf)} + ${String(derived.percent).replace('.', ',')} %`;
      return {
        label: `${labelOf(group)}, ${monthText(validFrom)} bis ${monthText(validUntil)}${how}`,
        source: found === undefined ? null : sourceLink(found),
      };
    }),
  };
}

const monthText = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

export function assumptionRow(key: AssumptionKey, assumptions: Assumptions): ListRow {
  const { value, basis, isDefault, source, note } = assumptions[key];
  return {
    id: key,
    title: assumptionTitles[key],
    value: assumptionInput(key, value),
    unit: { percent: '%', cents: '€', monthDay: 'Tag' }[assumptionUnit(key)],
    basis,
    isDefault,
    source: source?.title ?? null,
    sourceUrl: source?.url ?? null,
    note,
  };
}
