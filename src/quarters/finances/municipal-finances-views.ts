import { historyRows, type HistoryRow } from '../../audit/history.ts';
import type { FieldView, PageView, StoredFormView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { municipalFinancesPath } from '../../matching/match-paths.ts';
import { needsPath } from '../../paths.ts';
import { formatMonth } from '../../shared/dates.ts';
import { sourceLink, type SourceLink } from '../needs/need-views.ts';
import { costBasisLabels } from '../quarter-labels.ts';
import type { OpenedFinances } from './municipal-finances-service.ts';
import { financeShapes, valuesOfFact } from './finance-entry.ts';
import {
  financeAnswer,
  financeKeys,
  financeTitles,
  type FinanceFact,
  type FinanceKey,
} from './municipal-finances.ts';

export interface MunicipalFinancesView extends PageView, StoredFormView {
  lead: string;
  facts: FinanceFactView[];
  history: HistoryRow[];
}

interface FinanceFactView {
  key: FinanceKey;
  title: string;
  meaning: string;
  answer: string;
  /** What was known once and is not taken for today; null where there is none. */
  hint: string | null;
  basis: string | null;
  isAssumption: boolean;
  source: SourceLink | null;
  note: string | null;
  /** null for who only reads. */
  form: { action: string; version: string; isOpen: boolean; fields: FieldView[] } | null;
}

/** What was posted for one of the two facts. */
export interface FinanceFormState {
  key: FinanceKey;
  values: PostedValues;
  errors: FieldErrors;
  isStale: boolean;
}

const meanings: Record<FinanceKey, string> = {
  isProvisional:
    'Solange der Haushalt nicht gilt, sind neue freiwillige Leistungen in der Regel nicht möglich. Beim Entwurf wird danach gefragt.',
  isWeak:
    'Manche Richtlinien geben finanzschwachen Kommunen einen höheren Fördersatz. Maßgeblich ist die Einstufung des Landes im Jahr des Antrags.',
};

export function municipalFinancesView(
  { municipality, facts, history }: OpenedFinances,
  { canEdit, form }: { canEdit: boolean; form?: FinanceFormState },
): MunicipalFinancesView {
  return {
    title: 'Haushaltslage',
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Haushaltslage', href: null },
    ],
    lead: `Was Förderprogramme vom Haushalt der Stadt ${municipality.name} wissen müssen. Beides ändert sich von Jahr zu Jahr und gilt deshalb nur mit seinem Stand.`,
    facts: financeKeys.map((key) =>
      factView(key, facts[key], { canEdit, form: form?.key === key ? form : undefined }),
    ),
    isUnsaved: form !== undefined,
    errors: Object.entries(form?.errors ?? {}).map(([name, text]) => ({
      fieldId: fieldId(form?.key ?? 'isWeak', name),
      text,
    })),
    conflict: form?.isStale === true ? conflictOf(facts[form.key], form) : null,
    history: historyRows(history),
  };
}

const fieldId = (key: FinanceKey, name: string): string => `f-${key}-${name}`;

function factView(
  key: FinanceKey,
  fact: FinanceFact,
  { canEdit, form }: { canEdit: boolean; form: FinanceFormState | undefined },
): FinanceFactView {
  const stand = fact.asOf === null ? null : `Stand ${formatMonth(fact.asOf)}`;
  const isKnown = fact.value !== null;
  return {
    key,
    title: financeTitles[key],
    meaning: meanings[key],
    answer:
      isKnown && stand !== null
        ? `${financeAnswer(fact.value)} (${stand})`
        : financeAnswer(fact.value),
    hint: !isKnown && fact.note !== null ? `${stand ?? 'Ohne Stand'}: ${fact.note}` : null,
    basis: fact.version === 0 ? null : costBasisLabels[fact.basis],
    isAssumption: isKnown && fact.basis === 'annahme',
    source: sourceLink(fact.source),
    note: isKnown ? fact.note : null,
    form: canEdit
      ? {
          action: municipalFinancesPath(),
          version: String(fact.version),
          isOpen: form !== undefined || !isKnown,
          fields: fieldsOf(key, form ?? { values: valuesOfFact(fact), errors: {} }),
        }
      : null,
  };
}

function fieldsOf(
  key: FinanceKey,
  { values, errors }: Pick<FinanceFormState, 'values' | 'errors'>,
): FieldView[] {
  return financeShapes.map((shape) => {
    const value = values[shape.name];
    return {
      ...shape,
      id: fieldId(key, shape.name),
      value: typeof value === 'string' ? value : '',
      error: errors[shape.name] ?? null,
    };
  });
}

function conflictOf(fact: FinanceFact, { values }: FinanceFormState) {
  const saved = valuesOfFact(fact);
  const rows = financeShapes
    .map(({ name, label }) => {
      const typed = values[name];
      return {
        label,
        saved: shownText(saved[name]),
        typed: shownText(typeof typed === 'string' ? typed : ''),
      };
    })
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: municipalFinancesPath() };
}

const shownText = (text: string | undefined): string =>
  text === undefined || text === '' ? '(leer)' : text;
